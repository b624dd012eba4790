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

    private Blueprint(
        Sequence<Declaration> declarations,
        Sequence<LayerInfo> layers,
        Sequence<(string? Name, BatchShape Shape)> outputs,
        Sequence<DType> outputTypes
    ) => (Declarations, Layers, Outputs, OutputTypes) = (declarations, layers, outputs, outputTypes);

    /// <summary>Parameters and state in the order in which they are first asked for.</summary>
    public Sequence<Declaration> Declarations { get; }

    /// <summary>Every application of a layer in order; a layer comes before the layers inside it.</summary>
    public Sequence<LayerInfo> Layers { get; }

    /// <summary>The outputs: the name that the network gave, if any, and the shape.</summary>
    public Sequence<(string? Name, BatchShape Shape)> Outputs { get; }

    /// <summary>The element types of the outputs.</summary>
    public Sequence<DType> OutputTypes { get; }

    /// <summary>The initial parameters: every declaration's own, from the key folded with its path.</summary>
    public Parameters Parameters(Key key) => Initialize(key, trainable: true);

    /// <summary>The initial state.</summary>
    public Parameters State(Key key) => Initialize(key, trainable: false);

    /// <summary>
    /// Parameters as they are allowed to be: every constraint that was declared, applied to its own. Training does this after each
    /// update; loops written by hand say it themselves.
    /// </summary>
    /// <param name="parameters">The parameters by path.</param>
    /// <exception cref="ShapeException">A constraint of one's own returned another shape.</exception>
    public Parameters Constrain(Parameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var constraints = Declarations.Where(d => d.Constraint is not null).ToDictionary(d => d.Path, d => d.Constraint!);
        return constraints.Count == 0
            ? parameters
            : Functional.Parameters.From(
                parameters.Paths.Select(p =>
                    KeyValuePair.Create(p, constraints.TryGetValue(p, out var c) ? c.Apply(parameters[p]) : parameters[p])
                )
            );
    }

    /// <summary>Builds a network for inputs of these shapes.</summary>
    /// <exception cref="ShapeException">
    /// A shape does not fit, or one of a parameter depends on the batch; the message names the layer, and the batch is its None.
    /// </exception>
    public static Blueprint Of(INetwork network, IReadOnlyList<Port> inputs, Mode mode = Mode.Inference)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(inputs);
        var (small, smallOutputs) = TraceForAnyBatch(network, inputs, mode);
        var (large, largeOutputs) = Trace(network, inputs, mode, LargeBatch);
        RequireSame(network, small, large);
        return new(
            [.. small.Declarations],
            [
                .. small.Layers.Zip(
                    large.Layers,
                    (s, l) => new LayerInfo(s.Path, s.Kind, Shapes(s.Inputs, l.Inputs), Shapes(s.Outputs, l.Outputs))
                ),
            ],
            [.. smallOutputs.Names.Zip(Shapes(smallOutputs, largeOutputs))],
            [.. smallOutputs.Values.Select(y => y.DType)]
        );
    }

    /// <summary>With the smaller batch; when that fails, the error speaks of any batch.</summary>
    private static (Building Context, Tensors Outputs) TraceForAnyBatch(INetwork network, IReadOnlyList<Port> inputs, Mode mode)
    {
        try
        {
            return Trace(network, inputs, mode, SmallBatch);
        }
        catch (Exception e) when (AnyBatch.Covers(e))
        {
            throw new AnyBatch(SmallBatch, LargeBatch).Error(e, () => Trace(network, inputs, mode, LargeBatch));
        }
    }

    private static void RequireSame(INetwork network, Building small, Building large)
    {
        if (!small.Layers.Select(l => l.Path).SequenceEqual(large.Layers.Select(l => l.Path)))
        {
            throw new InvalidOperationException(
                $"which layers {network} applies depends on the size of the batch. Apply the same layers to every batch."
            );
        }
        foreach (var (s, l) in small.Declarations.Zip(large.Declarations))
        {
            if (s.Shape != l.Shape)
            {
                throw new ShapeException(
                    s.Path,
                    "the shape of a parameter or state may not depend on the size of the batch",
                    "Leave out the first axis of the input: x.Shape[1..], or x.Shape.Last.",
                    ("shape", BatchShape.Of(s.Shape, l.Shape).ToString())
                );
            }
        }
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
                    $"an output of {network} has shape {output.Shape}: the first axis of an output must be the batch, here of {batch}. "
                        + "Reduce over the other axes only."
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
