using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>The classics against what scikit-learn gave for the same data.</summary>
public sealed class ClassicsGoldenTests
{
    static readonly IReadOnlyList<JsonElement> Recorded = Golden.Cases("sklearn.json");

    public static TheoryData<int> Pcas => Of("PCA");

    public static TheoryData<int> Regressors => Of("KNeighborsRegressor");

    public static TheoryData<int> Classifiers => Of("KNeighborsClassifier");

    public static TheoryData<int> Lines => Of("LinearRegression");

    static TheoryData<int> Of(string what) =>
        [.. Enumerable.Range(0, Recorded.Count).Where(i => Recorded[i].GetProperty("what").GetString() == what)];

    static Tensor Numbers(JsonElement recorded, string name)
    {
        var values = recorded.GetProperty(name);
        return Tensor.Of(values.Numbers(), Shape.Of(values.Dimensions()));
    }

    static void Check(JsonElement recorded, string name, Tensor actual) =>
        Tolerance.Float64.Check(recorded.GetProperty(name).Numbers(), actual.Cast(DType.Float64).ToArray<double>(), name);

    [Theory]
    [MemberData(nameof(Pcas))]
    public void Principal_components(int index)
    {
        var recorded = Recorded[index];
        var x = Numbers(recorded, "x");

        var pca = Pca.Fit(x, recorded.GetProperty("n_components").GetInt32());

        Check(recorded, "mean", pca.Mean);
        Check(recorded, "components", pca.Components);
        Check(recorded, "explained_variance", pca.ExplainedVariance);
        Check(recorded, "explained_variance_ratio", pca.ExplainedVarianceRatio);
        Check(recorded, "transformed", pca.Transform(x));
        Check(recorded, "inverse", pca.Inverse(pca.Transform(x)));
    }

    [Theory]
    [MemberData(nameof(Regressors))]
    public void Regression_by_neighbors(int index)
    {
        var recorded = Recorded[index];
        var neighbors = recorded.GetProperty("n_neighbors").GetInt32();

        var nearest = KNearestNeighbors.Regression(Numbers(recorded, "x"), Numbers(recorded, "y"), neighbors);

        Check(recorded, "predicted", nearest.Predict(Numbers(recorded, "new")));
    }

    [Theory]
    [MemberData(nameof(Classifiers))]
    public void Classification_by_neighbors(int index)
    {
        var recorded = Recorded[index];
        var neighbors = recorded.GetProperty("n_neighbors").GetInt32();

        var nearest = KNearestNeighbors.Classification(Numbers(recorded, "x"), Numbers(recorded, "y"), neighbors);

        Check(recorded, "predicted", nearest.Predict(Numbers(recorded, "new")));
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Least_squares(int index)
    {
        var recorded = Recorded[index];

        var line = LinearRegression.Fit(Numbers(recorded, "x"), Numbers(recorded, "y"));

        Check(recorded, "coefficients", line.Coefficients);
        Check(recorded, "intercept", line.Intercept);
    }
}
