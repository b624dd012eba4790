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

    static bool IsKnown(Outcome outcome) => Layers.Any(name => outcome.Name.StartsWith(name, StringComparison.Ordinal));

    (bool Succeeded, string[] Lines) Write()
    {
        var written = new StringWriter { NewLine = "\n" };
        var succeeded = Report.Write(new Recordings(folder), written);
        return (succeeded, written.ToString().TrimEnd('\n').Split('\n'));
    }
}
