namespace Functional;

/// <summary>x · coefficients + intercept: what linear and logistic regression and the perceptron have in common.</summary>
/// <param name="Operation">Whose it is, for messages.</param>
/// <param name="Coefficients">Float64 [columns, outputs].</param>
/// <param name="Intercept">Float64 [outputs].</param>
internal sealed record LinearModel(string Operation, Tensor Coefficients, Tensor Intercept)
{
    /// <summary>Float64 [n, outputs].</summary>
    public Tensor Apply(Tensor x) => Ops.MatMul(Samples.Matrix(Operation, x, Coefficients.Shape[0]), Coefficients) + Intercept;

    /// <summary>
    /// The class of every row, Int32 [n]: of one output, whether it is above 0; of several, the greatest, the first of equals.
    /// </summary>
    public Tensor Classify(Tensor x)
    {
        var scores = Apply(x);
        return scores.Shape[1] == 1 ? Ops.Greater(scores, 0).Cast(DType.Int32).Reshape(scores.Shape[0]) : Ops.ArgMax(scores, 1);
    }

    public string Describe(string name)
    {
        var (columns, outputs) = (TableMessages.Number(Coefficients.Shape[0]), TableMessages.Number(Coefficients.Shape[1]));
        return $"{name}: {columns} → {outputs}";
    }
}
