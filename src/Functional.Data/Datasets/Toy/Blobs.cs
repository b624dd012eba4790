namespace Functional;

public static partial class Datasets
{
    /// <summary>
    /// Clouds of normal points around centers that are uniform in the cube from −10 to 10, one cloud a class; shuffled. scikit-learn's
    /// <c>make_blobs</c>. X: [count, features]; Y: the cloud, Int32 [count]. The same seed gives the same points.
    /// </summary>
    /// <param name="count">The number of points, spread evenly over the centers; the first ones get those that are left over.</param>
    /// <param name="features">The number of coordinates.</param>
    /// <param name="centers">The number of clouds.</param>
    /// <param name="spread">The standard deviation of a cloud.</param>
    /// <param name="seed">Where centers, points and order come from.</param>
    /// <param name="dtype">The type of the points.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1, or the spread negative or not finite.</exception>
    public static Dataset Blobs(
        int count = 100,
        int features = 2,
        int centers = 3,
        double spread = 1,
        long seed = 0,
        DType dtype = DType.Float32
    ) => Blobs(count, features, centers, spread, Draws.Of(seed), dtype);

    /// <inheritdoc cref="Blobs(int, int, int, double, long, DType)"/>
    /// <param name="count">The number of points.</param>
    /// <param name="features">The number of coordinates.</param>
    /// <param name="centers">The number of clouds.</param>
    /// <param name="spread">The standard deviation of a cloud.</param>
    /// <param name="random">The stream that scikit-learn takes: <c>new NumpyRandom(0)</c> stands for <c>random_state=0</c>.</param>
    /// <param name="dtype">The type of the points.</param>
    public static Dataset Blobs(int count, int features, int centers, double spread, NumpyRandom random, DType dtype = DType.Float32) =>
        Blobs(count, features, centers, spread, Draws.Of(random), dtype);

    private static Dataset Blobs(int count, int features, int centers, double spread, Draws draws, DType dtype)
    {
        DatasetRules.RequirePositive("blobs", nameof(count), count);
        DatasetRules.RequirePositive("blobs", nameof(features), features);
        DatasetRules.RequirePositive("blobs", nameof(centers), centers);
        ToyRules.RequireNoise("blobs", spread, nameof(spread));
        var middle = draws.Uniform("centers", [centers, features], -10, 10);
        Tensor Cloud(int center)
        {
            var points = (count / centers) + (center < count % centers ? 1 : 0);
            return middle[center] + draws.Normal($"cloud {center}", [points, features], spread);
        }
        return ToyRules
            .Shuffled([.. Enumerable.Range(0, centers).Select(Cloud)], 0, draws, dtype)
            .WithName("blobs", "Clouds of normal points, computed from a seed.")
            .WithFeatureNames(Enumerable.Range(0, features).Select(i => $"x{Messages.Number(i)}"));
    }
}
