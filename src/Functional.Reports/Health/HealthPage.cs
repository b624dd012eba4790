namespace Functional;

/// <summary>The page about the health of a training.</summary>
internal static class HealthPage
{
    private const double Little = 1e-3;

    public static HtmlPage Of(ModelHealth[] records, string title)
    {
        if (records.Length == 0)
        {
            throw new ArgumentException(
                Messages.Of(
                    "health",
                    "there is nothing to show",
                    "Give what the callback recorded: records = []; callbacks: [ModelHealth.Watch(rows, records.Add)]."
                ),
                nameof(records)
            );
        }
        string[] learning = [.. records[^1].Layers.Where(layer => layer.Parameters.Count > 0).Select(layer => layer.Path)];
        string[] all = [.. records[^1].Layers.Select(layer => layer.Path)];
        var page = new HtmlPage(title).Text(Verdict(records[^1]));
        page = Curves(page, "Gradients", "norm of the gradient", records, learning, layer => layer.GradientNorm, isLog: true);
        page = Curves(page, "Weights", "norm of the weights", records, learning, layer => layer.WeightNorm, isLog: true);
        page = Curves(
            page,
            "Activations",
            "standard deviation of the output",
            records,
            all,
            layer => layer.Output.StandardDeviation,
            isLog: true
        );
        page = Curves(page, "Dead relu units", "share", records, all, layer => layer.DeadShare, isLog: false);
        page = Curves(page, "Saturated units", "share", records, all, layer => layer.SaturatedShare, isLog: false);
        page = page.Heading("Histograms of the last epoch");
        foreach (var layer in records[^1].Layers)
        {
            Picture[] charts =
            [
                .. Histogram($"{layer.Path}: output", layer.Output),
                .. layer.Parameters.SelectMany(p => Histogram(p.Path, p.Values).Concat(Histogram($"∂L/∂{p.Path}", p.Gradient))),
            ];
            page = charts.Length == 0 ? page : page.Picture(Chart.Columns(charts));
        }
        return page.Heading("The last epoch in numbers").Preformatted(records[^1].ToString());
    }

    /// <summary>What the last epoch says about gradients.</summary>
    private static string Verdict(ModelHealth health)
    {
        LayerHealth[] learning = [.. health.Layers.Where(layer => layer.Parameters.Count > 0)];
        if (health.Layers.FirstOrDefault(l => l.Output.NonFinite > 0 || l.Parameters.Any(p => p.Gradient.NonFinite > 0)) is { } broken)
        {
            return $"Numbers of {broken.Path} are not finite: trace them with model.Explain(rows).FirstNonFinite.";
        }
        if (learning.Length > 1 && learning[0].GradientNorm < Little * learning[^1].GradientNorm)
        {
            return $"Gradients vanish: in {learning[0].Path} they are {Numerals.Short(learning[0].GradientNorm)}, in {learning[^1].Path} "
                + $"{Numerals.Short(learning[^1].GradientNorm)}. Try relu, another initializer, or batch normalization.";
        }
        if (learning.FirstOrDefault(layer => layer.IsExploding) is { } loud)
        {
            return $"Gradients explode: in {loud.Path} they are {Numerals.Short(loud.GradientNorm)}, and the weights "
                + $"{Numerals.Short(loud.WeightNorm)}. Try smaller initial weights, scaled inputs, or clipping by norm.";
        }
        return "Gradients are of a like size in all layers.";
    }

    private static HtmlPage Curves(
        HtmlPage page,
        string heading,
        string what,
        ModelHealth[] records,
        string[] paths,
        Func<LayerHealth, double?> number,
        bool isLog
    )
    {
        LineChart? chart = null;
        foreach (var path in paths)
        {
            var points = records
                .SelectMany(record =>
                    record.Layers.Where(layer => layer.Path == path).Select(layer => (record.Epoch, Value: number(layer)))
                )
                .Where(point => point.Value is { } value && double.IsFinite(value) && (value > 0 || !isLog))
                .ToArray();
            if (points.Length > 0)
            {
                var (x, y) = (points.Select(p => (double)p.Epoch), points.Select(p => p.Value!.Value));
                chart = chart is null ? Chart.Line(x, y, path) : chart.Add(x, y, path);
            }
        }
        return chart is null
            ? page
            : page.Heading(heading).Picture(chart.With(xLabel: "epoch", yLabel: what, width: 720, height: 340).WithAxes(yLog: isLog));
    }

    /// <summary>Bars over the middles of equal parts; nothing where no number is finite.</summary>
    private static IEnumerable<Picture> Histogram(string title, Spread spread)
    {
        if (spread.Counts.Count > 0)
        {
            var width = (spread.Greatest - spread.Least) / spread.Counts.Count;
            var values = spread.Counts.SelectMany((count, i) => Enumerable.Repeat(spread.Least + ((i + 0.5) * width), count));
            yield return Chart.Histogram(values, spread.Counts.Count).With(title: title, width: 300, height: 220);
        }
    }
}
