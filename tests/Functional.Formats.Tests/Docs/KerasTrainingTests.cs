namespace Functional.Tests;

/// <summary>Compiling, fitting, evaluating and predicting as docs/keras.md says it.</summary>
public sealed class KerasTrainingTests
{
    static readonly Dataset Moons = Datasets.Moons(60, noise: 0.1, seed: 1);

    static Sequential Network => Sequential.Input(2).Dense(4, Activation.Relu).Dense(2, Activation.Softmax);

    static Model Compiled => Network.Compile(Optimizer.Adam(), Loss.SparseCategoricalCrossentropy, Metric.Accuracy);

    [Fact]
    public void Networks_are_put_together()
    {
        var inner = Sequential.Input(4).Dense(2);
        Node a = Graph.Input(5, name: "wide_input"),
            b = Graph.Input(6, name: "deep_input");
        var hidden = b.Dense(30, Activation.Relu);

        Assert.Equal([28, 28], Sequential.Input([28, 28]).Inputs[0].Shape);
        Assert.Equal("inner", Sequential.Input(4).Then(inner, "inner").Blueprint.Layers[0].Path);
        Assert.Equal(["wide_input", "deep_input"], new Graph([a, b], [Graph.Concatenate(a, hidden).Dense(1)]).Inputs.Select(p => p.Name));
        var encoder = new Dense(8).Shared("encoder");
        var twins = new Graph([a], [a.Then(encoder), a.Dense(5).Then(encoder)]);
        Assert.Equal(2 * ((5 * 5) + 5), twins.Init(Key.Of(1)).Size - ((5 * 8) + 8) + 30);
    }

    [Fact]
    public void Models_show_their_layers_and_take_new_parameters()
    {
        var model = Network.Compile(Optimizer.Sgd(), Loss.SparseCategoricalCrossentropy);
        var parameters = model.Parameters.Map(x => x * 2);

        Assert.Equal(["dense", "dense_1"], model.Layers.Select(layer => layer.Name));
        Assert.Equal([2, 4], model.Layer("dense").Parameters["kernel"].Shape);
        Assert.Equal((2 * 4) + 4 + (4 * 2) + 2, model.ParameterCount);
        Assert.Equal(parameters, model.WithParameters(parameters).Parameters);
        Assert.Equal(["dense/kernel", "dense/bias"], model.Freeze(path => path.StartsWith("dense/", StringComparison.Ordinal)).Frozen);
        Assert.Equal([60, 4], model.Between("input", "dense").Predict(Moons.X).Shape);
        Assert.StartsWith("Model: \"sequential\"", model.Summary(), StringComparison.Ordinal);
        Assert.Contains("Trainable", model.Summary(lineLength: 80, showTrainable: true, expandNested: true), StringComparison.Ordinal);
        Assert.Contains("Total params: 22\n", model.Summary(SummaryStyle.TensorFlow2), StringComparison.Ordinal);
    }

    [Fact]
    public void Models_are_compiled()
    {
        var network = Sequential.Input(2).Dense(1);
        var model = network.Compile(Optimizer.Adam(), Loss.Mse, Metric.Mae);

        Assert.NotEqual(model.Fingerprint, network.Compile(Optimizer.Adam(), Loss.Mse, [Metric.Mae], seed: 7).Fingerprint);
        Assert.True(network.Compile(Optimizer.Adam(), Loss.Mse, Metric.Mae.Weighted()).Objectives[0].Metrics[0].IsWeighted);
        Assert.Equal(Optimizer.Sgd(0.1), model.WithOptimizer(Optimizer.Sgd(0.1)).Optimizer);
        Assert.NotEqual(model.Execution, model.WithExecution(Execution.Default.Eager()).Execution);
        var pair = new Pair().WithInputs(("x", 2));
        var trained = pair.Compile(
            Optimizer.Sgd(),
            [new("output", Loss.Mse, weight: 0.9, Metric.Mae), new("aux_output", Loss.Mse, weight: 0.1)]
        );
        Assert.Equal([0.9, 0.1], trained.Objectives.Select(o => o.Weight));
    }

