namespace Functional;

/// <summary>
/// Rosenblatt's perceptron: one unit with a threshold per class (one for two classes), corrected by each row that it gets wrong:
/// w ← w ± η · x. Without a key it gives the numbers of scikit-learn's <c>Perceptron(shuffle=False, tol=None)</c>. Immutable.
/// Source: Rosenblatt, The perceptron, 1958.
/// </summary>
public sealed record Perceptron
{
    private readonly LinearModel model;

    private Perceptron(LinearModel model, Sequence<int> mistakes) => (this.model, Mistakes) = (model, mistakes);

    /// <summary>The weights, Float64 [columns, classes]; [columns, 1] for two classes.</summary>
    public Tensor Coefficients => model.Coefficients;

    /// <summary>The biases, Float64 [classes]; [1] for two classes.</summary>
    public Tensor Intercept => model.Intercept;

    /// <summary>How many corrections each epoch made, of all units together; ends with 0 where the classes could be told apart.</summary>
    public Sequence<int> Mistakes { get; }

    /// <summary>Learns from every row in turn, until an epoch makes no mistake or all epochs are over.</summary>
    /// <param name="x">The inputs, [n, columns].</param>
    /// <param name="y">The labels, [n] or [n, 1]: 0, 1, …, each of them somewhere, and two at least.</param>
    /// <param name="epochs">How often to go through the rows at most.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="key">Shuffles the rows before each epoch; null keeps their order.</param>
    /// <exception cref="ShapeException">The inputs are no matrix, or there is not one label per row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Epochs or learning rate are not above 0.</exception>
    /// <exception cref="ArgumentException">
    /// A number is NaN or infinite, a label is not a whole number from 0, all rows are of one class, or a class below the largest has none.
    /// </exception>
    public static Perceptron Fit(Tensor x, Tensor y, int epochs = 1000, double learningRate = 1, Key? key = null)
    {
        Samples.RequirePositive(Operation, nameof(epochs), epochs);
        Samples.RequirePositive(Operation, nameof(learningRate), learningRate);
        double[] numbers = Samples.Matrix(Operation, x).ToArray<double>();
        var (labels, classes) = Samples.SeparableLabels(Operation, x, y);
        var (columns, units) = (x.Shape[1], classes == 2 ? 1 : classes);
        var weights = new double[units][];
        for (var unit = 0; unit < units; unit++)
        {
            weights[unit] = new double[columns + 1];
        }
        var mistakes = new List<int>();
        int[] order = [.. Enumerable.Range(0, labels.Length)];
        while (mistakes.Count < epochs && (mistakes.Count == 0 || mistakes[^1] > 0))
        {
            order = key?.Fold(mistakes.Count).Permutation(labels.Length).ToArray<int>() ?? order;
            mistakes.Add(order.Sum(row => Corrections(weights, numbers.AsSpan(row * columns, columns), labels[row], learningRate)));
        }
        var kernel = Tensor.Of([.. weights.SelectMany(one => one[..^1])], Shape.Of(units, columns)).T;
        return new(new(Operation, kernel, Tensor.Of([.. weights.Select(one => one[^1])], DType.Float64)), [.. mistakes]);
    }

    /// <summary>Of a data set with one input and one target.</summary>
    /// <exception cref="InvalidOperationException">There are several inputs or targets.</exception>
    public static Perceptron Fit(Dataset data, int epochs = 1000, double learningRate = 1, Key? key = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data.X, data.Y, epochs, learningRate, key);
    }

    /// <summary>The class of every row, Int32 [n].</summary>
    /// <exception cref="ShapeException">There are other columns than those fitted.</exception>
    /// <exception cref="ArgumentException">A number is NaN or infinite.</exception>
    public Tensor Predict(Tensor x) => model.Classify(x);

    /// <summary>From how many columns to how many units: <c>perceptron: 4 → 3</c>.</summary>
    public override string ToString() => model.Describe(Operation);

    private const string Operation = "perceptron";

    private static int Corrections(double[][] weights, ReadOnlySpan<double> row, int label, double rate)
    {
        var corrections = 0;
        for (var unit = 0; unit < weights.Length; unit++)
        {
            var w = weights[unit];
            double wanted = label == (weights.Length == 1 ? 1 : unit) ? 1 : -1;
            var score = w[^1];
            for (var i = 0; i < row.Length; i++)
            {
                score += w[i] * row[i];
            }
            if (wanted * score > 0)
            {
                continue;
            }
            corrections++;
            w[^1] += rate * wanted;
            for (var i = 0; i < row.Length; i++)
            {
                w[i] += rate * wanted * row[i];
            }
        }
        return corrections;
    }
}
