using System.Text.Json;
using Functional.Testing;

namespace Functional.Conformance;

/// <summary>Principal components, nearest neighbours and least squares.</summary>
static class Classics
{
    public static Kind[] Kinds { get; } =
    [
        new(
            "PCA",
            "n_components x mean components explained_variance explained_variance_ratio transformed inverse",
            Components,
            "whiten=false svd_solver=\"auto\"|\"full\"|\"covariance_eigh\""
        ),
        new("KNeighborsRegressor", Neighbors, Regressed, Euclidean),
        new("KNeighborsClassifier", $"{Neighbors} probabilities", Classified, Euclidean),
        new("LinearRegression", "x y coefficients intercept new predicted", Linear, "fit_intercept=true positive=false"),
    ];

    const string Neighbors = "n_neighbors weights algorithm leaf_size x y new predicted";

    const string Euclidean = "p=2 metric=\"minkowski\"|\"euclidean\"";

    static void Components(JsonElement recorded, Measure measure)
    {
        var x = recorded.GetProperty("x").ToTensor();
        var count =
            recorded.Find("n_components") is not { } kept ? Math.Min(x.Shape[0], x.Shape[1])
            : kept.TryGetInt32(out var whole) ? whole
            : throw new NotCoveredException($"n_components = {kept}");
        var pca = Pca.Fit(x, count);
        measure.Check(recorded, "mean", pca.Mean);
        measure.Check(recorded, "components", pca.Components);
        measure.Check(recorded, "explained_variance", pca.ExplainedVariance);
        measure.Check(recorded, "explained_variance_ratio", pca.ExplainedVarianceRatio);
        measure.Check(recorded, "transformed", pca.Transform(x));
        measure.Check(recorded, "inverse", pca.Inverse(pca.Transform(x)));
    }

    static void Regressed(JsonElement recorded, Measure measure)
    {
        var (x, y) = (recorded.GetProperty("x").ToTensor(), recorded.GetProperty("y").ToTensor());
        var nearest = KNearestNeighbors.Regression(x, y, Count(recorded), Weights(recorded));
        measure.Check(recorded, "predicted", nearest.Predict(recorded.GetProperty("new").ToTensor()));
    }

    static void Classified(JsonElement recorded, Measure measure)
    {
        double[] labels = recorded.GetProperty("y").Numbers();
        var encoder = LabelEncoder.Fit(labels);
        var (x, y) = (recorded.GetProperty("x").ToTensor(), encoder.Transform(labels));
        var nearest = KNearestNeighbors.Classification(x, y, Count(recorded), Weights(recorded));
        var rows = recorded.GetProperty("new").ToTensor();
        measure.Check(recorded, "predicted", encoder.Inverse(nearest.Predict(rows)));
        measure.Check(recorded, "probabilities", nearest.PredictProbabilities(rows));
    }

    static int Count(JsonElement recorded) => recorded.Find("n_neighbors")?.GetInt32() ?? 5;

    static NeighborWeights Weights(JsonElement recorded) =>
        (recorded.Find("weights")?.GetString() ?? "uniform") switch
        {
            "uniform" => NeighborWeights.Uniform,
            "distance" => NeighborWeights.Distance,
            var other => throw new NotCoveredException($"weights = {other}"),
        };

    static void Linear(JsonElement recorded, Measure measure)
    {
        var (x, y) = (recorded.GetProperty("x").ToTensor(), recorded.GetProperty("y").ToTensor());
        var line = LinearRegression.Fit(x, y);
        // There the outputs come first, and one output has no axis.
        measure.Check(recorded, "coefficients", y.Rank == 1 ? line.Coefficients.Reshape(-1) : line.Coefficients.T);
        measure.Check(recorded, "intercept", y.Rank == 1 ? line.Intercept.Reshape([]) : line.Intercept);
        if (recorded.Find("new") is { } rows)
        {
            measure.Check(recorded, "predicted", line.Predict(rows.ToTensor()));
        }
    }
}
