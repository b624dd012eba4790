namespace Functional;

public partial class Loss
{
    /// <summary>
    /// Cross-entropy of independent yes-or-no targets, mean over the last axis of −[y·ln(p + ε) + (1 − y)·ln(1 − p + ε)] with
    /// p = clip(ŷ, ε, 1 − ε) and ε = 1e-7; from logits max(z, 0) − z·y + ln(1 + e^−|z|).
    /// </summary>
    public static Crossentropy BinaryCrossentropy { get; } = new(Crossentropy.Binary);

    /// <summary>
    /// Cross-entropy of one-hot targets, −Σ y·ln p with p = clip(ŷ / Σŷ, ε, 1 − ε) and ε = 1e-7; from logits −Σ y·log_softmax(z).
    /// </summary>
    public static Crossentropy CategoricalCrossentropy { get; } = new(Crossentropy.Categorical);

    /// <summary>
    /// Cross-entropy of class indices, [n] or [n, 1]: −ln p_y + ln Σ p with p = clip(ŷ, ε, 1 − ε) and ε = 1e-7; from logits
    /// −log_softmax(z)_y.
    /// </summary>
    public static Crossentropy SparseCategoricalCrossentropy { get; } = new(Crossentropy.SparseCategorical);
}

/// <summary>
/// The cross-entropies take options after the dot: <c>Loss.BinaryCrossentropy.FromLogits()</c>. Where a compiled model ends in the
/// softmax or sigmoid that belongs to the loss, it computes from the logits by itself, as Keras does.
/// </summary>
public sealed class Crossentropy : Loss
{
    private const double Epsilon = 1e-7;
    private readonly Rule rule;
    private readonly bool fromLogits;
    private readonly double smoothing;

    internal Crossentropy(Rule rule, bool fromLogits = false, double smoothing = 0)
        : base(
            rule.Name + (fromLogits ? "_from_logits" : ""),
            rule.Form,
            (y, p) => (fromLogits ? rule.OfLogits : rule.OfProbabilities)(smoothing == 0 ? y : rule.Smooth(y, smoothing), p),
            smoothing == 0 ? null : [smoothing]
        ) => (this.rule, this.fromLogits, this.smoothing) = (rule, fromLogits, smoothing);

    internal static Rule Binary { get; } =
        new(
            "binary_crossentropy",
            TargetForm.Same,
            Op.Sigmoid,
            (y, prediction) =>
            {
                var p = Ops.Clip(prediction, Epsilon, 1 - Epsilon);
                return Ops.Mean(-((y * Ops.Log(p + Epsilon)) + ((1 - y) * Ops.Log(1 - p + Epsilon))), -1);
            },
            (y, z) => Ops.Mean(Ops.Relu(z) - (z * y) + Ops.Softplus(-Ops.Abs(z)), -1),
            (y, s) => (y * (1 - s)) + (s / 2)
        );

    internal static Rule Categorical { get; } =
        new(
            "categorical_crossentropy",
            TargetForm.Same,
            Op.Softmax,
            (y, prediction) =>
            {
                var p = Ops.Clip(prediction / Ops.Sum(prediction, -1, keepDims: true), Epsilon, 1 - Epsilon);
                return -Ops.Sum(y * Ops.Log(p), -1);
            },
            (y, z) => -Ops.Sum(y * Ops.LogSoftmax(z), -1),
            (y, s) => (y * (1 - s)) + (s / y.Shape.Last)
        );

    internal static Rule SparseCategorical { get; } =
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

    /// <summary>The same loss of numbers before the softmax or sigmoid: for networks whose last layer is linear.</summary>
    public Crossentropy FromLogits() => new(rule, fromLogits: true, smoothing);

    /// <summary>
    /// The same loss with softer targets: y·(1 − s) + s/classes for one-hot targets, y·(1 − s) + s/2 for yes-or-no targets.
    /// </summary>
    /// <param name="amount">s, 0 ≤ s ≤ 1.</param>
    /// <exception cref="InvalidOperationException">The loss takes class indices, which cannot be softened.</exception>
    public Crossentropy LabelSmoothing(double amount)
    {
        if (amount is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(amount), amount, "label smoothing is a share between 0 and 1.");
        }
        return rule.Form == TargetForm.Labels && amount > 0
            ? throw new InvalidOperationException(
                "label smoothing needs targets that can be softened: use Loss.CategoricalCrossentropy with one-hot targets."
            )
            : new(rule, fromLogits, amount);
    }

    /// <inheritdoc/>
    public override bool TakesShares => rule.Form == TargetForm.Same;

    /// <inheritdoc/>
    public override Op? LinkedOperation => fromLogits ? null : rule.Link;

    /// <inheritdoc/>
    public override Loss FromLinkedLogits() => FromLogits();

    private static Tensor OneHot(Tensor labels, Tensor like) => Ops.OneHot(labels, like.Shape.Last, like.DType);

    /// <summary>Formulas over aligned targets: (y, p) or (y, z) ↦ a number for every example.</summary>
    internal sealed record Rule(
        string Name,
        TargetForm Form,
        Op Link,
        Func<Tensor, Tensor, Tensor> OfProbabilities,
        Func<Tensor, Tensor, Tensor> OfLogits,
        Func<Tensor, double, Tensor> Smooth
    );
}
