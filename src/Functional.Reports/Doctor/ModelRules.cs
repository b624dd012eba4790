namespace Functional;

/// <summary>What is wrong with a network and its loss.</summary>
internal static class ModelRules
{
    /// <summary>Operations that leave a chain of layers linear.</summary>
    private static readonly HashSet<Op> Linear =
    [
        Op.Add,
        Op.Subtract,
        Op.Negate,
        Op.Multiply,
        Op.Divide,
        Op.MatMul,
        Op.Sum,
        Op.Reshape,
        Op.Permute,
        Op.BroadcastTo,
        Op.Cast,
        Op.Slice,
        Op.Embed,
        Op.Concatenate,
        Op.Gather,
    ];

    public static IReadOnlyList<DoctorRule> All { get; } =
    [
        DoctorRule.Of("softmax-with-binary-loss", SoftmaxWithBinaryLoss),
        DoctorRule.Of("sigmoid-with-categorical-loss", SigmoidWithCategoricalLoss),
        DoctorRule.Of("softmax-of-one", SoftmaxOfOne),
        DoctorRule.Of("double-softmax", DoubleSoftmax),
        DoctorRule.Of("no-probabilities", NoProbabilities),
        DoctorRule.Of("logits-twice", LogitsTwice),
        DoctorRule.Of("squared-error-on-classes", SquaredErrorOnClasses),
        DoctorRule.Of("output-out-of-reach", OutputOutOfReach),
        DoctorRule.Of("no-nonlinearity", NoNonlinearity),
        DoctorRule.Of("deep-sigmoids", DeepSigmoids),
        DoctorRule.Of("equal-weights", EqualWeights),
        DoctorRule.Of("all-frozen", MostFrozen),
    ];

    private static bool Reads(Patient p, string loss) => p.Objective?.Loss.Name.StartsWith(loss, StringComparison.Ordinal) == true;

    private static bool ReadsLogits(Patient p) => p.Objective?.Loss.Name.EndsWith("from_logits", StringComparison.Ordinal) == true;

    private static (string, string)? SoftmaxWithBinaryLoss(Patient p) =>
        p.Output?.Op == Op.Softmax && Reads(p, "binary_crossentropy")
            ? (
                "the output is a softmax, and the loss is for yes or no",
                "Use Loss.CategoricalCrossentropy (one-hot) or its sparse form, or a sigmoid"
            )
            : null;

    private static (string, string)? SigmoidWithCategoricalLoss(Patient p) =>
        p.Output?.Op == Op.Sigmoid && (Reads(p, "categorical_crossentropy") || Reads(p, "sparse_categorical_crossentropy"))
            ? ("the output is a sigmoid, and the loss is for one class of several", "End in Dense(classes, Activation.Softmax)")
            : null;

    private static (string, string)? SoftmaxOfOne(Patient p) =>
        p.Output?.Op == Op.Softmax && p.Units == 1
            ? ("a softmax of one unit is always 1", "Use Dense(1, Activation.Sigmoid) for two classes")
            : null;

    private static (string, string)? DoubleSoftmax(Patient p)
    {
        var softmaxes = p.Trace.Nodes.Where(node => node.Op == Op.Softmax).ToArray();
        return p.Output?.Op == Op.Softmax && softmaxes.Any(node => p.Output.Sources.Contains(node))
            ? ("a softmax is applied to a softmax: probabilities become nearly equal", "Leave one of them out")
            : null;
    }

    private static (string, string)? NoProbabilities(Patient p) =>
        p.Objective is { } objective
        && objective.Loss.LinkedOperation is not null
        && p.Output is { } output
        && output.Op != Op.Softmax
        && output.Op != Op.Sigmoid
        && !output.Value.ToArray<double>().All(v => v is >= 0 and <= 1)
            ? (
                "the loss reads probabilities, and the output is no softmax or sigmoid",
                "End in a softmax (one class of several) or sigmoid, or use the loss from logits: .FromLogits()"
            )
            : null;

    private static (string, string)? LogitsTwice(Patient p) =>
        ReadsLogits(p) && (p.Output?.Op == Op.Softmax || p.Output?.Op == Op.Sigmoid)
            ? (
                "the loss makes probabilities of the output, which are probabilities already",
                "Leave out .FromLogits(), or the activation of the output"
            )
            : null;

    private static (string, string)? SquaredErrorOnClasses(Patient p) =>
        p.Objective is { } objective
        && !Patient.IsOfClasses(objective.Loss)
        && (p.Output?.Op == Op.Softmax || p.Output?.Op == Op.Sigmoid)
        && p.Targets.Length > 0
        && p.Targets.All(v => v is 0 or 1)
        && objective.Loss.Name.StartsWith("mean_squared", StringComparison.Ordinal)
            ? ("classes are learned by squared error, whose gradient vanishes where the model is surely wrong", "Use a cross-entropy")
            : null;

    private static (string, string)? OutputOutOfReach(Patient p)
    {
        if (p.Objective is not { } objective || Patient.IsOfClasses(objective.Loss) || p.Targets.Length == 0 || p.Output?.Op is not { } op)
        {
            return null;
        }
        var (low, high) =
            op == Op.Sigmoid || op == Op.Softmax ? (0.0, 1.0)
            : op == Op.Tanh ? (-1.0, 1.0)
            : op == Op.Relu ? (0.0, double.PositiveInfinity)
            : (double.NegativeInfinity, double.PositiveInfinity);
        return p.Targets.Min() < low || p.Targets.Max() > high
            ? (
                $"targets from {Numerals.Short(p.Targets.Min())} to {Numerals.Short(p.Targets.Max())} lie beyond what {op.Name} can give",
                "Let the last layer be linear, or scale the targets"
            )
            : null;
    }

    private static (string, string)? NoNonlinearity(Patient p)
    {
        var products = p.Trace.Nodes.Count(node => node.Op == Op.MatMul);
        var bends = p.Trace.Nodes.Count(node => node != p.Output && node.Op is { } op && !Linear.Contains(op));
        return products > 1 && bends == 0
            ? (
                $"{products} layers in a row without an activation are one linear layer",
                "Give the hidden layers an activation, such as Activation.Relu"
            )
            : null;
    }

    private static (string, string)? DeepSigmoids(Patient p)
    {
        // A sigmoid that is a factor, as in swish or a gate, does not bound what comes out.
        var factors = p.Trace.Nodes.Where(node => node.Op == Op.Multiply).SelectMany(node => node.Sources).ToHashSet();
        var sigmoids = p.Trace.Nodes.Count(node => node != p.Output && node.Op == Op.Sigmoid && !factors.Contains(node));
        return sigmoids >= 4
            ? (
                $"{sigmoids} hidden layers of sigmoids shrink gradients by a factor of 4 or more each",
                "Use relu, or batch normalization between"
            )
            : null;
    }

    private static (string, string)? EqualWeights(Patient p)
    {
        var kernel = p.Model.Parameters.Paths.FirstOrDefault(path =>
            p.Model.Parameters[path] is { Rank: 2 } w
            && w.Shape[1] > 1
            && w.Shape[0] > 0
            && Numerals.Values(w) is var v
            && v.Min() == v.Max()
        );
        return kernel is not null
            ? ($"all weights of {kernel} are equal, so its units learn the same", "Initialize kernels at random: Initializer.GlorotUniform")
            : null;
    }

    private static (string, string)? MostFrozen(Patient p) =>
        p.Model.ParameterCount > 0 && p.Model.Parameters.Count > 0 && p.Model.TrainableCount == 0
            ? ("every parameter is frozen", "Free some: model.Unfreeze(path => …)")
            : null;
}