    sealed record Pair : INetwork
    {
        public Tensors Apply(Call call, Tensors inputs) =>
            Tensors.Named(
                ("output", call.Apply("output", new Dense(1), inputs[0])),
                ("aux_output", call.Apply("aux_output", new Dense(1), inputs[0]))
            );
    }

    [Fact]
    public void Losses_and_optimizers_have_options()
    {
        Tensor y =

            [
                [1.0, 0.0],
            ],
            p =

            [
                [0.5, 0.5],
            ];

        Assert.True(Loss.CategoricalCrossentropy.FromLogits().Value(y, p).ToDouble() > 0);
        Assert.True(Loss.CategoricalCrossentropy.LabelSmoothing(0.1).Value(y, p).ToDouble() > 0);
        Assert.Equal(0, Loss.SparseCategoricalCrossentropy.IgnoreClass(0).Value(Tensor.Of([0.0]), p).ToDouble());
        Assert.Equal(Reduction.Sum, Loss.Mse.WithReduction(Reduction.Sum).Reduction);
        Assert.Equal(0.5, Loss.Of("distance", (y, p) => Ops.Mean(Ops.Abs(y - p), -1)).Value(y, p).ToDouble());
        Assert.Equal(0.5, Metric.Of("distance", (y, p) => Ops.Mean(Ops.Abs(y - p), -1)).Value(y, p));
        Assert.Equal(["momentum"], Optimizer.Sgd(0.01, momentum: 0.9, nesterov: true).Slots);
        Assert.Equal(3, Optimizer.RmsProp(0.001, rho: 0.9, momentum: 0.5, centered: true).Slots.Count);
        Assert.Equal(3, Optimizer.Adam(0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, amsgrad: true).Slots.Count);
        Assert.NotEqual(Optimizer.Adam(), Optimizer.Adam().WithClipValue(0.5));
        Assert.NotEqual(Optimizer.Adam(), Optimizer.Adam().WithClipNorm(1));
        Assert.NotEqual(Optimizer.Adam(), Optimizer.Adam().WithGlobalClipNorm(1));
        Assert.NotEqual(Optimizer.Adam(), Optimizer.Adam().WithWeightDecay(0.004));
        Assert.NotEqual(Optimizer.Adam(), Optimizer.Adam().WithAverage(0.99, overwriteEvery: 100));
        Assert.NotEqual(Optimizer.Adam(), Optimizer.Adam().WithAccumulation(4));
        Assert.NotEqual(Optimizer.RmsProp(0.001), Optimizer.Legacy.RmsProp(0.001));
    }

    [Fact]
    public void Rates_follow_schedules()
    {
        Assert.Equal(0.096, Optimizer.Sgd(Schedule.ExponentialDecay(0.1, 1000, 0.96)).LearningRate.At(1000), 1e-12);
        Assert.Equal(0.05, Schedule.InverseTimeDecay(0.1, 1000, 1).At(1000), 1e-12);
        Assert.Equal(0.01, Schedule.PiecewiseConstantDecay([1000], [0.1, 0.01]).At(1001));
        Assert.Equal(0.001, Schedule.PolynomialDecay(0.1, 1000, 0.001).At(2000), 1e-12);
        Assert.Equal(0.05, Schedule.CosineDecay(0.1, 1000).At(500), 1e-12);
        Assert.Equal(0.1, Schedule.CosineDecayRestarts(0.1, 1000).At(1000), 1e-12);
        Assert.Equal(0.25, Schedule.Of("halving", step => Math.Pow(0.5, step)).At(2));
    }

