namespace Functional.Tests;

public sealed class MappingTests
{
    static readonly Dataset Four = Samples.Numbered(4).WithClassNames("a", "b", "c").WithFeatureNames("tens", "ones");

    [Fact]
    public void Map_changes_every_input_and_keeps_names()
    {
        Dataset two = (Tensors.Named(("l", Four.X), ("r", Four.X)), Four.Y);
        var mapped = two.Map(x => x + 1);

        Assert.Equal(Four.X + 1, mapped.Inputs["l"]);
        Assert.Equal(Four.X + 1, mapped.Inputs["r"]);
        Assert.Same(two.Targets, mapped.Targets);
    }

    [Fact]
    public void Feature_names_stay_while_there_are_as_many_columns()
    {
        Assert.Equal(["tens", "ones"], Four.Map(x => x * 2).FeatureNames);
        Assert.Empty(Four.Map(x => x[.., 1..]).FeatureNames);
        Assert.Equal(["a", "b", "c"], Four.Map(x => x[.., 1..]).ClassNames);
    }

    [Fact]
    public void Mapped_targets_lose_their_class_names()
    {
        var even = Four.MapTargets(y => y % 2);

        Assert.Equal([0, 1, 0, 0], even.Y.ToArray<int>());
        Assert.Empty(even.ClassNames);
        Assert.Equal(["tens", "ones"], even.FeatureNames);
    }

    [Fact]
    public void A_function_may_not_change_the_number_of_rows()
    {
        Assert.StartsWith(
            "map: all parts must have the same number of rows",
            Samples.MessageOf<ShapeException>(() => Four.Map(x => x[..2])),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "map targets: all parts",
            Samples.MessageOf<ShapeException>(() => Four.MapTargets(y => y[..2])),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Scale_multiplies_and_makes_integers_floats()
    {
        var bytes = Dataset
            .Of(
                new byte[,]
                {
                    { 0, 255 },
                },
                new[] { 1 }
            )
            .Scale(1 / 255.0);
        var doubles = Dataset.Of(Tensor.Of([1.0], DType.Float64), Tensor.Of(1)).Scale(0.1);

        Assert.Equal(
            Tensor.Of(
                new float[,]
                {
                    { 0, 1 },
                }
            ),
            bytes.X
        );
        Assert.Equal(Tensor.Of([0.1], DType.Float64), doubles.X);
    }

    [Fact]
    public void Labels_become_rows_with_a_single_one()
    {
        Tensor expected =
        [
            [1, 0, 0],
            [0, 1, 0],
            [0, 0, 1],
            [1, 0, 0],
        ];

        Assert.Equal(expected, Four.OneHot(3).Y);
        Assert.Equal(["a", "b", "c"], Four.OneHot(3).ClassNames);
        Assert.Equal(expected, Four.MapTargets(y => y.Reshape(-1, 1)).OneHot(3).Y);
        Assert.Equal(expected, Four.MapTargets(y => y.Cast(DType.Float32)).OneHot(3).Y);
        Assert.Equal(expected, Four.MapTargets(y => y.Cast(DType.Int64)).OneHot(3).Y);
    }

    [Fact]
    public void What_is_not_a_label_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Four.OneHot(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Four.OneHot(0));
        Assert.Contains(
            "one-hot: label 1.5 at [1] is not a whole number",
            Samples.MessageOf<ArgumentException>(() => Dataset.Of(Four.X, [0, 1.5, 2, 2]).OneHot(3)),
            StringComparison.Ordinal
        );
        Assert.Contains("ArgMax", Samples.MessageOf<ShapeException>(() => Four.OneHot(3).OneHot(3)), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_found_by_role_row_and_column()
    {
        Tensor gap =
        [
            [1, 2],
            [3, float.NaN],
        ];
        Tensor y = [0, 1];
        var cube = Tensor.Create<double>(Shape.Of(2, 2, 3), target => target[10] = double.NegativeInfinity);

        Assert.Same(Four, Four.RequireFinite());
        Assert.Contains(
            "input, row 1, column 1 (height) is NaN; got input float32[2, 2].",
            Samples.MessageOf<ArgumentException>(() => Dataset.Of(gap, y).WithFeatureNames("width", "height").RequireFinite()),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "target, row 0, column 1 is Infinity",
            Samples.MessageOf<ArgumentException>(() =>
                Dataset
                    .Of(
                        y,
                        [
                            [0, double.PositiveInfinity],
                            [0, 0],
                        ]
                    )
                    .RequireFinite()
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "input 1, row 1, column 1, 1 is -Infinity",
            Samples.MessageOf<ArgumentException>(() => Dataset.Of(Tensors.Of(y, cube), y).RequireFinite()),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "weights, row 1 is NaN",
            Samples.MessageOf<ArgumentException>(() => Dataset.Of(y, y, [1, double.NaN]).RequireFinite()),
            StringComparison.Ordinal
        );
    }
}
