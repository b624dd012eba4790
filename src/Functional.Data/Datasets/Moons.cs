namespace Functional;

public static partial class Datasets
{
    /// <summary>
    /// Two interleaved half circles: the upper (cos t, sin t), label 0, and the lower (1 − cos t, ½ − sin t), label 1, with t in even
    /// steps from 0 to π; shuffled, with normal noise on every coordinate. No straight line tells the two apart.
    /// X: Float32 [count, 2]; Y: Int32 [count]. The same seed gives the same points.
    /// </summary>
    /// <param name="count">The number of points; ⌊count / 2⌋ of them on the upper half circle.</param>
    /// <param name="noise">The standard deviation of the noise.</param>
    /// <param name="seed">Where order and noise come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1, or the noise negative or not finite.</exception>
    public static Dataset Moons(int count = 100, double noise = 0, long seed = 0)
    {
        DatasetRules.RequirePositive("moons", nameof(count), count);
        if (!(noise >= 0 && double.IsFinite(noise)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(noise),
                Messages.Of("moons", "noise is a standard deviation, 0 or more", "0.1 to 0.3 is usual.", ("noise", Messages.Number(noise)))
            );
        }
        var key = Key.Of(seed);
        var (upper, lower) = (HalfCircle(count / 2), HalfCircle(count - (count / 2)));
        var points = Ops.Concatenate([upper, Tensor.Of([1, 0.5], DType.Float64) - lower], 0);
        var labels = Ops.Concatenate([Tensor.Zeros(upper.Shape[0], DType.Int32), Tensor.Ones(lower.Shape[0], DType.Int32)], 0);
        var order = key.Fold("shuffle").Permutation(count);
        var noisy = Ops.Gather(points, order) + key.Fold("noise").Normal(points.Shape, stddev: noise, dtype: DType.Float64);
        return Dataset
            .Of(noisy.Cast(DType.Float32), Ops.Gather(labels, order))
            .WithName("moons", "Points on two interleaved half circles, computed from a formula and a seed.")
            .WithClassNames("upper", "lower")
            .WithFeatureNames("x", "y");
    }

    private static Tensor HalfCircle(int count)
    {
        var t = Tensor.Linspace(0, Math.PI, count, DType.Float64);
        return Ops.Stack([Ops.Cos(t), Ops.Sin(t)], 1);
    }
}
