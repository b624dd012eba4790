namespace Functional;

/// <summary>What is read from a model's file, or written into it, besides what is always there.</summary>
public sealed record ModelFileOptions
{
    /// <summary>Everything, and no layers but those of this library.</summary>
    public static ModelFileOptions Default { get; } = new();

    /// <summary>Whether losses, metrics, the optimizer and its memory are read or written; true. Keras calls it <c>compile</c>.</summary>
    public bool WithTraining { get; init; } = true;

    /// <summary>Layers of one's own that the file may name; none unless given.</summary>
    public OwnLayers Layers { get; init; } = OwnLayers.None;
}
