using System.Security.Cryptography;

namespace Functional;

/// <summary>What is wrong with data.</summary>
internal static class DataRules
{
    private const double Far = 10;
    private const double FarTarget = 100;
    private const double Uneven = 1000;
    private const int MostNamed = 5;

    public static IReadOnlyList<DoctorRule> All { get; } =
    [
        DoctorRule.Of("unscaled-inputs", UnscaledInputs),
        DoctorRule.Of("uneven-scales", UnevenScales),
        DoctorRule.Of("constant-features", ConstantFeatures),
        DoctorRule.Of("equal-features", EqualFeatures),
        DoctorRule.Of("leak-into-test", LeakIntoTest),
        DoctorRule.Of("label-among-features", LabelAmongFeatures),
        DoctorRule.Of("contradicting-labels", ContradictingLabels),
        DoctorRule.Of("class-imbalance", ClassImbalance),
        DoctorRule.Of("missing-classes", MissingClasses),
        DoctorRule.Of("single-target", SingleTarget),
        DoctorRule.Of("unscaled-targets", UnscaledTargets),
        DoctorRule.Of("sorted-unshuffled", SortedUnshuffled),
    ];

    /// <summary>Whether the network scales its inputs itself.</summary>
    private static bool ScalesItself(Patient p) =>
        p
            .Model.Network.Blueprint.Layers.Take(2)
            .Any(l => l.Kind is "Normalization" or "Rescaling" or "BatchNormalization" or "LayerNormalization");

    private static (string, string)? UnscaledInputs(Patient p)
    {
        // Not the largest number, which may be an outlier of scaled data.
        var size = p.InputColumns.Length == 0 ? 0 : p.InputColumns.Max(c => Math.Sqrt(c.Average(x => x * x)));
        return size > Far && !ScalesItself(p)
            ? (
                $"the root mean square of an input is {Numerals.Short(size)}",
                "Scale them: Scaler.Standard or Scaler.MinMax fitted to the training data, or a Rescaling layer"
            )
            : null;
    }

    private static (string, string)? UnevenScales(Patient p)
    {
        double[] spreads = [.. p.InputColumns.Select(Deviation).Where(d => d > 0)];
        return spreads.Length > 1 && p.InputColumns.Length <= 64 && spreads.Max() > Uneven * spreads.Min() && !ScalesItself(p)
            ? (
                $"the columns are spread unevenly, by {Numerals.Short(spreads.Min())} to {Numerals.Short(spreads.Max())}",
                "Bring all columns to one scale: Scaler.Standard.Fit(train)"
            )
            : null;
    }

    private static (string, string)? ConstantFeatures(Patient p)
    {
        int[] constant = [.. Indices(p).Where(c => p.InputColumns[c].Min() == p.InputColumns[c].Max())];
        return constant.Length > 0 && p.Train.Count > 1
            ? ($"always the same: {Names(p, constant)}", "Leave these columns out: they say nothing, and scaling may divide by nothing")
            : null;
    }

    private static (string, string)? EqualFeatures(Patient p)
    {
        foreach (var a in Indices(p))
        {
            var b = Indices(p).FirstOrDefault(c => c > a && p.InputColumns[c].SequenceEqual(p.InputColumns[a]), -1);
            if (b > a && p.InputColumns[a].Min() < p.InputColumns[a].Max())
            {
                return ($"two columns are equal: {Names(p, [a, b])}", "Leave one of them out");
            }
        }
        return null;
    }

    private static (string, string)? LeakIntoTest(Patient p)
    {
        if (p.Test is not { Count: > 0 } test || p.Train.Inputs.Count != 1 || test.Inputs.Count != 1)
        {
            return null;
        }
        var known = Rows(p.Train).ToHashSet();
        var again = Rows(test).Count(known.Contains);
        return again > 1 && again > test.Count / 50
            ? (
                $"{again} of {test.Count} test rows are among those to learn from",
                "Split first, then augment or oversample; leave out rows that are there twice"
            )
            : null;
    }

    private static (string, string)? LabelAmongFeatures(Patient p)
    {
        if (p.Targets.Length != p.Train.Count || p.Targets.Length < 3 || p.Targets.Min() == p.Targets.Max())
        {
            return null;
        }
        int[] same = [.. Indices(p).Where(c => p.InputColumns[c].SequenceEqual(p.Targets.Take(p.InputColumns[c].Length)))];
        return same.Length > 0 ? ($"the target itself is among the inputs: {Names(p, same)}", "Leave that column out of the inputs") : null;
    }

