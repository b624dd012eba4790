namespace Functional;

/// <summary>
/// Logistic regression: a linear model under a sigmoid (two classes) or a softmax (more), with an L2 penalty, as scikit-learn's
/// <c>LogisticRegression</c>. Least are C · Σ −log p(class of the row) + ½ Σ coefficients². Immutable.
/// </summary>
public sealed record LogisticRegression
{
    private readonly LinearModel model;

    private LogisticRegression(LinearModel model, int iterations, bool hasConverged) =>
        (this.model, Iterations, HasConverged) = (model, iterations, hasConverged);

    /// <summary>The weights, Float64 [columns, classes]; [columns, 1] for two classes.</summary>
    public Tensor Coefficients => model.Coefficients;

    /// <summary>The biases, Float64 [classes]; [1] for two classes. They are not penalised; of several classes they sum to 0.</summary>
    public Tensor Intercept => model.Intercept;

    /// <summary>How many steps it took.</summary>
    public int Iterations { get; }

    /// <summary>Whether it came to rest before the steps were over.</summary>
    public bool HasConverged { get; }

    /// <summary>
    /// Finds the least loss by Newton's method, each step by conjugate gradients. The loss is convex: where it starts does not matter.
    /// </summary>
    /// <param name="x">The inputs, [n, columns]; it takes fewer steps when they are scaled.</param>
    /// <param name="y">The labels, [n] or [n, 1]: 0, 1, …, each of them somewhere, and two at least.</param>
    /// <param name="c">How much the rows count against the penalty: the greater, the weaker it is.</param>
    /// <param name="iterations">How many steps to take at most.</param>
    /// <exception cref="ShapeException">The inputs are no matrix, or there is not one label per row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">c or iterations are not above 0.</exception>
    /// <exception cref="ArgumentException">
    /// A number is NaN or infinite, a label is not a whole number from 0, all rows are of one class, or a class below the largest has none.
    /// </exception>
    public static LogisticRegression Fit(Tensor x, Tensor y, double c = 1, int iterations = 100)
    {
        Samples.RequirePositive(Operation, nameof(c), c);
        Samples.RequirePositive(Operation, nameof(iterations), iterations);
        var inputs = Samples.Matrix(Operation, x);
        var (labels, classes) = Samples.SeparableLabels(Operation, x, y);
        var hot = Ops.OneHot(Tensor.Of(labels), classes).Cast(DType.Float64);
        var (weights, steps, converged) = new LogisticLoss(inputs, classes == 2 ? hot[.., 1..] : hot, c).Minimize(iterations);
        return new(new(Operation, weights[..^1], weights[-1]), steps, converged);
    }

    /// <summary>Of a data set with one input and one target.</summary>
    /// <exception cref="InvalidOperationException">There are several inputs or targets.</exception>
    public static LogisticRegression Fit(Dataset data, double c = 1, int iterations = 100)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data.X, data.Y, c, iterations);
    }

    /// <summary>The most probable class of every row, Int32 [n].</summary>
    /// <exception cref="ShapeException">There are other columns than those fitted.</exception>
    /// <exception cref="ArgumentException">A number is NaN or infinite.</exception>
    public Tensor Predict(Tensor x) => model.Classify(x);

    /// <summary>The probability of every class, [n, classes]. Float64 for Float64, Float32 for all else.</summary>
    /// <exception cref="ShapeException">There are other columns than those fitted.</exception>
    /// <exception cref="ArgumentException">A number is NaN or infinite.</exception>
    public Tensor PredictProbabilities(Tensor x)
    {
        var scores = model.Apply(x);
        var two = scores.Shape[1] == 1;
        return Samples.As(two ? Ops.Concatenate([Ops.Sigmoid(-scores), Ops.Sigmoid(scores)], 1) : Ops.Softmax(scores, 1), x);
    }

    /// <summary>From how many columns to how many outputs: <c>logistic regression: 4 → 3</c>.</summary>
    public override string ToString() => model.Describe(Operation);

    private const string Operation = "logistic regression";
}
