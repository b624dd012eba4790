namespace Functional.Tests;

public sealed class FunctionTests
{
    [Fact]
    public void A_function_is_drawn_with_the_derivative_that_autodiff_finds()
    {
        var chart = Chart.Function(x => x * x, -2, 2, "square");

        Assert.Equal(["square", "derivative"], chart.Strokes.Select(s => s.Name));
        Assert.Equal((-2, 4), chart.Strokes[0].Points[0]);
        Assert.Equal((-2, -4), chart.Strokes[1].Points[0]);
        Assert.Equal((2, 4), chart.Strokes[1].Points[^1]);
    }

    [Fact]
    public void Activations_bring_their_names()
    {
        var chart = Chart.Function(Activation.Relu);

        Assert.Equal("relu", chart.Title);
        Assert.Equal((-5, 0), chart.Strokes[1].Points[0]);
        Assert.Equal((5, 1), chart.Strokes[1].Points[^1]);
    }

    [Fact]
    public void A_function_of_all_numbers_together_is_refused()
    {
        var message = Assert.Throws<ArgumentException>(() => Chart.Function(x => x / Ops.Sum(x))).Message;

        Assert.Contains("the function treats every number by itself", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Chart.Function(Activation.Relu, 2, 1));
    }
}
