namespace Functional;

/// <summary>
/// A layer that is used several times with the same parameters: applied to several nodes of a graph it is one layer there. Made by
/// <c>layer.Shared("encoder")</c>; uses of one name must be of equal layers.
/// </summary>
/// <param name="Layer">The layer itself.</param>
/// <param name="Name">The name under which its parameters live.</param>
public sealed record Shared(ILayer Layer, string Name) : ILayer, IKind
{
    string IKind.Kind => LayerNames.KindOf(Layer);

    /// <inheritdoc/>
    public Tensor Apply(Call call, Tensor x) => Layer.Apply(call, x);

    /// <summary>The layer and its name.</summary>
    public override string ToString() => $"{Layer} shared as \"{Name}\"";
}
