using System.Globalization;
using System.Runtime.CompilerServices;

namespace Functional;

public abstract partial record Chart
{
    /// <summary>Points.</summary>
    /// <param name="x">Where they are from left to right.</param>
    /// <param name="y">Where they are upwards.</param>
    /// <exception cref="ArgumentException">There are more of one than of the other.</exception>
    [OverloadResolutionPriority(1)]
    public static ScatterChart Scatter(IEnumerable<double> x, IEnumerable<double> y) =>
        new() { Classes = [new("", ChartRules.Points(nameof(Scatter), x, y), 0)] };

    /// <summary>Points.</summary>
    /// <param name="x">Where they are from left to right, [n] or [n, 1].</param>
    /// <param name="y">Where they are upwards, [n] or [n, 1].</param>
    /// <exception cref="ShapeException">A tensor has another shape.</exception>
    /// <exception cref="ArgumentException">There are more of one than of the other.</exception>
    public static ScatterChart Scatter(Tensor x, Tensor y) =>
        Scatter(ChartRules.Vector(nameof(Scatter), "x", x), ChartRules.Vector(nameof(Scatter), "y", y));

    /// <summary>Points with a colour for each class; from the ninth class on, colours repeat with another shape.</summary>
    /// <param name="x">Where they are from left to right, [n] or [n, 1].</param>
    /// <param name="y">Where they are upwards, [n] or [n, 1].</param>
    /// <param name="labels">Their classes, [n] or [n, 1]: whole numbers from 0.</param>
    /// <param name="classNames">What the labels mean; <c>class 0</c>, <c>class 1</c>, … unless given.</param>
    /// <exception cref="ShapeException">A tensor has another shape.</exception>
    /// <exception cref="ArgumentException">The tensors differ in length, or a label is not a whole number from 0.</exception>
    public static ScatterChart Scatter(Tensor x, Tensor y, Tensor labels, IEnumerable<string>? classNames = null)
    {
        var points = ChartRules.Points(
            nameof(Scatter),
            ChartRules.Vector(nameof(Scatter), "x", x),
            ChartRules.Vector(nameof(Scatter), "y", y)
        );
        return new() { Classes = ClassesOf(nameof(Scatter), points, labels, [.. classNames ?? []]) };
    }

    /// <summary>The rows of a data set with two features as points, coloured by class: <c>Chart.Scatter(Datasets.Moons(200))</c>.</summary>
    /// <param name="data">Inputs [n, 2] and labels [n] or [n, 1]; names of classes and features are used where it has them.</param>
    /// <exception cref="ShapeException">There are not two features, or the targets are not one label a row.</exception>
    /// <exception cref="ArgumentException">A label is not a whole number from 0.</exception>
    public static ScatterChart Scatter(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new()
        {
            Classes = ClassesOf(nameof(Scatter), TwoFeatures(nameof(Scatter), data), data.Y, data.ClassNames),
            XLabel = FeatureName(data, 0),
            YLabel = FeatureName(data, 1),
        };
    }

    /// <summary>
    /// What a regression predicted against what is true, with the line on which both are equal. scikit-learn:
    /// <c>PredictionErrorDisplay</c>.
    /// </summary>
    /// <param name="actual">The true values, [n] or [n, 1].</param>
    /// <param name="predicted">The predicted values, [n] or [n, 1].</param>
    /// <exception cref="ShapeException">A tensor has another shape.</exception>
    /// <exception cref="ArgumentException">There are more of one than of the other.</exception>
    public static ScatterChart PredictionError(Tensor actual, Tensor predicted) =>
        new()
        {
            Classes =
            [
                new(
                    "",
                    ChartRules.Points(
                        nameof(PredictionError),
                        ChartRules.Vector(nameof(PredictionError), nameof(actual), actual),
                        ChartRules.Vector(nameof(PredictionError), nameof(predicted), predicted)
                    ),
                    0
                ),
            ],
            HasDiagonal = true,
            XLabel = nameof(actual),
            YLabel = nameof(predicted),
            Width = 480,
            Height = 460,
        };

    /// <summary>The rows of a data set with two features as points.</summary>
    internal static Sequence<(double X, double Y)> TwoFeatures(string operation, Dataset data)
    {
        if (data.X.Rank != 2 || data.X.Shape[1] != 2)
        {
            throw new ShapeException(
                operation,
                "the inputs are two features, [n, 2]",
                "Take two columns, data.Map(x => x[.., 2..4]), or project the data onto two components.",
                ("inputs", Messages.Describe(data.X))
            );
        }
        var numbers = ChartRules.Numbers(data.X);
        return [.. Enumerable.Range(0, data.Count).Select(i => (numbers[2 * i], numbers[(2 * i) + 1]))];
    }

    private static Sequence<PointSeries> ClassesOf(
        string operation,
        Sequence<(double X, double Y)> points,
        Tensor labels,
        Sequence<string> names
    )
    {
        int[] classes = [.. ChartRules.Vector(operation, nameof(labels), labels).Select(label => LabelOf(operation, label))];
        ChartRules.RequireSameCount(operation, "points", points.Count, nameof(labels), classes.Length);
        var count = Math.Max(names.Count, classes.Length == 0 ? 0 : classes.Max() + 1);
        var groups = points.Zip(classes).ToLookup(p => p.Second, p => p.First);
        return [.. Enumerable.Range(0, count).Select(c => new PointSeries(ClassName(names, c), [.. groups[c]], c))];
    }

    private static string ClassName(Sequence<string> names, int index) =>
        index < names.Count ? names[index] : string.Create(CultureInfo.InvariantCulture, $"class {index}");

    private static string FeatureName(Dataset data, int index) =>
        index < data.FeatureNames.Count ? data.FeatureNames[index] : string.Create(CultureInfo.InvariantCulture, $"x{index + 1}");

    private static int LabelOf(string operation, double label) =>
        label is >= 0 and <= 100_000 && label == Math.Floor(label)
            ? (int)label
            : throw new ArgumentException(
                Messages.Of(
                    operation,
                    "labels are whole numbers from 0",
                    "Encode names by LabelEncoder, and take one-hot rows back to labels by ArgMax(1).",
                    ("label", Messages.Number(label))
                )
            );
}