    [Fact]
    public void Models_are_fitted()
    {
        var (model, data, other) = (Compiled, Moons, Moons.Take(10));
        var (x, y) = data;
        var weights = Tensor.Ones(60);
        var batches = data.Batches(10);

        Assert.Equal(5, model.Fit(x, y, epochs: 5).History.Epochs);
        var trained = model.Fit(data, epochs: 2, batchSize: 16, validationSplit: 0.2);
        Assert.Equal(["loss", "accuracy", "val_loss", "val_accuracy"], trained.History.Keys);
        Assert.Equal(5, trained.Fit(data, epochs: 3).History.Epochs);
        Assert.True(model.Fit(data, validation: other).History[0].Contains("val_loss"));
        Assert.NotEqual(model.Fit(data).Fingerprint, model.Fit(data, shuffle: false).Fingerprint);
        Assert.NotEqual(model.Fit(data).Fingerprint, model.Fit(data, new FitOptions { ClassWeights = [1, 5] }).Fingerprint);
        Assert.Equal(model.Fit(data).Fingerprint, model.Fit(Dataset.Of(x, y, weights)).Fingerprint);
        Assert.Equal(1, model.Fit(data, new FitOptions { StepsPerEpoch = 10 }).OptimizerState.Step / 2);
        Assert.Equal(6, model.Fit(batches, new FitOptions { Epochs = 1 }).OptimizerState.Step);
        var (rare, few, chosen) = (
            new FitOptions { ValidationSplit = 0.2, ValidationFrequency = 2 },
            new FitOptions
            {
                ValidationSplit = 0.2,
                ValidationBatchSize = 5,
                ValidationSteps = 1,
            },
            new FitOptions { ValidationSplit = 0.2, ValidationEpochs = [1, 3] }
        );
        Assert.Equal([1, 3], model.Fit(data, rare with { Epochs = 4 }).History["val_loss"].Epochs);
        Assert.Equal([0, 2], model.Fit(data, chosen with { Epochs = 4 }).History["val_loss"].Epochs);
        var once = model.Fit(data, few);
        Assert.Equal(once.Evaluate(data.Skip(48).Take(5)).Loss, once.History["val_loss"].Last);
        var lines = new StringWriter();
        model.Fit(data, callbacks: [Callback.Progress(to: lines)]);
        Assert.Contains(" - loss: ", lines.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Models_are_evaluated_and_predict()
    {
        var (model, data) = (Compiled, Moons);
        var (x, y) = data;

        Assert.Equal(model.Evaluate(data), model.Evaluate(x, y));
        Assert.Equal(model.Evaluate(data).Loss, model.Evaluate(data)["loss"]);
        Assert.Equal(["loss", "accuracy"], model.Evaluate(data).Keys);
        var lines = new StringWriter();
        Assert.Equal(model.Evaluate(data), model.Evaluate(data, progress: new ConsoleProgress(1, lines)));
        Assert.Contains("2/2 [======", lines.ToString(), StringComparison.Ordinal);
        Assert.Equal([60, 2], model.Predict(x, batchSize: 128).Shape);
        Assert.Equal(model.Predict(x).ArgMax(), model.PredictClasses(x));
    }

    [Fact]
    public void Histories_are_read()
    {
        var trained = Compiled.Fit(Moons, epochs: 3, validationSplit: 0.2);

        Assert.Equal([0, 1, 2], trained.History["val_loss"].Epochs);
        Assert.Equal(trained.History["val_loss"].Min(), trained.History["val_loss"].Best);
        Assert.Equal(trained.History["val_loss"][2], trained.History["val_loss"].Last);
        Assert.Equal(trained.History["val_loss"].BestEpoch, trained.History.BestEpoch());
        Assert.StartsWith("epoch,loss,", trained.History.ToCsv(), StringComparison.Ordinal);
        Assert.Contains("Adam", History.Compare(("Adam", trained.History)), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_are_prepared()
    {
        var data = Datasets.Iris();
        var (train, test) = data.Split(0.2, new NumpyRandom(42));

        Assert.Equal((120, 30), (train.Count, test.Count));
        Assert.Equal([150, 3], data.OneHot(3).Y.Shape);
        Assert.Equal(0, Scaler.Standard.Fit(train).Transform(train).X.Mean().ToDouble(), 1e-5);
        Assert.Equal(1, Scaler.MinMax(0, 1).Fit(train).Transform(train).X.Max().ToDouble());
        Assert.Equal(1, ConfusionMatrix.Of(test.Y, test.Y).Accuracy);
    }
}
