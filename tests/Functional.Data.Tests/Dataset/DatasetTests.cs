namespace Functional.Tests;

public sealed class DatasetTests
{
    static readonly Tensor X = Tensor.Of(
        new float[,]
        {
            { 1, 2 },
            { 3, 4 },
            { 5, 6 },
        }
    );
    static readonly Tensor Y = Tensor.Of(0, 1, 0);

    [Fact]
    public void A_data_set_holds_inputs_and_targets_row_by_row()
    {
        var data = Dataset.Of(X, Y);
        var (x, y) = data;

        Assert.Equal(3, data.Count);
        Assert.Same(data.X, x);
        Assert.Equal(X, x);
        Assert.Equal(Y, y);
        Assert.Null(data.Weights);
        Assert.Empty(data.ClassNames);
        Assert.Empty(data.FeatureNames);
    }

    [Fact]
    public void Arrays_of_many_kinds_become_tensors()
    {
        var rectangular = Dataset.Of(
            new double[,]
            {
                { 1, 2 },
                { 3, 4 },
                { 5, 6 },
            },
            new[] { 0, 1, 0 }
        );
        var jagged = Dataset.Of(new float[][] { [1, 2], [3, 4], [5, 6] }, new[] { 0, 1, 0 });
        var deep = Dataset.Of(
            new byte[][][]
            {
                [
                    [1],
                    [2],
                ],
                [
                    [3],
                    [4],
                ],
            },
            new[] { true, false }
        );

        Assert.Equal(Dataset.Of(X, Y), rectangular);
        Assert.Equal(rectangular, jagged);
        Assert.Equal("2 rows: uint8[2, 2, 1] → bool[2]", deep.ToString());
    }

    [Fact]
    public void Rows_of_a_jagged_array_must_be_equally_long()
    {
        var message = Samples.MessageOf<ShapeException>(() => Dataset.Of(new float[][] { [1, 2], [3, 4], [5] }, new[] { 0, 1, 0 }));

        Assert.StartsWith("dataset: all rows of x must have the same shape; got row 0 [2], row 2 [1].", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Literals_and_tuples_convert()
    {
        Dataset pair = (X, Y);
        Dataset literal = Dataset.Of(
            [
                [1, 2],
                [3, 4],
            ],
            [5, 6]
        );
        Dataset twoIn = ((X, X), Y);
        Dataset twoOut = (X, (Y, Y));
        Dataset both = ((X, X), (Y, Y));
        Dataset named = (Tensors.Named(("wide", X), ("deep", X)), Y);

        Assert.Equal(Dataset.Of(X, Y), pair);
        Assert.Equal("2 rows: float32[2, 2] → float32[2]", literal.ToString());
        Assert.Equal((2, 1), (twoIn.Inputs.Count, twoIn.Targets.Count));
        Assert.Equal((1, 2), (twoOut.Inputs.Count, twoOut.Targets.Count));
        Assert.Equal((2, 2), (both.Inputs.Count, both.Targets.Count));
        Assert.Equal(X, named.Inputs["deep"]);
    }

    [Fact]
    public void Unequal_numbers_of_rows_are_named_with_role_and_shape()
    {
        var inputs = Tensors.Named(("wide", X), ("deep", X[..2]));
        var message = Samples.MessageOf<ShapeException>(() => Dataset.Of(inputs, Tensors.Of(Y, Y), Tensor.Ones(4)));

        Assert.StartsWith(
            "dataset: all parts must have the same number of rows, their first axis; got ",
            message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "input \"wide\" float32[3, 2], input \"deep\" float32[2, 2], target 0 int32[3], target 1 int32[3], weights float32[4].",
            message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Scalars_and_missing_parts_are_refused()
    {
        Assert.Contains(
            "a single number has no rows",
            Samples.MessageOf<ShapeException>(() => Dataset.Of(X, Tensor.Scalar(1))),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "at least one input and one target",
            Samples.MessageOf<ArgumentException>(() => Dataset.Of(Tensors.Of(), Tensors.Of(Y))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Weights_are_one_number_per_row()
    {
        var weighted = Dataset.Of(X, Y).WithWeights(Tensor.Of(1, 2, 3));

        Assert.Equal(DType.Float32, weighted.Weights!.DType);
        Assert.Equal("3 rows: float32[3, 2] → int32[3], weighted", weighted.ToString());
        Assert.Equal(Dataset.Of(X, Y), weighted.WithWeights(null));
        Assert.StartsWith(
            "with weights: weights must be a vector",
            Samples.MessageOf<ShapeException>(() => weighted.WithWeights(Tensor.Ones(3, 1))),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "with weights: all parts must have the same number of rows",
            Samples.MessageOf<ShapeException>(() => weighted.WithWeights(Tensor.Ones(2))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Several_inputs_have_no_single_X()
    {
        Dataset data = ((X, X), Y);

        Assert.Throws<InvalidOperationException>(() => data.X);
        Assert.Equal(Y, data.Y);
    }

    [Fact]
    public void Names_are_kept_and_checked()
    {
        var data = Dataset.Of(X, Y).WithName("toy", "made up").WithClassNames("no", "yes").WithFeatureNames("width", "height");

        Assert.Equal("toy, 3 rows: float32[3, 2] → int32[3]", data.ToString());
        Assert.Equal("made up", data.Description);
        Assert.Equal(["no", "yes"], data.ClassNames);
        Assert.Equal(["width", "height"], data.Take(1).FeatureNames);
        Assert.Contains(
            "one name per column",
            Samples.MessageOf<ShapeException>(() => data.WithFeatureNames("width")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Data_sets_compare_by_value()
    {
        var (one, other) = (Dataset.Of(X, Y), Dataset.Of(X + 0, Tensor.Of(0, 1, 0)));

        Assert.Equal(one, other);
        Assert.True(one == other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.True(one != other.WithWeights(Tensor.Ones(3)));
        Assert.NotEqual(one, other.WithClassNames("a", "b"));
        Assert.NotEqual(one, other.WithName("other"));
        Assert.NotEqual(one, other.WithFeatureNames("a", "b"));
        Assert.NotEqual(one, Dataset.Of(X, Tensor.Of(0, 1, 1)));
        Assert.False(one.Equals(null));
    }
}
