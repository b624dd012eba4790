namespace Functional;

public static partial class Datasets
{
    /// <summary>
    /// Numbers that are linear in some of their features: X normal, y = X·w + bias + noise, w uniform from 0 to 100 for the informative
    /// features and 0 for the others; rows and columns shuffled. scikit-learn's <c>make_regression</c>. X: [count, features];
    /// Y: [count]. The same seed gives the same numbers.
    /// </summary>
    /// <param name="count">The number of rows.</param>
    /// <param name="features">The number of columns.</param>
    /// <param name="informative">How many columns y depends on; all where there are fewer.</param>
    /// <param name="noise">The standard deviation of the noise on y.</param>
    /// <param name="bias">What is added to y.</param>
    /// <param name="seed">Where the numbers come from.</param>
    /// <param name="dtype">The type of X and Y.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1, or the noise negative or not finite.</exception>
    public static Dataset Regression(
        int count = 100,
        int features = 100,
        int informative = 10,
        double noise = 0,
        double bias = 0,
        long seed = 0,
        DType dtype = DType.Float32
    ) => Regression(count, features, informative, noise, bias, Draws.Of(seed), dtype);

    /// <inheritdoc cref="Regression(int, int, int, double, double, long, DType)"/>
    /// <param name="count">The number of rows.</param>
    /// <param name="features">The number of columns.</param>
    /// <param name="informative">How many columns y depends on.</param>
    /// <param name="noise">The standard deviation of the noise on y.</param>
    /// <param name="bias">What is added to y.</param>
    /// <param name="random">The stream that scikit-learn takes: <c>new NumpyRandom(0)</c> stands for <c>random_state=0</c>.</param>
    /// <param name="dtype">The type of X and Y.</param>
    public static Dataset Regression(
        int count,
        int features,
        int informative,
        double noise,
        double bias,
        NumpyRandom random,
        DType dtype = DType.Float32
    ) => Regression(count, features, informative, noise, bias, Draws.Of(random), dtype);

    private static Dataset Regression(int count, int features, int informative, double noise, double bias, Draws draws, DType dtype)
    {
        DatasetRules.RequirePositive("regression", nameof(count), count);
        DatasetRules.RequirePositive("regression", nameof(features), features);
        DatasetRules.RequirePositive("regression", nameof(informative), informative);
        ToyRules.RequireNoise("regression", noise);
        informative = Math.Min(informative, features);
        var x = draws.Normal("x", [count, features], 1);
        var known = draws.Uniform("w", informative, 0, 1) * 100;
        var w = Ops.Concatenate([known, Tensor.Zeros(features - informative, DType.Float64)], 0);
        var y = x.MatMul(w.Reshape(features, 1)).Reshape(count) + bias;
        y = noise == 0 ? y : y + draws.Normal("noise", count, noise);
        var (rows, columns) = (draws.Order("rows", count), draws.Order("columns", features));
        var shuffled = Ops.Transpose(Ops.Gather(Ops.Transpose(Ops.Gather(x, rows)), columns));
        return Dataset
            .Of(shuffled.Cast(dtype), Ops.Gather(y, rows).Cast(dtype))
            .WithName("regression", "Numbers that are linear in some of their features, computed from a seed.")
            .WithFeatureNames(Enumerable.Range(0, features).Select(i => $"x{Messages.Number(i)}"));
    }
}
