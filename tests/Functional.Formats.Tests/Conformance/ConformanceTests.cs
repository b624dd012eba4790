using System.Text.Json.Nodes;
using Functional.Conformance;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>The conformance program on the committed recordings, and on damaged ones.</summary>
public sealed class ConformanceTests : IDisposable
{
    /// <summary>How many cases of the committed recordings pass at least.</summary>
    static readonly Dictionary<string, int> Passing = new()
    {
        ["losses"] = 52,
        ["activations"] = 19,
        ["regularizers and constraints"] = 10,
        ["metrics"] = 34,
        ["schedules"] = 9,
        ["optimizers"] = 36,
        ["layers"] = 36,
        ["fits"] = 14,
        ["early stopping"] = 54,
        ["learning-rate plateaus"] = 24,
        ["console"] = 11,
        ["preparation"] = 10,
        ["splits"] = 23,
        ["scores"] = 8,
        ["randomness"] = 3,
        ["toy data"] = 18,
        ["classics"] = 8,
        ["data sets"] = 2,
    };

    /// <summary>Layers that are not here yet, by the beginnings of their classes.</summary>
    static readonly string[] Layers =
    [
        "Conv",
        "DepthwiseConv",
        "SeparableConv",
        "MaxPooling",
        "AveragePooling",
        "Global",
        "ZeroPadding",
        "UpSampling",
        "SimpleRNN",
        "LSTM",
        "GRU",
        "Bidirectional",
        "TimeDistributed",
        "Embedding",
        "MultiHeadAttention",
    ];

    readonly string folder = Directory.CreateTempSubdirectory("conformance").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string> Groups => [.. Group.All.Select(group => group.Name)];

    [Theory]
    [MemberData(nameof(Groups))]
    public void Nothing_fails_and_only_what_is_known_is_not_covered(string name)
    {
        var outcomes = Group.All.Single(group => group.Name == name).Run(new Recordings(Repository.PathOf("tests", "Golden")));

        Assert.InRange(outcomes.Count(o => o.Verdict == Verdict.Passed), Passing[name], int.MaxValue);
        Assert.Empty(outcomes.Where(o => o.Verdict == Verdict.Failed).Select(o => $"{o.Name}: {o.Reason}"));
        Assert.Empty(outcomes.Where(o => o.Verdict == Verdict.NotCovered && !IsKnown(o)).Select(o => $"{o.Name}: {o.Reason}"));
    }

    [Fact]
    public void A_folder_without_recordings_is_not_covered_and_nothing_crashes()
    {
        var (succeeded, lines) = Write();

        Assert.True(succeeded);
        Assert.Equal("losses\t0\t0\t1\t0", lines[0]);
        Assert.Equal($"  not covered: losses.json: not in {folder}", lines[1]);
        Assert.Equal("0 passed, 0 failed", lines[^1]);
        Assert.Equal(2 * Group.All.Count + 1, lines.Length);
    }

    [Fact]
    public void What_is_damaged_or_wrong_has_failed_and_is_named()
    {
        Directory.CreateDirectory(Path.Combine(folder, "tf-keras"));
        File.WriteAllText(Path.Combine(folder, "tf-keras", "activations.json"), "{");
        File.WriteAllText(
            Path.Combine(folder, "losses.json"),
            """
            {"cases":[
            {"loss":"MeanSquaredError","args":{},"y_true":[[1],[2]],"y_pred":[[2],[2]],"value":0.5,"per_sample":[1,0],
            "grad":[[1],[0]]},
            {"loss":"MeanSquaredError","args":{},"y_true":[[1],[2]],"y_pred":[[2],[2]],"value":NaN,"per_sample":[1,0],
            "grad":[[1],[0]]},
            {"loss":"MeanSquaredError","args":{"power":3},"y_true":[[1]],"y_pred":[[2]],"value":1,"per_sample":[1],"grad":[[2]]},
            {"loss":"Unheard","args":{}},
            {"loss":3},
            7]}
            """
        );

        var (succeeded, lines) = Write();

        Assert.False(succeeded);
        Assert.Equal("losses\t1\t3\t2\t0", lines[0]);
        Assert.StartsWith("  failed: MeanSquaredError #1: value: 1 of 1 numbers are off", lines[1], StringComparison.Ordinal);
        Assert.Equal(
            """  not covered: MeanSquaredError{"power":3} #2: keras: MeanSquaredError: not supported is the option power = 3.""",
            lines[2]
        );
        Assert.Equal("  not covered: Unheard #3: keras: the loss Unheard is not supported", lines[3]);
        Assert.StartsWith("  failed: 3 #4: ", lines[4], StringComparison.Ordinal);
        Assert.StartsWith("  failed: ? #5: ", lines[5], StringComparison.Ordinal);
        Assert.Equal("activations\t0\t1\t0\t0", lines[6]);
        Assert.StartsWith("  failed: activations.json: Json", lines[7], StringComparison.Ordinal);
        Assert.Equal("1 passed, 4 failed", lines[^1]);
    }

