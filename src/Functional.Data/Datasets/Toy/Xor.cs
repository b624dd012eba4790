namespace Functional;

public static partial class Datasets
{
    /// <summary>
    /// The exclusive or as points of a square: x and y uniform from −1 to 1, the label 1 where their signs differ; then normal noise on
    /// every coordinate, which blurs the borders. X: [count, 2]; Y: Int32 [count]. The same seed gives the same points.
    /// </summary>
    /// <param name="count">The number of points.</param>
    /// <param name="noise">The standard deviation of the noise.</param>
    /// <param name="seed">Where the points come from.</param>
    /// <param name="dtype">The type of the points.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1, or the noise negative or not finite.</exception>
    public static Dataset Xor(int count = 200, double noise = 0, long seed = 0, DType dtype = DType.Float32)
    {
        DatasetRules.RequirePositive("xor", nameof(count), count);
        ToyRules.RequireNoise("xor", noise);
        var draws = Draws.Of(seed);
        var points = draws.Uniform("points", [count, 2], -1, 1);
        var labels = Ops.Less(points[.., 0] * points[.., 1], 0.0).Cast(DType.Int32);
        return Dataset
            .Of((points + draws.Normal("noise", points.Shape, noise)).Cast(dtype), labels)
            .WithName("xor", "Points of a square; the class says whether the signs of x and y differ.")
            .WithClassNames("same sign", "other sign")
            .WithFeatureNames("x", "y");
    }
}
