namespace Functional;

/// <summary>
/// A network whose inputs are known, and with them every shape in it; it has no parameters yet. <c>Compile</c> gives it a loss, an
/// optimizer and parameters. Made by <see cref="Sequential"/>, or by <c>WithInputs</c> from a network of one's own.
/// </summary>
public abstract class Network : INetwork
{
    private protected Network(Sequence<Port> inputs)
    {
        foreach (var port in inputs.Where(p => p.Shape.Any(size => size == 0)))
        {
            throw new ShapeException(
                $"input \"{port.Name}\"",
                "an example without numbers teaches nothing: every size is at least 1",
                "Give the shape of one example without the batch axis: Input(64), Input([28, 28]).",
                ("example", port.Shape.ToString())
            );
        }
        Inputs = inputs;
    }

    /// <summary>Where data enter.</summary>
    public Sequence<Port> Inputs { get; }

    /// <summary>Where predictions leave.</summary>
    /// <exception cref="InvalidOperationException">The shape of an example depends on the size of the batch.</exception>
    public abstract Sequence<Port> Outputs { get; }

    /// <summary>Declarations, layers and shapes.</summary>
    public abstract Blueprint Blueprint { get; }

    /// <summary>The class as summaries print it.</summary>
    public abstract string Kind { get; }

    /// <inheritdoc/>
    public abstract Tensors Apply(Call call, Tensors inputs);

    /// <summary>The initial parameters: a pure function of the key.</summary>
    public Parameters Init(Key key) => Blueprint.Parameters(key);

    /// <summary>The initial state, such as moving statistics; empty for most networks.</summary>
    public Parameters InitState(Key key) => Blueprint.State(key);

    /// <summary>
    /// The part of this network between inputs and layers, with the names that its layers have here, so that parameters of this network
    /// fit it: Keras' <c>Model(model.input, model.get_layer("hidden").output)</c>.
    /// </summary>
    /// <param name="inputs">Names of inputs, or of layers whose output becomes an input.</param>
    /// <param name="outputs">Names of layers whose output is predicted.</param>
    /// <exception cref="ArgumentException">There is no such layer, or an output needs an input that is not listed.</exception>
    /// <exception cref="NotSupportedException">The network is code of one's own, which has no places between.</exception>
    public virtual Network Between(IEnumerable<string> inputs, IEnumerable<string> outputs) =>
        throw new NotSupportedException(
            $"{this} is code, and code has no places between: let Apply return the tensor as one more output, or draw the network with "
                + "Sequential or Graph."
        );

    /// <summary>The ports of outputs: the names given to them, and those of Keras for the others.</summary>
    private protected Sequence<Port> OutputPorts(Func<int, string> name) =>
        [.. Blueprint.Outputs.Select((o, i) => new Port(o.Name ?? name(i), o.Shape.Example, Blueprint.OutputTypes[i]))];
}
