namespace Functional;

/// <summary>Houses in California, 1990, as rung 18 splits and scales them: the rungs behind it begin here.</summary>
public static class Housing
{
    /// <summary>
    /// Eight numbers of a district and its median price in 100,000 dollars, or rows of eight made-up numbers where the file is not here.
    /// </summary>
    public static Dataset Load() =>
        Course.Data(
            "California housing",
            () => Datasets.CaliforniaHousing(),
            "1,000 rows of eight made-up numbers",
            () =>
                Datasets
                    .Regression(1000, features: 8, informative: 8, noise: 20, bias: 0, new NumpyRandom(0))
                    .MapTargets(y => (y / 200) + 3)
                    .WithFeatureNames(Enumerable.Range(0, 8).Select(i => $"x{i}"))
        );

    /// <summary>
    /// A quarter of the rows to test, a quarter of the others to watch, the rest to learn from: those of scikit-learn's
    /// <c>train_test_split(random_state=0)</c>, twice. Columns have mean 0 and variance 1 over the rows to learn from.
    /// </summary>
    public static (Dataset Train, Dataset Validation, Dataset Test) Prepared()
    {
        var (rest, test) = Load().Split(test: 0.25, new NumpyRandom(0));
        var (train, validation) = rest.Split(test: 0.25, new NumpyRandom(0));
        var scaler = Scaler.Standard.Fit(train);
        return (scaler.Transform(train), scaler.Transform(validation), scaler.Transform(test));
    }
}
