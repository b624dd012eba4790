namespace Functional;

public static partial class Datasets
{
    /// <summary>
    /// Two interleaved half circles: the upper (cos t, sin t), label 0, and the lower (1 − cos t, ½ − sin t), label 1, with t in even
    /// steps from 0 to π; shuffled, with normal noise on every coordinate. No straight line tells the two apart. scikit-learn's
    /// <c>make_moons</c>. X: [count, 2]; Y: Int32 [count]. The same seed gives the same points.
    /// </summary>
    /// <param name="count">The number of points; ⌊count / 2⌋ of them on the upper half circle.</param>
    /// <param name="noise">The standard deviation of the noise.</param>
    /// <param name="seed">Where order and noise come from.</param>
    /// <param name="dtype">The type of the points.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1, or the noise negative or not finite.</exception>
    public static Dataset Moons(int count = 100, double noise = 0, long seed = 0, DType dtype = DType.Float32) =>
        Moons(count, noise, Draws.Of(seed), dtype);

    /// <inheritdoc cref="Moons(int, double, long, DType)"/>
    /// <param name="count">The number of points.</param>
    /// <param name="noise">The standard deviation of the noise.</param>
    /// <param name="random">The stream that scikit-learn takes: <c>new NumpyRandom(0)</c> stands for <c>random_state=0</c>.</param>
    /// <param name="dtype">The type of the points.</param>
    public static Dataset Moons(int count, double noise, NumpyRandom random, DType dtype = DType.Float32) =>
        Moons(count, noise, Draws.Of(random), dtype);

    private static Dataset Moons(int count, double noise, Draws draws, DType dtype)
    {
        DatasetRules.RequirePositive("moons", nameof(count), count);
        ToyRules.RequireNoise("moons", noise);
        static Tensor HalfCircle(int points) => ToyRules.OnCircle(Tensor.Linspace(0, Math.PI, points, DType.Float64));
        Tensor lower = Tensor.Of([1, 0.5], DType.Float64) - HalfCircle(count - (count / 2));
        return ToyRules
            .Shuffled([HalfCircle(count / 2), lower], noise, draws, dtype)
            .WithName("moons", "Points on two interleaved half circles, computed from a formula and a seed.")
            .WithClassNames("upper", "lower")
            .WithFeatureNames("x", "y");
    }
}
