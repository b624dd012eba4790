namespace Functional.Tests;

/// <summary>The data calls of a notebook about prices, clouds and flowers, with scikit-learn's numbers.</summary>
public sealed class HousingDataTests
{
    static readonly Dataset Clouds = Datasets.Blobs(2000, 5, 7, 3, new NumpyRandom(0), DType.Float64);

    static readonly Dataset Numbers = Datasets.Regression(4000, 100, 90, 20, 0, new NumpyRandom(0), DType.Float64);

    [Fact]
    public void Train_test_split_of_5000_with_random_state_0()
    {
        var recorded = RecordedCalls.Of("split_5000");

        var (train, test) = Dataset.Of(Tensor.Arange(60000), Tensor.Zeros(60000)).Split(test: 5000, new NumpyRandom(0));

        Assert.Equal(recorded.Integers("sizes"), new[] { train.Count, test.Count });
        recorded.Check("train", train.X[..10]);
        recorded.Check("test", test.X[..10]);
    }

    [Fact]
    public void Train_test_split_keeps_a_quarter_unless_told()
    {
        var (train, test) = Dataset.Of(Tensor.Arange(20640), Tensor.Zeros(20640)).Split();

        Assert.Equal(RecordedCalls.Of("split_default").Integers("sizes"), new[] { train.Count, test.Count });
    }

    [DataFact("california-housing")]
    public void Fetch_california_housing_and_standard_scaler()
    {
        var recorded = RecordedCalls.Of("housing");

        var (train, test) = Datasets.CaliforniaHousing(dtype: DType.Float64).Split(0.25, new NumpyRandom(42));
        var scaler = Scaler.Standard.Fit(train);

        Assert.Equal(recorded.Integers("sizes"), new[] { train.Count, test.Count });
        recorded.Check("mean", scaler.Center);
        recorded.Check("scale", scaler.Spread);
        recorded.Check("first", scaler.Transform(test).X[..2], 1e-11);
        recorded.Check("y", test.Y[..5], 0);
    }

    [Fact]
    public void Pipeline_of_own_transformers_and_min_max()
    {
        var recorded = RecordedCalls.Of("pipeline");
        var rows = RecordedCalls.Iris.X;
        var (train, test) = (Ops.Gather(rows, Tensor.Arange(0, 150, 2)), Ops.Gather(rows, Tensor.Arange(1, 150, 2)));
        var ratio = Transform.Of("ratio", x => Ops.Concatenate([x, x[.., ..1] / x[.., 1..2]], 1));
        var centered = Transform.Of("center", x => Ops.Mean(x, 0), (mean, x) => Ops.Abs(x - mean));

        var steps = Pipeline.Of(ratio, centered, Scaler.MinMax()).Fit(train);

        recorded.Check("train", steps.Transform(train)[..4], 1e-12);
        recorded.Check("test", steps.Transform(test)[..4], 1e-12);
    }

    [Fact]
    public void Load_iris_and_perceptron()
    {
        var recorded = RecordedCalls.Of("perceptron");
        var (flowers, species) = RecordedCalls.Iris;
        var setosa = Ops.Equal(species, 0).Cast(DType.Int32);

        var unit = Perceptron.Fit(flowers[.., 2..], setosa, epochs: 5);

        recorded.Check("coefficients", unit.Coefficients[.., 0]);
        recorded.Check("intercept", unit.Intercept);
        Assert.Equal(recorded.Integers("predicted"), unit.Predict(recorded.Numbers("new")).ToArray<int>());
    }

    [Fact]
    public void Make_blobs_of_2000_rows_with_7_centers()
    {
        var recorded = RecordedCalls.Of("blobs");

        Assert.Equal([2000, 5], Clouds.X.Shape);
        recorded.Check("x", Clouds.X[..3]);
        recorded.Check("y", Clouds.Y[..20]);
        recorded.Check("mean", Clouds.X.Mean(0));
        Assert.Equal(
            recorded.Integers("counts"),
            Clouds.Y.ToArray<int>().CountBy(y => y).OrderBy(count => count.Key).Select(count => count.Value)
        );
    }

    [Fact]
    public void Make_regression_of_4000_rows_with_90_informative_columns()
    {
        var recorded = RecordedCalls.Of("regression");
        double[] y = Numbers.Y.ToArray<double>();

        Assert.Equal([4000, 100], Numbers.X.Shape);
        recorded.Check("x", Numbers.X[0, ..8]);
        recorded.Check("y", Numbers.Y[..8]);
        Assert.Equal(recorded.GetProperty("mean").GetDouble(), y.Average(), 1e-9);
        Assert.Equal(recorded.GetProperty("std").GetDouble(), Math.Sqrt(y.Average(v => (v - y.Average()) * (v - y.Average()))), 1e-9);
    }

    [Fact]
    public void Pca_2()
    {
        var recorded = RecordedCalls.Of("pca");

        var pca = Pca.Fit(Clouds.X, 2);

        recorded.Check("ratio", pca.ExplainedVarianceRatio);
        recorded.Check("points", pca.Transform(Clouds.X)[..5], 1e-11);
    }

    // scikit-learn draws other maps from other seeds; that neighbours stay together is what a map is for.
    [Fact]
    public void Tsne_of_digits_rows()
    {
        var digits = Datasets.Digits().Take(200);

        var map = TSne.Fit(digits.X, perplexity: 20, iterations: 400, key: Key.Of(42));

        Assert.Equal([200, 2], map.Embedding.Shape);
        Assert.True(map.Divergences[^1] < map.Divergences[0] / 2, $"{map.Divergences[0]} → {map.Divergences[^1]}");
        var nearest = KNearestNeighbors.Classification(map.Embedding, digits.Y, 3);
        Assert.True(ConfusionMatrix.Of(digits.Y, nearest.Predict(map.Embedding)).Accuracy > 0.85);
    }

    [Fact]
    public void K_neighbors_regressor_100()
    {
        var recorded = RecordedCalls.Of("neighbors");
        var (train, test) = Numbers.SplitAt(3000);

        var predicted = KNearestNeighbors.Regression(train.X, train.Y, 100).Predict(test.X);

        recorded.Check("predicted", predicted[..8], 1e-11);
        Assert.Equal(recorded.GetProperty("r2").GetDouble(), RegressionScores.Of(test.Y, predicted).R2, 1e-12);
    }

    [Fact]
    public void Data_frame_of_a_history_has_a_column_for_every_key()
    {
        var history = Sequential
            .Input(4)
            .Dense(3, Activation.Softmax)
            .Compile(Optimizer.Sgd(), Loss.SparseCategoricalCrossentropy, Metric.Accuracy)
            .Fit(Datasets.Iris(), epochs: 3)
            .History;

        var frame = Table.Of(history.Keys.Select(key => Column.Of(key, history[key])));

        Assert.Equal(["loss", "accuracy"], frame.Names);
        Assert.Equal(history["loss"], frame["loss"].ToDoubles());
        Assert.Equal(3, frame.Count);
    }
}
