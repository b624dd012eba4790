namespace Functional.Tests;

public sealed class DropoutTests
{
    static readonly Dropout Third = new(1 / 3.0);

    [Fact]
    public void Predicting_it_is_the_identity()
    {
        var x = Key.Of(1).Normal([5, 7]);
        Assert.Equal(x, Third.Run(Parameters.Empty, x));
    }

    [Fact]
    public void Training_drops_the_share_and_scales_the_rest()
    {
        var y = Third.Run(Parameters.Empty, Tensor.Ones(100, 100), Mode.Training, Key.Of(3)).ToArray();
        Assert.InRange(y.Count(v => v == 0) / 10_000.0, 0.31, 0.36);
        Assert.All(y, v => Assert.True(v == 0 || Math.Abs(v - 1.5) < 1e-6, $"{v}"));
        Assert.InRange(y.Average(), 0.96, 1.04);
    }

    [Fact]
    public void The_key_decides_the_mask()
    {
        var x = Tensor.Ones(8, 8);
        var first = Third.Run(Parameters.Empty, x, Mode.Training, Key.Of(3));
        Assert.Equal(first, Third.Run(Parameters.Empty, x, Mode.Training, Key.Of(3)));
        Assert.NotEqual(first, Third.Run(Parameters.Empty, x, Mode.Training, Key.Of(4)));
    }

    [Fact]
    public void Two_dropouts_of_one_network_have_masks_of_their_own()
    {
        var twice = Layer.Of("twice", (call, x) => Ops.Stack([call.Apply("first", Third, x), call.Apply("second", Third, x)], axis: 1));
        var y = twice.Run(Parameters.Empty, Tensor.Ones(8, 8), Mode.Training, Key.Of(3));
        Assert.NotEqual(y[.., 0], y[.., 1]);
    }

    [Fact]
    public void Derivatives_pass_where_values_do()
    {
        var x = Tensor.Ones(4, 4);
        var y = Third.Run(Parameters.Empty, x, Mode.Training, Key.Of(3));
        Assert.Equal(y, Autodiff.Gradient(z => Ops.Sum(Third.Run(Parameters.Empty, z, Mode.Training, Key.Of(3))), x));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Rates_outside_0_to_1_are_refused(double rate) => Assert.Throws<ArgumentOutOfRangeException>(() => new Dropout(rate));

    [Fact]
    public void A_noise_shape_drops_whole_columns()
    {
        var columns = new Dropout(0.5) { NoiseShape = [1, null] };
        var y = columns.Run(Parameters.Empty, Tensor.Ones(6, 40), Mode.Training, Key.Of(5));
        Assert.Equal(Ops.BroadcastTo(y[..1, ..], y.Shape), y);
        Assert.InRange(y[0].ToArray().Count(v => v == 0), 8, 32);
    }

    [Fact]
    public void A_noise_shape_that_does_not_fit_is_refused()
    {
        var layer = new Dropout(0.5) { NoiseShape = [null, 2, null] };
        var error = Assert.Throws<ShapeException>(() => layer.Run(Parameters.Empty, Tensor.Ones([2, 4, 3]), Mode.Training));
        Assert.Contains("noise shape [null, 2, null]", error.Message, StringComparison.Ordinal);
    }
}
