namespace Functional;

/// <summary>Layers one after the other, itself a layer: y = fₙ(… f₂(f₁(x))).</summary>
/// <param name="Layers">The layers in order; rows inside rows are flat, so (f · g) · h equals f · (g · h).</param>
public sealed record Serial(Sequence<ILayer> Layers) : ILayer, IChain<Serial>, IKind
{
    /// <summary>These layers in a row.</summary>
    public static Serial Of(params IEnumerable<ILayer> layers) => layers.Aggregate(new Serial([]), (chain, layer) => chain.Then(layer));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The name is already that of another layer in the row.</exception>
    public Serial Then(ILayer layer, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ILayer[] added =
            name is not null ? [Named.Of(layer, name)]
            : layer is Serial row ? [.. row.Layers]
            : [layer];
        var names = Layers.Concat(added).OfType<Named>().Select(n => n.Name);
        var twice = names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;
        return twice is null
            ? new([.. Layers, .. added])
            : throw new ArgumentException(
                $"two layers are called \"{twice}\"; every name stands for one layer. Give one of them another name."
            );
    }

    /// <inheritdoc/>
    public Tensor Apply(Call call, Tensor x)
    {
        var names = LayerNames.Of(Layers);
        for (var i = 0; i < names.Length; i++)
        {
            x = call.Apply(names[i], Layers[i], x);
        }
        return x;
    }

    string IKind.Kind => "Sequential";

    /// <summary>The layers in order.</summary>
    public override string ToString() => string.Join(" → ", Layers);
}
