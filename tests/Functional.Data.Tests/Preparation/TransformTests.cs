using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>Steps of preparation against scikit-learn, their ways back, and what composes.</summary>
public sealed class TransformTests
{
    static readonly Tensor Data = Tensor.Of([1.0, 10, double.NaN, 30, 3, 20, 5, 20], DType.Float64).Reshape(4, 2);

    [Theory]
    [InlineData("RobustScaler")]
    [InlineData("MaxAbsScaler")]
    public void Scalers_give_the_numbers_of_scikit_learn(string name)
    {
        var recorded = Case(name);
        var fitted = (name == "RobustScaler" ? Scaler.Robust : Scaler.MaxAbs).Fit(Reals(recorded, "fit"));

        Near(recorded, "transform_fit", fitted.Transform(Reals(recorded, "fit")));
        Near(recorded, "transform_new", fitted.Transform(Reals(recorded, "new")));
        Near(recorded, "inverse", fitted.Inverse(fitted.Transform(Reals(recorded, "new"))));
    }

    [Theory]
    [InlineData("l1")]
    [InlineData("l2")]
    [InlineData("max")]
    public void Rows_are_normalized_as_scikit_learn_does(string norm)
    {
        var recorded = Golden.Cases("sklearn.json").Single(c => What(c) == "normalize" && c.GetProperty("norm").GetString() == norm);
        var normalizer =
            norm == "l1" ? Normalizer.L1
            : norm == "l2" ? Normalizer.L2
            : Normalizer.Max;

        Near(recorded, "y", normalizer.Transform(Reals(recorded, "x")));
    }

    [Fact]
    public void Labels_are_those_of_scikit_learn_and_go_back()
    {
        var recorded = Case("LabelEncoder");
        string[] names = [.. recorded.GetProperty("labels").EnumerateArray().Select(v => v.GetString()!)];
        var encoder = LabelEncoder.Fit(names);

        Assert.Equal(recorded.GetProperty("classes").EnumerateArray().Select(v => v.GetString()!), encoder.Classes);
        var labels = encoder.Transform(names);
        Assert.Equal(recorded.GetProperty("codes").Numbers(), labels.ToArray<double>());
        Assert.Equal(names, encoder.Inverse(labels));
        Assert.Contains(
            "\"rose\" is none of the 3 classes",
            Assert.Throws<ArgumentException>(() => encoder.Transform(["rose"])).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => encoder.Inverse(Tensor.Of(3)));
        Assert.Equal([2, 5], LabelEncoder.Fit([5, 2, 5]).Classes);
    }

    [Fact]
    public void One_hot_rows_are_those_of_scikit_learn_and_go_back()
    {
        var recorded = Case("OneHotEncoder");
        string[] names = [.. recorded.GetProperty("x").EnumerateArray().Select(row => row[0].GetString()!)];
        var codes = LabelEncoder.Fit(names).Transform(names);

        Near(recorded, "y", new OneHotEncoder().Fit(codes.Cast(DType.Float64)).Transform(codes.Cast(DType.Float64)));
        Near(Case("label_binarize"), "out", Reals(Case("label_binarize"), "y").ToCategorical().Cast(DType.Float64));

        Tensor rows =
        [
            [3, 7],
            [1, 7],
            [3, 9],
        ];
        var encoder = new OneHotEncoder().Fit(rows);
        Assert.Equal([0, 1, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1], encoder.Transform(rows).ToArray());
        Assert.Equal(rows, encoder.Inverse(encoder.Transform(rows)));
        Tensor unknown =
        [
            [2, 7],
        ];
        Assert.Contains(
            "2 in column 0",
            Assert.Throws<ArgumentException>(() => encoder.Transform(unknown)).Message,
            StringComparison.Ordinal
        );
        Assert.Equal([0, 0, 1, 0], new OneHotEncoder(IgnoreUnknown: true).Fit(rows).Transform(unknown).ToArray());
    }

    [Fact]
    public void To_categorical_takes_as_many_classes_as_there_are()
    {
        Assert.Equal([0, 0, 1, 1, 0, 0], Tensor.Of(2, 0).ToCategorical().ToArray());
        Assert.Equal([2, 5], Tensor.Of(2, 0).ToCategorical(5).Shape);
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Of(2, 0).ToCategorical(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Of(-1, 0).ToCategorical());
    }

