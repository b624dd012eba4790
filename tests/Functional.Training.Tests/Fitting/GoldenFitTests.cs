using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>Whole trainings of real Keras, run again from their initial weights.</summary>
public sealed class GoldenFitTests
{
    static readonly Dictionary<string, JsonElement> Recorded = Golden
        .Cases("fit.json")
        .ToDictionary(c => c.GetProperty("case").GetString()!, c => c);

    /// <summary>Keras takes Adam's β of βᵗ through single precision: steps agree with exact ones to 7e-6.</summary>
    static readonly Tolerance Loose = new(1e-5, 1e-4);

    static readonly Tolerance Tight = new(1e-10, 1e-9);

    /// <summary>The trainings whose layers, losses and options are here.</summary>
    public static TheoryData<string> Sequentials =>
        [
            "softmax_sparse_sgd_val",
            "softmax_onehot_adam",
            "sigmoid_binary_rmsprop_split",
            "regression_mse_mae",
            "regularizers",
            "maxnorm",
            "batchnorm",
            "class_weight",
            "float32_softmax",
        ];

    [Theory]
    [MemberData(nameof(Sequentials))]
    public void A_training_gives_the_history_weights_and_predictions_of_Keras(string name)
    {
        var recorded = Recorded[name];
        var dtype = recorded.GetProperty("dtype").GetString() == "float32" ? DType.Float32 : DType.Float64;
        var network = Layers(recorded)
            .Aggregate(
                Sequential.Input(recorded.GetProperty("x").ToTensor(dtype).Shape[1..], dtype: dtype),
                (chain, layer) => chain.Then(layer.Layer, layer.Name)
            );
        var compile = recorded.GetProperty("compile");
        var model = network.Compile(
            OptimizerOf(recorded.GetProperty("optimizer")),
            Loss.Parse(compile.GetProperty("loss").GetString()!),
            [.. Names(compile, "metrics").Select(Metric.Parse)]
        );
        Replay(recorded, WithWeights(model, recorded, dtype), dtype);
    }

    [Fact]
    public void Two_inputs_and_outputs_train_as_in_Keras()
    {
        var recorded = Recorded["two_in_two_out"];
        var (wide, deep) = Pair(InputPorts(recorded));
        var dense = Configs(recorded).Where(c => c.TryGetProperty("units", out _)).ToList();
        Node Dense(int i, Node x) =>
            x.Dense(
                dense[i].GetProperty("units").GetInt32(),
                Activation.Parse(dense[i].GetProperty("activation").GetString()!),
                name: dense[i].GetProperty("name").GetString()!
            );
        var hidden = Dense(1, Dense(0, deep));
        var (output, aux) = (Dense(2, Graph.Concatenate(wide, hidden)), Dense(3, hidden));
        var model = new Graph([wide, deep], [output, aux]).Compile(
            OptimizerOf(recorded.GetProperty("optimizer")),
            [new(output, Loss.Mse, 0.9, Metric.Mae), new(aux, Loss.Mae, 0.1, Metric.Mse)]
        );
        Replay(recorded, WithWeights(model, recorded, DType.Float64), DType.Float64);
    }

    [Fact]
    public void A_shared_layer_trains_as_in_Keras()
    {
        var recorded = Recorded["shared_layer"];
        var names = Weights(recorded, "initial_weights").Select(w => w.Path.Split('/')[0]).Distinct().ToArray();
        var units = Weights(recorded, "initial_weights").First().Values.Dimensions()[1];
        var activation = Activation.Parse(
            Configs(recorded).First(c => c.GetProperty("name").GetString() == names[0]).GetProperty("activation").GetString()!
        );
        var (a, b) = Pair(InputPorts(recorded));
        var shared = new Dense(units, activation).Shared(names[0]);
        var network = new Graph([a, b], [(a.Then(shared) - b.Then(shared)).Dense(1, name: names[1])]);
        var model = network.Compile(OptimizerOf(recorded.GetProperty("optimizer")), Loss.Mse);
        Replay(recorded, WithWeights(model, recorded, DType.Float64), DType.Float64);
    }

