using Functional.Testing;

namespace Functional.Tests;

public sealed class ConfusionMatrixTests
{
    static readonly string[] Animals = ["ant", "bee", "cat", "dragonfly"];

    // csharpier-ignore
    static readonly int[] Truth =
    [
        0, 1, 0, 0, 3, 1, 0, 2, 2, 1, 0, 3, 2, 1, 1, 2, 0, 1, 3, 3, 1, 3, 1, 0, 1, 2, 3, 2, 1, 1, 0, 0, 1, 0, 1, 0, 3, 3, 1, 1,
    ];

    // csharpier-ignore
    static readonly int[] Predicted =
    [
        0, 1, 0, 0, 3, 1, 0, 2, 2, 1, 0, 3, 2, 1, 1, 2, 0, 1, 3, 3, 1, 3, 1, 0, 1, 3, 2, 3, 3, 1, 1, 3, 3, 3, 1, 2, 1, 2, 0, 0,
    ];

    static ConfusionMatrix Recorded => ConfusionMatrix.Of(Tensor.Of(Truth), Tensor.Of(Predicted), Animals);

    // Recorded from scikit-learn: confusion_matrix and classification_report.
    [Fact]
    public void The_numbers_are_those_of_scikit_learn()
    {
        var matrix = Recorded;
        var expected = Tensor.Of(
            new[,]
            {
                { 7, 1, 1, 2 },
                { 2, 11, 0, 2 },
                { 0, 0, 4, 2 },
                { 0, 1, 2, 5 },
            }
        );

        Assert.Equal(expected, matrix.Counts);
        Assert.Equal(0.675, matrix.Accuracy);
        Assert.Equal(40, matrix.Total);
        Assert.Equal(Tensor.Of(11, 15, 6, 8), matrix.Support);
        Check(matrix.Precision, 0.7777777777777778, 0.8461538461538461, 0.5714285714285714, 0.45454545454545453);
        Check(matrix.Recall, 0.6363636363636364, 0.7333333333333333, 0.6666666666666666, 0.625);
        Check(matrix.F1, 0.7, 0.7857142857142857, 0.6153846153846154, 0.5263157894736842);
        Tolerance.Float64.Check(0.6568536726431463, matrix.F1.Mean().ToDouble());
    }

    [Fact]
    public void It_prints_as_an_aligned_table()
    {
        string[] lines =
        [
            "true \\ predicted    ant    bee    cat  dragonfly  recall",
            "ant                   7      1      1          2   0.636",
            "bee                   2     11      0          2   0.733",
            "cat                   0      0      4          2   0.667",
            "dragonfly             0      1      2          5   0.625",
            "precision         0.778  0.846  0.571      0.455",
            "accuracy 0.675 of 40 rows",
        ];

        Assert.Equal(string.Join("\n", lines), Recorded.ToString());
    }

    // By hand: labels 0 and 2 of three classes, never 1.
    [Fact]
    public void Classes_without_rows_or_predictions_score_zero()
    {
        var matrix = ConfusionMatrix.Of(Tensor.Of(0, 0, 2, 2), Tensor.Of(0, 0, 0, 2));

        Assert.Equal(
            Tensor.Of(
                new[,]
                {
                    { 2, 0, 0 },
                    { 0, 0, 0 },
                    { 1, 0, 1 },
                }
            ),
            matrix.Counts
        );
        Assert.Equal(["0", "1", "2"], matrix.ClassNames);
        Assert.Equal(0.75, matrix.Accuracy);
        Check(matrix.Precision, 2 / 3.0, 0, 1);
        Check(matrix.Recall, 1, 0, 0.5);
        Check(matrix.F1, 0.8, 0, 2 / 3.0);
        Assert.Equal(Tensor.Of(2, 0, 2), matrix.Support);
    }

    [Fact]
    public void Columns_floats_and_a_number_of_classes_are_taken()
    {
        Tensor column =
        [
            [0],
            [1],
            [1],
        ];

        Assert.Equal(ConfusionMatrix.Of(Tensor.Of(0, 1, 1), Tensor.Of(0, 1, 0)), ConfusionMatrix.Of(column, [0, 1, 0]));
        Assert.Equal(Shape.Of(4, 4), ConfusionMatrix.Of(column, column, 4).Counts.Shape);
        Assert.Equal(1, ConfusionMatrix.Of(column, column, 4).Accuracy);
    }

    [Fact]
    public void Matrices_compare_by_value()
    {
        Assert.Equal(Recorded, Recorded);
        Assert.True(Recorded == ConfusionMatrix.Of(Tensor.Of(Truth), Tensor.Of(Predicted), Animals));
        Assert.True(Recorded != ConfusionMatrix.Of(Tensor.Of(Truth), Tensor.Of(Predicted)));
        Assert.Equal(Recorded.GetHashCode(), Recorded.GetHashCode());
        Assert.False(Recorded.Equals(null));
    }

    [Fact]
    public void Labels_outside_the_classes_are_named()
    {
        Assert.Contains(
            "confusion matrix: predicted label 2 at [1] is not among the 2 classes, 0 … 1.",
            Samples.MessageOf<ArgumentOutOfRangeException>(() => ConfusionMatrix.Of([0, 1], [0, 2], ["no", "yes"])),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "true label -1 at [0]",
            Samples.MessageOf<ArgumentOutOfRangeException>(() => ConfusionMatrix.Of([-1, 1], [0, 1])),
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfusionMatrix.Of([0], [0], 0));
        foreach (var label in new[] { int.MaxValue, 2000 })
        {
            Assert.Contains(
                $"the label {label} would make a table of as many classes",
                Samples.MessageOf<ArgumentOutOfRangeException>(() => ConfusionMatrix.Of(Tensor.Of(label), Tensor.Of(0))),
                StringComparison.Ordinal
            );
        }
        Assert.Equal(1, ConfusionMatrix.Of(Tensor.Of(2000), Tensor.Of(0), 2001).Total);
        Assert.Contains(
            "a table of 20000 classes is too large",
            Samples.MessageOf<ArgumentOutOfRangeException>(() => ConfusionMatrix.Of(Tensor.Of(0), Tensor.Of(0), 20_000)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Probabilities_and_other_lengths_are_refused()
    {
        Assert.Contains(
            "become labels by y.ArgMax(1)",
            Samples.MessageOf<ShapeException>(() =>
                ConfusionMatrix.Of(
                    [0, 1],
                    [
                        [0.1, 0.9],
                        [0.2, 0.8],
                    ]
                )
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "got truth float32[2], predicted float32[3].",
            Samples.MessageOf<ShapeException>(() => ConfusionMatrix.Of([0, 1], [0, 1, 1])),
            StringComparison.Ordinal
        );
        Assert.Throws<ShapeException>(() => ConfusionMatrix.Of(Tensor.Zeros(0), Tensor.Zeros(0)));
    }

    static void Check(Tensor actual, params double[] expected) => Tolerance.Float64.Check(expected, actual.ToArray<double>());
}
