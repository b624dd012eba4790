namespace Functional;

/// <summary>
/// Layers one after the other, from an input of known shape: <c>Sequential.Input(64).Dense(32, Activation.Relu).Dense(10)</c>.
/// Immutable: every word returns a longer network. Every layer is checked against the shape before it when it is added.
/// </summary>
public sealed class Sequential : Network, ILayer, IChain<Sequential>, IEquatable<Sequential>
{
    private readonly Serial chain;

    private Sequential(Port input, Serial chain)
        : base([input])
    {
        this.chain = chain;
        Blueprint = Blueprint.Of(this, Inputs);
    }

    /// <summary>The start of a network: what one example looks like.</summary>
    /// <param name="shape">The shape of one example, without the batch axis: <c>64</c>, <c>[28, 28]</c>.</param>
    /// <param name="name">The name of the input.</param>
    /// <param name="dtype">The element type of the input, and of the parameters when it is a floating one.</param>
    /// <exception cref="ShapeException">A size is 0.</exception>
    public static Sequential Input(Shape shape, string name = "input", DType dtype = DType.Float32)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(new(name, shape, dtype), new([]));
    }

    /// <summary>The layers in order.</summary>
    public Sequence<ILayer> Layers => chain.Layers;

    /// <inheritdoc/>
    public override Blueprint Blueprint { get; }

    /// <inheritdoc/>
    public override string Kind => "Sequential";

    /// <inheritdoc/>
    public override Sequence<Port> Outputs => OutputPorts(_ => LayerNames.Of(Layers).LastOrDefault("output"));

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The layer does not fit the shape before it; the message names it.</exception>
    /// <exception cref="ArgumentException">The name is already that of another layer.</exception>
    public Sequential Then(ILayer layer, string? name = null) => new(Inputs[0], chain.Then(layer, name));

    /// <inheritdoc/>
    public Tensor Apply(Call call, Tensor x) => chain.Apply(call, x);

    /// <inheritdoc/>
    public override Tensors Apply(Call call, Tensors inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Apply(call, inputs.Single);
    }

    /// <inheritdoc/>
    public override Network Between(IEnumerable<string> inputs, IEnumerable<string> outputs) => AsGraph().Between(inputs, outputs);

    /// <summary>The same network drawn as a graph: its layers have the same names.</summary>
    /// <exception cref="ArgumentException">There are no layers.</exception>
    public Graph AsGraph()
    {
        var input = Graph.Input(Inputs[0].Shape, Inputs[0].Name, Inputs[0].DType);
        return new([input], [LayerNames.Of(Layers).Zip(Layers).Aggregate(input, (node, next) => node.Then(next.Second, next.First))]);
    }

    /// <summary>Equal when input and layers are.</summary>
    public static bool operator ==(Sequential? left, Sequential? right) => Equals(left, right);

    /// <summary>Unequal when input or some layer differs.</summary>
    public static bool operator !=(Sequential? left, Sequential? right) => !Equals(left, right);

    /// <inheritdoc/>
    public bool Equals(Sequential? other) => other is not null && Inputs == other.Inputs && Layers == other.Layers;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Sequential);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Inputs, Layers);

    /// <summary>Input shape and layers.</summary>
    public override string ToString() => $"Input({Inputs[0].Shape}){string.Concat(Layers.Select(l => $" → {l}"))}";
}
