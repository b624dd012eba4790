using System.Globalization;
using System.Text.Json;

namespace Functional.Conformance;

/// <summary>Shapes, names and statistics of data sets; those in files are looked for in the folder that FUNCTIONAL_DATA names.</summary>
static class DataSets
{
    public static Kind[] Kinds { get; } = [new("dataset", "name shape feature_names target_names mean std target_counts", Replay)];

    static readonly Dictionary<string, Func<Dataset>> Known = new()
    {
        ["iris"] = Datasets.Iris,
        ["digits"] = Datasets.Digits,
        ["wine"] = () => Datasets.Wine(Folder()),
        ["breast_cancer"] = () => Datasets.BreastCancer(Folder()),
        ["california_housing"] = () => Datasets.CaliforniaHousing(Folder(), DType.Float64),
    };

    static string Folder() =>
        Environment.GetEnvironmentVariable("FUNCTIONAL_DATA") is { Length: > 0 } folder
            ? folder
            : throw new NotCoveredException("FUNCTIONAL_DATA names no folder with its file");

    static void Replay(JsonElement recorded, Measure measure)
    {
        var name = recorded.Text("name");
        var data = Known.TryGetValue(name, out var load) ? Loaded(load) : throw new NotCoveredException($"the data set {name}");
        double[][] columns = Columns(data.X);
        measure.SameList(recorded.GetProperty("shape").Integers(), data.X.Shape, "shape");
        measure.SameList(recorded.GetProperty("feature_names").Texts(), data.FeatureNames, "feature_names");
        if (recorded.Find("target_names") is { } classes)
        {
            measure.SameList(classes.Texts(), data.ClassNames, "target_names");
        }
        measure.Check(recorded, "mean", columns.Select(column => column.Average()));
        measure.Check(recorded, "std", columns.Select(Deviation));
        if (recorded.Find("target_counts") is { } counts)
        {
            measure.SameList(
                counts.EnumerateObject().Select(count => $"{count.Name}: {count.Value}").Order(),
                data.Y.ToArray<int>().CountBy(label => label).Select(count => $"{count.Key}: {count.Value}").Order(),
                "target_counts"
            );
        }
    }

    static Dataset Loaded(Func<Dataset> load)
    {
        try
        {
            return load();
        }
        catch (FileNotFoundException e)
        {
            throw new NotCoveredException(e.Message);
        }
    }

    /// <summary>Float64 columns; numbers kept in Float32 are those of their shortest decimals, which stand in the files.</summary>
    static double[][] Columns(Tensor x)
    {
        double[] numbers =
            x.DType == DType.Float32
                ?
                [
                    .. x.ToArray<float>()
                        .Select(n => double.Parse(n.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
                ]
                : x.ToArray<double>();
        return [.. Enumerable.Range(0, x.Shape[1]).Select(c => numbers.Where((_, i) => i % x.Shape[1] == c).ToArray())];
    }

    static double Deviation(double[] column)
    {
        var mean = column.Average();
        return Math.Sqrt(column.Average(number => (number - mean) * (number - mean)));
    }
}
