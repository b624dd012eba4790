namespace Functional;

/// <summary>Operators that normalize, as formulas.</summary>
internal static class OnnxNormalizations
{
    /// <summary>(x − mean) / √(variance + ε) · scale + shift, each along axis 1.</summary>
    public static Tensor Batch(OnnxNode node, Tensor?[] x, int output)
    {
        RequireInference(node);
        var data = x[0]!;
        Tensor Along(int input) => x[input]!.Reshape([1, x[input]!.Size, .. Enumerable.Repeat(1, Math.Max(0, data.Rank - 2))]);
        return ((data - Along(3)) / Ops.Sqrt(Along(4) + Epsilon(node)) * Along(1)) + Along(2);
    }

    /// <summary>To mean 0 and variance 1 over the axes from one on, then scale and shift.</summary>
    public static Tensor Layer(OnnxNode node, Tensor?[] x, int output)
    {
        var data = x[0]!;
        var axis = OnnxFunction.Axis(node, node.Integer("axis", -1), data.Rank);
        int[] axes = [.. Enumerable.Range(axis, data.Rank - axis)];
        var (mean, variance) = (Ops.Mean(data, axes, keepDims: true), Ops.Variance(data, axes, keepDims: true));
        var y = (data - mean) / Ops.Sqrt(variance + Epsilon(node)) * x[1]!;
        return x.ElementAtOrDefault(2) is { } shift ? y + shift : y;
    }

    public static double Epsilon(OnnxNode node) => node.Number("epsilon", 1e-5);

    public static void RequireInference(OnnxNode node)
    {
        if (node.Flag("training_mode", false) || !node.Flag("spatial", true))
        {
            throw node.Wrong("it trains, or has statistics for every place, which is not covered", "Export the model for inference.");
        }
    }
}
