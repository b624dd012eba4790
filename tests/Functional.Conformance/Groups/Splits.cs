using System.Text.Json;

namespace Functional.Conformance;

/// <summary>Which rows are in which part of a split, and in which fold.</summary>
static class Splits
{
    public static Kind[] Kinds { get; } =
    [
        new("train_test_split", "n y test_size train_size shuffle stratify random_state train test sizes", Split),
        new("KFold", "n n_splits shuffle random_state test_indices", (recorded, measure) => Folds(recorded, measure, stratify: false)),
        new(
            "StratifiedKFold",
            "y n_splits shuffle random_state test_indices",
            (recorded, measure) => Folds(recorded, measure, stratify: true)
        ),
    ];

    /// <summary>Names of labels that are no more than parts of all rows in order.</summary>
    static readonly string[] Parts = ["wholes", "halves", "thirds", "quarters", "fifths"];

    static void Split(JsonElement recorded, Measure measure)
    {
        var count = recorded.Integer("n");
        var stratify = recorded.Find("stratify") is { } by ? Classes(recorded, by, count) : null;
        var data = Dataset.Of(Tensor.Arange(count), Tensor.Of(stratify ?? new int[count]));
        var isShuffled = recorded.Find("shuffle") is not { ValueKind: JsonValueKind.False };
        var (train, test) = isShuffled ? Shuffled(recorded, data, stratify is not null) : InOrder(recorded, data);
        if (recorded.Find("sizes") is { } sizes)
        {
            measure.SameList(sizes.Integers(), [train.Count, test.Count], "sizes");
        }
        Check("train", train);
        Check("test", test);

        void Check(string part, Dataset rows)
        {
            int[] expected = recorded.GetProperty(part).Integers();
            // Of long parts, whose sizes are told, the first rows alone are recorded.
            var some = recorded.Find("sizes") is null ? rows.Count : Math.Min(expected.Length, rows.Count);
            measure.SameList(expected, rows.X[..some].ToArray<int>(), part);
        }
    }

    static (Dataset Train, Dataset Test) Shuffled(JsonElement recorded, Dataset data, bool stratify)
    {
        var random = Random(recorded) ?? throw new NotCoveredException("a shuffle without random_state");
        return (Size(recorded, "train_size"), Size(recorded, "test_size")) switch
        {
            (null, null) => data.Split(0.25, random, stratify),
            (null, int test) => data.Split(test, random, stratify),
            (null, double test) => data.Split(test, random, stratify),
            (int train, int test) => data.Split(train, test, random, stratify),
            (double train, double test) => data.Split(train, test, random, stratify),
            (_, null) => throw new NotCoveredException("train_size without test_size"),
            _ => throw new NotCoveredException("a share and a number of rows"),
        };
    }

    static (Dataset Train, Dataset Test) InOrder(JsonElement recorded, Dataset data) =>
        recorded.Find("train_size") is not null ? throw new NotCoveredException("train_size without a shuffle")
        : recorded.Find("stratify") is not null ? throw new NotCoveredException("stratify without a shuffle")
        : data.SplitAt(data.Count - (Size(recorded, "test_size") is int rows ? rows : Share(recorded, data.Count)));

    static int Share(JsonElement recorded, int count) => (int)Math.Ceiling((Size(recorded, "test_size") as double? ?? 0.25) * count);

    /// <summary>A number of rows as an integer, a share as a double.</summary>
    static object? Size(JsonElement recorded, string name) =>
        recorded.Find(name) is not { } size ? null
        : size.TryGetInt32(out var rows) ? (object)rows
        : size.GetDouble();

    static int[] Classes(JsonElement recorded, JsonElement by, int count)
    {
        if (by.ValueKind == JsonValueKind.Array || by.ToString() == "y")
        {
            var labels = by.ValueKind == JsonValueKind.Array ? by : recorded.GetProperty("y");
            return Preparation.Codes([.. labels.EnumerateArray()]).ToArray<int>();
        }
        var parts = 1 + Array.IndexOf(Parts, by.ToString());
        return parts > 0
            ? [.. Enumerable.Range(0, count).Select(row => row * parts / count)]
            : throw new NotCoveredException($"labels by the name of {by}");
    }

    static void Folds(JsonElement recorded, Measure measure, bool stratify)
    {
        var isShuffled = recorded.Find("shuffle") is { ValueKind: JsonValueKind.True };
        var labels = stratify ? Preparation.Codes([.. recorded.GetProperty("y").EnumerateArray()]) : Tensor.Zeros(recorded.Integer("n"));
        var data = Dataset.Of(Tensor.Arange(labels.Size), labels);
        var count = recorded.Find("n_splits")?.GetInt32() ?? 5;
        var folds =
            !isShuffled ? data.Folds(count, stratify)
            : Random(recorded) is { } random ? data.Folds(count, random, stratify)
            : throw new NotCoveredException("a shuffle without random_state");
        int[][] expected = [.. recorded.GetProperty("test_indices").EnumerateArray().Select(rows => rows.Integers())];
        measure.Same(expected.Length, folds.Count, "the number of folds");
        foreach (var (k, (fold, rows)) in folds.Zip(expected).Index())
        {
            measure.SameList(rows, fold.Test.X.ToArray<int>(), $"the test rows of fold {k}");
            measure.SameList(Enumerable.Range(0, data.Count).Except(rows), fold.Train.X.ToArray<int>(), $"the other rows of fold {k}");
        }
    }

    static NumpyRandom? Random(JsonElement recorded) => recorded.Find("random_state") is { } seed ? new(seed.GetInt64()) : null;
}