    [Fact]
    public void Sample_weights_count_in_the_loss_and_not_in_metrics()
    {
        var recorded = Recorded["sample_weight"];
        var layers = Layers(recorded).ToList();
        var x = recorded.GetProperty("x").ToTensor(DType.Float64);
        var network = layers.Aggregate(Sequential.Input(x.Shape[1..], dtype: DType.Float64), (c, l) => c.Then(l.Layer, l.Name));
        var model = WithWeights(network.Compile(Optimizer.Sgd(0.1), Loss.Mse, Metric.Mae, Metric.Mae.Weighted()), recorded, DType.Float64)
            .WithOptimizer(OptimizerOf(recorded.GetProperty("optimizer")));
        var weights = recorded.GetProperty("fit").GetProperty("sample_weight").ToTensor(DType.Float64);
        var trained = model.Fit(
            Dataset.Of(x, recorded.GetProperty("y").ToTensor(DType.Float64), weights),
            epochs: 3,
            batchSize: 16,
            shuffle: false
        );
        Tight.Check(recorded.GetProperty("history").GetProperty("loss").Numbers(), [.. trained.History["loss"]], "loss");
        Tight.Check(recorded.GetProperty("history").GetProperty("mae").Numbers(), [.. trained.History["mae"]], "mae");
        Tight.Check(
            recorded.GetProperty("history").GetProperty("weighted_mae").Numbers(),
            [.. trained.History["weighted_mae"]],
            "weighted"
        );
        CheckWeights(recorded, trained, Tight);
    }

    static void Replay(JsonElement recorded, Model model, DType dtype)
    {
        var name = recorded.GetProperty("case").GetString()!;
        var tolerance =
            dtype == DType.Float32 ? new Tolerance(2e-5, 2e-4)
            : model.Optimizer.Name == "adam" ? Loose
            : Tight;
        var fit = recorded.GetProperty("fit");
        var inputs = Group(recorded.GetProperty("x"), dtype);
        var trained = model.Fit(
            Dataset.Of(inputs, Group(recorded.GetProperty("y"), dtype)),
            new FitOptions
            {
                Epochs = fit.GetProperty("epochs").GetInt32(),
                BatchSize = fit.GetProperty("batch_size").GetInt32(),
                Shuffle = false,
                ClassWeights = fit.TryGetProperty("class_weight", out var weights)
                    ? [.. weights.EnumerateObject().Select(w => w.Value.GetDouble())]
                    : null,
                ValidationSplit = fit.TryGetProperty("validation_split", out var split) ? split.GetDouble() : 0,
                Validation = recorded.GetProperty("validation") is { ValueKind: JsonValueKind.Array } v
                    ? Dataset.Of(Group(v[0], dtype), Group(v[1], dtype))
                    : null,
            }
        );
        var history = recorded.GetProperty("history");
        Assert.Equal(history.EnumerateObject().Select(p => p.Name), trained.History.Keys);
        foreach (var series in history.EnumerateObject())
        {
            tolerance.Check(series.Value.Numbers(), [.. trained.History[series.Name]], $"{name}: {series.Name}");
        }
        CheckWeights(recorded, trained, tolerance);
        var scores = trained.Evaluate(inputs, Group(recorded.GetProperty("y"), dtype));
        Assert.Equal(recorded.GetProperty("evaluate").EnumerateObject().Select(p => p.Name), scores.Keys);
        foreach (var score in recorded.GetProperty("evaluate").EnumerateObject())
        {
            tolerance.Check(score.Value.Number(), scores[score.Name], $"{name}: {score.Name}");
        }
        var predicted = trained.Predict(inputs.Map(i => i[..5]));
        var expected = recorded.GetProperty("predict_first_5");
        for (var i = 0; i < predicted.Count; i++)
        {
            tolerance.CheckTensor(
                expected[0].ValueKind == JsonValueKind.Array && predicted.Count == 1 ? expected : expected[i],
                predicted[i],
                $"{name}: prediction {i}"
            );
        }
    }

    static void CheckWeights(JsonElement recorded, Model trained, Tolerance tolerance)
    {
        foreach (var (path, values) in Weights(recorded, "final_weights"))
        {
            var actual = trained.Parameters.Contains(path) ? trained.Parameters[path] : trained.State[path];
            tolerance.CheckTensor(values, actual, path);
        }
    }

    static Model WithWeights(Model model, JsonElement recorded, DType dtype)
    {
        var weights = Weights(recorded, "initial_weights").ToDictionary(w => w.Path, w => w.Values.ToTensor(dtype));
        return model
            .WithParameters(Parameters.From(weights.Where(w => model.Parameters.Contains(w.Key))))
            .WithState(Parameters.From(weights.Where(w => model.State.Contains(w.Key))));
    }

    static IEnumerable<(string Path, JsonElement Values)> Weights(JsonElement recorded, string which) =>
        recorded.GetProperty(which).EnumerateArray().Select(w => (w[0].GetString()!.Split(':')[0], w[1]));

