namespace Functional;

/// <summary>
/// From probabilities back to logits, as Keras does: when the operation that made an output is the softmax or sigmoid of its
/// cross-entropy, the loss reads that operation's input. Decided when a model is compiled, from a trace on shapes.
/// </summary>
internal static class LogitsRule
{
    private const int AnyBatch = 4;

    public static bool[] Decide(Network network, Loss[] losses, int[] positions)
    {
        var symbols = Parameters.From(Symbols(network, trainable: true));
        var state = Parameters.From(Symbols(network, trainable: false));
        var inputs = Tensors.Named([.. network.Inputs.Select(p => (p.Name, Tensor.Symbolic(Shape.Of([AnyBatch, .. p.Shape]), p.DType)))]);
        bool[] found = new bool[losses.Length];
        Autodiff.Vjp(
            parameters =>
            {
                var outputs = network.Run(parameters, state, inputs, Mode.Training, Key.Symbolic).Outputs;
                for (var i = 0; i < losses.Length; i++)
                {
                    found[i] = IsLinked(losses[i], outputs[positions[i]]);
                }
                return outputs[0];
            },
            symbols
        );
        return found;
    }

    /// <summary>The input of the operation that made an output.</summary>
    public static Tensor Logits(Tensor output) =>
        Trace.Producer(output) is { } producer
            ? producer.Inputs[0]
            : throw new InvalidOperationException("an output that was made by a softmax or sigmoid on shapes was not on values.");

    private static bool IsLinked(Loss loss, Tensor output) =>
        loss.LinkedOperation is { } link
        && Trace.Producer(output) is { } producer
        && producer.Op == link
        && (producer.Attributes is null || Equals(producer.Attributes, output.Rank - 1));

    private static IEnumerable<KeyValuePair<string, Tensor>> Symbols(Network network, bool trainable) =>
        network
            .Blueprint.Declarations.Where(d => d.IsTrainable == trainable)
            .Select(d => KeyValuePair.Create(d.Path, Tensor.Symbolic(d.Shape, d.DType)));
}
