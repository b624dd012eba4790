namespace Functional;

/// <summary>
/// A network of one input and one output as a layer, so that it can stand in a row or be used several times with the same parameters:
/// <c>new NetworkLayer(encoder).Shared("encoder")</c>. A <see cref="Sequential"/> is a layer by itself.
/// </summary>
public sealed record NetworkLayer : ILayer, IKind
{
    /// <summary>A network as a layer.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="ArgumentException">It has several inputs or outputs.</exception>
    public NetworkLayer(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        Network =
            network.Inputs.Count == 1 && network.Outputs.Count == 1
                ? network
                : throw new ArgumentException(
                    $"a layer has one input and one output, and this network has {network.Inputs.Count} and {network.Outputs.Count}; "
                        + "apply it to nodes with Graph.Apply."
                );
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

    string IKind.Kind => "Functional";

    /// <inheritdoc/>
    public Tensor Apply(Call call, Tensor x) => Network.Apply(call, Tensors.Of(x)).Single;

    /// <summary>The network.</summary>
    public override string ToString() => Network.ToString()!;
}
