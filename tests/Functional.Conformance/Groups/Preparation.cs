using System.Text.Json;
using Functional.Testing;

namespace Functional.Conformance;

/// <summary>Scalers, rows of size 1, names and labels as numbers.</summary>
static class Preparation
{
    public static Kind[] Kinds { get; } =
    [
        Scaled("StandardScaler", _ => Scaler.Standard, "with_mean=true with_std=true"),
        Scaled("MinMaxScaler", Range, "clip=false"),
        Scaled("RobustScaler", _ => Scaler.Robust, "with_centering=true with_scaling=true quantile_range=[25.0,75.0] unit_variance=false"),
        Scaled("MaxAbsScaler", _ => Scaler.MaxAbs, "clip=false"),
        new("normalize", "norm x y", Normalized, "axis=1"),
        new("LabelEncoder", "labels codes classes", Labelled),
        new("OneHotEncoder", "x y", OneHot, "sparse_output=false sparse=false handle_unknown=\"error\""),
        new("label_binarize", "y classes out", Binarized, "neg_label=0 pos_label=1 sparse_output=false"),
    ];

    /// <summary>Numbers or texts as labels 0, 1, … in their order, Int32 [n].</summary>
    public static Tensor Codes(IReadOnlyList<JsonElement> values) =>
        values[0].ValueKind == JsonValueKind.String
            ? Codes([.. values.Select(value => value.GetString()!)])
            : Codes([.. values.Select(value => value.Number())]);

    static Tensor Codes<T>(T[] values)
        where T : IComparable<T> => LabelEncoder.Fit(values).Transform(values);

    static Kind Scaled(string what, Func<JsonElement, Scaler> scaler, string usual) =>
        new(
            what,
            "fit transform_fit new transform_new inverse constant_column feature_range copy",
            (recorded, measure) =>
            {
                var (rows, others) = (recorded.GetProperty("fit").ToTensor(), recorded.GetProperty("new").ToTensor());
                var fitted = scaler(recorded).Fit(rows);
                measure.Check(recorded, "transform_fit", fitted.Transform(rows));
                measure.Check(recorded, "transform_new", fitted.Transform(others));
                measure.Check(recorded, "inverse", fitted.Inverse(fitted.Transform(others)));
            },
            usual
        );

    static Scaler Range(JsonElement recorded) =>
        recorded.Find("feature_range")?.Numbers() is [var low, var high] ? Scaler.MinMax(low, high) : Scaler.MinMax();

    static readonly Dictionary<string, Normalizer> Normalizers = new()
    {
        ["l1"] = Normalizer.L1,
        ["l2"] = Normalizer.L2,
        ["max"] = Normalizer.Max,
    };

    static void Normalized(JsonElement recorded, Measure measure)
    {
        var norm = recorded.Find("norm")?.GetString() ?? "l2";
        var normalizer = Normalizers.GetValueOrDefault(norm) ?? throw new NotCoveredException($"the norm {norm}");
        measure.Check(recorded, "y", normalizer.Transform(recorded.GetProperty("x").ToTensor()));
    }

    static void Labelled(JsonElement recorded, Measure measure)
    {
        var (labels, classes) = (recorded.GetProperty("labels"), recorded.GetProperty("classes"));
        if (labels[0].ValueKind == JsonValueKind.String)
        {
            Labelled(labels.Texts(), classes.Texts());
        }
        else
        {
            Labelled(labels.Numbers(), classes.Numbers());
        }

        void Labelled<T>(T[] values, T[] expected)
            where T : IComparable<T>
        {
            var encoder = LabelEncoder.Fit(values);
            var codes = encoder.Transform(values);
            measure.SameList(expected, encoder.Classes, "classes");
            measure.Check(recorded, "codes", codes);
            measure.SameList(values, encoder.Inverse(codes), "the way back");
        }
    }

    static void OneHot(JsonElement recorded, Measure measure)
    {
        JsonElement[][] rows = [.. recorded.GetProperty("x").EnumerateArray().Select(row => row.EnumerateArray().ToArray())];
        var columns = Enumerable.Range(0, rows[0].Length).Select(column => Codes([.. rows.Select(row => row[column])]));
        var codes = Ops.Stack([.. columns], 1).Cast(DType.Float64);
        var encoder = new OneHotEncoder().Fit(codes);
        measure.Check(recorded, "y", encoder.Transform(codes));
        var back = encoder.Inverse(encoder.Transform(codes));
        measure.Check(Tolerance.Exact, codes.ToArray<double>(), back.ToArray<double>(), "the way back");
    }

    static void Binarized(JsonElement recorded, Measure measure)
    {
        JsonElement[] labels = [.. recorded.GetProperty("y").EnumerateArray()];
        JsonElement[] classes = recorded.Find("classes") is { } given ? [.. given.EnumerateArray()] : labels;
        var codes = Codes([.. classes, .. labels]).Cast(DType.Float64);
        var ordered = codes[..classes.Length].ToArray<double>();
        if (recorded.Find("classes") is not null && !ordered.SequenceEqual(ordered.Order()))
        {
            throw new NotCoveredException("classes that are not sorted");
        }
        // Labels that are no classes become zeros.
        var encoder = new OneHotEncoder(IgnoreUnknown: true).Fit(Tensor.Of(ordered, DType.Float64));
        var hot = encoder.Transform(codes[classes.Length..]);
        // Of two classes the second is told.
        measure.Check(recorded, "out", hot.Shape[1] == 2 ? hot[.., 1..] : hot);
    }
}
