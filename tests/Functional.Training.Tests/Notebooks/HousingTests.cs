using System.Globalization;

namespace Functional.Tests;

/// <summary>What notebooks with Keras do for prices of houses: chains, graphs with two inputs and outputs, validation, callbacks.</summary>
public sealed class HousingTests
{
    static readonly Tensor X = Key.Of(1).Normal([80, 8]);
    static readonly Tensor Y = X.Mean(1, keepDims: true);

    static (Tensor, Tensor) Columns(Tensor x) => (x[.., ..5], x[.., 2..]);

    static Sequential Chain => Sequential.Input(8).Dense(30, Activation.Relu).Dense(100, Activation.Relu).Dense(1, Activation.Relu);

    static Graph WideAndDeep()
    {
        var input = Graph.Input(8);
        var hidden = input.Dense(30, Activation.Relu).Dense(100, Activation.Relu);
        return new([input], [Graph.Concatenate(input, hidden).Dense(1, Activation.Relu)]);
    }

    static Graph TwoInputs(bool aux)
    {
        Node wide = Graph.Input(5, name: "wide_input"),
            deep = Graph.Input(6, name: "deep_input");
        var hidden = deep.Dense(30, Activation.Relu).Dense(100, Activation.Relu);
        var output = Graph.Concatenate(wide, hidden).Dense(1, name: "output");
        return new([wide, deep], aux ? [output, hidden.Dense(1, name: "aux_output")] : [output]);
    }

    static Model TwoOutputs =>
        TwoInputs(aux: true).Compile(Optimizer.Sgd(0.01), [new("output", Loss.Mse, weight: 0.9), new("aux_output", Loss.Mse, weight: 0.1)]);

    [Fact]
    public void Count_params_of_every_network()
    {
        static long Count(Network network) => network.Init(Key.Of(0)).Size;

        Assert.Equal(3471, Count(Chain));
        Assert.Equal(3479, Count(WideAndDeep()));
        Assert.Equal(3416, Count(TwoInputs(aux: false)));
        Assert.Equal(3517, Count(TwoInputs(aux: true)));
    }

    [Fact]
    public void Evaluate_without_metrics_is_the_loss_alone()
    {
        var scores = Chain.Compile(Optimizer.Sgd(), Loss.Mse).Evaluate(X, Y);

        Assert.Equal(["loss"], scores.Keys);
        Assert.True(scores.Loss > 0);
    }

    [Theory]
    [InlineData(1500, 1200, 300)]
    [InlineData(3000, 2400, 600)]
    public void Fit_with_validation_split_0_2_validates_on_the_last_samples(int samples, int training, int validating)
    {
        var data = Dataset.Of(Key.Of(1).Normal([samples, 2]), Key.Of(2).Normal([samples, 1]));
        var model = Sequential.Input(2).Dense(1).Compile(Optimizer.Sgd(), Loss.Mse);
        var trained = model.Fit(data, epochs: 1, batchSize: 100, validationSplit: 0.2);

        Assert.Equal(training / 100, trained.OptimizerState.Step);
        Assert.Equal(validating, data.Skip(training).Count);
        Assert.Equal(trained.Evaluate(data.Skip(training), batchSize: 100)["loss"], trained.History["val_loss"].Last);
    }

    [Fact]
    public void Fit_evaluate_and_predict_take_two_inputs_as_a_tuple_or_by_name()
    {
        var model = TwoInputs(aux: false).Compile(Optimizer.Sgd(0.001), Loss.Mse);
        var trained = model.Fit(Columns(X), Y, epochs: 2, validation: (Columns(X), Y));
        var (wide, deep) = Columns(X);
        var named = Tensors.Named(("deep_input", deep), ("wide_input", wide));

        Assert.Equal(["loss", "val_loss"], trained.History.Keys);
        Assert.Equal(trained.Evaluate(Columns(X), Y), trained.Evaluate(named, Y));
        Assert.Equal(trained.Predict(Columns(X)), trained.Predict(named));
        Assert.Equal([80, 1], trained.Predict(Columns(X))[0].Shape);
    }

    [Fact]
    public void Loss_weights_of_two_outputs_weigh_the_total_and_not_the_parts()
    {
        var trained = TwoOutputs.Fit(Columns(X), (Y, Y), epochs: 2, validation: (Columns(X), (Y, Y)));
        var logs = trained.History[1];

        Assert.Equal(
            ["loss", "output_loss", "aux_output_loss", "val_loss", "val_output_loss", "val_aux_output_loss"],
            trained.History.Keys
        );
        Assert.Equal((0.9 * logs["output_loss"]) + (0.1 * logs["aux_output_loss"]), logs["loss"], 1e-6);
        Assert.Equal((0.9 * logs["val_output_loss"]) + (0.1 * logs["val_aux_output_loss"]), logs["val_loss"], 1e-6);
        var (price, auxPrice) = trained.Predict(Columns(X[..3]));
        Assert.Equal(("[3, 1]", "[3, 1]"), (price.Shape.ToString(), auxPrice.Shape.ToString()));
    }

