using Functional;

/// <summary>Houses in California, 1990: eight numbers of a district, and the median price in 100,000 dollars.</summary>
internal static class Housing
{
    /// <summary>The rows split as always and standardized by those to learn from: 11,610, 3,870 and 5,160.</summary>
    public static (Dataset Train, Dataset Validation, Dataset Test) Read(string folder)
    {
        var (rest, test) = Datasets.CaliforniaHousing(folder).Split(test: 0.25, new NumpyRandom(0));
        var (train, validation) = rest.Split(test: 0.25, new NumpyRandom(0));
        var scaler = Scaler.Standard.Fit(train);
        return (scaler.Transform(train), scaler.Transform(validation), scaler.Transform(test));
    }
}
