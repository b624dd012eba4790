namespace Functional;

/// <summary>
/// Adds a penalty on a tensor to the loss, once per step and not divided by the size of the batch.
/// </summary>
public sealed class Regularizer : CatalogueEntry<Regularizer>
{
    private readonly Func<Tensor, Tensor> penalty;

    private Regularizer(string name, Func<Tensor, Tensor> penalty, Option[]? options = null, Delegate? own = null)
        : base(name, options, own) => this.penalty = penalty;

    /// <summary>factor·Σ|w|; the derivative at 0 is 0.</summary>
    public static Regularizer L1(double factor = 0.01) => new("l1", w => factor * Ops.Sum(Ops.Abs(w)), [factor]);

    /// <summary>factor·Σw², without ½: the gradient is 2·factor·w.</summary>
    public static Regularizer L2(double factor = 0.01) => new("l2", w => factor * Ops.Sum(Ops.Square(w)), [factor]);

    /// <summary>l1·Σ|w| + l2·Σw².</summary>
    public static Regularizer L1L2(double l1 = 0.01, double l2 = 0.01) =>
        new("l1_l2", w => (l1 * Ops.Sum(Ops.Abs(w))) + (l2 * Ops.Sum(Ops.Square(w))), [("l1", l1), ("l2", l2)]);

    /// <summary>A regularizer of one's own: tensor ↦ a single number, written with operations.</summary>
    public static Regularizer Of(string name, Func<Tensor, Tensor> penalty)
    {
        ArgumentNullException.ThrowIfNull(penalty);
        return new(name, penalty, own: penalty);
    }

    /// <summary>The penalty on a tensor: a single number.</summary>
    /// <exception cref="ShapeException">A function of one's own returned more than one number.</exception>
    public Tensor Penalty(Tensor w) => penalty(w).Reshape();
}
