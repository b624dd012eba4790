namespace Functional.Tests;

/// <summary>What the layers that add or multiply noise have in common, and the moments of each.</summary>
public sealed class NoiseTests
{
    const int Size = 200;

    static readonly Dictionary<string, (ILayer Layer, Shape Input)> Layers = new()
    {
        ["Dropout"] = (new Dropout(0.25), [Size, Size]),
        ["GaussianNoise"] = (new GaussianNoise(0.5), [Size, Size]),
        ["GaussianDropout"] = (new GaussianDropout(0.2), [Size, Size]),
        ["AlphaDropout"] = (new AlphaDropout(0.2), [Size, Size]),
        ["SpatialDropout1D"] = (new SpatialDropout1D(0.25), [Size, 5, Size]),
        ["SpatialDropout2D"] = (new SpatialDropout2D(0.25), [Size, 2, 3, Size]),
    };

    public static TheoryData<string> Names => [.. Layers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Predicting_it_is_the_identity(string name)
    {
        var x = Key.Of(1).Normal(Layers[name].Input);
        Assert.Equal(x, Layers[name].Layer.Run(Parameters.Empty, x));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_key_of_the_step_decides(string name)
    {
        var (layer, shape) = Layers[name];
        var x = Key.Of(1).Normal(shape);
        var first = layer.Run(Parameters.Empty, x, Mode.Training, Key.Of(3));
        Assert.Equal(first, layer.Run(Parameters.Empty, x, Mode.Training, Key.Of(3)));
        Assert.NotEqual(first, layer.Run(Parameters.Empty, x, Mode.Training, Key.Of(4)));
        Assert.NotEqual(x, first);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Compiled_it_gives_the_bits_of_plain_operations_and_other_noise_at_each_step(string name)
    {
        var (layer, shape) = Layers[name];
        var x = Key.Of(1).Normal(shape[1..] is var example ? [3, .. example] : shape);
        Tensors Step(Tensors inputs) => layer.Run(Parameters.Empty, inputs[0], Mode.Training, Key.FromBits(inputs[1]));
        var plan = Compiled.Of(Step);
        Tensor[] keys = [Tensor.Of([7L], Shape.Scalar), Tensor.Of([8L], Shape.Scalar)];
        var results = keys.Select(key => (Plan: plan.Run((x, key)).Single, Plain: Step((x, key)).Single)).ToList();
        Assert.All(results, r => Assert.Equal(r.Plain, r.Plan));
        Assert.NotEqual(results[0].Plan, results[1].Plan);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Mean_and_variance_are_those_of_the_definition(string name)
    {
        var (layer, shape) = Layers[name];
        // Standard normal numbers: y has mean 0; its variance is that of x times E(n²), plus the variance of what is added.
        Dictionary<string, double> variances = new()
        {
            ["Dropout"] = 1 / 0.75,
            ["GaussianNoise"] = 1 + 0.25,
            ["GaussianDropout"] = 1 + (0.2 / 0.8),
            ["AlphaDropout"] = 1,
            ["SpatialDropout1D"] = 1 / 0.75,
            ["SpatialDropout2D"] = 1 / 0.75,
        };
        var y = layer.Run(Parameters.Empty, Key.Of(1).Normal(shape), Mode.Training, Key.Of(2)).Cast(DType.Float64);
        Assert.Equal(0, Ops.Mean(y).ToDouble(), 0.02);
        Assert.Equal(variances[name], Ops.Variance(y).ToDouble(), 0.03);
    }

    [Fact]
    public void Gaussian_noise_does_not_depend_on_the_input()
    {
        var (x, z) = (Key.Of(1).Normal([50, 40], dtype: DType.Float64), Tensor.Zeros([50, 40], DType.Float64));
        Tensor Noisy(Tensor input) => new GaussianNoise(0.5).Run(Parameters.Empty, input, Mode.Training, Key.Of(2));
        Assert.True(Ops.Max(Ops.Abs(Noisy(x) - x - Noisy(z))).ToDouble() < 1e-14);
        Assert.Equal(0.5, Math.Sqrt(Ops.Variance(Noisy(z)).ToDouble()), 0.02);
    }

    [Fact]
    public void Gaussian_dropout_multiplies()
    {
        var y = new GaussianDropout(0.2).Run(Parameters.Empty, Tensor.Ones(Size, Size), Mode.Training, Key.Of(2));
        Assert.Equal(1, Ops.Mean(y).ToDouble(), 0.01);
        Assert.Equal(0.25, Ops.Variance(y).ToDouble(), 0.01);
    }

    [Fact]
    public void Alpha_dropout_sets_its_share_to_one_number()
    {
        // a = 1 / √(0.8·(1 + 0.2·α′²)), b = −0.2·a·α′ with α′ = −1.7580993408473766
        const double Alpha = -1.7580993408473766;
        var a = 1 / Math.Sqrt(0.8 * (1 + (0.2 * Alpha * Alpha)));
        var y = new AlphaDropout(0.2)
            .Run(Parameters.Empty, Tensor.Ones([Size, Size], DType.Float64), Mode.Training, Key.Of(2))
            .ToArray<double>();
        var (dropped, kept) = ((a * Alpha) - (a * Alpha * 0.2), a - (a * Alpha * 0.2));
        Assert.All(y, v => Assert.True(Math.Abs(v - dropped) < 1e-12 || Math.Abs(v - kept) < 1e-12, $"{v}"));
        Assert.Equal(0.2, y.Count(v => v < 0) / (double)y.Length, 0.01);
    }

    [Theory]
    [InlineData("SpatialDropout1D")]
    [InlineData("SpatialDropout2D")]
    public void Spatial_dropout_drops_whole_channels(string name)
    {
        var (layer, shape) = Layers[name];
        var y = layer.Run(Parameters.Empty, Tensor.Ones(shape), Mode.Training, Key.Of(2));
        int[] inside = [.. Enumerable.Range(1, shape.Rank - 2)];
        Assert.Equal(Ops.Max(y, inside), Ops.Min(y, inside));
        Assert.Equal(0.25, Ops.Mean(Ops.Equal(y, 0.0).Cast(DType.Float64)).ToDouble(), 0.01);
        Assert.Contains("must have the axes", Assert.Throws<ShapeException>(() => layer.Build(7)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rates_and_deviations_that_are_none_are_refused()
    {
        foreach (var rate in (double[])[-0.1, 1, double.NaN])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianDropout(rate));
            Assert.Throws<ArgumentOutOfRangeException>(() => new AlphaDropout(rate));
            Assert.Throws<ArgumentOutOfRangeException>(() => new SpatialDropout1D(rate));
            Assert.Throws<ArgumentOutOfRangeException>(() => new SpatialDropout2D(rate));
        }
        foreach (var deviation in (double[])[-0.1, double.PositiveInfinity, double.NaN])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianNoise(deviation));
        }
    }

    [Fact]
    public void Words_add_the_layers()
    {
        var network = Sequential
            .Input([4, 3])
            .SpatialDropout1D(0.1)
            .Dropout(0.2, [null, 1, null])
            .GaussianNoise(0.3)
            .GaussianDropout(0.4)
            .AlphaDropout(0.5);
        ILayer[] layers =
        [
            new SpatialDropout1D(0.1),
            new Dropout(0.2) { NoiseShape = [null, 1, null] },
            new GaussianNoise(0.3),
            new GaussianDropout(0.4),
            new AlphaDropout(0.5),
        ];
        Assert.Equal(layers, network.Layers);
        Assert.Equal([new SpatialDropout2D(0.1)], Sequential.Input([4, 4, 3]).SpatialDropout2D(0.1).Layers);
        Assert.Equal(
            ["spatial_dropout1d", "dropout", "gaussian_noise", "gaussian_dropout", "alpha_dropout"],
            network.Blueprint.Layers.Select(l => l.Path)
        );
    }
}
