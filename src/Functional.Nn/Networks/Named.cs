namespace Functional;

/// <summary>A layer with a name of its own, in place of the automatic one.</summary>
public sealed record Named : ILayer
{
    private Named(ILayer layer, string name) => (Layer, Name) = (layer, name);

    /// <summary>The layer itself.</summary>
    public ILayer Layer { get; }

    /// <summary>The name, the part of paths that stands for this layer.</summary>
    public string Name { get; }

    /// <summary>A layer under a name; a row of one layer counts as that layer, and an earlier name is replaced.</summary>
    /// <exception cref="ArgumentException">The name is empty or holds a slash, which separates the parts of paths.</exception>
    public static Named Of(ILayer layer, string name)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return name.Contains('/', StringComparison.Ordinal)
            ? throw new ArgumentException($"the name \"{name}\" holds a slash, which separates the parts of a path; take another.")
            : layer switch
            {
                Serial { Layers: [var only] } => Of(only, name),
                Named named => Of(named.Layer, name),
                _ => new(layer, name),
            };
    }

    /// <summary>
    /// The name that a layer or network of a class gets when it is given none: <c>BatchNormalization</c> → batch_normalization.
    /// </summary>
    public static string AutomaticName(string kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return LayerNames.SnakeCase(kind);
    }

    /// <inheritdoc/>
    public Tensor Apply(Call call, Tensor x) => Layer.Apply(call, x);

    /// <summary>The layer and its name.</summary>
    public override string ToString() => $"{Layer} \"{Name}\"";
}