    private static (string, string)? ContradictingLabels(Patient p)
    {
        if (p.Labels is not { } labels || p.Train.Inputs.Count != 1)
        {
            return null;
        }
        var contradicting = Rows(p.Train)
            .Zip(labels)
            .GroupBy(pair => pair.First)
            .Where(g => g.Select(x => x.Second).Distinct().Count() > 1)
            .Sum(g => g.Count());
        return contradicting > p.Train.Count / 20
            ? ($"{contradicting} rows are equal but for their labels", "Look at how they were labelled; no model can tell them apart")
            : null;
    }

    private static (string, string)? ClassImbalance(Patient p)
    {
        if (p.Labels is not { } labels || p.Options?.ClassWeights is not null || p.Train.Weights is not null)
        {
            return null;
        }
        int[] counts = [.. labels.CountBy(label => label).Select(pair => pair.Value)];
        return counts.Length > 1 && counts.Max() >= 10 * counts.Min()
            ? (
                $"the rarest class has {counts.Min()} examples, the most frequent {counts.Max()}",
                "Give FitOptions.ClassWeights, and judge by recall or AUC instead of accuracy"
            )
            : null;
    }

    private static (string, string)? MissingClasses(Patient p)
    {
        if (p.Labels is not { Length: > 0 } labels || p.Units < 2)
        {
            return null;
        }
        int[] missing = [.. Enumerable.Range(0, p.Units).Except(labels)];
        return missing.Length > 0
            ? (
                $"no example of class {string.Join(", ", missing.Take(MostNamed))}",
                "Check the labels and their order, or make the output smaller"
            )
            : null;
    }

    private static (string, string)? SingleTarget(Patient p) =>
        p.Targets.Length > 1 && p.Train.Targets[0].Rank < 3 && p.Targets.Min() == p.Targets.Max()
            ? ($"all targets are {Numerals.Short(p.Targets[0])}", "There is nothing to learn: check how the targets were made")
            : null;

    private static (string, string)? UnscaledTargets(Patient p) =>
        p.Objective is { } objective && !Patient.IsOfClasses(objective.Loss) && p.Targets.Length > 0 && p.Targets.Max(Math.Abs) > FarTarget
            ? (
                $"targets reach {Numerals.Short(p.Targets.Max(Math.Abs))}",
                "Scale them (Scaler.Standard.Fit(train.Y)) and turn predictions back by Inverse, or learn their logarithm"
            )
            : null;

    private static (string, string)? SortedUnshuffled(Patient p)
    {
        if (p.Options is not { Shuffle: false } || p.Labels is not { Length: > 10 } labels)
        {
            return null;
        }
        var changes = labels.Zip(labels.Skip(1)).Count(pair => pair.First != pair.Second);
        return changes < labels.Length / 10
            ? ("the rows are sorted by class and are not shuffled", "Leave FitOptions.Shuffle on, or shuffle the data once")
            : null;
    }

    /// <summary>The columns that are looked at one by one: those of tables, not the pixels of images.</summary>
    private static IEnumerable<int> Indices(Patient p) =>
        p.Train.Inputs[0].Rank == 2
        && p.InputColumns.Length <= 64
        && !p.Train.FeatureNames.Any(n => n.StartsWith("pixel", StringComparison.OrdinalIgnoreCase))
            ? Enumerable.Range(0, p.InputColumns.Length)
            : [];

    private static string Names(Patient p, int[] columns) =>
        string.Join(
            ", ",
            columns
                .Take(MostNamed)
                .Select(c => p.Train.FeatureNames.Count > 0 ? p.Train.FeatureNames[c] : FormattableString.Invariant($"column {c}"))
        ) + (columns.Length > MostNamed ? ", …" : "");

    /// <summary>A digest of every row.</summary>
    private static IEnumerable<string> Rows(Dataset data)
    {
        var bytes = data.Inputs[0].AsBytes().ToArray();
        var width = bytes.Length / data.Count;
        return Enumerable.Range(0, data.Count).Select(row => Convert.ToHexString(SHA256.HashData(bytes.AsSpan(row * width, width))));
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }
}
