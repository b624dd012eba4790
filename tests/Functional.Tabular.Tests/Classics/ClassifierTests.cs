using Functional.Testing;

namespace Functional.Tests;

/// <summary>
/// Against scikit-learn 1.2.1 on the iris flowers: <c>LogisticRegression(C, tol=1e-14, solver="newton-cg")</c>, which itself stops
/// a few digits early, and <c>Perceptron(shuffle=False, tol=None, max_iter=3, eta0=0.1)</c>.
/// </summary>
public sealed class ClassifierTests
{
    // The embedded numbers are Float32; those of the data set have one decimal.
    static readonly Tensor X = Tensor.Of(
        [.. Datasets.Iris().X.Cast(DType.Float64).ToArray<double>().Select(value => Math.Round(value, 1))],
        Shape.Of(150, 4)
    );

    static readonly Tensor Y = Datasets.Iris().Y;

    static void Check(double[] expected, Tensor actual, double tolerance = 1e-12) =>
        new Tolerance(tolerance, tolerance).Check(expected, actual.ToArray<double>());

    static double Accuracy(Tensor predicted, Tensor y) => Ops.Mean(Ops.Equal(predicted, y).Cast(DType.Float64)).ToDouble();

    static Tensor LabelsOf(int label) => Tensor.Of([.. Y.ToArray<int>().Select(one => one == label ? 1 : 0)]);

    [Fact]
    public void Logistic_regression_of_three_classes()
    {
        // csharpier-ignore
        double[] coefficients =
        [
            -0.42350991995234144, 0.9673505794999573, -2.517152378109442, -1.0793366474203356,
            0.5344615089153746, -0.3215878551579298, -0.20639207105193116, -0.9442984659176973,
            -0.11095158896303679, -0.6457627243420063, 2.723544449161403, 2.0236351133380177,
        ];

        var fitted = LogisticRegression.Fit(X, Y);

        Check(coefficients, fitted.Coefficients.T, 1e-6);
        Check([9.849568050330381, 2.2372056322586253, -12.08677368258906], fitted.Intercept, 1e-6);
        Check([0.002126695417796467, 0.8739566879516945, 0.12391661663050926], fitted.PredictProbabilities(X[50..51]), 1e-6);
        Assert.True(fitted.HasConverged);
        Assert.InRange(Accuracy(fitted.Predict(X), Y), 0.97, 0.98);
    }

    [Fact]
    public void Logistic_regression_of_two_classes()
    {
        var fitted = LogisticRegression.Fit(X, LabelsOf(2), c: 0.5);

        Check([-0.10199335334329396, -0.26309992137032245, 2.3050500024468765, 1.7751838098896482], fitted.Coefficients, 1e-6);
        Check([-12.84729636468599], fitted.Intercept, 1e-6);
        Check([0.7472836731762916, 0.25271632682370837], fitted.PredictProbabilities(X[50..51]), 1e-6);
    }

    [Fact]
    public void Classes_without_rows_are_refused()
    {
        var x = Tensor.Of([0.0, 1, 2, 3, 4, 5], Shape.Of(6, 1));
        Func<Tensor, object>[] fits = [y => LogisticRegression.Fit(x, y), y => Perceptron.Fit(x, y)];
        foreach (var fit in fits)
        {
            Assert.Contains(
                "no row is of class 1, though labels go up to 2",
                Assert.Throws<ArgumentException>(() => fit(Tensor.Of(0, 0, 2, 0, 2, 2))).Message,
                StringComparison.Ordinal
            );
            foreach (var label in new[] { 0, 1, 3 })
            {
                Assert.Contains(
                    $"all rows are of class {label}",
                    Assert.Throws<ArgumentException>(() => fit(Tensor.Full(Shape.Of(6), label))).Message,
                    StringComparison.Ordinal
                );
            }
        }
    }

    [Fact]
    public void At_the_least_loss_its_slope_is_zero()
    {
        var fitted = LogisticRegression.Fit(X, Y, c: 10);
        var error = fitted.PredictProbabilities(X) - Ops.OneHot(Y, 3).Cast(DType.Float64);

        var slope = Ops.MatMul(X.T, error) * 10 + fitted.Coefficients;

        Check(new double[12], slope, 1e-7);
        Check(new double[3], Ops.Sum(error, 0), 1e-8);
    }

    [Fact]
    public void The_perceptron_of_two_classes()
    {
        var fitted = Perceptron.Fit(X[.., 2..], LabelsOf(0), epochs: 3, learningRate: 0.1);

        Check([-0.0500000000000001, -0.07999999999999997], fitted.Coefficients);
        Check([0.2], fitted.Intercept);
        Assert.Equal(1, Accuracy(fitted.Predict(X[.., 2..]), LabelsOf(0)));
    }

