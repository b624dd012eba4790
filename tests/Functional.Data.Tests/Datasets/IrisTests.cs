using Functional.Testing;

namespace Functional.Tests;

public sealed class IrisTests
{
    [Fact]
    public void Iris_is_that_of_scikit_learn()
    {
        var data = Datasets.Iris();

        Assert.Equal("iris, 150 rows: float32[150, 4] → int32[150]", data.ToString());
        Assert.Equal([5.1f, 3.5f, 1.4f, 0.2f], data.X[0].ToArray());
        Assert.Equal([4.9f, 3.1f, 1.5f, 0.2f], data.X[34].ToArray());
        Assert.Equal([4.9f, 3.6f, 1.4f, 0.1f], data.X[37].ToArray());
        Assert.Equal([5.9f, 3.0f, 5.1f, 1.8f], data.X[-1].ToArray());
        Assert.Equal(Enumerable.Range(0, 150).Select(i => i / 50), data.Y.ToArray<int>());
        Tolerance.Float32.Check([5.843333, 3.057333, 3.758, 1.199333], data.X.Mean(0).ToArray<double>());
    }

    [Fact]
    public void Iris_has_names_and_says_where_it_comes_from()
    {
        var data = Datasets.Iris();

        Assert.Equal(["setosa", "versicolor", "virginica"], data.ClassNames);
        Assert.Equal(["sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"], data.FeatureNames);
        Assert.Contains("Fisher", data.Description, StringComparison.Ordinal);
        Assert.Same(data, Datasets.Iris());
    }
}
