namespace Functional;

/// <summary>
/// What a model does with a batch, found on shapes with batches of two sizes: what differs between the two depends on the batch.
/// </summary>
/// <param name="Small">The trace of the smaller batch.</param>
/// <param name="Large">The trace of the larger one; node by node the same.</param>
/// <param name="Inputs">How many arguments of the trace are inputs; the others are parameters and state.</param>
/// <param name="Weights">The values of the others, by path, in order.</param>
internal sealed record OnnxTrace(Trace Small, Trace Large, int Inputs, IReadOnlyList<KeyValuePair<string, Tensor>> Weights)
{
    private const int SmallBatch = 60;
    private const int LargeBatch = 84;

    /// <exception cref="NotSupportedException">What the network does depends on the size of the batch.</exception>
    public static OnnxTrace Of(Model model)
    {
        KeyValuePair<string, Tensor>[] weights = [.. model.Parameters, .. model.State];
        var (small, large) = (At(model, weights, SmallBatch), At(model, weights, LargeBatch));
        return small.Nodes.Select(n => n.Op).SequenceEqual(large.Nodes.Select(n => n.Op))
            ? new(small, large, model.Network.Inputs.Count, weights)
            : throw new NotSupportedException(
                $"{model.Network} cannot be written as ONNX: which operations it applies depends on the size of the batch. Apply the same "
                    + "ones to every batch."
            );
    }

    /// <summary>The same node with the larger batch.</summary>
    public TraceNode Twin(TraceNode node) => Large.Nodes[node.Index];

    /// <summary>
    /// A size that was seen with either batch: a number for every batch, or a multiple of its size (null when it is neither).
    /// </summary>
    public static (long Number, bool OfBatch)? Size(int small, int large) =>
        small == large ? (small, false)
        : small % SmallBatch == 0 && small / SmallBatch * LargeBatch == large ? (small / SmallBatch, true)
        : null;

    private static Trace At(Model model, KeyValuePair<string, Tensor>[] weights, int batch)
    {
        var network = model.Network;
        var (inputs, parameters) = (network.Inputs.Count, model.Parameters.Count);
        return Trace.OnShapes(
            arguments =>
            {
                Parameters Tree(int start, int count) =>
                    Parameters.From(Enumerable.Range(start, count).Select(i => KeyValuePair.Create(weights[i].Key, arguments[inputs + i])));
                var named = Tensors.Named([.. network.Inputs.Select((port, i) => (port.Name, arguments[i]))]);
                return network
                    .Run(Tree(0, parameters), Tree(parameters, weights.Length - parameters), named, Mode.Inference, Key.Of(0))
                    .Outputs;
            },
            Tensors.Of([
                .. network.Inputs.Select(port => Tensor.Symbolic(Shape.Of([batch, .. port.Shape]), port.DType)),
                .. weights.Select(w => Tensor.Symbolic(w.Value.Shape, w.Value.DType)),
            ])
        );
    }
}