    [Fact]
    public void A_new_model_of_trained_layers_starts_from_what_they_learned()
    {
        var trained = TwoOutputs.Fit(Columns(X), (Y, Y), epochs: 2);
        var part = trained.Between(["deep_input"], ["dense_1"]);

        Assert.Equal(trained.Parameters["dense/kernel"], part.Parameters["dense/kernel"]);
        var again = TwoInputs(aux: false).Compile(Optimizer.Sgd(), Loss.Mse, [], from: trained);
        Assert.Equal(trained.Predict(Columns(X))[0], again.Predict(Columns(X))[0]);
    }

    [Fact]
    public void Input_shape_as_an_int()
    {
        var blobs = Sequential.Input(5).Dense(100, Activation.Relu).Dense(7, Activation.Softmax);

        Assert.Equal([5], blobs.Inputs[0].Shape);
        Assert.Equal((5 * 100) + 100 + (100 * 7) + 7, blobs.Init(Key.Of(0)).Size);
    }

    [Fact]
    public void Print_validation_training_ratio_is_one_line()
    {
        List<string> lines = [];
        var ratio = Callback.OnEpochEnd(e =>
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"val/train: {e["val_loss"] / e["loss"]}"))
        );
        var history = Chain.Compile(Optimizer.Sgd(), Loss.Mse).Fit(X, Y, epochs: 3, validationSplit: 0.25, callbacks: [ratio]).History;

        var expected = history["val_loss"]
            .Zip(history["loss"], (v, l) => string.Create(CultureInfo.InvariantCulture, $"val/train: {v / l}"));
        Assert.Equal(expected, lines);
    }

    [Fact]
    public void Early_stopping_with_patience_5_restores_the_best_weights()
    {
        var stopping = Callback.EarlyStopping(patience: 5, restoreBestWeights: true);
        var model = Sequential.Input(8).Dense(1).Compile(Optimizer.Sgd(0.6), Loss.Mse);
        var trained = model.Fit(X, Y, epochs: 60, batchSize: 8, validation: (X[..20], Y[..20]), callbacks: [stopping]);
        var best = trained.History["val_loss"].BestEpoch;

        Assert.True(trained.History.Epochs == Math.Min(60, best + 1 + 5), trained.History.ToString());
        Assert.Equal(trained.History["val_loss"].Best, trained.Evaluate(X[..20], Y[..20], batchSize: 8).Loss, 1e-6);
    }

    [Fact]
    public void Events_of_a_fit_with_validation_and_the_keys_of_their_logs()
    {
        List<string> events = [];
        string Keys(Logs logs) => string.Join(", ", logs.Keys);
        var recorder = Callback.Lambda(
            onTrainBegin: _ => events.Add("train begin"),
            onEpochBegin: e => events.Add($"epoch {e.Epoch} begin"),
            onBatchBegin: e => events.Add($"batch {e.Batch} begin"),
            onBatchEnd: e => events.Add($"batch {e.Batch} end: {Keys(e.Logs)}"),
            onValidationBegin: _ => events.Add("validation begin"),
            onValidationEnd: e => events.Add($"validation end: {Keys(e.Logs)}"),
            onEpochEnd: e => events.Add($"epoch {e.Epoch} end: {Keys(e.Logs)}"),
            onTrainEnd: e => events.Add($"train end: {Keys(e.History[e.History.Epochs - 1])}")
        );
        var options = new FitOptions
        {
            Epochs = 2,
            BatchSize = 60,
            Validation = (X, Y),
            ValidationFrequency = 2,
            Callbacks = [recorder],
        };
        Chain.Compile(Optimizer.Sgd(), Loss.Mse, Metric.Mae).Fit(Dataset.Of(X, Y), options);

        string[] batches = ["batch 0 begin", "batch 0 end: loss, mae", "batch 1 begin", "batch 1 end: loss, mae"];
        Assert.Equal(
            [
                "train begin",
                "epoch 0 begin",
                .. batches,
                "epoch 0 end: loss, mae",
                "epoch 1 begin",
                .. batches,
                "validation begin",
                "validation end: loss, mae",
                "epoch 1 end: loss, mae, val_loss, val_mae",
                "train end: loss, mae, val_loss, val_mae",
            ],
            events
        );
    }
}
