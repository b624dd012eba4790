using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Functional.Testing;

namespace Functional.Conformance;

/// <summary>Whole trainings from their initial weights: history, final weights, evaluation and predictions.</summary>
static class Fits
{
    /// <summary>Keras takes the β of βᵗ through single precision: steps agree with exact ones to 7e-6.</summary>
    static readonly HashSet<string> SingleFactors = ["adam", "adamw", "adamax", "nadam"];

    static readonly Tolerance Loose = new(1e-5, 1e-4);

    static readonly Tolerance Tight = new(1e-10, 1e-9);

    static readonly Tolerance Single = new(2e-5, 2e-4);

    static readonly HashSet<string> CompileOptions = ["optimizer", "loss", "loss_weights", "metrics", "weighted_metrics"];

    static readonly HashSet<string> FitOptions =
    [
        "epochs",
        "batch_size",
        "validation_split",
        "shuffle",
        "class_weight",
        "sample_weight",
        "validation_freq",
        "validation_batch_size",
        "steps_per_epoch",
        "validation_steps",
        "verbose",
    ];

    public static void Replay(JsonElement recorded, Measure measure)
    {
        var (compile, fit, dtype) = (recorded.GetProperty("compile"), recorded.GetProperty("fit"), Recorded.TypeOf(recorded));
        Monitored.RequireKnown(compile, CompileOptions);
        Monitored.RequireKnown(fit, FitOptions);
        if (fit.Find("shuffle") is not { ValueKind: JsonValueKind.False })
        {
            throw new NotCoveredException("shuffle, whose order is another than Keras'");
        }
        var model = NotCoveredException.Unless(() => Compile(recorded, compile));
        var weights = RecordedWeights.Match(model.Network.Blueprint.Declarations, recorded.GetProperty("initial_weights"), dtype);
        model = model
            .WithParameters(weights.Where(model.Parameters.Contains))
            .WithState(weights.Where(path => !model.Parameters.Contains(path)));
        var tolerance =
            dtype == DType.Float32 ? Single
            : SingleFactors.Contains(model.Optimizer.Name) || RatesOf(recorded)?.IsExact == false ? Loose
            : Tight;
        var (x, y) = (
            Group(recorded.GetProperty("x"), model.Network.Inputs, dtype),
            Group(recorded.GetProperty("y"), model.Network.Outputs, dtype)
        );

        if (fit.Find("sample_weight") is { } own && own.Dimensions().Length != 1)
        {
            throw new NotCoveredException("sample_weight that is not one number an example");
        }
        var trained = model.Fit(Dataset.Of(x, y, fit.ToTensorOrNull("sample_weight", dtype)), Options(recorded, fit, model, dtype));

        Compare(measure, tolerance, recorded.GetProperty("history"), trained.History.Keys, key => [.. trained.History[key]]);
        var final = RecordedWeights.Match(model.Network.Blueprint.Declarations, recorded.GetProperty("final_weights"), dtype);
        foreach (var path in final.Paths)
        {
            var actual = trained.Parameters.Contains(path) ? trained.Parameters[path] : trained.State[path];
            measure.Check(tolerance, final[path].ToArray<double>(), actual.ToArray<double>(), path);
        }
        var scores = trained.Evaluate(x, y);
        Compare(measure, tolerance, recorded.GetProperty("evaluate"), scores.Keys, key => [scores[key]]);
        var predicted = trained.Predict(x.Map(input => input[..Math.Min(5, input.Shape[0])]));
        var expected = recorded.GetProperty("predict_first_5");
        foreach (var (i, output) in predicted.Values.Index())
        {
            measure.Check(tolerance, predicted.Count == 1 ? expected : expected[i], output, $"prediction {Text(i)}");
        }
    }

    static Model Compile(JsonElement recorded, JsonElement compile)
    {
        var network = KerasJson.ReadNetwork(Layers.AsHeld(recorded.GetProperty("architecture")));
        var given = recorded.GetProperty("optimizer");
        var name = KerasName(compile.GetProperty("optimizer"), given);
        var optimizer = KerasJson.ReadOptimizer(Recorded.Object(name, Optimizers.AsHeld(WithSingleRates(recorded, given), name)));
        var outputs = network.Outputs;
        var objectives = outputs.Select(
            (output, i) =>
                new Objective(
                    output.Name,
                    KerasJson.ReadLoss(Of(compile.GetProperty("loss"), outputs, i)),
                    compile.Find("loss_weights") is { } weights ? Of(weights, outputs, i).GetDouble() : 1,
                    [
                        .. MetricsOf(compile, "metrics", outputs, i).Select(m => KerasJson.ReadMetric(m, output.Shape.Last)),
                        .. MetricsOf(compile, "weighted_metrics", outputs, i)
                            .Select(m => KerasJson.ReadMetric(m, output.Shape.Last).Weighted()),
                    ]
                )
        );
        var model = network.Compile(optimizer, objectives);
        var frozen = KerasJson.ReadFrozen(recorded.GetProperty("architecture"));
        return frozen.Count == 0 ? model : model.Freeze(path => frozen.Any(start => path.StartsWith(start, StringComparison.Ordinal)));
    }

