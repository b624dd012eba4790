namespace Functional;

public sealed partial class Metric
{
    /// <summary>Mean squared error, mean (ŷ − y)².</summary>
    public static Metric Mse { get; } = Mean("mse", TargetForm.Free, Loss.Mse.PerSample, isHigherBetter: false);

    /// <summary>Mean absolute error, mean |ŷ − y|.</summary>
    public static Metric Mae { get; } = Mean("mae", TargetForm.Free, Loss.Mae.PerSample, isHigherBetter: false);

    /// <summary>Root of the mean squared error over all examples.</summary>
    public static Metric Rmse { get; } =
        Mean("root_mean_squared_error", TargetForm.Free, Loss.Mse.PerSample, isHigherBetter: false, then: Ops.Sqrt);

    private static readonly (string Name, Func<Metric> Make)[] Names =
    [
        ("accuracy", () => Accuracy),
        ("acc", () => Accuracy),
        ("binary_accuracy", () => BinaryAccuracy()),
        ("categorical_accuracy", () => CategoricalAccuracy),
        ("sparse_categorical_accuracy", () => SparseCategoricalAccuracy),
        ("mse", () => Mse),
        ("mean_squared_error", () => Mse),
        ("mae", () => Mae),
        ("mean_absolute_error", () => Mae),
        ("root_mean_squared_error", () => Rmse),
        ("precision", () => Precision()),
        ("recall", () => Recall()),
        ("true_positives", () => TruePositives()),
        ("false_positives", () => FalsePositives()),
        ("true_negatives", () => TrueNegatives()),
        ("false_negatives", () => FalseNegatives()),
        ("auc", () => Auc()),
        ("top_k_categorical_accuracy", () => TopKCategoricalAccuracy()),
        ("sparse_top_k_categorical_accuracy", () => SparseTopKCategoricalAccuracy()),
        ("binary_crossentropy", () => Of(Loss.BinaryCrossentropy)),
        ("categorical_crossentropy", () => Of(Loss.CategoricalCrossentropy)),
        ("sparse_categorical_crossentropy", () => Of(Loss.SparseCategoricalCrossentropy)),
    ];
}
