namespace Functional;

public abstract partial record Chart
{
    private const int RasterColumns = 220;
    private const int RasterRows = 150;

    /// <summary>
    /// What a classifier predicts everywhere around two features, and the data on top: the colour is the class, the stronger the surer.
    /// <c>Chart.DecisionRegions(trained, Datasets.Moons(200))</c>.
    /// </summary>
    /// <param name="model">
    /// A model with one input [n, 2] and one output: a probability [n, 1], or one for each class [n, c]. Where an output is not between
    /// 0 and 1, all are taken for logits.
    /// </param>
    /// <param name="data">Inputs [n, 2] and labels [n] or [n, 1].</param>
    /// <exception cref="ShapeException">There are not two features, or the targets are not one label a row.</exception>
    /// <exception cref="ArgumentException">A label is not a whole number from 0.</exception>
    public static ScatterChart DecisionRegions(Model model, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        var points = TwoFeatures(nameof(DecisionRegions), data);
        ChartRules.RequireAny(nameof(DecisionRegions), nameof(data), points.Count);
        var (x, y) = (RasterRange.Around(points.Select(p => p.X)), RasterRange.Around(points.Select(p => p.Y)));
        return Scatter(data) with { Regions = RegionsOf(model, x, y, RasterColumns, RasterRows) };
    }

    /// <summary>The picture of a model's predictions.</summary>
    internal static RegionRaster RegionsOf(Model model, RasterRange x, RasterRange y, int columns, int rows)
    {
        var grid = Tensor.Create<float>(
            Shape.Of(columns * rows, 2),
            target =>
            {
                for (var i = 0; i < columns * rows; i++)
                {
                    target[2 * i] = (float)x.At(i % columns, columns);
                    target[(2 * i) + 1] = (float)y.At(rows - 1 - (i / columns), rows);
                }
            }
        );
        var port = model.Network.Inputs[0];
        var predicted = model.Predict(grid.Cast(port.DType), batchSize: 4096);
        if (predicted.Rank != 2)
        {
            throw new ShapeException(
                nameof(DecisionRegions),
                "the model predicts a probability [n, 1], or one for each class [n, c]",
                "Flatten its output.",
                ("prediction", Messages.Describe(predicted))
            );
        }
        var numbers = ChartRules.Numbers(Probabilities(predicted));
        var width = predicted.Shape[1];
        return RegionRaster.Of(x, y, columns, rows, [.. numbers.Chunk(width).Select(Winner)], Math.Max(width, 2));
    }

    private static Tensor Probabilities(Tensor predicted)
    {
        var areLogits = ChartRules.Numbers(predicted).Any(p => p is < 0 or > 1.0001);
        return !areLogits ? predicted
            : predicted.Shape[1] == 1 ? Ops.Sigmoid(predicted)
            : Ops.Softmax(predicted);
    }

    /// <summary>The likeliest class and its probability.</summary>
    private static (int Class, double Probability) Winner(double[] row)
    {
        if (row.Length == 1)
        {
            return row[0] > 0.5 ? (1, row[0]) : (0, 1 - row[0]);
        }
        var best = Math.Max(Array.IndexOf(row, row.Max()), 0);
        return (best, row[best]);
    }
}
