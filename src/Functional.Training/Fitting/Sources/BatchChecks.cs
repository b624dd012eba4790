namespace Functional;

/// <summary>Checks every batch of a stream before its step: that it fits the model, and looks like the first one.</summary>
internal sealed class BatchChecks(Definition definition, string role)
{
    private string? first;
    private int number;

    /// <summary>The batch itself.</summary>
    /// <exception cref="ArgumentException">It does not fit; the message says which batch it is, counted from 1.</exception>
    public Dataset Require(Dataset batch)
    {
        number++;
        try
        {
            ArgumentNullException.ThrowIfNull(batch);
            DataChecks.Require(definition, batch, role);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException(FormattableString.Invariant($"batch {number} of the stream: {e.Message}"), e);
        }
        var looks = Looks(batch);
        first ??= looks;
        return looks == first
            ? batch
            : throw new ArgumentException(
                FormattableString.Invariant(
                    $"batch {number} of the stream is {looks}, but the first one was {first}; only the number of rows may differ."
                )
            );
    }

    private static string Looks(Dataset batch)
    {
        IEnumerable<string> Each(Tensors tensors) => tensors.Values.Select(x => $"{x.DType.ToString().ToLowerInvariant()}{x.Shape[1..]}");
        return $"{string.Join(", ", Each(batch.Inputs))} → {string.Join(", ", Each(batch.Targets))}"
            + (batch.Weights is null ? "" : ", weighted");
    }
}