    static IEnumerable<JsonElement> Configs(JsonElement recorded) =>
        recorded
            .GetProperty("architecture")
            .GetProperty("config")
            .GetProperty("layers")
            .EnumerateArray()
            .Select(l => l.GetProperty("config"));

    static IEnumerable<(string Name, ILayer Layer)> Layers(JsonElement recorded)
    {
        foreach (var layer in recorded.GetProperty("architecture").GetProperty("config").GetProperty("layers").EnumerateArray())
        {
            var config = layer.GetProperty("config");
            ILayer? made = layer.GetProperty("class_name").GetString() switch
            {
                "Dense" => new Dense(
                    config.GetProperty("units").GetInt32(),
                    Activation.Parse(config.GetProperty("activation").GetString()!)
                )
                {
                    KernelRegularizer = RegularizerOf(config, "kernel_regularizer"),
                    BiasRegularizer = RegularizerOf(config, "bias_regularizer"),
                    ActivityRegularizer = RegularizerOf(config, "activity_regularizer"),
                    KernelConstraint = MaxNormOf(config, "kernel_constraint"),
                },
                "Activation" => new Activate(Activation.Parse(config.GetProperty("activation").GetString()!)),
                "BatchNormalization" => new BatchNormalization(
                    // Keras keeps 1 − momentum in single precision.
                    Momentum: 1 - (double)(float)(1 - config.GetProperty("momentum").GetDouble()),
                    Epsilon: config.GetProperty("epsilon").GetDouble()
                ),
                _ => null,
            };
            if (made is not null)
            {
                yield return (config.GetProperty("name").GetString()!, made);
            }
        }
    }

    static Regularizer? RegularizerOf(JsonElement config, string name)
    {
        if (config.GetProperty(name) is not { ValueKind: JsonValueKind.Object } given)
        {
            return null;
        }
        var options = given.GetProperty("config");
        return given.GetProperty("class_name").GetString() switch
        {
            "L1" => Regularizer.L1(options.GetProperty("l1").GetDouble()),
            "L2" => Regularizer.L2(options.GetProperty("l2").GetDouble()),
            _ => Regularizer.L1L2(options.GetProperty("l1").GetDouble(), options.GetProperty("l2").GetDouble()),
        };
    }

    static Constraint? MaxNormOf(JsonElement config, string name) =>
        config.GetProperty(name) is { ValueKind: JsonValueKind.Object } given
            ? Constraint.MaxNorm(
                given.GetProperty("config").GetProperty("max_value").GetDouble(),
                given.GetProperty("config").GetProperty("axis").GetInt32()
            )
            : null;

    static Optimizer OptimizerOf(JsonElement config) =>
        config.GetProperty("name").GetString() switch
        {
            // Keras holds momentum in single precision.
            "SGD" => Optimizer.Sgd(
                Rate(config),
                (float)config.GetProperty("momentum").GetDouble(),
                config.GetProperty("nesterov").GetBoolean()
            ),
            "RMSprop" => Optimizer.RmsProp(Rate(config)),
            _ => Optimizer.Adam(Rate(config)),
        };

    static double Rate(JsonElement config) => config.GetProperty("learning_rate").Number();

    /// <summary>One array, several in a list, or several by name.</summary>
    static Tensors Group(JsonElement data, DType dtype) =>
        data.ValueKind == JsonValueKind.Object ? Tensors.Named([.. data.EnumerateObject().Select(t => (t.Name, t.Value.ToTensor(dtype)))])
        : data[0].ValueKind == JsonValueKind.Array && data[0][0].ValueKind == JsonValueKind.Array
            ? Tensors.Of([.. data.EnumerateArray().Select(t => t.ToTensor(dtype))])
        : data.ToTensor(dtype);

    static Port[] InputPorts(JsonElement recorded)
    {
        var names = recorded
            .GetProperty("architecture")
            .GetProperty("config")
            .GetProperty("input_layers")
            .EnumerateArray()
            .Select(l => l[0].GetString()!);
        var inputs = Group(recorded.GetProperty("x"), DType.Float64).Values;
        return [.. names.Zip(inputs, (name, x) => new Port(name, x.Shape[1..], DType.Float64))];
    }

    static IEnumerable<string> Names(JsonElement compile, string what) =>
        compile.TryGetProperty(what, out var names) && names.ValueKind == JsonValueKind.Array
            ? names.EnumerateArray().Select(n => n.GetString()!)
            : [];

    static (Node, Node) Pair(Port[] ports) =>
        (Graph.Input(ports[0].Shape, ports[0].Name, ports[0].DType), Graph.Input(ports[1].Shape, ports[1].Name, ports[1].DType));
}
