namespace Functional;

public static partial class Datasets
{
    /// <summary>
    /// A circle of radius 1, label 0, and one inside it, label 1, both in even steps; shuffled, with normal noise on every coordinate.
    /// scikit-learn's <c>make_circles</c>. X: [count, 2]; Y: Int32 [count]. The same seed gives the same points.
    /// </summary>
    /// <param name="count">The number of points; ⌊count / 2⌋ of them on the outer circle.</param>
    /// <param name="noise">The standard deviation of the noise.</param>
    /// <param name="factor">The radius of the inner circle, from 0 to below 1.</param>
    /// <param name="seed">Where order and noise come from.</param>
    /// <param name="dtype">The type of the points.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The count is below 1, the noise negative or not finite, or the factor outside.
    /// </exception>
    public static Dataset Circles(int count = 100, double noise = 0, double factor = 0.8, long seed = 0, DType dtype = DType.Float32) =>
        Circles(count, noise, factor, Draws.Of(seed), dtype);

    /// <inheritdoc cref="Circles(int, double, double, long, DType)"/>
    /// <param name="count">The number of points.</param>
    /// <param name="noise">The standard deviation of the noise.</param>
    /// <param name="factor">The radius of the inner circle.</param>
    /// <param name="random">The stream that scikit-learn takes: <c>new NumpyRandom(0)</c> stands for <c>random_state=0</c>.</param>
    /// <param name="dtype">The type of the points.</param>
    public static Dataset Circles(int count, double noise, double factor, NumpyRandom random, DType dtype = DType.Float32) =>
        Circles(count, noise, factor, Draws.Of(random), dtype);

    private static Dataset Circles(int count, double noise, double factor, Draws draws, DType dtype)
    {
        DatasetRules.RequirePositive("circles", nameof(count), count);
        ToyRules.RequireNoise("circles", noise);
        if (factor is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(factor),
                Messages.Of("circles", "the inner radius is from 0 to below 1", "0.5 is usual.", (nameof(factor), Messages.Number(factor)))
            );
        }
        static Tensor Circle(int points) => ToyRules.OnCircle(Tensor.Linspace(0, 2 * Math.PI, points + 1, DType.Float64)[..points]);
        return ToyRules
            .Shuffled([Circle(count / 2), Circle(count - (count / 2)) * factor], noise, draws, dtype)
            .WithName("circles", "Points on two circles, one inside the other, computed from a formula and a seed.")
            .WithClassNames("outer", "inner")
            .WithFeatureNames("x", "y");
    }
}
