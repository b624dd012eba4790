using System.Globalization;

namespace Functional;

/// <summary>
/// Precision, recall and F1 of every class and their averages, as scikit-learn's <c>classification_report</c>:
/// <c>Console.WriteLine(ClassificationReport.Of(test.Y, predicted, test.ClassNames))</c>.
/// </summary>
public sealed record ClassificationReport
{
    private ClassificationReport(ConfusionMatrix matrix, Func<int, bool> isShown)
    {
        var (precision, recall, f1, support) = (
            matrix.Precision.ToArray<double>(),
            matrix.Recall.ToArray<double>(),
            matrix.F1.ToArray<double>(),
            matrix.Support.ToArray<int>()
        );
        Classes =
        [
            .. matrix
                .ClassNames.Select((name, i) => new ClassScores(name, precision[i], recall[i], f1[i], support[i]))
                .Where((_, i) => isShown(i)),
        ];
        (Accuracy, Total) = (matrix.Accuracy, matrix.Total);
    }

    /// <summary>The scores of every class, in the order of the labels.</summary>
    public Sequence<ClassScores> Classes { get; }

    /// <summary>The share of rows whose class was predicted; for labels of one class a row also the micro average of all scores.</summary>
    public double Accuracy { get; }

    /// <summary>The number of rows.</summary>
    public int Total { get; }

    /// <summary>The means over the classes, each counting the same.</summary>
    public ClassScores Macro => Mean("macro avg", _ => 1, Classes.Count);

    /// <summary>The means over the classes, each counting by its rows.</summary>
    public ClassScores Weighted => Mean("weighted avg", c => c.Support, Total);

    /// <summary>
    /// Of the labels that are true or predicted anywhere, called 0, 1, …, as scikit-learn has it. With names it is of as many classes as
    /// there are names: one that no row is of, and none was taken for, has zeros, which lower the macro average.
    /// </summary>
    /// <param name="truth">The true labels, [n] or [n, 1]: whole numbers from 0.</param>
    /// <param name="predicted">The predicted labels, [n] or [n, 1].</param>
    /// <param name="classNames">What the labels mean.</param>
    /// <exception cref="ShapeException">The tensors are not vectors or columns, or differ in length.</exception>
    /// <exception cref="ArgumentException">A label is not a whole number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not among the classes.</exception>
    public static ClassificationReport Of(Tensor truth, Tensor predicted, IEnumerable<string>? classNames = null)
    {
        string[] names = [.. classNames ?? []];
        var matrix = ConfusionMatrix.Of(truth, predicted, names);
        int[] rows = matrix.Counts.Sum(1).ToArray<int>();
        int[] columns = matrix.Counts.Sum(0).ToArray<int>();
        return new(matrix, label => names.Length > 0 || rows[label] + columns[label] > 0);
    }

    /// <summary>Of a table of true and predicted classes, all of them.</summary>
    public static ClassificationReport Of(ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return new(matrix, _ => true);
    }

    /// <summary>The table, as scikit-learn prints it.</summary>
    public override string ToString()
    {
        ClassScores[] rows = [.. Classes, Macro, Weighted];
        var width = rows.Max(r => r.Name.Length);
        string[] lines =
        [
            $"{"".PadLeft(width)} {"precision", 10}{"recall", 10}{"f1-score", 10}{"support", 10}",
            "",
            .. Classes.Select(c => Line(c, width)),
            "",
            $"{"accuracy".PadLeft(width)} {"", 20}{Share(Accuracy), 10}{Messages.Number(Total), 10}",
            Line(Macro, width),
            Line(Weighted, width),
        ];
        return string.Join("\n", lines);
    }

    private ClassScores Mean(string name, Func<ClassScores, double> weight, double weights)
    {
        double Of(Func<ClassScores, double> score) => Classes.Sum(c => score(c) * weight(c)) / weights;
        return new(name, Of(c => c.Precision), Of(c => c.Recall), Of(c => c.F1), Total);
    }

    private static string Line(ClassScores scores, int width) =>
        $"{scores.Name.PadLeft(width)} {Share(scores.Precision), 10}{Share(scores.Recall), 10}{Share(scores.F1), 10}"
        + $"{Messages.Number(scores.Support), 10}";

    /// <summary>With two digits; what lies exactly between two goes to the even one, as Python prints it.</summary>
    private static string Share(double value)
    {
        var isBetween = value * 8 == Math.Floor(value * 8);
        return (isBetween ? Math.Round(value, 2, MidpointRounding.ToEven) : value).ToString("F2", CultureInfo.InvariantCulture);
    }
}

/// <summary>The scores of a class, or of an average.</summary>
/// <param name="Name">The class.</param>
/// <param name="Precision">Of what was taken for the class, the share that is of it; 0 where nothing was.</param>
/// <param name="Recall">Of what is of the class, the share that was taken for it; 0 where nothing is.</param>
/// <param name="F1">The harmonic mean of both; 0 where both are.</param>
/// <param name="Support">The number of rows of the class.</param>
public sealed record ClassScores(string Name, double Precision, double Recall, double F1, int Support);
