namespace Functional.Tests;

/// <summary>Steps of preparation, their ways back, and what composes.</summary>
public sealed class TransformTests
{
    static readonly Tensor Data = Tensor.Of([1.0, 10, double.NaN, 30, 3, 20, 5, 20], DType.Float64).Reshape(4, 2);

    [Fact]
    public void Labels_go_back_and_others_are_named()
    {
        string[] names = ["setosa", "virginica", "setosa", "versicolor"];
        var encoder = LabelEncoder.Fit(names);

        Assert.Equal(["setosa", "versicolor", "virginica"], encoder.Classes);
        Assert.Equal(names, encoder.Inverse(encoder.Transform(names)));
        Assert.Contains(
            "\"rose\" is none of the 3 classes",
            Assert.Throws<ArgumentException>(() => encoder.Transform(["rose"])).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => encoder.Inverse(Tensor.Of(3)));
        Assert.Equal([2, 5], LabelEncoder.Fit([5, 2, 5]).Classes);
    }

    [Fact]
    public void One_hot_rows_go_back_and_unknown_categories_are_named()
    {
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

    [Theory]
    [InlineData(DType.Int64)]
    [InlineData(DType.Int32)]
    [InlineData(DType.UInt8)]
    [InlineData(DType.Bool)]
    [InlineData(DType.Float64)]
    public void Categories_come_back_exactly_and_as_the_type_that_was_fitted(DType dtype)
    {
        Tensor ids =
            dtype == DType.Int64
                ? Tensor.Of<long>([9007199254740993, 9007199254740992, long.MaxValue, long.MinValue, long.MaxValue - 1], Shape.Of(5))
            : dtype == DType.Int32 ? Tensor.Of(123456789, 123456788, 5)
            : Tensor.Of([1.0, 0, 1], dtype);
        Assert.Equal(dtype, ids.DType);
        var encoder = new OneHotEncoder().Fit(ids);

        var back = encoder.Inverse(encoder.Transform(ids));

        Assert.Equal(ids.Reshape(-1, 1), back);
        Assert.Equal((dtype, ids.ToArray<long>().Distinct().Count()), (encoder.Categories[0].DType, encoder.Categories[0].Size));
    }

    [Fact]
    public void Zeros_alone_are_no_category_unless_unknown_ones_are_ignored()
    {
        var strict = new OneHotEncoder().Fit(Tensor.Of([1.0, 2]));
        Assert.Contains(
            "row 1 has zeros alone for column 0",
            Assert.Throws<ArgumentException>(() => strict.Inverse(Tensor.Of([0.0, 1, 0, 0], Shape.Of(2, 2)))).Message,
            StringComparison.Ordinal
        );
        Assert.True(double.IsNaN(new OneHotEncoder(true).Fit(Tensor.Of([1.0, 2])).Inverse(Tensor.Zeros(1, 2)).ToArray<double>()[0]));
        Assert.Contains(
            "Int32 has no number",
            Assert.Throws<ArgumentException>(() => new OneHotEncoder(true).Fit(Tensor.Of(1, 2)).Inverse(Tensor.Zeros(1, 2))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Feature_names_stay_where_columns_do()
    {
        var data = Datasets.Iris();
        ITransform[] kept = [Scaler.Standard, Imputer.Mean, Normalizer.L2, Pipeline.Of(Imputer.Mean, Scaler.MaxAbs)];
        ITransform[] dropped = [Transform.Of("mixed", x => Ops.Flip(x, 1)), Pipeline.Of(Scaler.Standard, Transform.Of("same", x => x))];

        Assert.All(kept, step => Assert.Equal(data.FeatureNames, step.Fit(data).Transform(data).FeatureNames));
        Assert.All(dropped, step => Assert.Empty(step.Fit(data).Transform(data).FeatureNames));
        // As many columns as before, of other things.
        var codes = Dataset.Of(Tensor.Of([1.0, 1, 1, 1], Shape.Of(2, 2)), Tensor.Of(0, 1)).WithFeatureNames("a", "b");
        IFittedTransform encoder = new OneHotEncoder().Fit(codes.X);
        Assert.Equal(codes.X.Shape, encoder.Transform(codes).X.Shape);
        Assert.Empty(encoder.Transform(codes).FeatureNames);
    }

    [Fact]
    public void An_infinite_number_is_not_measured() =>
        Assert.Contains(
            "row 1 of column 0 is infinite",
            Assert.Throws<ArgumentException>(() => Imputer.Mean.Fit(Tensor.Of([1.0, double.PositiveInfinity], Shape.Of(2, 1)))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_stray_label_is_refused_before_memory_is_taken()
    {
        foreach (var label in new[] { int.MaxValue, 2_000_000_000, 100_000 })
        {
            Assert.Contains(
                "Is it a label?",
                Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Of(label).ToCategorical()).Message,
                StringComparison.Ordinal
            );
        }
        Assert.Contains(
            "SparseCategoricalCrossentropy",
            Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Of(0, 1).ToCategorical(int.MaxValue)).Message,
            StringComparison.Ordinal
        );
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

    // scikit-learn: StratifiedKFold(3, shuffle=True, random_state=42).
    [Fact]
    public void Stratified_folds_by_numpys_stream_are_those_of_scikit_learn()
    {
        var data = Dataset.Of(Tensor.Arange(17), Tensor.Of(0, 1, 2, 1, 1, 1, 0, 1, 2, 1, 1, 1, 2, 1, 2, 1, 2));
        int[][] expected =
        [
            [2, 3, 6, 7, 8, 9],
            [0, 1, 11, 12, 14, 15],
            [4, 5, 10, 13, 16],
        ];

        Assert.Equal(expected, data.Folds(3, new NumpyRandom(42), stratify: true).Select(fold => fold.Test.X.ToArray<int>()));
        Assert.Equal(
            data.Folds(3, new NumpyRandom(1)).Select(fold => fold.Test.X),
            data.Folds(3, new NumpyRandom(1)).Select(fold => fold.Test.X)
        );
    }

    [Fact]
    public void Folds_that_cannot_be_are_said()
    {
        var data = Dataset.Of(Tensor.Arange(4), Tensor.Of(0, 1, 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Folds(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Folds(5));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Folds(2, stratify: true));
    }
}
