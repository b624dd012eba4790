namespace Functional;

/// <summary>Formulas over aligned targets: (y, p) or (y, z) ↦ a number for every example.</summary>
/// <param name="Name">Keras' name.</param>
/// <param name="Form">What the targets look like.</param>
/// <param name="Link">The operation from whose input the loss is more exact, if there is one.</param>
/// <param name="OfProbabilities">The loss of probabilities.</param>
/// <param name="OfLogits">The loss of numbers before softmax or sigmoid.</param>
/// <param name="Smooth">Softer targets, for a share s.</param>
/// <param name="Options">What distinguishes rules of one name.</param>
internal sealed record CrossentropyRule(
    string Name,
    TargetForm Form,
    Op? Link,
    Func<Tensor, Tensor, Tensor> OfProbabilities,
    Func<Tensor, Tensor, Tensor> OfLogits,
    Func<Tensor, double, Tensor> Smooth,
    params Option[] Options
)
{
    private const double Epsilon = 1e-7;

    public static CrossentropyRule Binary { get; } =
        new(
            "binary_crossentropy",
            TargetForm.Same,
            Op.Sigmoid,
            (y, prediction) => Ops.Mean(OfShares(y, prediction), -1),
            (y, z) => Ops.Mean(OfSigmoidLogits(y, z), -1),
            SmoothShares
        );

    public static CrossentropyRule Categorical { get; } =
        new(
            "categorical_crossentropy",
            TargetForm.Same,
            Op.Softmax,
            (y, prediction) => -Ops.Sum(y * Ops.Log(Normalized(prediction)), -1),
            (y, z) => -Ops.Sum(y * Ops.LogSoftmax(z), -1),
            SmoothClasses
        );

    public static CrossentropyRule SparseCategorical { get; } =
        new(
            "sparse_categorical_crossentropy",
            TargetForm.Labels,
            Op.Softmax,
            (labels, prediction) =>
            {
                var p = Ops.Clip(prediction, Epsilon, 1 - Epsilon);
                return Ops.Log(Ops.Sum(p, -1)) - Ops.Sum(OneHot(labels, p) * Ops.Log(p), -1);
            },
            (labels, z) => -Ops.Sum(OneHot(labels, z) * Ops.LogSoftmax(z), -1),
            (_, _) => throw new InvalidOperationException("label smoothing needs one-hot targets: use CategoricalCrossentropy.")
        );

    public static CrossentropyRule BinaryFocal(double gamma, double? alpha)
    {
        const string name = "binary_focal_crossentropy";
        RequireFocal(name, gamma, alpha ?? 0);
        Tensor Focused(Tensor y, Tensor p, Tensor entropy)
        {
            var known = (y * p) + ((1 - y) * (1 - p));
            var focused = Ops.Pow(1 - known, gamma) * entropy;
            return Ops.Mean(alpha is { } a ? ((y * a) + ((1 - y) * (1 - a))) * focused : focused, -1);
        }
        return new(
            name,
            TargetForm.Same,
            Op.Sigmoid,
            (y, p) => Focused(y, p, OfShares(y, p)),
            (y, z) => Focused(y, Ops.Sigmoid(z), OfSigmoidLogits(y, z)),
            SmoothShares,
            [("gamma", gamma), .. alpha is { } given ? new Option[] { ("alpha", given) } : []]
        );
    }

    public static CrossentropyRule CategoricalFocal(double alpha, double gamma)
    {
        const string name = "categorical_focal_crossentropy";
        RequireFocal(name, gamma, alpha);
        Tensor OfProbabilities(Tensor y, Tensor prediction)
        {
            var p = Normalized(prediction);
            return -Ops.Sum(alpha * Ops.Pow(1 - p, gamma) * y * Ops.Log(p), -1);
        }
        return new(
            name,
            TargetForm.Same,
            null,
            OfProbabilities,
            (y, z) => OfProbabilities(y, Ops.Softmax(z)),
            SmoothClasses,
            ("alpha", alpha),
            ("gamma", gamma)
        );
    }

    private static Tensor OfShares(Tensor y, Tensor prediction)
    {
        var p = Ops.Clip(prediction, Epsilon, 1 - Epsilon);
        return -((y * Ops.Log(p + Epsilon)) + ((1 - y) * Ops.Log(1 - p + Epsilon)));
    }

    // max(z, 0) − z·y + ln(1 + e^−|z|), by cases: derivatives of max and |z| would disagree with σ(z) − y at a logit of exactly 0.
    private static Tensor OfSigmoidLogits(Tensor y, Tensor z)
    {
        var isPositive = Ops.GreaterOrEqual(z, 0);
        return Ops.Where(isPositive, z, 0) - (z * y) + Ops.Softplus(Ops.Where(isPositive, -z, z));
    }

    private static Tensor Normalized(Tensor prediction) =>
        Ops.Clip(prediction / Ops.Sum(prediction, -1, keepDims: true), Epsilon, 1 - Epsilon);

    private static Tensor SmoothShares(Tensor y, double s) => (y * (1 - s)) + (s / 2);

    private static Tensor SmoothClasses(Tensor y, double s) => (y * (1 - s)) + (s / y.Shape.Last);

    private static Tensor OneHot(Tensor labels, Tensor like) => Ops.OneHot(labels, like.Shape.Last, like.DType);

    private static void RequireFocal(string name, double gamma, double alpha)
    {
        if (!(gamma >= 0) || double.IsInfinity(gamma))
        {
            throw new ArgumentOutOfRangeException(nameof(gamma), gamma, $"{name}: gamma must be a number of at least 0, such as 2.");
        }
        if (alpha is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, $"{name}: alpha is a share between 0 and 1, such as 0.25.");
        }
    }
}
