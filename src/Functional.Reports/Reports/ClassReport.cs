namespace Functional;

/// <summary>Classes: confusion matrix, scores per class, and the mistakes that the model was surest of.</summary>
internal sealed record ClassReport(string Heading, Dataset Test, Tensor Target, Tensor Output) : OutputReport(Heading)
{
    private const int MostMistakes = 20;
    private const int FewestPixels = 36;
    private const int MostFeatures = 6;

    /// <inheritdoc/>
    public override HtmlPage AddTo(HtmlPage page)
    {
        var (truth, predicted) = (True(Target), Predicted(Output));
        Sequence<string> names = Test.ClassNames.Count == ClassCount ? Test.ClassNames : [.. Enumerable.Range(0, ClassCount).Select(Text)];
        var matrix = ConfusionMatrix.Of(Tensor.Of(truth), Tensor.Of(predicted), names);
        page = page.Heading(Heading + "Confusion matrix")
            .Picture(Chart.Confusion(matrix))
            .Heading(Heading + "Classes")
            .Preformatted(ClassificationReport.Of(Tensor.Of(truth), Tensor.Of(predicted), names).ToString());
        double[] sure = Sureness(predicted);
        int[] wrong =
        [
            .. Enumerable.Range(0, truth.Length).Where(i => truth[i] != predicted[i]).OrderByDescending(i => sure[i]).Take(MostMistakes),
        ];
        page = page.Heading(Heading + "Worst mistakes");
        if (wrong.Length == 0)
        {
            return page.Text("There are none.");
        }
        page = page.Text("Those that the model was surest of, the surest first.");
        var rows = Test.Inputs[0];
        if (IsOfImages(rows))
        {
            var shown = Ops.Gather(rows, Tensor.Of(wrong));
            page = page.Picture(
                Chart.Images(
                    shown,
                    Tensor.Of(wrong.Select(i => truth[i]).ToArray()),
                    Tensor.Of(wrong.Select(i => predicted[i]).ToArray()),
                    names
                )
            );
        }
        var features = rows.Rank == 2 && !IsOfImages(rows) ? Math.Min(MostFeatures, rows.Shape[1]) : 0;
        return page.Table(
            ["row", "true", "predicted", "probability", .. Enumerable.Range(0, features).Select(NameOf)],
            wrong.Select(i =>
                (string[])
                    [
                        Text(i),
                        names[truth[i]],
                        names[predicted[i]],
                        Numerals.Short(sure[i]),
                        .. Enumerable.Range(0, features).Select(c => Numerals.Short((double)rows[i, c])),
                    ]
            )
        );
    }

    private int ClassCount => Math.Max(2, Output.Shape[1]);

    private string NameOf(int feature) => Test.FeatureNames.Count > 0 ? Test.FeatureNames[feature] : $"x{Text(feature)}";

    /// <summary>Labels as they are, −1 as the first class; of one-hot rows the place of the one.</summary>
    private static int[] True(Tensor x) =>
        x.Rank == 2 && x.Shape[1] > 1 ? x.ArgMax(1).ToArray<int>() : [.. Numerals.Values(x).Select(v => Math.Max(0, (int)v))];

    /// <summary>The place of the largest number; of a single one whether it is above a half.</summary>
    private static int[] Predicted(Tensor x) =>
        x.Shape[1] > 1 ? x.ArgMax(1).ToArray<int>() : [.. Numerals.Values(x).Select(v => v > 0.5 ? 1 : 0)];

    /// <summary>The number that the predicted class got.</summary>
    private double[] Sureness(int[] predicted)
    {
        double[] values = Numerals.Values(Output);
        var columns = Output.Shape[1];
        return
        [
            .. predicted.Select(
                (label, i) =>
                    columns > 1 ? values[(i * columns) + label]
                    : label == 1 ? values[i]
                    : 1 - values[i]
            ),
        ];
    }

    /// <summary>Pictures, or rows of as many pixels as make a square and have no names of their own.</summary>
    private bool IsOfImages(Tensor x)
    {
        if (x.Rank is 3 or 4)
        {
            return x.Rank == 3 || x.Shape[3] is 1 or 3;
        }
        var side = x.Rank == 2 ? (int)Math.Sqrt(x.Shape[1]) : 0;
        return side * side >= FewestPixels
            && side * side == x.Shape[1]
            && Test.FeatureNames.All(name => name.StartsWith("pixel", StringComparison.OrdinalIgnoreCase));
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
