namespace Functional.Tests;

public sealed class ActivationLayerTests
{
    [Fact]
    public void Classes_and_names_are_those_of_Keras()
    {
        var network = Sequential.Input(4).LeakyRelu().PRelu().Elu().Relu().ThresholdedRelu().Softmax();
        Assert.Equal(["LeakyReLU", "PReLU", "ELU", "ReLU", "ThresholdedReLU", "Softmax"], network.Blueprint.Layers.Select(l => l.Kind));
        Assert.Equal(
            ["leaky_re_lu", "p_re_lu", "elu", "re_lu", "thresholded_re_lu", "softmax"],
            network.Blueprint.Layers.Select(l => l.Path)
        );
        Assert.Equal([new LeakyRelu(0.3), new PRelu(), new Elu(1), new Relu(), new ThresholdedRelu(1), new Softmax(-1)], network.Layers);
    }

    [Fact]
    public void Softmax_runs_along_the_axis_that_is_named()
    {
        var x = Key.Of(1).Normal([2, 3, 4]);
        Assert.Equal(Ops.Softmax(x, 1), new Softmax(1).Run(Parameters.Empty, x));
        Assert.Throws<ShapeException>(() => new Softmax(3).Build([3, 4]));
    }

    [Fact]
    public void The_rectifier_takes_its_options()
    {
        Tensor x = [-2.0, -0.5, 0.0, 0.1, 0.5, 3.0];
        Assert.Equal([0, 0, 0, 0.1, 0.5, 3], new Relu().Run(Parameters.Empty, x));
        Assert.Equal([0, 0, 0, 0.1, 0.5, 1], new Relu(1).Run(Parameters.Empty, x));
        Assert.Equal([-1, -0.25, 0, 0.1, 0.5, 3], new Relu(NegativeSlope: 0.5).Run(Parameters.Empty, x));
        Assert.Equal([0, 0, 0, 0, 0.5, 3], new Relu(Threshold: 0.25).Run(Parameters.Empty, x));
        Assert.Equal("Relu(negative_slope=0.5, max_value=6)", new Relu(6, 0.5).ToString());
        Assert.Equal("Relu", new Relu().ToString());
    }

    [Fact]
    public void Options_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Relu(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Relu(NegativeSlope: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Relu(Threshold: double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LeakyRelu(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Elu(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThresholdedRelu(-1));
    }
}
