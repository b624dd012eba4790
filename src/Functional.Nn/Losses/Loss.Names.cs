namespace Functional;

public partial class Loss
{
    /// <summary>Keras 2's names: functions, short forms, and classes.</summary>
    private static readonly (string Name, Func<Loss> Make)[] Names =
    [
        .. Called(() => Mse, "mse", "MSE", "mean_squared_error", "MeanSquaredError"),
        .. Called(() => Mae, "mae", "MAE", "mean_absolute_error", "MeanAbsoluteError"),
        .. Called(() => Mape, "mape", "MAPE", "mean_absolute_percentage_error", "MeanAbsolutePercentageError"),
        .. Called(() => Msle, "msle", "MSLE", "mean_squared_logarithmic_error", "MeanSquaredLogarithmicError"),
        .. Called(() => BinaryCrossentropy, "binary_crossentropy", "bce", "BCE", "BinaryCrossentropy"),
        .. Called(() => BinaryFocalCrossentropy(), "binary_focal_crossentropy", "BinaryFocalCrossentropy"),
        .. Called(() => CategoricalCrossentropy, "categorical_crossentropy", "CategoricalCrossentropy"),
        .. Called(() => CategoricalFocalCrossentropy(), "categorical_focal_crossentropy", "CategoricalFocalCrossentropy"),
        .. Called(() => SparseCategoricalCrossentropy, "sparse_categorical_crossentropy", "SparseCategoricalCrossentropy"),
        .. Called(() => Hinge, "hinge", "Hinge"),
        .. Called(() => SquaredHinge, "squared_hinge", "SquaredHinge"),
        .. Called(() => CategoricalHinge, "categorical_hinge", "CategoricalHinge"),
        .. Called(() => Huber(), "huber", "huber_loss", "Huber"),
        .. Called(() => LogCosh, "log_cosh", "logcosh", "LogCosh"),
        .. Called(() => KlDivergence, "kl_divergence", "kld", "KLD", "kullback_leibler_divergence", "KLDivergence"),
        .. Called(() => Poisson, "poisson", "Poisson"),
        .. Called(() => CosineSimilarity(), "cosine_similarity", "CosineSimilarity"),
    ];

    private static IEnumerable<(string Name, Func<Loss> Make)> Called(Func<Loss> make, params string[] names) =>
        names.Select(name => (name, make));
}
