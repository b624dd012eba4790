namespace Functional.Tests;

public sealed class NormalizationTests
{
    static readonly Tensor Data =
    [
        [1, 10, 5],
        [2, 30, 5],
        [3, 50, 5],
        [6, 70, 5],
    ];

    static Tensor Output(ILayer layer, Tensor x, Parameters? state = null)
    {
        var network = Sequential.Input(x.Shape[1..], dtype: x.DType).Then(layer);
        var (values, key) = (state ?? network.Blueprint.State(Key.Of(0)), Key.Of(0));
        return network.Run(Parameters.Empty, values, x, Mode.Training, key).Outputs.Single;
    }

    [Fact]
    public void Adapted_data_have_mean_0_and_variance_1()
    {
        var y = Output(Normalization.Adapt(Data), Data);
        for (var feature = 0; feature < 2; feature++)
        {
            Assert.Equal(0, Ops.Mean(y[.., feature]).ToDouble(), 1e-6);
            Assert.Equal(1, Ops.Variance(y[.., feature]).ToDouble(), 1e-5);
        }
        // (1 − 3) / √3.5
        Assert.Equal(-2 / Math.Sqrt(3.5), y[0, 0].ToDouble(), 1e-6);
        Assert.Equal(Tensor.Zeros(4), y[.., 2]);
    }

    [Fact]
    public void A_feature_that_does_not_vary_is_divided_by_the_least_deviation() =>
        Assert.Equal(1e7, Output(Normalization.Adapt(Data), Data + 1)[0, 2].ToDouble(), 10);

    [Fact]
    public void Its_numbers_are_state_and_count_as_Keras_counts()
    {
        var blueprint = Normalization.Adapt(Data).Build(3);
        Assert.Equal(["mean", "variance", "count"], blueprint.Declarations.Select(d => d.Path));
        Assert.All(blueprint.Declarations, d => Assert.False(d.IsTrainable));
        Assert.Equal(7, blueprint.Declarations.Sum(d => d.Shape.Size));
        var state = blueprint.State(Key.Of(9));
        Assert.Equal([3, 40, 5], state["mean"]);
        Assert.Equal([3.5, 500, 0], state["variance"]);
        Assert.Equal(4, state["count"].ToDouble());
    }

    [Fact]
    public void Numbers_given_directly_are_no_state()
    {
        var layer = new Normalization([3, 40, 5], [4, 100, 1]);
        Assert.Empty(layer.Build(3).Declarations);
        Assert.Equal([-1, -3, 0], Output(layer, Data)[0]);
        Assert.Equal([-1, 3.5, 1], Output(new Normalization(3, 4), Data)[0]);
    }

    [Fact]
    public void State_that_is_loaded_takes_the_place_of_the_layer_s_own()
    {
        var layer = new Normalization();
        Assert.Equal(Data, Output(layer, Data));
        var loaded = Parameters.Of(
            ("normalization/mean", [1, 10, 5]),
            ("normalization/variance", [4, 4, 4]),
            ("normalization/count", Tensor.Scalar(9))
        );
        Assert.Equal([1, 20, 0], Output(layer, Data, loaded)[2]);
        Assert.Equal([1, 20, 0], Output(Normalization.Adapt(Data), Data, loaded)[2]);
    }

    [Fact]
    public void Inverted_it_leads_back()
    {
        var layer = Normalization.Adapt(Data);
        var there = Output(layer, Data);
        var back = Output(layer with { Invert = true }, there);
        Assert.True(Ops.Max(Ops.Abs(back - Data)).ToDouble() < 1e-4);
    }

    [Fact]
    public void Features_may_lie_along_other_axes()
    {
        var x = Key.Of(1).Normal([6, 2, 5], mean: 3, stddev: 2, dtype: DType.Float64);
        var rows = Normalization.Adapt(x, 1);
        Assert.Equal(Shape.Of(2), rows.Build([2, 5]).Declarations[0].Shape);
        Assert.Equal(60 / 2, rows.Build([2, 5]).State(Key.Of(0))["count"].ToDouble());
        var y = Output(rows, x);
        Assert.All(Ops.Mean(y, [0, 2]).ToArray<double>(), m => Assert.Equal(0, m, 1e-12));
        var all = Output(Normalization.Adapt(x, []), x);
        Assert.Equal(1, Ops.Variance(all).ToDouble(), 1e-12);
        Assert.NotEqual(0, Ops.Mean(all[.., 0]).ToDouble(), 1e-3);
    }

    [Fact]
    public void The_word_adapts_to_data()
    {
        var network = Sequential.Input(3).Normalization(Data).Dense(1);
        Assert.Equal(Normalization.Adapt(Data), network.Layers[0]);
        Assert.Equal(4, network.Blueprint.Declarations.Where(d => d.IsTrainable).Sum(d => d.Shape.Size));
        Assert.Equal("Normalization(adapted to 4 rows)", network.Layers[0].ToString());
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Contains(
            "features adapted to [3]",
            Assert.Throws<ShapeException>(() => Sequential.Input(4).Normalization(Data)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ShapeException>(() => Normalization.Adapt(Data, 0));
        Assert.Throws<ShapeException>(() => Normalization.Adapt(Data, 2));
        Assert.Throws<ArgumentException>(() => Normalization.Adapt(Tensor.Zeros(0, 3)));
        Assert.Throws<ShapeException>(() => new Normalization([1, 2], [1, 2]).Build(3));
    }
}
