namespace Functional;

public partial class Loss
{
    /// <summary>Mean squared error over the last axis: mean (ŷ − y)².</summary>
    public static Loss Mse { get; } = new("mean_squared_error", TargetForm.Same, (y, p) => Ops.Mean(Ops.Square(p - y), -1));

    /// <summary>Mean absolute error over the last axis: mean |ŷ − y|; the derivative at 0 is 0.</summary>
    public static Loss Mae { get; } = new("mean_absolute_error", TargetForm.Same, (y, p) => Ops.Mean(Ops.Abs(p - y), -1));

    private static readonly (string Name, Func<Loss> Make)[] Names =
    [
        ("mse", () => Mse),
        ("mean_squared_error", () => Mse),
        ("mae", () => Mae),
        ("mean_absolute_error", () => Mae),
        ("binary_crossentropy", () => BinaryCrossentropy),
        ("categorical_crossentropy", () => CategoricalCrossentropy),
        ("sparse_categorical_crossentropy", () => SparseCategoricalCrossentropy),
    ];
}
