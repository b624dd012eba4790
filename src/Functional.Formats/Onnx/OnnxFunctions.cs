using static Functional.OnnxFunction;

namespace Functional;

/// <summary>The operators that are read, a line for each.</summary>
internal static class OnnxFunctions
{
    private static readonly Tensor No = Tensor.Of(false).Reshape();
    private static readonly Tensor Yes = Tensor.Of(true).Reshape();

    /// <summary>Every operator that is covered.</summary>
    public static IReadOnlyDictionary<string, OnnxFunction> Table { get; } =
        new Dictionary<string, OnnxFunction>(StringComparer.Ordinal)
        {
            ["Abs"] = One(Ops.Abs),
            ["Add"] = Two(Ops.Add) with { Learns = true },
            ["And"] = Two((x, y) => Ops.Where(x, y, No)),
            ["ArgMax"] = One((n, x) => IndexOf(n, x, Ops.ArgMax)),
            ["ArgMin"] = One((n, x) => IndexOf(n, x, Ops.ArgMin)),
            ["BatchNormalization"] = new(OnnxNormalizations.Batch, 5),
            ["Cast"] = One(Cast),
            ["Ceil"] = One(x => -Ops.Floor(-x)),
            ["Celu"] = One((n, x) => Activation.Celu(n.Number("alpha", 1)).Apply(x)),
            ["Clip"] = new(Clip, 1),
            ["Concat"] = new((n, x, _) => Ops.Concatenate([.. x.Select(p => p!)], n.Integer("axis", 1)), int.MaxValue),
            ["Constant"] = new((n, _, _) => Constant(n), 0),
            ["ConstantOfShape"] = new(OnnxMoves.ConstantOfShape, 0),
            ["Cos"] = One(Ops.Cos),
            ["CumSum"] = new(CumulativeSum, 1),
            ["Div"] = Two(Divide) with { Learns = true },
            ["Dropout"] = new(Dropout, 1),
            ["Elu"] = One((n, x) => Activation.EluWith(n.Number("alpha", 1)).Apply(x)),
            ["Equal"] = Two(Ops.Equal),
            ["Erf"] = One(Ops.Erf),
            ["Exp"] = One(Ops.Exp),
            ["Expand"] = new(OnnxMoves.Expand, 1),
            ["Flatten"] = One(OnnxMoves.Flatten),
            ["Floor"] = One(Ops.Floor),
            ["Gather"] = new(OnnxMoves.Gather, 2),
            ["Gelu"] = One((n, x) => Gelu(n).Apply(x)),
            ["Gemm"] = new(Gemm, 3) { Learns = true },
            ["Greater"] = Two(Ops.Greater),
            ["GreaterOrEqual"] = Two(Ops.GreaterOrEqual),
            ["HardSigmoid"] = One((n, x) => Ops.Clip((x * n.Number("alpha", 0.2)) + n.Number("beta", 0.5), 0, 1)),
            ["HardSwish"] = One(Activation.HardSilu.Apply),
            ["Identity"] = One(x => x),
            ["LayerNormalization"] = new(OnnxNormalizations.Layer, 3),
            ["LeakyRelu"] = One((n, x) => Activation.LeakyRelu(n.Number("alpha", 0.01)).Apply(x)),
            ["Less"] = Two(Ops.Less),
            ["LessOrEqual"] = Two(Ops.LessOrEqual),
            ["Log"] = One(Ops.Log),
            ["LogSoftmax"] = One((n, x) => Normalized(n, x, Ops.LogSoftmax)),
            ["MatMul"] = Two(Ops.MatMul) with { Learns = true },
            ["Max"] = Each(Ops.Maximum),
            ["Mean"] = new((_, x, _) => x.Skip(1).Aggregate(x[0]!, (y, next) => y + next!) / (double)x.Length, int.MaxValue),
            ["Min"] = Each(Ops.Minimum),
            ["Mish"] = One(Activation.Mish.Apply),
            ["Mod"] = new(Mod, 2),
            ["Mul"] = Two(Ops.Multiply) with { Learns = true },
            ["Neg"] = One(Ops.Negate),
            ["Not"] = One(x => Ops.Equal(x, No)),
            ["OneHot"] = new(OneHot, 1),
            ["Or"] = Two((x, y) => Ops.Where(x, Yes, y)),
            ["PRelu"] = Two((x, slope) => Ops.Where(Ops.Greater(x, 0.0), x, slope * x)) with { Learns = true },
            ["Pow"] = Two((x, y) => Power(x, y.Cast(x.DType))),
            ["Reciprocal"] = One(Ops.Reciprocal),
            ["ReduceL1"] = Reduce((x, axes, keep) => Ops.Sum(Ops.Abs(x), axes, keep)),
            ["ReduceL2"] = Reduce((x, axes, keep) => Ops.Sqrt(Ops.Sum(Ops.Square(x), axes, keep))),
            ["ReduceLogSum"] = Reduce((x, axes, keep) => Ops.Log(Ops.Sum(x, axes, keep))),
            ["ReduceLogSumExp"] = Reduce(Ops.LogSumExp),
            ["ReduceMax"] = Reduce(Ops.Max),
            ["ReduceMean"] = Reduce(Ops.Mean),
            ["ReduceMin"] = Reduce(Ops.Min),
            ["ReduceProd"] = Reduce(Ops.Prod),
            ["ReduceSum"] = Reduce(Ops.Sum),
            ["ReduceSumSquare"] = Reduce((x, axes, keep) => Ops.Sum(Ops.Square(x), axes, keep)),
            ["Relu"] = One(Ops.Relu),
            ["Reshape"] = new(OnnxMoves.Reshape, 1),
            ["Round"] = One(Ops.Round),
            ["Selu"] = One(Selu),
            ["Shape"] = new((_, x, _) => Tensor.Of([.. x[0]!.Shape.Select(size => (long)size)], x[0]!.Rank), 1),
            ["Sigmoid"] = One(Ops.Sigmoid),
            ["Sign"] = One(Ops.Sign),
            ["Sin"] = One(Ops.Sin),
            ["Slice"] = new(OnnxMoves.Slice, 1),
            ["Softmax"] = One((n, x) => Normalized(n, x, Ops.Softmax)),
            ["Softplus"] = One(Ops.Softplus),
            ["Softsign"] = One(Activation.Softsign.Apply),
            ["Split"] = new(OnnxMoves.Split, 1) { Outputs = int.MaxValue },
            ["Sqrt"] = One(Ops.Sqrt),
            ["Squeeze"] = new(OnnxMoves.Squeeze, 1),
            ["Sub"] = Two(Ops.Subtract) with { Learns = true },
            ["Sum"] = Each(Ops.Add),
            ["Tanh"] = One(Ops.Tanh),
            ["ThresholdedRelu"] = One((n, x) => Activation.ThresholdedRelu(n.Number("alpha", 1)).Apply(x)),
            ["TopK"] = new(TopK, 1) { Outputs = 2 },
            ["Transpose"] = One(OnnxMoves.Transpose),
            ["Unsqueeze"] = new(OnnxMoves.Unsqueeze, 1),
            ["Where"] = new((_, x, _) => Ops.Where(x[0]!, x[1]!, x[2]!), 3),
            ["Xor"] = Two(Ops.NotEqual),
        };

