namespace Functional.Tests;

public sealed class MatrixTests
{
    static readonly ConfusionMatrix Counts = ConfusionMatrix.Of(Tensor.Of(0, 0, 0, 1), Tensor.Of(0, 0, 1, 1), ["no", "<yes>"]);

    [Fact]
    public void A_confusion_matrix_shows_counts_and_shares_of_the_true_class()
    {
        var chart = Chart.Confusion(Counts);

        Assert.Equal(["2", "1", "0", "1"], chart.Cells.Select(c => c.Text));
        Assert.Equal(["66.7 %", "33.3 %", "", "100 %"], chart.Cells.Select(c => c.Detail));
        Assert.Equal("true no, predicted <yes>: 1 of 3", chart.Cells[1].Tooltip);
        Assert.Equal(("predicted class", "true class"), (chart.XLabel, chart.YLabel));
        Assert.Contains("true no, predicted &lt;yes&gt;", chart.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_are_square_whatever_their_number()
    {
        foreach (var size in new[] { 1, 3, 12, 60 })
        {
            var (frame, columns, rows, _) = Chart.HeatMap(Tensor.Zeros(size, size)).Layout();

            Assert.Equal(columns.Step, rows.Step, 3);
            Assert.True(frame.Plot.Right <= frame.Size.Width && frame.Plot.Bottom <= frame.Size.Height);
        }
    }

    [Fact]
    public void Negative_numbers_make_a_scale_around_zero()
    {
        var scale = Chart.ScaleOf([-1, 3]);

        Assert.Equal((-3, 3), (scale.Domain.Low, scale.Domain.High));
        Assert.Equal(Rgb.Of(0xFFFFFF), scale.ColorOf(0));
        Assert.Equal(ColorMap.Viridis, Chart.ScaleOf([0, 3]).Map);
    }

    [Fact]
    public void Wrong_input_is_explained()
    {
        Assert.Contains(
            "a heat map shows a matrix [rows, columns] of 1 to 10,000 cells",
            Assert.Throws<ShapeException>(() => Chart.HeatMap(Tensor.Zeros(3))).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ShapeException>(() => Chart.HeatMap(Tensor.Zeros(101, 100)));
        Assert.Contains(
            "the names of rows and the rows of the matrix have as many elements; got the names of rows 1, the rows of the matrix 2",
            Assert.Throws<ArgumentException>(() => Chart.HeatMap(Tensor.Zeros(2, 2), rows: ["a"])).Message,
            StringComparison.Ordinal
        );
    }
}
