namespace Functional.Tests;

/// <summary>What is written comes back equal to the bit: network, weights, losses, optimizer and its memory.</summary>
public sealed class KerasRoundTripTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static readonly Tensor X = Key.Of(3).Uniform([24, 6], -1, 1);

    public static TheoryData<string> Endings => new("h5", "hdf5", "keras");

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Endings))]
    public void A_row_comes_back_and_goes_on_to_the_same_bits(string ending)
    {
        var model = Sequential
            .Input(6)
            .Dense(5, Activation.Relu, name: "hidden")
            .BatchNormalization()
            .Dropout(0.1)
            .Then(new Dense(3, Activation.Softmax) { KernelRegularizer = Regularizer.L2(0.01), BiasConstraint = Constraint.MaxNorm(3) })
            .Compile(Optimizer.Adam(0.01), Loss.CategoricalCrossentropy, Metric.Accuracy)
            .Fit(X, Ops.OneHot(Labels(3), 3), epochs: 2);

        var back = Back(model, ending);

        Assert.Equal(model.Network.Blueprint.Layers, back.Network.Blueprint.Layers);
        Assert.Equal(model.Network.Inputs, back.Network.Inputs);
        Assert.Equal(model.Objectives, back.Objectives);
        Assert.Equal(model.Optimizer, back.Optimizer);
        Assert.Equal(model.Fingerprint, back.Fingerprint);
        Assert.Equal(model.OptimizerState, back.OptimizerState);
        Assert.Equal(model.Predict(X), back.Predict(X));
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void A_graph_with_two_inputs_and_outputs_comes_back(string ending)
    {
        var (wide, deep) = (Graph.Input(2, name: "wide"), Graph.Input(4, name: "deep"));
        var hidden = deep.Dense(5, Activation.Tanh);
        var output = Graph.Concatenate(wide, hidden).Dense(1, name: "output");
        var other = hidden.Dense(2, Activation.Sigmoid, name: "other");
        var inputs = Tensors.Of(X[.., ..2], X[.., 2..]);
        var model = new Graph([wide, deep], [output, other])
            .Compile(
                Optimizer.RmsProp(0.01, momentum: 0.9, centered: true),
                [new(output, Loss.Mse, 0.7, Metric.Mae), new(other, Loss.BinaryCrossentropy)]
            )
            .Fit(inputs, Tensors.Of(X[.., ..1], Ops.Abs(X[.., ..2])), epochs: 1);

        var back = Back(model, ending);

        Assert.Equal(model.Network.Blueprint.Layers, back.Network.Blueprint.Layers);
        Assert.Equal(model.Network.Inputs, back.Network.Inputs);
        Assert.Equal(model.Objectives, back.Objectives);
        Assert.Equal(model.OptimizerState, back.OptimizerState);
        Assert.Equal(model.Predict(inputs), back.Predict(inputs));
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void Networks_inside_networks_and_shared_ones_come_back(string ending)
    {
        var inner = Sequential.Input(6).Dense(4, Activation.Relu).BatchNormalization().Dense(6);
        var (a, b) = (Graph.Input(6, name: "a"), Graph.Input(6, name: "b"));
        var shared = inner.Shared("inner");
        var once = Sequential.Input(6).Dense(3).Then(Sequential.Input(3).Dense(2));
        var network = new Graph([a, b], [Graph.Add(a.Then(shared), b.Then(shared)).Then(once, "once").Dense(1)]);
        var model = network
            .Compile(Optimizer.Adam(), Loss.Mse)
            .Freeze(path => path.StartsWith("once/dense/", StringComparison.Ordinal))
            .Fit(Tensors.Of(X, X * 0.5), X[.., ..1], epochs: 1);

        var back = Back(model, ending);

        Assert.Equal(model.Fingerprint, back.Fingerprint);
        Assert.Equal(model.Frozen, back.Frozen);
        Assert.Equal(model.OptimizerState.Step, back.OptimizerState.Step);
        Assert.Equal(model.Predict(Tensors.Of(X, X)), back.Predict(Tensors.Of(X, X)));
        var (went, goes) = (Again(model), Again(back));
        Assert.Equal(went.Fingerprint, goes.Fingerprint);

        static Model Again(Model m) => m.WithHistory(History.Empty).Fit(Tensors.Of(X, X), X[.., ..1], epochs: 1);
    }

    public static TheoryData<string> Optimizers =>
        new(
            "sgd",
            "momentum",
            "rmsprop",
            "adam",
            "amsgrad",
            "adamw",
            "adamax",
            "nadam",
            "adagrad",
            "adadelta",
            "ftrl",
            "lion",
            "average",
            "scheduled"
        );

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Every_optimizer_comes_back_with_its_memory(string name)
    {
        var optimizer = name switch
        {
            "momentum" => Optimizer.Sgd(0.01, 0.9, nesterov: true).WithClipNorm(1),
            "amsgrad" => Optimizer.Adam(amsgrad: true).WithClipValue(0.5),
            "average" => Optimizer.Adam().WithAverage(0.9, 3),
            "scheduled" => Optimizer.Sgd(Schedule.ExponentialDecay(0.1, 10, 0.9, staircase: true)).WithGlobalClipNorm(2),
            _ => Optimizer.Parse(name),
        };
        var model = Sequential.Input(6).Dense(4).Dense(2).Compile(optimizer, Loss.Mse).Fit(X, X[.., ..2], epochs: 2);

        foreach (var ending in new[] { "h5", "keras" })
        {
            var back = Back(model, ending);

            Assert.Equal(model.Optimizer, back.Optimizer);
            Assert.Equal(model.OptimizerState, back.OptimizerState);
        }
    }

    [Fact]
    public void Weights_alone_come_back_in_every_layout()
    {
        var network = Sequential.Input(6).Dense(4).BatchNormalization().Dense(2);
        var model = network.Compile(Optimizer.Adam(), Loss.Mse).Fit(X, X[.., ..2], epochs: 1);
        var fresh = network.Compile(Optimizer.Adam(), Loss.Mse, [], seed: 9);

        foreach (var ending in new[] { "weights.h5", "h5", "safetensors" })
        {
            var path = folder["weights." + ending];
            model.SaveWeights(path);

            Assert.NotEqual(model.Fingerprint, fresh.Fingerprint);
            Assert.Equal(model.Fingerprint, fresh.LoadWeights(path).Fingerprint);
        }
    }

    [Fact]
    public void By_name_layers_of_that_name_are_taken_and_others_stay()
    {
        var path = folder["named.h5"];
        var model = Sequential.Input(6).Dense(4, name: "first").Dense(2, name: "second").Compile(Optimizer.Sgd(), Loss.Mse);
        model.SaveWeights(path);
        var other = Sequential.Input(6).Dense(4, name: "first").Dense(3, name: "third").Compile(Optimizer.Sgd(), Loss.Mse, [], seed: 5);

        var found = other.LoadWeights(path, byName: true);

        Assert.Equal(model.Parameters["first/kernel"], found.Parameters["first/kernel"]);
        Assert.Equal(other.Parameters["third/kernel"], found.Parameters["third/kernel"]);
        Assert.Contains("3", Assert.Throws<InvalidFileException>(() => other.LoadWeights(path)).Message, StringComparison.Ordinal);
    }

    private sealed record Gain(double Start) : ILayer
    {
        public Tensor Apply(Call call, Tensor x) => x * call.Parameter("gain", x.Shape.Last, Initializer.Constant(Start));
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void A_layer_of_ones_own_comes_back_under_its_name(string ending)
    {
        var model = Sequential.Input(6).Then(new Gain(2)).Dense(1).Compile(Optimizer.Sgd(), Loss.Mse);
        var layers = OwnLayers.None.With<Gain>("Gain", g => new() { ["start"] = g.Start }, c => new(c.GetProperty("start").GetDouble()));
        var options = new ModelFileOptions { Layers = layers };
        var path = folder["own." + ending];

        var refusal = Assert.Throws<NotSupportedException>(() => model.Save(path));
        Assert.Contains("gain", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
        model.Save(path, options);

        Assert.Contains("Gain", Assert.Throws<InvalidFileException>(() => ModelFile.Load(path)).Message, StringComparison.Ordinal);
        Assert.Equal(model.Predict(X), ModelFile.Load(path, options).Predict(X));
        model.SaveWeights(folder["own.weights.h5"]);
        Assert.Equal(model.Fingerprint, model.LoadWeights(folder["own.weights.h5"]).Fingerprint);
    }

    [Fact]
    public void What_has_no_form_in_the_format_is_said_before_a_file_is_there()
    {
        var path = folder["loss.keras"];
        var model = Sequential.Input(6).Dense(1).Compile(Optimizer.Sgd(), Loss.Of("own", (y, p) => Ops.Mean(Ops.Abs(y - p), -1)));

        Assert.Contains("own", Assert.Throws<NotSupportedException>(() => model.Save(path)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
        model.Save(path, new ModelFileOptions { WithTraining = false });

        Assert.Empty(ModelFile.Load(path).Objectives);
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void A_layer_that_is_frozen_in_part_has_no_form(string ending)
    {
        var model = Sequential.Input(6).Dense(4, name: "first").Dense(1).Compile(Optimizer.Sgd(), Loss.Mse);
        var (partly, whole) = (model.Freeze(path => path == "first/kernel"), model.Freeze(path => path.StartsWith("first/")));
        var path = folder["frozen." + ending];

        Assert.Contains("first", Assert.Throws<NotSupportedException>(() => partly.Save(path)).Message, StringComparison.Ordinal);
        whole.Save(path);
        Assert.Equal(["first/bias", "first/kernel"], ModelFile.Load(path).Frozen.Order());
    }

    private static Tensor Labels(int classes) => Tensor.Of([.. Enumerable.Range(0, 24).Select(i => i % classes)]);

    private Model Back(Model model, string ending)
    {
        var path = folder["model." + ending];
        model.Save(path);
        return ModelFile.Load(path);
    }
}
