namespace Functional.Tests;

public sealed class LearningCurvesTests
{
    static readonly History Short = History.FromCsv(
        "epoch,loss,accuracy,val_loss,val_accuracy\n0,1,0.5,2,0.4\n1,0.5,0.7,1,0.6\n2,0.2,0.9,1.5,0.7\n"
    );

    [Fact]
    public void Training_is_solid_validation_dashed_and_the_best_epoch_of_the_validation_ringed()
    {
        var chart = Chart.LearningCurve(Short, "loss");

        Assert.Equal(["training", "validation"], chart.Strokes.Select(s => s.Name));
        Assert.Equal([false, true], chart.Strokes.Select(s => s.IsDashed));
        Assert.Equal([0, 0], chart.Strokes.Select(s => s.Color));
        Assert.Equal([(1, 1), (2, 0.5), (3, 0.2)], chart.Strokes[0].Points);
        Assert.Null(chart.Strokes[0].Mark);
        Assert.Equal(new LineMark(2, 1, "best: 1 at epoch 2"), chart.Strokes[1].Mark);
        Assert.Equal(["1", "2", "3"], chart.Layout().XLabels.Labels.Select(l => l.Text));
    }

    [Fact]
    public void Every_metric_has_a_chart_beside_the_others()
    {
        var grid = Assert.IsType<PictureGrid>(Chart.LearningCurves(Short));

        Assert.Equal(["loss", "accuracy"], grid.Pictures.Select(p => p.Caption));
        Assert.Equal("loss, accuracy", grid.Caption);
        Assert.Equal("loss", Assert.IsType<LineChart>(Chart.LearningCurves(Short, "loss")).Title);
    }

    [Fact]
    public void One_epoch_is_enough()
    {
        var chart = Chart.LearningCurve(History.FromCsv("epoch,loss\n0,1\n"));

        Assert.Equal(["0", "1", "2"], chart.Layout().XLabels.Labels.Select(l => l.Text));
    }

    [Fact]
    public void Several_histories_have_a_colour_each()
    {
        var chart = Chart.Compare("loss", ("Adam", Short), ("SGD", Short));

        Assert.Equal(["Adam", "Adam, validation", "SGD", "SGD, validation"], chart.Strokes.Select(s => s.Name));
        Assert.Equal([0, 0, 1, 1], chart.Strokes.Select(s => s.Color));
        Assert.All(chart.Strokes, s => Assert.Null(s.Mark));
    }

    [Fact]
    public void Wrong_input_is_explained()
    {
        Assert.Contains(
            "LearningCurves: the history has no epochs. Fit returns the model that has the history",
            Assert.Throws<ArgumentException>(() => Chart.LearningCurves(History.Empty)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<KeyNotFoundException>(() => Chart.LearningCurve(Short, "auc"));
        Assert.Throws<ArgumentException>(() => Chart.Compare("loss"));
        Assert.Throws<ArgumentException>(() => Chart.Compare("loss", ("a", History.Empty)));
    }
}
