namespace Functional;

/// <summary>Operators that normalize, as formulas and as layers.</summary>
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

    /// <summary>The same as a layer, where scale, shift and statistics are constants.</summary>
    public static OnnxLayer? BatchLayer(OnnxNode node, OnnxValue?[] given, OnnxValue made)
    {
        OnnxValue?[] constants = given[1..];
        if (!given[0]!.IsRealExamples || constants.Length != 4 || constants.Any(c => c?.Constant is not { Rank: 1 }))
        {
            return null;
        }
        var layer = new BatchNormalization(given[0]!.Rank == 2 ? -1 : 1, node.Number("momentum", 0.9), Epsilon(node));
        string[] names = ["gamma", "beta", "moving_mean", "moving_variance"];
        return OnnxLayer.Of(layer, given[0]!, [.. names.Zip(constants, (name, constant) => OnnxWeight.Of(name, constant!))]);
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

    /// <summary>The same as a layer, where scale and shift are constants with a number for every place.</summary>
    public static OnnxLayer? LayerLayer(OnnxNode node, OnnxValue?[] given, OnnxValue made)
    {
        var x = given[0]!;
        var axis = OnnxFunction.Axis(node, node.Integer("axis", -1), x.Rank);
        var shift = given.ElementAtOrDefault(2);
        bool Fits(OnnxValue? value) => value?.Constant is { } constant && constant.Shape == x.Small.Shape[axis..];
        if (!x.IsRealExamples || axis == 0 || !Fits(given.ElementAtOrDefault(1)) || (shift is not null && !Fits(shift)))
        {
            return null;
        }
        int[] axes = axis == x.Rank - 1 ? [-1] : [.. Enumerable.Range(axis, x.Rank - axis)];
        var layer = new LayerNormalization([.. axes], Epsilon(node)) { Center = shift is not null };
        var gamma = OnnxWeight.Of("gamma", given[1]!);
        return OnnxLayer.Of(layer, x, shift is null ? [gamma] : [gamma, OnnxWeight.Of("beta", shift)]);
    }

    private static double Epsilon(OnnxNode node) => node.Number("epsilon", 1e-5);

    private static void RequireInference(OnnxNode node)
    {
        if (node.Flag("training_mode", false) || !node.Flag("spatial", true))
        {
            throw node.Wrong("it trains, or has statistics for every place, which is not covered", "Export the model for inference.");
        }
    }
}
