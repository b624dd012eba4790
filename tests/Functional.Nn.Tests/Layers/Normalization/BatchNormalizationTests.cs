namespace Functional.Tests;

public sealed class BatchNormalizationTests
{
    static Tensor MovingVariance(Tensor x, int axis = -1)
    {
        var network = Sequential.Input(x.Shape[1..], dtype: x.DType).Then(new BatchNormalization(axis, Momentum: 0));
        var run = network.Run(network.Init(Key.Of(0)), network.InitState(Key.Of(0)), x, Mode.Training, Key.Of(0));
        return run.State["batch_normalization/moving_variance"];
    }

    [Theory]
    [InlineData(DType.Float32, 2, 1)]
    [InlineData(DType.Float32, 3, 1)]
    [InlineData(DType.Float32, 4, 12.0 / 11)]
    [InlineData(DType.Float32, 5, 24.0 / 23)]
    [InlineData(DType.Float64, 4, 1)]
    public void Images_in_single_precision_remember_the_unbiased_variance_as_Keras_does(DType dtype, int rank, double factor)
    {
        int[] sizes = rank switch
        {
            2 => [12, 3],
            3 => [4, 3, 3],
            4 => [2, 3, 2, 3],
            _ => [2, 3, 2, 2, 3],
        };
        var x = Key.Of(1).Normal(Shape.Of(sizes), dtype: dtype);
        var biased = Ops.Variance(x, [.. Enumerable.Range(0, rank - 1)]).ToArray<double>();
        Assert.All(biased.Zip(MovingVariance(x).ToArray<double>()), v => Assert.Equal(v.First * factor, v.Second, 5));
    }

    [Fact]
    public void A_single_number_for_each_feature_gives_no_NaN() =>
        Assert.Equal(Tensor.Zeros(3), MovingVariance(Key.Of(1).Normal([1, 1, 1, 3])));

    [Fact]
    public void The_axis_may_be_any()
    {
        var x = Key.Of(1).Normal([2, 3, 2, 2]);
        var expected = (Ops.Variance(x, [0, 2, 3]) * (8.0 / 7)).ToArray<double>();
        Assert.All(expected.Zip(MovingVariance(x, 1).ToArray<double>()), v => Assert.Equal(v.First, v.Second, 5));
    }
}