    /// <summary>
    /// One output of a node. What the operations say of shapes that do not fit, or of an input that is left out, is an error of the node.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="given">Its inputs; null where one is left out.</param>
    /// <param name="output">Which output.</param>
    public static Tensor Apply(OnnxNode node, Tensor?[] given, int output)
    {
        try
        {
            return Table[node.Type].Apply(node, given, output);
        }
        catch (Exception e) when (ContentErrors.Cover(e) || e is IndexOutOfRangeException or NullReferenceException)
        {
            throw node.Wrong(ContentErrors.TextOf(e), inner: e);
        }
    }

    /// <summary>The function that a Gelu node means.</summary>
    public static Activation Gelu(OnnxNode node) =>
        node.Text("approximate", "none") switch
        {
            "none" => Activation.Gelu,
            "tanh" => Activation.GeluApproximate,
            var other => throw node.Wrong($"there is no approximation \"{other}\""),
        };

    private static OnnxFunction Reduce(Func<Tensor, int[], bool, Tensor> f) =>
        new(
            (node, x, _) =>
            {
                var axes = Axes(node, x, 1, x[0]!.Rank);
                var keep = node.Flag("keepdims", true);
                return axes is { Length: > 0 } ? Whole(xs => f(xs[0], axes, keep), x[0]!)
                    : node.Flag("noop_with_empty_axes", false) ? x[0]!
                    : Whole(xs => f(xs[0], [.. Enumerable.Range(0, xs[0].Rank)], keep), x[0]!);
            },
            1
        );