    [Fact]
    public void Missing_numbers_are_filled_by_what_was_measured()
    {
        double Filled(Imputer imputer) => imputer.Fit(Data).Transform(Data)[1, 0].ToDouble();

        Assert.Equal(3, Filled(Imputer.Mean));
        Assert.Equal(3, Filled(Imputer.Median));
        Assert.Equal(1, Filled(Imputer.MostFrequent));
        Assert.Equal(-9, Filled(Imputer.Constant(-9)));
        Assert.Equal(20, Imputer.MostFrequent.Fit(Data).Fill[1].ToDouble());
        var error = Assert.Throws<ArgumentException>(() => Imputer.Mean.Fit(Tensor.Full([2, 1], double.NaN, DType.Float64)));
        Assert.Contains("column 0 holds no number", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipeline_fits_every_step_to_what_the_ones_before_make()
    {
        var pipeline = Imputer.Mean.Then(Scaler.Standard).Then(Transform.Of("half", x => x / 2, y => y * 2));
        var prepared = pipeline.Fit(Data);
        var filled = Imputer.Mean.Fit(Data).Transform(Data);
        var expected = Scaler.Standard.Fit(filled).Transform(filled) / 2;

        Assert.Equal(expected, prepared.Transform(Data));
        Assert.Equal(expected[..1], prepared.Transform(Data[..1]));
        Assert.Equal("Imputer(mean) → Standard → half", pipeline.ToString());
        Assert.Throws<NotSupportedException>(() => prepared.Inverse(expected));
        Assert.Equal(pipeline, Pipeline.Of(pipeline.Steps));

        var back = Scaler.Standard.Then(Scaler.MinMax(-1, 1)).Fit(filled);
        Assert.True(Ops.Max(Ops.Abs(back.Inverse(back.Transform(filled)) - filled)).ToDouble() < 1e-12);
        var data = Dataset.Of(filled, Tensor.Of(0, 1, 0, 1));
        Assert.Equal(back.Transform(filled), back.Transform(data).X);
        Assert.Equal(data.Y, back.Transform(data).Y);
    }

    [Fact]
    public void A_step_of_ones_own_measures_once()
    {
        var center = Transform.Of("center", x => Ops.Mean(x, 0), (mean, x) => x - mean, (mean, y) => y + mean);
        Tensor train =

            [
                [1, 2],
                [3, 6],
            ],
            test =

            [
                [10, 10],
            ];
        var fitted = center.Fit(train);

        Assert.Equal([8, 6], fitted.Transform(test).ToArray());
        Assert.Equal(test, fitted.Inverse(fitted.Transform(test)));
        Assert.Contains(
            "log has no way back",
            Assert.Throws<NotSupportedException>(() => Transform.Of("log", Ops.Log1p).Fit(train).Inverse(test)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(FoldCases))]
    public void Folds_are_those_of_scikit_learn(string what, int index)
    {
        var recorded = Golden
            .Cases("sklearn.json")
            .Where(c => What(c) == what && !c.TryGetProperty("random_state", out _))
            .ElementAt(index);
        var isStratified = what == "StratifiedKFold";
        var labels = isStratified
            ? Reals(recorded, "y").Cast(DType.Int32)
            : Tensor.Zeros(recorded.GetProperty("n").GetInt32(), DType.Int32);
        var data = Dataset.Of(Tensor.Arange(labels.Size), labels);

        var folds = data.Folds(recorded.GetProperty("n_splits").GetInt32(), isStratified);

        var expected = recorded.GetProperty("test_indices").EnumerateArray().ToArray();
        Assert.Equal(expected.Length, folds.Count);
        for (var k = 0; k < expected.Length; k++)
        {
            Assert.Equal(expected[k].Numbers(), folds[k].Test.X.ToArray<double>());
            Assert.Equal(data.Count, folds[k].Train.Count + folds[k].Test.Count);
            Assert.Empty(folds[k].Train.X.ToArray<double>().Intersect(expected[k].Numbers()));
        }
    }

    public static TheoryData<string, int> FoldCases
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var what in new[] { "KFold", "StratifiedKFold" })
            {
                var count = Golden.Cases("sklearn.json").Count(c => What(c) == what && !c.TryGetProperty("random_state", out _));
                for (var i = 0; i < count; i++)
                {
                    data.Add(what, i);
                }
            }
            return data;
        }
    }

    [Fact]
    public void Folds_that_cannot_be_are_said()
    {
        var data = Dataset.Of(Tensor.Arange(4), Tensor.Of(0, 1, 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Folds(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Folds(5));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Folds(2, stratify: true));
    }

    static string What(JsonElement json) => json.GetProperty("what").GetString()!;

    static JsonElement Case(string what) => Golden.Cases("sklearn.json").Single(c => What(c) == what);

    static Tensor Reals(JsonElement json, string name) =>
        Tensor.Of<double>(json.GetProperty(name).Numbers(), Shape.Of(json.GetProperty(name).Dimensions()));

    static void Near(JsonElement json, string name, Tensor actual)
    {
        Assert.Equal(json.GetProperty(name).Dimensions(), actual.Shape);
        Assert.All(
            json.GetProperty(name).Numbers().Zip(actual.ToArray<double>()),
            p => Assert.Equal(p.First, p.Second, 1e-12 * Math.Max(1, Math.Abs(p.First)))
        );
    }
}