    [Fact]
    public void Cases_that_compare_nothing_have_failed_and_files_without_cases_are_not_covered()
    {
        File.WriteAllText(Path.Combine(folder, "losses.json"), """{"cases":[]}""");
        File.WriteAllText(
            Path.Combine(folder, "optimizers.json"),
            """
            {"cases":[{"w0":[1],"b0":[1],"grads":[[[1],[1]]],
            "runs":[{"optimizer":"SGD","generation":"current","config":{},"steps":{}}]}]}
            """
        );

        var (succeeded, lines) = Write();

        Assert.False(succeeded);
        Assert.Contains("  not covered: losses.json: there are no cases in it", lines);
        Assert.Contains("  failed: SGD current #0.0: nothing was compared", lines);
    }

    [Fact]
    public void A_step_of_Nadam_clips_and_decays_as_that_of_others()
    {
        // Of gradients that are clipped to nothing, only the decay is left.
        File.WriteAllText(
            Path.Combine(folder, "optimizers.json"),
            """
            {"cases":[{"w0":[2],"b0":[4],"grads":[[[1],[1]]],"runs":[
            {"optimizer":"Nadam","generation":"current","steps":{"1":[[1],[2]]},
            "config":{"learning_rate":0.5,"weight_decay":1.0,"clipvalue":1e-30,"epsilon":1.0,"use_ema":true}}]}]}
            """
        );

        Assert.Equal("", NotPassed("optimizers"));
    }

    [Fact]
    public void A_stop_in_another_epoch_than_recorded_has_failed() =>
        Assert.Contains(
            "the epoch of the stop is 3, not 2",
            Replayed("early stopping", "early_stopping.json", "down_up", recorded => recorded["stopped_epoch"] = 2),
            StringComparison.Ordinal
        );

    [Fact]
    public void Rates_of_a_schedule_are_single_under_any_optimizer() =>
        // In single precision the rate of decay is 1, so that nothing decays.
        Assert.Equal(
            "",
            Replayed(
                "fits",
                "fit.json",
                "maxnorm",
                recorded =>
                    recorded["optimizer"]!["learning_rate"] = JsonNode.Parse(
                        """
                        {"class_name":"ExponentialDecay",
                        "config":{"initial_learning_rate":0.5,"decay_steps":1,"decay_rate":0.99999998}}
                        """
                    )
            )
        );

    [Fact]
    public void Validation_may_run_after_listed_epochs() =>
        Assert.Equal(
            "",
            Replayed(
                "fits",
                "fit.json",
                "softmax_sparse_sgd_val",
                recorded =>
                {
                    recorded["fit"]!["validation_freq"] = new JsonArray(2, 5);
                    foreach (var key in new[] { "val_loss", "val_accuracy" })
                    {
                        var all = recorded["history"]![key]!.AsArray();
                        recorded["history"]![key] = new JsonArray(all[1]!.DeepClone(), all[4]!.DeepClone());
                    }
                }
            )
        );

