namespace Functional;

public sealed partial class Metric
{
    /// <summary>
    /// The share of right answers, of the kind that the shapes call for, as Keras decides: <see cref="BinaryAccuracy"/> when the
    /// predictions' last size is 1; <see cref="SparseCategoricalAccuracy"/> when targets are class indices, [n] or [n, 1];
    /// <see cref="CategoricalAccuracy"/> otherwise.
    /// </summary>
    public static Metric Accuracy { get; } = Mean("accuracy", TargetForm.Free, AccuracyByShape, isHigherBetter: true);

    /// <summary>
    /// The share of numbers that are equal to their target: Keras' class <c>Accuracy</c>, for predictions that are labels already.
    /// </summary>
    public static Metric Equality { get; } =
        Mean("accuracy", TargetForm.Same, (y, p) => Ops.Equal(y, p), isHigherBetter: true, options: [("equality", true)]);

    /// <summary>The share of one-hot rows whose largest entry is where the prediction's is (the first of equal ones).</summary>
    public static Metric CategoricalAccuracy { get; } = Mean("categorical_accuracy", TargetForm.Same, Categorical, isHigherBetter: true);

    /// <summary>The share of class indices that are where the prediction's row is largest (the first of equal ones).</summary>
    public static Metric SparseCategoricalAccuracy { get; } =
        Mean("sparse_categorical_accuracy", TargetForm.Labels, Sparse, isHigherBetter: true);

    /// <summary>
    /// The share of yes-or-no targets that a prediction above the threshold, or not, gets right; mean over the last axis.
    /// </summary>
    /// <param name="threshold">Predictions above it count as yes; 0.5.</param>
    public static Metric BinaryAccuracy(double threshold = 0.5) =>
        Mean(
            "binary_accuracy",
            TargetForm.Same,
            (y, p) => Binary(y, p, threshold),
            isHigherBetter: true,
            options: threshold == 0.5 ? null : [threshold]
        );

    private static Tensor AccuracyByShape(Tensor target, Tensor prediction) =>
        prediction.Shape.Last == 1 ? Binary(Targets.Align("accuracy", TargetForm.Same, target, prediction), prediction, 0.5)
        : target.Rank < prediction.Rank || target.Shape.Last == 1 ? Sparse(Targets.Labels("accuracy", target, prediction), prediction)
        : Categorical(Targets.Align("accuracy", TargetForm.Same, target, prediction), prediction);

    private static Tensor Binary(Tensor target, Tensor prediction, double threshold) =>
        Ops.Mean(Ops.Equal(Ops.Greater(prediction, threshold).Cast(prediction.DType), target).Cast(DType.Float64), -1);

    private static Tensor Categorical(Tensor target, Tensor prediction) => Ops.Equal(Ops.ArgMax(target), Ops.ArgMax(prediction));

    private static Tensor Sparse(Tensor labels, Tensor prediction) => Ops.Equal(labels, Ops.ArgMax(prediction));
}
