namespace Functional;

public sealed partial class Metric
{
    /// <summary>
    /// Keras' names. A function's name stays the key as it was written; a class's name stands for an object, whose key is its own.
    /// </summary>
    private static readonly (string Name, Func<Metric> Make)[] Names =
    [
        .. Called(() => Accuracy, "accuracy", "acc"),
        .. Called(() => BinaryAccuracy(), "binary_accuracy"),
        .. Called(() => CategoricalAccuracy, "categorical_accuracy"),
        .. Called(() => SparseCategoricalAccuracy, "sparse_categorical_accuracy"),
        .. Called(() => TopKCategoricalAccuracy(), "top_k_categorical_accuracy"),
        .. Called(() => SparseTopKCategoricalAccuracy(), "sparse_top_k_categorical_accuracy"),
        .. Called(() => Mse, "mse", "MSE", "mean_squared_error"),
        .. Called(() => Mae, "mae", "MAE", "mean_absolute_error"),
        .. Called(() => Mape, "mape", "MAPE", "mean_absolute_percentage_error"),
        .. Called(() => Msle, "msle", "MSLE", "mean_squared_logarithmic_error"),
        .. Called(() => Rmse, "rmse", "root_mean_squared_error"),
        .. Called(() => LogCosh, "logcosh", "log_cosh"),
        .. Called(() => KlDivergence, "kld", "KLD", "kl_divergence", "kullback_leibler_divergence"),
        .. Called(() => Poisson, "poisson"),
        .. Called(() => Hinge, "hinge"),
        .. Called(() => SquaredHinge, "squared_hinge"),
        .. Called(() => CategoricalHinge, "categorical_hinge"),
        .. Called(() => CosineSimilarity(), "cosine_similarity"),
        .. Called(() => BinaryCrossentropy(), "binary_crossentropy", "bce", "BCE"),
        .. Called(() => CategoricalCrossentropy(), "categorical_crossentropy"),
        .. Called(() => SparseCategoricalCrossentropy(), "sparse_categorical_crossentropy"),
        .. Called(() => Precision(), "precision"),
        .. Called(() => Recall(), "recall"),
        .. Called(() => TruePositives(), "true_positives"),
        .. Called(() => FalsePositives(), "false_positives"),
        .. Called(() => TrueNegatives(), "true_negatives"),
        .. Called(() => FalseNegatives(), "false_negatives"),
        .. Called(() => Auc(), "auc"),
        .. Called(() => BinaryIoU(), "binary_io_u"),
        .. Called(() => R2Score(), "r2_score"),
        Class("Accuracy", () => Equality),
        Class("BinaryAccuracy", () => BinaryAccuracy()),
        Class("CategoricalAccuracy", () => CategoricalAccuracy),
        Class("SparseCategoricalAccuracy", () => SparseCategoricalAccuracy),
        Class("TopKCategoricalAccuracy", () => TopKCategoricalAccuracy()),
        Class("SparseTopKCategoricalAccuracy", () => SparseTopKCategoricalAccuracy()),
        Class("MeanSquaredError", () => Mse.Keyed("mean_squared_error")),
        Class("MeanAbsoluteError", () => Mae.Keyed("mean_absolute_error")),
        Class("MeanAbsolutePercentageError", () => Mape),
        Class("MeanSquaredLogarithmicError", () => Msle),
        Class("RootMeanSquaredError", () => Rmse),
        Class("LogCoshError", () => LogCosh),
        Class("KLDivergence", () => KlDivergence),
        Class("Poisson", () => Poisson),
        Class("Hinge", () => Hinge),
        Class("SquaredHinge", () => SquaredHinge),
        Class("CategoricalHinge", () => CategoricalHinge),
        Class("CosineSimilarity", () => CosineSimilarity()),
        Class("BinaryCrossentropy", () => BinaryCrossentropy()),
        Class("CategoricalCrossentropy", () => CategoricalCrossentropy()),
        Class("SparseCategoricalCrossentropy", () => SparseCategoricalCrossentropy()),
        Class("Precision", () => Precision()),
        Class("Recall", () => Recall()),
        Class("TruePositives", () => TruePositives()),
        Class("FalsePositives", () => FalsePositives()),
        Class("TrueNegatives", () => TrueNegatives()),
        Class("FalseNegatives", () => FalseNegatives()),
        Class("AUC", () => Auc()),
        Class("BinaryIoU", () => BinaryIoU()),
        Class("R2Score", () => R2Score()),
    ];

    private static IEnumerable<(string Name, Func<Metric> Make)> Called(Func<Metric> make, params string[] names) =>
        names.Select(name => (name, (Func<Metric>)(() => make().Keyed(name))));

    private static (string Name, Func<Metric> Make) Class(string name, Func<Metric> make) => (name, make);
}