    [Theory]
    [InlineData("fit", "callbacks", "[]", "")]
    [InlineData("fit", "initial_epoch", "0", "")]
    [InlineData("fit", "initial_epoch", "1", "the option initial_epoch")]
    [InlineData("fit", "verbose", "2", "")]
    [InlineData("fit", "validation_data", "null", "")]
    [InlineData("compile", "run_eagerly", "false", "")]
    [InlineData("compile", "steps_per_execution", "1", "")]
    [InlineData("compile", "steps_per_execution", "4", "the option steps_per_execution")]
    [InlineData("compile", "weighted_metrics", "null", "")]
    public void Options_that_change_nothing_are_accepted(string where, string name, string value, string reason) =>
        Assert.Equal(
            reason.Length == 0 ? "" : $"maxnorm #0: {reason}",
            Replayed("fits", "fit.json", "maxnorm", recorded => recorded[where]![name] = JsonNode.Parse(value))
        );

    [Theory]
    [InlineData("preparation", """{"what":"StandardScaler","args":{"with_mean":false}}""", "with_mean = false")]
    [InlineData("preparation", """{"what":"normalize","norm":"l3","x":[[1]],"y":[[1]]}""", "the norm l3")]
    [InlineData("splits", """{"what":"train_test_split","n":4,"random_state":0,"train_size":0.5}""", "train_size without test_size")]
    [InlineData("scores", """{"what":"regression","y_true":[1],"y_pred":[1],"mape":0}""", "mape = 0")]
    [InlineData("randomness", """{"what":"RandomState","seed":0,"gamma":[1]}""", "the draw gamma")]
    [InlineData("toy data", """{"what":"make_moons","args":{"n_samples":[3,4]},"random_state":0}""", "n_samples as a list")]
    [InlineData("classics", """{"what":"PCA","n_components":0.5,"x":[[1],[2]]}""", "n_components = 0.5")]
    [InlineData("data sets", """{"what":"dataset","name":"diabetes"}""", "the data set diabetes")]
    [InlineData("data sets", """{"what":"Unheard"}""", "nothing replays Unheard")]
    public void Arguments_and_kinds_that_are_not_here_are_named(string group, string recorded, string reason)
    {
        File.WriteAllText(Path.Combine(folder, "sklearn.json"), $$"""{"cases":[{{recorded}}]}""");

        var outcome = Assert.Single(Group.All.Single(g => g.Name == group).Run(new Recordings(folder)));

        Assert.Equal((Verdict.NotCovered, reason), (outcome.Verdict, outcome.Reason));
    }

    [Fact]
    public void Other_numbers_and_rows_than_recorded_have_failed()
    {
        Directory.CreateDirectory(Path.Combine(folder, "sklearn"));
        File.WriteAllText(
            Path.Combine(folder, "sklearn", "sklearn.json"),
            """
            {"cases":[
            {"what":"normalize","norm":"max","x":[[1,2]],"y":[[0.5,1]]},
            {"what":"normalize","norm":"max","x":[[1,2]],"y":[[0.5,1.00001]]},
            {"what":"KFold","n":4,"n_splits":2,"test_indices":[[0,1],[2,3]]},
            {"what":"KFold","n":4,"n_splits":2,"test_indices":[[0,2],[1,3]]}]}
            """
        );

        Assert.StartsWith("normalize #1: y: 1 of 2 numbers are off", NotPassed("preparation"), StringComparison.Ordinal);
        Assert.Equal("KFold #3: the test rows of fold 0 is 0, 1, not 0, 2", NotPassed("splits"));
    }

