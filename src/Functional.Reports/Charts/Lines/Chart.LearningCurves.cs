using System.Globalization;

namespace Functional;

public abstract partial record Chart
{
    private const string Validation = "val_";

    /// <summary>
    /// Loss and metrics, epoch by epoch, a chart for each beside the other: training solid, validation dashed in the same colour, and a
    /// ring at the best epoch, of the validation where there is one.
    /// </summary>
    /// <param name="history">The history of a training.</param>
    /// <param name="metrics">Which to show, such as <c>loss</c>; all unless given, but for the learning rate.</param>
    /// <exception cref="ArgumentException">No epoch has been trained.</exception>
    /// <exception cref="KeyNotFoundException">No epoch has such a number; the message lists those there are.</exception>
    public static Picture LearningCurves(History history, params string[] metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        RequireEpochs(nameof(LearningCurves), history);
        string[] shown = metrics.Length > 0 ? metrics : [.. Metrics(history)];
        LineChart[] charts =
        [
            .. shown.Select(metric => LearningCurve(history, metric).With(width: shown.Length == 1 ? 640 : 460, height: 340)),
        ];
        return charts.Length == 1 ? charts[0] : new PictureGrid([.. charts], ColumnsOf(charts.Length));
    }

    /// <summary>
    /// One number, epoch by epoch: training solid, validation dashed, and a ring at the best epoch, of the validation where there is
    /// one. <c>.WithAxes(yLog: true)</c> makes its axis logarithmic.
    /// </summary>
    /// <param name="history">The history of a training.</param>
    /// <param name="metric">Which number.</param>
    /// <exception cref="ArgumentException">No epoch has been trained.</exception>
    /// <exception cref="KeyNotFoundException">No epoch has such a number; the message lists those there are.</exception>
    public static LineChart LearningCurve(History history, string metric = "loss")
    {
        ArgumentException.ThrowIfNullOrEmpty(metric);
        RequireEpochs(nameof(LearningCurve), history);
        return Epochs(metric) with { Title = metric, Strokes = [.. Curves(history, metric, "training", "validation", 0, marksBest: true)] };
    }

    /// <summary>
    /// One number of several trainings, a colour for each: <c>Chart.Compare("loss", ("Adam", trained.History), ("SGD", sgd.History))</c>.
    /// Training is solid, validation dashed where there is one.
    /// </summary>
    /// <param name="metric">Which number.</param>
    /// <param name="histories">The histories and what they are called.</param>
    /// <exception cref="ArgumentException">There is no history, or one without epochs.</exception>
    /// <exception cref="KeyNotFoundException">A history has no such number; the message lists those there are.</exception>
    public static LineChart Compare(string metric, params (string Name, History History)[] histories)
    {
        ArgumentException.ThrowIfNullOrEmpty(metric);
        ArgumentNullException.ThrowIfNull(histories);
        ChartRules.RequireAny(nameof(Compare), nameof(histories), histories.Length);
        Array.ForEach(histories, h => RequireEpochs(nameof(Compare), h.History));
        var lines = histories.SelectMany((h, i) => Curves(h.History, metric, h.Name, h.Name + ", validation", i, marksBest: false));
        return Epochs(metric) with { Title = metric, Strokes = [.. lines] };
    }

    /// <summary>What a history has numbers of, but for the learning rate.</summary>
    internal static IEnumerable<string> Metrics(History history) => history.Keys.Where(k => k != "lr").Select(Training).Distinct();

    private static LineChart Epochs(string metric) =>
        new()
        {
            XLabel = "epoch",
            YLabel = metric,
            X = new Axis(IsWhole: true),
        };

    private static IEnumerable<LineSeries> Curves(
        History history,
        string metric,
        string training,
        string validation,
        int color,
        bool marksBest
    )
    {
        var hasValidation = history.Keys.Contains(Validation + metric);
        yield return Curve(history[metric], training, color, isDashed: false, marksBest && !hasValidation);
        if (hasValidation)
        {
            yield return Curve(history[Validation + metric], validation, color, isDashed: true, marksBest);
        }
    }

    private static LineSeries Curve(Series series, string name, int color, bool isDashed, bool marksBest)
    {
        Sequence<(double, double)> points = [.. series.Epochs.Zip(series, (epoch, value) => (epoch + 1.0, value))];
        return new(name, points, color, isDashed) { Mark = marksBest && double.IsFinite(series.Best) ? BestOf(series) : null };
    }

    private static LineMark BestOf(Series series)
    {
        var epoch = series.BestEpoch + 1;
        return new(
            epoch,
            series.Best,
            string.Create(CultureInfo.InvariantCulture, $"best: {TickLabel.Short(series.Best)} at epoch {epoch}")
        );
    }

    private static string Training(string key) => key.StartsWith(Validation, StringComparison.Ordinal) ? key[Validation.Length..] : key;

    private static int ColumnsOf(int charts) => charts is 2 or 4 ? 2 : Math.Min(charts, 3);

    private static void RequireEpochs(string operation, History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history.Epochs == 0)
        {
            throw new ArgumentException(
                Messages.Of(operation, "the history has no epochs", "Fit returns the model that has the history: trained.History.")
            );
        }
    }
}