    [Fact]
    public void The_perceptron_of_three_classes()
    {
        // csharpier-ignore
        double[] coefficients =
        [
            0.1299999999999999, 0.41, -0.5200000000000001, -0.21999999999999997,
            -0.2999999999999998, -0.3799999999999999, -0.5300000000000001, -0.35000000000000003,
            -0.3400000000000001, -0.38000000000000017, 0.9100000000000001, 0.5499999999999999,
        ];

        var fitted = Perceptron.Fit(X, Y, epochs: 3, learningRate: 0.1);

        Check(coefficients, fitted.Coefficients.T);
        Check([0.1, -0.1, -0.1], fitted.Intercept);
        Assert.Equal(3, fitted.Mistakes.Count);
        Assert.Equal(100.0 / 150, Accuracy(fitted.Predict(X), Y), 12);
    }

    [Fact]
    public void The_perceptron_stops_without_mistakes_and_shuffles_by_key()
    {
        var setosa = Dataset.Of(X, LabelsOf(0));

        var fitted = Perceptron.Fit(setosa, key: Key.Of(1));

        Assert.Equal(0, fitted.Mistakes[^1]);
        Assert.InRange(fitted.Mistakes.Count, 2, 20);
        Assert.Equal(fitted.Coefficients, Perceptron.Fit(setosa, key: Key.Of(1)).Coefficients);
        Assert.NotEqual(fitted.Coefficients, Perceptron.Fit(setosa, key: Key.Of(2)).Coefficients);
    }

    [Fact]
    public void Neighbors_count_by_distance_when_asked_to()
    {
        var x = Tensor.Of([0.0, 1, 3], Shape.Of(3, 1));
        var y = Tensor.Of([10.0, 20, 40], DType.Float64);
        var at = Tensor.Of([1.5, 1], Shape.Of(2, 1));

        var nearest = KNearestNeighbors.Regression(x, y, 2, NeighborWeights.Distance);
        var (distances, positions) = nearest.Nearest(at);

        // At 1.5 rows 0 and 2 are equally far, and the earlier is taken; at 1 a row is at distance 0 and counts alone.
        Check([0.5, 1.5, 0, 1], distances);
        Assert.Equal([1, 0, 1, 0], positions.ToArray<int>());
        Check([(20 * 2 + 10 / 1.5) / (2 + 1 / 1.5), 20], nearest.Predict(at));
    }

    [Fact]
    public void Shares_of_neighbors_are_probabilities()
    {
        var nearest = KNearestNeighbors.Classification(X, Y, 5);

        Check([.. Enumerable.Repeat(1.0, 150)], Ops.Sum(nearest.PredictProbabilities(X), 1));
        Assert.InRange(Accuracy(nearest.Predict(X), Y), 0.96, 0.98);
        Assert.Equal("5 nearest neighbors among 150 rows, 3 classes", nearest.ToString());
    }

    [Fact]
    public void Long_data_go_by_their_covariance_to_the_same_components()
    {
        var padded = Ops.Concatenate([X, Tensor.Zeros(Shape.Of(150, 12), DType.Float64)], 1);
        var (byCovariance, bySingularValues) = (Pca.Fit(X, 2), Pca.Fit(padded, 2));

        Check(bySingularValues.ExplainedVariance.ToArray<double>(), byCovariance.ExplainedVariance);
        Check(bySingularValues.Components[.., ..4].ToArray<double>(), byCovariance.Components);
        Assert.StartsWith("PCA: 2 of 4 columns, 97.8", byCovariance.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void More_columns_than_rows_have_the_least_coefficients_that_fit()
    {
        var x = Tensor.Of([1.0, 1, 0, 3, 3, 0], Shape.Of(2, 3));
        var line = LinearRegression.Fit(x, Tensor.Of([2.0, 6], DType.Float64));

        Check([1, 1, 0], line.Coefficients);
        Check([2, 6], line.Predict(x));
    }

    [Fact]
    public void What_does_not_fit_is_said()
    {
        var holed = Tensor.Of([1, double.NaN], Shape.Of(2, 1));

        Assert.Throws<ShapeException>(() => Pca.Fit(Tensor.Of(1f, 2f), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pca.Fit(X, 5));
        Assert.Throws<ShapeException>(() => Pca.Fit(X, 2).Transform(X[.., 1..]));
        Assert.Throws<ArgumentOutOfRangeException>(() => KNearestNeighbors.Classification(X, Y, 151));
        Assert.Throws<ShapeException>(() => LinearRegression.Fit(X, Y[1..]));
        Assert.Throws<ArgumentException>(() => LogisticRegression.Fit(X, X[.., 0]));
        var error = Assert.Throws<ArgumentException>(() => LinearRegression.Fit(holed, Y[..2]));
        Assert.Contains("NaN in row 1, column 0", error.Message, StringComparison.Ordinal);
    }
}