    [Fact]
    public void Tables_of_other_networks_are_drawn_again()
    {
        var (a, b) = (Graph.Input(3, "a"), Graph.Input(3, "b"));
        var shared = new Dense(4).Shared("shared");
        var sum = Graph.Add(a.Then(shared), b.Then(shared));
        var joined = Graph.Concatenate(sum, a.Dense(2, name: "side"));
        var two = new Graph([a, b], [joined.Dense(1, name: "output"), sum.Dense(2).BatchNormalization()]);
        var inner = Sequential.Input(4).Dense(3).Dense(2);
        var nested = new Graph([a], [Graph.Apply(inner, "inner", a.Dense(4))[0].Dense(1, name: "last")]);
        var row = Sequential.Input([4, 6]).Dense(5).LayerNormalization().Flatten().Dropout(0.5).Reshape([5, 4]).Permute([2, 1]).Dense(2);
        string[] tables =
        [
            row.Summary(),
            row.Summary(name: "another"),
            two.Summary(),
            two.Summary(lineLength: 120, showTrainable: true),
            nested.Summary(expandNested: true),
            row.Compile(Optimizer.Sgd(), Loss.Mse).Freeze(path => path.StartsWith("dense/", StringComparison.Ordinal)).Summary(),
            Sequential.Input(7).Dense(5, useBias: false).Dense(3).Summary(SummaryStyle.TensorFlow2),
        ];

        Replays(tables.Select((table, i) => ($"summary_{i}.txt", table + "\n")));
    }

    [Fact]
    public void Progress_of_other_trainings_is_printed_again() =>
        Replays([
            ("fit_verbose_2.txt", "1/1 - 1s - loss: 2.5000 - 1s/epoch - 1s/step\n"),
            ("fit_verbose_1_one.txt", Bar($"1/1 [{Full}] - ETA: 0s - loss: nan", $"1/1 [{Full}] - 0s 12ms/step - loss: nan")),
            (
                "fit_verbose_1_two.txt",
                Bar(
                    " 1/20 [>.............................] - ETA: 9s - loss: 0.7000",
                    " 9/20 [============>.................] - ETA: 0s - loss: 0.5000",
                    $"20/20 [{Full}] - 1s 21ms/step - loss: 0.3000"
                )
            ),
            ("evaluate_verbose_2.txt", "5/5 - 0s - loss: 0.3000 - mae: 1.0000e-04 - 250us/epoch - 50us/step\n"),
            ("predict_verbose_2.txt", "5/5 - 3s - 3s/epoch - 600ms/step\n"),
        ]);

    const string Full = "==============================";

    /// <summary>Lines that are written over each other, none shorter than the one before.</summary>
    static string Bar(params string[] lines) =>
        string.Concat(lines.Select((line, i) => new string('\b', i == 0 ? 0 : lines[i - 1].Length) + '\r' + line)) + '\n';

    void Replays(IEnumerable<(string Name, string Text)> texts)
    {
        Directory.CreateDirectory(Path.Combine(folder, "console"));
        foreach (var (name, text) in texts)
        {
            File.WriteAllText(Path.Combine(folder, "console", name), text);
        }
        Assert.Equal("", NotPassed("console"));
    }

    /// <summary>What has not passed of a group; nothing where all has.</summary>
    string NotPassed(string group)
    {
        var outcomes = Group.All.Single(g => g.Name == group).Run(new Recordings(folder));
        return string.Join('\n', outcomes.Where(o => o.Verdict != Verdict.Passed).Select(o => $"{o.Name}: {o.Reason}"));
    }

    /// <summary>What has not passed of the first recorded case of a name after a change to it.</summary>
    string Replayed(string group, string file, string name, Action<JsonObject> change)
    {
        var root = JsonNode.Parse(Recordings.Load(Repository.PathOf("tests", "Golden", file)).GetRawText())!;
        var recorded = root["cases"]!.AsArray().First(c => name == (string?)(c!["case"] ?? c["series"]))!.DeepClone().AsObject();
        change(recorded);
        File.WriteAllText(Path.Combine(folder, file), new JsonObject { ["cases"] = new JsonArray(recorded) }.ToJsonString());
        return NotPassed(group);
    }

    // Data sets in files are there or not.
    static bool IsKnown(Outcome outcome) => Layers.Append("dataset #").Any(name => outcome.Name.StartsWith(name, StringComparison.Ordinal));

    (bool Succeeded, string[] Lines) Write()
    {
        var written = new StringWriter { NewLine = "\n" };
        var succeeded = Report.Write(new Recordings(folder), written);
        return (succeeded, written.ToString().TrimEnd('\n').Split('\n'));
    }
}
