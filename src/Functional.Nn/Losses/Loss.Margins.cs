namespace Functional;

public partial class Loss
{
    /// <summary>
    /// Mean over the last axis of max(1 − y·ŷ, 0), for y of −1 and 1. Where all targets of the batch are 0 or 1 they are taken as −1
    /// and 1, as Keras does; with any other value among them they stay as they are.
    /// </summary>
    public static Loss Hinge { get; } = new("hinge", TargetForm.Same, (y, p) => Ops.Mean(Margin(y, p), -1));

    /// <summary>Mean over the last axis of max(1 − y·ŷ, 0)²; targets of 0 and 1 are taken as <see cref="Hinge"/> does.</summary>
    public static Loss SquaredHinge { get; } = new("squared_hinge", TargetForm.Same, (y, p) => Ops.Mean(Ops.Square(Margin(y, p)), -1));

    /// <summary>max(max((1 − y)·ŷ) − Σ y·ŷ + 1, 0) over the last axis, for one-hot y: the right class must lead by 1.</summary>
    public static Loss CategoricalHinge { get; } =
        new("categorical_hinge", TargetForm.Same, (y, p) => Ops.Maximum(Ops.Max((1 - y) * p, -1) - Ops.Sum(y * p, -1) + 1, 0.0));

    private static Tensor Margin(Tensor y, Tensor p) => Ops.Maximum(1 - (Signs(y) * p), 0.0);

    /// <summary>0 and 1 as −1 and 1, when there is nothing else in the batch.</summary>
    private static Tensor Signs(Tensor y)
    {
        var isBit = Ops.Equal(y, 0.0).Cast(y.DType) + Ops.Equal(y, 1.0).Cast(y.DType);
        return Ops.Where(Ops.Greater(Ops.Min(isBit), 0.5), (2 * y) - 1, y);
    }
}
