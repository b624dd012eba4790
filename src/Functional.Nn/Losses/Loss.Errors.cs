namespace Functional;

public partial class Loss
{
    /// <summary>Keras' fuzz factor ε, which keeps logarithms and quotients finite.</summary>
    private const double Fuzz = 1e-7;

    /// <summary>Mean squared error over the last axis: mean (ŷ − y)².</summary>
    public static Loss Mse { get; } = new("mean_squared_error", TargetForm.Same, (y, p) => Ops.Mean(Ops.Square(p - y), -1));

    /// <summary>Mean absolute error over the last axis: mean |ŷ − y|; the derivative at 0 is 0.</summary>
    public static Loss Mae { get; } = new("mean_absolute_error", TargetForm.Same, (y, p) => Ops.Mean(Ops.Abs(p - y), -1));

    /// <summary>Mean absolute percentage error over the last axis: 100·mean |y − ŷ| / max(|y|, ε) with ε = 1e-7.</summary>
    public static Loss Mape { get; } =
        new(
            "mean_absolute_percentage_error",
            TargetForm.Same,
            (y, p) => 100 * Ops.Mean(Ops.Abs((y - p) / Ops.Maximum(Ops.Abs(y), Fuzz)), -1)
        );

    /// <summary>
    /// Mean squared logarithmic error over the last axis: mean (ln(max(ŷ, ε) + 1) − ln(max(y, ε) + 1))² with ε = 1e-7; it weighs
    /// ratios instead of differences.
    /// </summary>
    public static Loss Msle { get; } =
        new(
            "mean_squared_logarithmic_error",
            TargetForm.Same,
            (y, p) => Ops.Mean(Ops.Square(Ops.Log(Ops.Maximum(p, Fuzz) + 1) - Ops.Log(Ops.Maximum(y, Fuzz) + 1)), -1)
        );

    /// <summary>
    /// Mean of ln cosh e over the last axis, e = ŷ − y, computed as e + ln(1 + e^−2e) − ln 2: ½e² near 0, |e| − ln 2 far from it.
    /// </summary>
    public static Loss LogCosh { get; } =
        new(
            "log_cosh",
            TargetForm.Same,
            (y, p) =>
            {
                var e = p - y;
                return Ops.Mean(e + Ops.Softplus(-2 * e) - Math.Log(2), -1);
            }
        );

    /// <summary>
    /// Mean over the last axis of ½e² where |e| ≤ δ, else δ·|e| − ½δ², with e = ŷ − y (Huber 1964): outliers count in proportion.
    /// </summary>
    /// <param name="delta">δ, where the parabola passes into a line; 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">δ is not a positive number.</exception>
    public static Loss Huber(double delta = 1)
    {
        if (!(delta > 0) || double.IsInfinity(delta))
        {
            throw new ArgumentOutOfRangeException(nameof(delta), delta, "huber: delta must be a positive number, such as 1.");
        }
        return new(
            "huber",
            TargetForm.Same,
            (y, p) =>
            {
                var e = p - y;
                var size = Ops.Abs(e);
                return Ops.Mean(Ops.Where(Ops.LessOrEqual(size, delta), 0.5 * Ops.Square(e), (delta * size) - (0.5 * delta * delta)), -1);
            },
            delta == 1 ? null : [delta]
        );
    }
}
