namespace Functional.Tests;

public sealed class ModelHealthTests
{
    static readonly Dataset Moons = Datasets.Moons(100, 0.1, seed: 2);

    static Model Deep(Activation activation, int layers, Initializer? initializer = null)
    {
        var network = Sequential.Input(2);
        for (var i = 0; i < layers; i++)
        {
            network = network.Dense(8, activation, kernelInitializer: initializer);
        }
        return network.Dense(1, Activation.Sigmoid).Compile(Optimizer.Sgd(0.1), Loss.BinaryCrossentropy);
    }

    [Fact]
    public void Numbers_are_those_of_the_step()
    {
        var model = Deep(Activation.Relu, 2);
        var health = ModelHealth.Of(model, Moons);
        var gradient = Autodiff.Gradient(TrainingStep.Of(model, Moons).Loss, model.Parameters);

        Assert.Equal(["dense", "dense_1", "dense_2"], health.Layers.Select(layer => layer.Path));
        Assert.Equal(0, health.Epoch);
        foreach (var parameter in health.Layers.SelectMany(layer => layer.Parameters))
        {
            Assert.Equal(Math.Sqrt(gradient[parameter.Path].ToArray<double>().Sum(g => g * g)), parameter.Gradient.Norm, 10);
            Assert.Equal(model.Parameters[parameter.Path].Size, parameter.Values.Counts.Sum());
        }
        Assert.NotNull(health.Layers[0].DeadShare);
        Assert.Null(health.Layers[0].SaturatedShare);
        Assert.NotNull(health.Layers[2].SaturatedShare);
    }

    [Fact]
    public void Dead_and_saturated_units_are_counted()
    {
        var model = Deep(Activation.Relu, 1);
        model = model.WithParameters(model.Parameters.With("dense/bias", Tensor.Of([-99f, -99, 99, 99, 99, 99, 99, 99])));
        var health = ModelHealth.Of(model, Moons);
        Assert.Equal(0.25, health.Layers[0].DeadShare);

        var tanh = Deep(Activation.Tanh, 1);
        tanh = tanh.WithParameters(
            tanh.Parameters.With("dense/bias", Tensor.Of([-99f, 99, 0, 0, 0, 0, 0, 0])).With("dense/kernel", Tensor.Zeros(2, 8))
        );
        Assert.Equal(0.25, ModelHealth.Of(tanh, Moons).Layers[0].SaturatedShare);
    }

    [Fact]
    public void Every_epoch_is_recorded()
    {
        List<ModelHealth> records = [];

        var trained = Deep(Activation.Relu, 1).Fit(Moons, epochs: 3, callbacks: [ModelHealth.Watch(Moons.Rows(..20), records.Add)]);

        Assert.Equal([1, 2, 3], records.Select(r => r.Epoch));
        Assert.Equal(ModelHealth.Of(trained, Moons.Rows(..20)).ToString(), records[^1].ToString());
        Assert.True(records[0].Loss > records[^1].Loss);
    }

    [Fact]
    public void Vanishing_gradients_are_seen_and_sound_ones_are_not_blamed()
    {
        string Page(Model model) => ModelHealth.Page([ModelHealth.Of(model, Moons)]).ToHtml();

        Assert.Contains("Gradients vanish: in dense they are", Page(Deep(Activation.Sigmoid, 8)), StringComparison.Ordinal);
        Assert.Contains(
            "Gradients explode: in dense",
            Page(Deep(Activation.Linear, 8, Initializer.RandomNormal(stddev: 3))),
            StringComparison.Ordinal
        );
        Assert.Contains("of a like size", Page(Deep(Activation.Relu, 2)), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_counted_and_named()
    {
        var model = Deep(Activation.Relu, 1);
        model = model.WithParameters(model.Parameters.With("dense/bias", Tensor.Of([float.NaN, 0, 0, 0, 0, 0, 0, 0])));

        var html = ModelHealth.Page([ModelHealth.Of(model, Moons)]).ToHtml();

        Assert.Contains("Numbers of dense are not finite", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_needs_records() =>
        Assert.Contains("Watch", Assert.Throws<ArgumentException>(() => ModelHealth.Page([])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_spread_of_one_number_and_of_none()
    {
        Assert.Equal(
            (2, 0, 1),
            (Spread.Of(Tensor.Of([2f])).Mean, Spread.Of(Tensor.Of([2f])).StandardDeviation, Spread.Of(Tensor.Of([2f])).Counts.Sum())
        );
        Assert.Equal(1, Spread.Of(Tensor.Of([float.NaN])).NonFinite);
    }
}
