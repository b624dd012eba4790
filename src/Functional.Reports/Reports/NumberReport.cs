namespace Functional;

/// <summary>Numbers: predictions against the truth, how the errors are spread, and the largest of them.</summary>
internal sealed record NumberReport(string Heading, Dataset Test, Tensor Target, Tensor Output) : OutputReport(Heading)
{
    private const int MostMistakes = 10;

    /// <inheritdoc/>
    public override HtmlPage AddTo(HtmlPage page)
    {
        if (Target.Size != Output.Size)
        {
            return page;
        }
        double[] truth = Numerals.Values(Target);
        double[] predicted = Numerals.Values(Output);
        if (!Array.TrueForAll(predicted, double.IsFinite) || !Array.TrueForAll(truth, double.IsFinite))
        {
            return page.Heading(Heading + "Predictions against the truth").Text("There are NaN or infinite numbers among them.");
        }
        double[] errors = [.. truth.Zip(predicted, (t, p) => p - t)];
        var rows = truth.Length / Math.Max(1, Test.Count);
        int[] worst = [.. Enumerable.Range(0, errors.Length).OrderByDescending(i => Math.Abs(errors[i])).Take(MostMistakes)];
        var scores = RegressionScores.Of(Tensor.Of(truth, DType.Float64), Tensor.Of(predicted, DType.Float64));
        return page.Heading(Heading + "Predictions against the truth")
            .Text(scores.ToString())
            .Picture(
                Chart.Columns(
                    Chart
                        .PredictionError(Tensor.Of(truth, DType.Float64), Tensor.Of(predicted, DType.Float64))
                        .With(width: 460, height: 380),
                    Chart.Histogram(errors).With(title: "Errors", xLabel: "predicted − true", width: 460, height: 380)
                )
            )
            .Heading(Heading + "Worst mistakes")
            .Table(
                ["row", "true", "predicted", "error"],
                worst.Select(i =>
                    (string[])
                        [
                            (i / Math.Max(1, rows)).ToString(System.Globalization.CultureInfo.InvariantCulture),
                            Numerals.Short(truth[i]),
                            Numerals.Short(predicted[i]),
                            Numerals.Short(errors[i]),
                        ]
                )
            );
    }
}