    static Functional.FitOptions Options(JsonElement recorded, JsonElement fit, Model model, DType dtype)
    {
        int? Integer(string name) => fit.Find(name)?.GetInt32();
        var (classes, frequency) = (fit.Find("class_weight"), fit.Find("validation_freq"));
        return new()
        {
            Epochs = Integer("epochs") ?? 1,
            BatchSize = Integer("batch_size") ?? 32,
            Shuffle = false,
            ValidationSplit = fit.Find("validation_split")?.GetDouble() ?? 0,
            ValidationBatchSize = Integer("validation_batch_size"),
            ValidationFrequency = frequency is { ValueKind: JsonValueKind.Number } every ? every.GetInt32() : 1,
            ValidationEpochs = frequency is { ValueKind: JsonValueKind.Array } epochs
                ? [.. epochs.EnumerateArray().Select(epoch => epoch.GetInt32())]
                : null,
            ValidationSteps = Integer("validation_steps"),
            StepsPerEpoch = Integer("steps_per_epoch"),
            ClassWeights = classes is { } given ? ByLabel(given) : null,
            Validation = recorded.Find("validation") is { } validation
                ? Dataset.Of(
                    Group(validation[0], model.Network.Inputs, dtype),
                    Group(validation[1], model.Network.Outputs, dtype),
                    validation.GetArrayLength() > 2 ? validation[2].ToTensor(dtype) : null
                )
                : null,
        };
    }

    /// <summary>What Keras computes of a schedule; null for a constant rate.</summary>
    static SingleRates? RatesOf(JsonElement recorded) =>
        recorded.GetProperty("optimizer").Find("learning_rate") is { ValueKind: JsonValueKind.Object } given ? SingleRates.Of(given) : null;

    /// <summary>An optimizer's options with the rates of a schedule one by one, a value for each step.</summary>
    static JsonElement WithSingleRates(JsonElement recorded, JsonElement optimizer)
    {
        if (RatesOf(recorded) is not { } rates)
        {
            return optimizer;
        }
        var fit = recorded.GetProperty("fit");
        var y = recorded.GetProperty("y");
        // An example has one target at least, so there are not more steps than this.
        var targets = (y.ValueKind == JsonValueKind.Object ? y.EnumerateObject().First().Value : y).Numbers().Length;
        var perEpoch = fit.Find("steps_per_epoch")?.GetInt32() ?? 1 + (targets / (fit.Find("batch_size")?.GetInt32() ?? 32));
        var steps = (fit.Find("epochs")?.GetInt32() ?? 1) * perEpoch;
        var copy = JsonNode.Parse(optimizer.GetRawText())!.AsObject();
        copy["learning_rate"] = new JsonObject
        {
            ["class_name"] = "PiecewiseConstantDecay",
            ["config"] = new JsonObject
            {
                ["boundaries"] = new JsonArray([.. Enumerable.Range(0, steps - 1).Select(step => (JsonNode)step)]),
                ["values"] = new JsonArray([.. Enumerable.Range(0, steps).Select(step => (JsonNode)rates.At(step))]),
            },
        };
        return Recorded.Parse(copy);
    }

    /// <summary>The weight of class 0, 1, …; those that are not named have 1.</summary>
    static Sequence<double> ByLabel(JsonElement weights)
    {
        var labels = weights.EnumerateObject().ToDictionary(w => int.Parse(w.Name, CultureInfo.InvariantCulture), w => w.Value.GetDouble());
        return [.. Enumerable.Range(0, labels.Keys.Max() + 1).Select(label => labels.GetValueOrDefault(label, 1))];
    }

    /// <summary>Every key and every number.</summary>
    static void Compare(
        Measure measure,
        Tolerance tolerance,
        JsonElement expected,
        IEnumerable<string> keys,
        Func<string, double[]> valuesOf
    )
    {
        string[] there = [.. keys];
        measure.SameList(expected.EnumerateObject().Select(p => p.Name), there, "the list of keys");
        foreach (var series in expected.EnumerateObject().Where(p => there.Contains(p.Name)))
        {
            measure.Check(tolerance, series.Value.Numbers(), valuesOf(series.Name), series.Name);
        }
    }

    static JsonElement[] MetricsOf(JsonElement compile, string what, Sequence<Port> outputs, int i) =>
        compile.Find(what) switch
        {
            null => [],
            { ValueKind: JsonValueKind.Object } byName => byName.Find(outputs[i].Name) is { } own ? List(own) : [],
            { } list when outputs.Count > 1 && list.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Array) => List(list[i]),
            { } list => List(list),
        };

    static JsonElement[] List(JsonElement one) => one.ValueKind == JsonValueKind.Array ? [.. one.EnumerateArray()] : [one];

    /// <summary>What is said for an output: by its name, by position, or the same for all.</summary>
    static JsonElement Of(JsonElement given, Sequence<Port> outputs, int i) =>
        given.ValueKind == JsonValueKind.Array ? given[i]
        : given.ValueKind == JsonValueKind.Object && given.Find(outputs[i].Name) is { } own ? own
        : given;

    static string KerasName(JsonElement given, JsonElement config) =>
        config.Find("name")?.GetString() is { } name && KerasNames.Contains(name) ? name
        : given.ValueKind == JsonValueKind.String ? given.GetString()!
        : given.Text("class_name");

    static readonly HashSet<string> KerasNames =
    [
        "SGD",
        "RMSprop",
        "Adam",
        "AdamW",
        "Adamax",
        "Nadam",
        "Adagrad",
        "Adadelta",
        "Ftrl",
        "Lion",
    ];

    /// <summary>One array, several in a list, or several by name; by name they come in the order of the ports.</summary>
    static Tensors Group(JsonElement data, Sequence<Port> ports, DType dtype) =>
        data.ValueKind == JsonValueKind.Object ? Tensors.Named([.. data.EnumerateObject().Select(t => (t.Name, t.Value.ToTensor(dtype)))])
        : ports.Count > 1 ? Tensors.Of([.. data.EnumerateArray().Select(t => t.ToTensor(dtype))])
        : Tensors.Of(data.ToTensor(dtype));

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