    private static Tensor Constant(OnnxNode node) =>
        node.Value("value") is { } value ? value
        : node.Has("value_float") ? Tensor.Scalar(node.Number("value_float", 0))
        : node.Numbers("value_floats") is { } numbers ? Tensor.Of(numbers, numbers.Length)
        : node.Has("value_int") ? Tensor.Of([(long)node.Integer("value_int", 0)], Shape.Scalar)
        : node.Integers("value_ints") is { } integers ? Tensor.Of(integers, integers.Length)
        : throw node.Wrong("it holds no number");

    private static Tensor IndexOf(OnnxNode node, Tensor x, Func<Tensor, int, bool, Tensor> f) =>
        node.Flag("select_last_index", false)
            ? throw node.Wrong("the last of equal positions is asked for, which is not covered")
            : f(x, Axis(node, node.Integer("axis", 0), x.Rank), node.Flag("keepdims", true)).Cast(DType.Int64);

    private static Tensor Cast(OnnxNode node, Tensor x) =>
        OnnxTypes.Of(node.Integer("to", 0)) is { } type ? x.Cast(type) : throw node.Wrong("the type to cast to is not covered");

    private static Tensor Clip(OnnxNode node, Tensor?[] x, int output)
    {
        double? Bound(string name, int at) =>
            node.Has(name) ? node.Number(name, 0)
            : x.ElementAtOrDefault(at) is { } given ? given.Cast(DType.Float64).ToDouble()
            : null;
        return (Bound("min", 1), Bound("max", 2)) switch
        {
            ({ } low, { } high) => low <= high ? Ops.Clip(x[0]!, low, high) : Ops.Minimum(Ops.Maximum(x[0]!, low), high),
            ({ } low, null) => Ops.Maximum(x[0]!, low),
            (null, { } high) => Ops.Minimum(x[0]!, high),
            _ => x[0]!,
        };
    }

    private static Tensor CumulativeSum(OnnxNode node, Tensor?[] x, int output)
    {
        var axis = Axis(node, Integers(x[1]!)[0], x[0]!.Rank);
        if (node.Flag("exclusive", false))
        {
            throw node.Wrong("sums without their last element are not covered");
        }
        return node.Flag("reverse", false)
            ? Ops.Flip(Ops.CumulativeSum(Ops.Flip(x[0]!, axis), axis), axis)
            : Ops.CumulativeSum(x[0]!, axis);
    }

    /// <summary>Whole numbers are divided toward zero.</summary>
    private static Tensor Divide(Tensor x, Tensor y) =>
        x.DType == DType.Int32 ? (x.Cast(DType.Float64) / y.Cast(DType.Float64)).Cast(DType.Int32) : Ops.Divide(x, y);

