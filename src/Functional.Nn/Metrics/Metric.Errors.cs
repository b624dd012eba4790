namespace Functional;

public sealed partial class Metric
{
    /// <summary>Mean squared error, mean (ŷ − y)².</summary>
    public static Metric Mse { get; } = OfLoss("mse", Loss.Mse);

    /// <summary>Mean absolute error, mean |ŷ − y|.</summary>
    public static Metric Mae { get; } = OfLoss("mae", Loss.Mae);

    /// <summary>Root of the mean squared error over all examples.</summary>
    public static Metric Rmse { get; } =
        Mean("root_mean_squared_error", TargetForm.Free, Loss.Mse.PerSample, isHigherBetter: false, then: Ops.Sqrt);

    /// <summary>Mean absolute percentage error, as <see cref="Loss.Mape"/>.</summary>
    public static Metric Mape { get; } = OfLoss("mean_absolute_percentage_error", Loss.Mape);

    /// <summary>Mean squared logarithmic error, as <see cref="Loss.Msle"/>.</summary>
    public static Metric Msle { get; } = OfLoss("mean_squared_logarithmic_error", Loss.Msle);

    /// <summary>Mean of ln cosh (ŷ − y), as <see cref="Loss.LogCosh"/>.</summary>
    public static Metric LogCosh { get; } = OfLoss("logcosh", Loss.LogCosh);

    /// <summary>Kullback and Leibler's divergence, as <see cref="Loss.KlDivergence"/>.</summary>
    public static Metric KlDivergence { get; } = OfLoss("kullback_leibler_divergence", Loss.KlDivergence);

    /// <summary>Mean of ŷ − y·ln ŷ, as <see cref="Loss.Poisson"/>.</summary>
    public static Metric Poisson { get; } = OfLoss("poisson", Loss.Poisson);

    /// <summary>Mean of max(1 − y·ŷ, 0), as <see cref="Loss.Hinge"/>.</summary>
    public static Metric Hinge { get; } = OfLoss("hinge", Loss.Hinge);

    /// <summary>Mean of max(1 − y·ŷ, 0)², as <see cref="Loss.SquaredHinge"/>.</summary>
    public static Metric SquaredHinge { get; } = OfLoss("squared_hinge", Loss.SquaredHinge);

    /// <summary>Mean of max(max((1 − y)·ŷ) − Σ y·ŷ + 1, 0), as <see cref="Loss.CategoricalHinge"/>.</summary>
    public static Metric CategoricalHinge { get; } = OfLoss("categorical_hinge", Loss.CategoricalHinge);

    /// <summary>
    /// The mean cosine of the angle between target and prediction: 1 for equal directions, −1 for opposite ones. The loss of this name
    /// has the other sign.
    /// </summary>
    /// <param name="axis">The axis along which the vectors lie; the last one.</param>
    public static Metric CosineSimilarity(int axis = -1)
    {
        var loss = Loss.CosineSimilarity(axis);
        Option[]? options = axis == -1 ? null : [("axis", axis)];
        return Mean("cosine_similarity", TargetForm.Free, (y, p) => -loss.PerSample(y, p), isHigherBetter: true, options: options);
    }

    /// <summary>Mean of |y − ŷ| / normalizer over all elements; 0 where the normalizer is.</summary>
    /// <param name="normalizer">What errors are divided by: of the shape of the predictions, or repeated along their axes.</param>
    public static Metric MeanRelativeError(Tensor normalizer)
    {
        ArgumentNullException.ThrowIfNull(normalizer);
        return Mean(
            "mean_relative_error",
            TargetForm.Same,
            (y, p) => Ratio(Ops.Abs(y - p), Ops.BroadcastTo(normalizer.Cast(p.DType), p.Shape)),
            isHigherBetter: false,
            options: [List("normalizer", normalizer.ToArray<double>())]
        );
    }

    /// <summary>Cross-entropy of yes-or-no targets, as <see cref="Loss.BinaryCrossentropy"/>.</summary>
    /// <param name="fromLogits">Whether predictions are numbers before a sigmoid; false.</param>
    /// <param name="labelSmoothing">How much of the targets is spread evenly, a share between 0 and 1; 0.</param>
    public static Metric BinaryCrossentropy(bool fromLogits = false, double labelSmoothing = 0) =>
        OfLoss("binary_crossentropy", Loss.BinaryCrossentropy, fromLogits, labelSmoothing);

    /// <summary>Cross-entropy of one-hot targets, as <see cref="Loss.CategoricalCrossentropy"/>.</summary>
    /// <param name="fromLogits">Whether predictions are numbers before a softmax; false.</param>
    /// <param name="labelSmoothing">How much of the targets is spread evenly, a share between 0 and 1; 0.</param>
    /// <param name="axis">The axis of the classes; the last one.</param>
    public static Metric CategoricalCrossentropy(bool fromLogits = false, double labelSmoothing = 0, int axis = -1) =>
        OfLoss("categorical_crossentropy", Loss.CategoricalCrossentropy, fromLogits, labelSmoothing, axis: axis);

    /// <summary>Cross-entropy of class indices, as <see cref="Loss.SparseCategoricalCrossentropy"/>.</summary>
    /// <param name="fromLogits">Whether predictions are numbers before a softmax; false.</param>
    /// <param name="ignoreClass">A label whose rows do not count; none unless given.</param>
    public static Metric SparseCategoricalCrossentropy(bool fromLogits = false, int? ignoreClass = null) =>
        OfLoss("sparse_categorical_crossentropy", Loss.SparseCategoricalCrossentropy, fromLogits, ignored: ignoreClass);

    private static Metric OfLoss(string name, Crossentropy loss, bool fromLogits, double smoothing = 0, int? ignored = null, int axis = -1)
    {
        var chosen = fromLogits ? loss.FromLogits() : loss;
        chosen = smoothing == 0 ? chosen : chosen.LabelSmoothing(smoothing);
        chosen = ignored is { } label ? chosen.IgnoreClass(label) : chosen;
        chosen = axis == -1 ? chosen : chosen.Along(axis);
        List<Option> options = fromLogits ? [("from_logits", true)] : [];
        options.AddRange(smoothing == 0 ? [] : [("label_smoothing", smoothing)]);
        options.AddRange(ignored is { } id ? [("ignore_class", id)] : []);
        options.AddRange(axis == -1 ? [] : [("axis", axis)]);
        return OfLoss(name, chosen, [.. options]);
    }

    /// <summary>The mean of a loss over the examples that count in it.</summary>
    private static Metric OfLoss(string name, Loss loss, Option[]? options = null) =>
        Mean(
            name,
            TargetForm.Free,
            loss.PerSample,
            isHigherBetter: false,
            options: options,
            kept: loss.IgnoredClass is { } label ? (y, p) => Ops.NotEqual(Targets.Labels(name, y, p), label) : null
        );
}
