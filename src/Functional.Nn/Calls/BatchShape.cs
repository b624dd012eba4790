namespace Functional;

/// <summary>A shape in which some sizes depend on the size of the batch; those are null and print as None.</summary>
/// <param name="Sizes">The size of every axis, the batch axis included.</param>
public sealed record BatchShape(Sequence<int?> Sizes)
{
    /// <summary>The shape of an example: the sizes after the first.</summary>
    /// <exception cref="InvalidOperationException">A later size depends on the batch, or there is no first axis.</exception>
    public Shape Example =>
        Sizes.Count > 0 && Sizes.Skip(1).All(s => s is not null)
            ? Shape.Of([.. Sizes.Skip(1).Select(s => s!.Value)])
            : throw new InvalidOperationException(
                $"the shape {this} has no shape of one example: every axis but the first must be independent of the batch."
            );

    /// <summary>The shape of a batch of any size of examples of a shape.</summary>
    public static BatchShape Of(Shape example)
    {
        ArgumentNullException.ThrowIfNull(example);
        return new([null, .. example.Select(size => (int?)size)]);
    }

    /// <summary>As Keras prints it: <c>(None, 64)</c>.</summary>
    public override string ToString() => Sizes.Count == 1 ? $"({Text(Sizes[0])},)" : $"({string.Join(", ", Sizes.Select(Text))})";

    /// <summary>The sizes that two traces with batches of different sizes agree on.</summary>
    internal static BatchShape Of(Shape small, Shape large) =>
        small.Rank == large.Rank
            ? new([.. small.Zip(large, (s, l) => s == l ? s : (int?)null)])
            : throw new InvalidOperationException(
                $"the number of axes depends on the size of the batch: {small} for one batch, {large} for another."
            );

    private static string Text(int? size) => size?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "None";
}