    /// <summary>Nothing, unless it says that it trains.</summary>
    private static Tensor Dropout(OnnxNode node, Tensor?[] x, int output) =>
        x.ElementAtOrDefault(2) is { } trains && trains.Cast(DType.Float64).ToDouble() != 0
            ? throw node.Wrong("it trains", "Export the model for inference.")
            : x[0]!;

    private static Tensor Gemm(OnnxNode node, Tensor?[] x, int output)
    {
        Tensor Side(Tensor side, string flag) =>
            side.Rank != 2 ? throw node.Wrong($"it multiplies matrices, not {side.Shape}")
            : node.Flag(flag, false) ? Ops.Transpose(side)
            : side;
        double alpha = node.Number("alpha", 1),
            beta = node.Number("beta", 1);
        var product = Ops.MatMul(Side(x[0]!, "transA"), Side(x[1]!, "transB"));
        var scaled = alpha == 1 ? product : product * alpha;
        return x.ElementAtOrDefault(2) is not { } c ? scaled
            : beta == 1 ? scaled + c
            : scaled + (c * beta);
    }

    private static Tensor Mod(OnnxNode node, Tensor?[] x, int output) =>
        node.Flag("fmod", false)
            ? throw node.Wrong("remainders with the sign of the dividend are not covered")
            : Whole(xs => Ops.Remainder(xs[0], xs[1]), x[0]!, x[1]!);

    /// <summary>Along an axis; before version 13 along all axes from one on.</summary>
    private static Tensor Normalized(OnnxNode node, Tensor x, Func<Tensor, int, Tensor> f)
    {
        var axis = Axis(node, node.Integer("axis", node.Opset < 13 ? 1 : -1), x.Rank);
        return node.Opset >= 13 || axis == x.Rank - 1
            ? f(x, axis)
            : f(x.Reshape([.. x.Shape[..axis], x.Shape[axis..].Size]), axis).Reshape([.. x.Shape]);
    }

    private static Tensor OneHot(OnnxNode node, Tensor?[] x, int output)
    {
        var values = x[2]!;
        var classes = (int)Math.Clamp(Integers(x[1]!)[0], 0, int.MaxValue);
        if (node.Integer("axis", -1) is not -1 and var axis && axis != x[0]!.Rank)
        {
            throw node.Wrong("only a new last axis is covered");
        }
        var ones = Ops.OneHot(x[0]!.Cast(DType.Int32), classes, values.DType);
        return values.Cast(DType.Float64).ToArray<double>() is [0, 1] ? ones : throw node.Wrong("only rows of 0 with a 1 are covered");
    }

    /// <summary>A square is a product, as in <see cref="Ops.Pow(Tensor, double)"/>.</summary>
    private static Tensor Power(Tensor x, Tensor y) =>
        !y.IsSymbolic && y.Rank == 0 && y.DType != DType.Bool ? Ops.Pow(x, y.Cast(DType.Float64).ToDouble()) : Ops.Pow(x, y);

    private static Tensor Selu(OnnxNode node, Tensor x)
    {
        var (alpha, gamma) = (node.Number("alpha", 1.6732632423543772848), node.Number("gamma", 1.0507009873554804934));
        return gamma * Ops.Where(Ops.Greater(x, 0.0), x, alpha * Ops.Expm1(Ops.Minimum(x, 0.0)));
    }

    private static Tensor TopK(OnnxNode node, Tensor?[] x, int output)
    {
        var data = x[0]!;
        var axis = Axis(node, node.Integer("axis", -1), data.Rank);
        var count = node.Opset < 10 ? node.Integer("k", 0) : Integers(x[1]!)[0];
        var (values, places) = Ops.Sort(data, axis, descending: node.Flag("largest", true));
        var sizes = data.Shape.WithSize(axis, (int)Math.Clamp(count, 0, int.MaxValue));
        return Ops.Slice(output == 0 ? values : places, new int[data.Rank], [.. sizes]) is var part && output == 0
            ? part
            : part.Cast(DType.Int64);
    }
}
