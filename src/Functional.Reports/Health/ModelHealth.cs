using System.Text;

namespace Functional;

/// <summary>
/// Activations, weights and gradients of every layer on some rows: do gradients vanish or explode, are units dead or saturated?
/// <c>Console.WriteLine(ModelHealth.Of(model, train.Rows(..200)))</c> prints a table; <see cref="Watch"/> records it epoch by epoch.
/// </summary>
/// <param name="Epoch">How many epochs the model was trained.</param>
/// <param name="Loss">The loss of the rows.</param>
/// <param name="Layers">The layers in the order in which they compute.</param>
public sealed record ModelHealth(int Epoch, double Loss, Sequence<LayerHealth> Layers)
{
    private const double Edge = 0.02;

    /// <summary>The health of a model on some rows, by one forward and one backward pass as in training.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">The rows: a hundred or two say enough.</param>
    /// <exception cref="ArgumentException">The rows do not fit the model; the message says where.</exception>
    public static ModelHealth Of(Model model, Dataset rows)
    {
        var step = TrainingStep.Of(model, rows);
        var trace = Autodiff.Trace(step.Loss, step.Parameters);
        var parameters = trace.Inputs.ToDictionary(node => node.Path);
        var layers = trace.Nodes.Where(node => node.Op is not null && node.Path.Length > 0).GroupBy(node => node.Path);
        return new(
            model.History.Epochs,
            (double)(trace.Result?.Value ?? step.Loss(step.Parameters)),
            [
                .. layers.Select(layer =>
                    Of(layer.Key, [.. layer], [.. step.Parameters.Under(layer.Key).Paths.Select(p => parameters[$"{layer.Key}/{p}"])])
                ),
            ]
        );
    }

    /// <summary>A callback that looks at the model after every epoch: <c>ModelHealth.Watch(train.Rows(..200), records.Add)</c>.</summary>
    /// <param name="rows">The rows to look at it with.</param>
    /// <param name="tell">Is given what was found.</param>
    public static Callback Watch(Dataset rows, Action<ModelHealth> tell)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(tell);
        return Callback.OnEpochEnd(e => tell(Of(e.Model, rows)));
    }

    /// <summary>
    /// One page about what <see cref="Watch"/> recorded: gradients, weights and activations of every layer over the epochs on logarithmic
    /// axes, dead and saturated units, and the histograms of the last epoch.
    /// </summary>
    /// <exception cref="ArgumentException">Nothing was recorded.</exception>
    public static HtmlPage Page(IEnumerable<ModelHealth> records, string title = "Health of a training")
    {
        ArgumentNullException.ThrowIfNull(records);
        return HealthPage.Of([.. records], title);
    }

    /// <summary>A table with a line for every layer.</summary>
    public override string ToString()
    {
        string[][] rows =
        [
            ["layer", "output", "dead", "saturated", "weights", "gradient", "gradient / weights"],
            .. Layers.Select(layer =>
                (string[])
                    [
                        layer.Path,
                        layer.Output.ToString(),
                        Share(layer.DeadShare),
                        Share(layer.SaturatedShare),
                        layer.Parameters.Count == 0 ? "" : Numerals.Short(layer.WeightNorm),
                        layer.Parameters.Count == 0 ? "" : Numerals.Short(layer.GradientNorm),
                        layer.WeightNorm == 0 ? "" : Numerals.Short(layer.GradientNorm / layer.WeightNorm),
                    ]
            ),
        ];
        int[] widths = [.. rows[0].Select((_, column) => rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
        return text.ToString().TrimEnd();
    }

    private static LayerHealth Of(string path, TraceNode[] nodes, TraceNode[] parameters)
    {
        var output = nodes[^1];
        return new(
            path,
            Spread.Of(output.Value),
            Spread.Of(Gradient(output)),
            nodes.FirstOrDefault(node => node.Op == Op.Relu) is { } relu ? Dead(relu.Value) : null,
            nodes.FirstOrDefault(node => node.Op == Op.Sigmoid || node.Op == Op.Tanh) is { } bounded ? Saturated(bounded) : null,
            [.. parameters.Select(node => new ParameterHealth(node.Path, Spread.Of(node.Value), Spread.Of(Gradient(node))))]
        );
    }

    private static Tensor Gradient(TraceNode node) => node.Adjoint ?? Tensor.Zeros(node.Value.Shape, node.Value.DType);

    private static double Dead(Tensor x)
    {
        if (x.Rank == 0 || x.Size == 0)
        {
            return 0;
        }
        double[] values = Numerals.Values(x);
        var units = x.Shape[^1];
        return Enumerable
                .Range(0, units)
                .Count(unit => Enumerable.Range(0, values.Length / units).All(row => values[(row * units) + unit] == 0)) / (double)units;
    }

    private static double Saturated(TraceNode node)
    {
        double[] values = Numerals.Values(node.Value);
        var (low, high) = node.Op == Op.Sigmoid ? (Edge, 1 - Edge) : (-1 + Edge, 1 - Edge);
        return values.Length == 0 ? 0 : values.Count(v => v < low || v > high) / (double)values.Length;
    }

    private static string Share(double? share) =>
        share is { } value ? value.ToString("P0", System.Globalization.CultureInfo.InvariantCulture) : "";
}
