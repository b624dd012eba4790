namespace Functional;

/// <summary>
/// What is known about a network before there are values: declarations, layers, and the shapes of outputs. Found by applying it
/// twice to tensors without values, with batches of two sizes; what differs between the two depends on the batch.
/// </summary>
public sealed class Blueprint
{
    /// <summary>Two sizes with many common divisors, which no layer is likely to have by chance.</summary>
    private const int SmallBatch = 60;

    private const int LargeBatch = 84;

    private Blueprint(Sequence<Declaration> declarations, Sequence<LayerInfo> layers, Sequence<(string? Name, BatchShape Shape)> outputs) =>
        (Declarations, Layers, Outputs) = (declarations, layers, outputs);

    /// <summary>Parameters and state in the order in which they are first asked for.</summary>
    public Sequence<Declaration> Declarations { get; }

    /// <summary>Every application of a layer in order; a layer comes before the layers inside it.</summary>
    public Sequence<LayerInfo> Layers { get; }

    /// <summary>The outputs: the name that the network gave, if any, and the shape.</summary>
    public Sequence<(string? Name, BatchShape Shape)> Outputs { get; }

    /// <summary>The initial parameters: every declaration's own, from the key folded with its path.</summary>
    public Parameters Parameters(Key key) => Initialize(key, trainable: true);

    /// <summary>The initial state.</summary>
    public Parameters State(Key key) => Initialize(key, trainable: false);

    /// <summary>Builds a network for inputs of these shapes.</summary>
    /// <exception cref="ShapeException">A shape does not fit; the message names the layer.</exception>
    public static Blueprint Of(INetwork network, IReadOnlyList<Port> inputs, Mode mode = Mode.Inference)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(inputs);
        var (small, smallOutputs) = Trace(network, inputs, mode, SmallBatch);
        var (large, largeOutputs) = Trace(network, inputs, mode, LargeBatch);
        return new(
            [.. small.Declarations],
            [
                .. small.Layers.Zip(
                    large.Layers,
                    (s, l) => new LayerInfo(s.Path, s.Kind, Shapes(s.Inputs, l.Inputs), Shapes(s.Outputs, l.Outputs))
                ),
            ],
            [.. smallOutputs.Names.Zip(Shapes(smallOutputs, largeOutputs))]
        );
    }

    private static (Building Context, Tensors Outputs) Trace(INetwork network, IReadOnlyList<Port> inputs, Mode mode, int batch)
    {
        var context = new Building(mode, DTypeOf(inputs.Select(p => p.DType)));
        var tensors = Tensors.Named([.. inputs.Select(p => (p.Name, Tensor.Symbolic(Shape.Of([batch, .. p.Shape]), p.DType)))]);
        var outputs =
            network.Apply(new Call(context, ""), tensors) ?? throw new InvalidOperationException($"{network} returned null from Apply.");
        foreach (var output in outputs)
        {
            if (output.Rank == 0 || output.Shape[0] != batch)
            {
                throw new InvalidOperationException(
                    $"an output of {network} has shape {output.Shape} for a batch of {batch}: its first axis must be the batch."
                );
            }
        }
        return (context, outputs);
    }

    /// <summary>The element type of a network's parameters: that of its first floating input, Float32 if there is none.</summary>
    internal static DType DTypeOf(IEnumerable<DType> inputs) =>
        inputs.Where(t => t is DType.Float32 or DType.Float64).Append(DType.Float32).First();

    private static Sequence<BatchShape> Shapes(Tensors small, Tensors large) =>
        [.. small.Values.Zip(large.Values, (s, l) => BatchShape.Of(s.Shape, l.Shape))];

    private Parameters Initialize(Key key, bool trainable) =>
        Functional.Parameters.From(
            Declarations.Where(d => d.IsTrainable == trainable).Select(d => KeyValuePair.Create(d.Path, d.Initialize(key)))
        );
}
