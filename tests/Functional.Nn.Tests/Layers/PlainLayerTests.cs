namespace Functional.Tests;

/// <summary>The layers without parameters that are no activation and no noise.</summary>
public sealed class PlainLayerTests
{
    [Fact]
    public void Lambda_applies_its_function()
    {
        var network = Sequential.Input(2).Lambda(x => x * 2).Lambda(x => Ops.Sum(x, -1, keepDims: true), name: "total");
        Tensor x =
        [
            [1, 2],
            [3, 4],
        ];
        Tensor expected =
        [
            [6],
            [14],
        ];
        Assert.Equal(expected, network.Run(Parameters.Empty, x));
        Assert.Equal(["lambda", "total"], network.Blueprint.Layers.Select(l => l.Path));
        Assert.All(network.Blueprint.Layers, l => Assert.Equal("Lambda", l.Kind));
        Assert.Equal("Lambda(total)", ((Named)network.Layers[1]).Layer.ToString());
    }

    [Fact]
    public void Lambdas_are_equal_by_name_and_delegate()
    {
        Func<Tensor, Tensor> twice = x => x * 2;
        Assert.Equal(new Lambda("twice", twice), new Lambda("twice", twice));
        Assert.NotEqual(new Lambda("twice", twice), new Lambda("double", twice));
        Assert.NotEqual(new Lambda("twice", twice), new Lambda("twice", x => x * 2));
        Assert.Throws<ArgumentException>(() => new Lambda(" ", twice));
        var error = Assert.Throws<InvalidOperationException>(() => new Lambda(_ => null!).Build(3));
        Assert.Contains("returned null", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Masking_sets_steps_of_one_value_to_0()
    {
        Tensor x =
        [
            [
                [1, 7],
                [7, 7],
                [0, 0],
            ],
        ];
        Assert.Equal(
            [
                [
                    [1, 7],
                    [0, 0],
                    [0, 0],
                ],
            ],
            new Masking(7).Run(Parameters.Empty, x)
        );
        Assert.Equal(x, new Masking().Run(Parameters.Empty, x));
    }

    [Fact]
    public void Derivatives_pass_where_steps_are_kept()
    {
        Tensor x =
        [
            [1, 7],
            [7, 7],
        ];
        Assert.Equal(
            [
                [1, 1],
                [0, 0],
            ],
            Autodiff.Gradient(z => Ops.Sum(new Masking(7).Run(Parameters.Empty, z)), x)
        );
    }

    [Fact]
    public void Activity_is_penalised_by_the_example()
    {
        var network = Sequential.Input(2).ActivityRegularization(0.1, 0.01);
        Tensor x =
        [
            [1, -2],
            [3, 0],
        ];
        var run = network.Run(Parameters.Empty, Parameters.Empty, x, Mode.Training, Key.Of(0));
        Assert.Equal(x, run.Outputs.Single);
        // (0.1·6 + 0.01·14) / 2
        Assert.Equal(0.37, run.Penalty().ToDouble(), 1e-6);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ActivityRegularization(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ActivityRegularization(0, double.NaN));
    }

    [Fact]
    public void Rescaling_is_a_line_in_training_too()
    {
        Tensor pixels =
        [
            [0, 1, 8],
        ];
        Assert.Equal(
            [
                [-1, -0.75, 1],
            ],
            new Rescaling(0.25, -1).Run(Parameters.Empty, pixels, Mode.Training)
        );
        Assert.Equal(pixels * 2, new Rescaling(2).Run(Parameters.Empty, pixels));
        Assert.Equal([new Rescaling(2, 1)], Sequential.Input(3).Rescaling(2, 1).Layers);
        Assert.Equal("Rescaling(2, 1)", new Rescaling(2, 1).ToString());
    }
}
