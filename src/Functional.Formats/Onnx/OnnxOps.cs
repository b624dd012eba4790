namespace Functional;

/// <summary>Our operations in ONNX' operators, a line for each: how a node of the trace is written, and its results are called.</summary>
internal static class OnnxOps
{
    /// <summary>Every operation that can be written.</summary>
    public static IReadOnlyDictionary<Op, Func<OnnxExport, TraceNode, string[]>> Table { get; } =
        new Dictionary<Op, Func<OnnxExport, TraceNode, string[]>>
        {
            [Op.Abs] = Plain("Abs"),
            [Op.Add] = Plain("Add"),
            [Op.ArgMax] = (e, n) => [IndexOf("ArgMax", e, n)],
            [Op.ArgMin] = (e, n) => [IndexOf("ArgMin", e, n)],
            [Op.BroadcastTo] = (e, n) => [OnnxShapes.Expand(e, n)],
            [Op.Cast] = (e, n) => [e.Writer.Add("Cast", e.Names(n), ("to", (int)OnnxTypes.Of((DType)n.Attributes!)))],
            [Op.Clip] = (e, n) => [Clip(e, n)],
            [Op.Concatenate] = (e, n) => [e.Writer.Add("Concat", e.Names(n), ("axis", (int)n.Attributes!))],
            [Op.Cos] = Plain("Cos"),
            [Op.CumulativeSum] = (e, n) => [CumulativeSum(e, n)],
            [Op.Divide] = Plain("Div"),
            [Op.Equal] = Plain("Equal"),
            [Op.Erf] = Plain("Erf"),
            [Op.Exp] = Plain("Exp"),
            [Op.Expm1] = (e, n) => [e.Writer.Add("Sub", [e.Writer.Add("Exp", e.Names(n)), Number(e, n, 1)])],
            [Op.Floor] = Plain("Floor"),
            [Op.Gather] = (e, n) => [e.Writer.Add("Gather", e.Names(n), ("axis", 0))],
            [Op.Greater] = Plain("Greater"),
            [Op.GreaterOrEqual] = Plain("GreaterOrEqual"),
            [Op.Less] = Plain("Less"),
            [Op.LessOrEqual] = Plain("LessOrEqual"),
            [Op.Log] = Plain("Log"),
            [Op.Log1p] = (e, n) => [e.Writer.Add("Log", [e.Writer.Add("Add", [e.Name(n, 0), Number(e, n, 1)])])],
            [Op.LogSoftmax] = (e, n) => [e.Writer.Add("LogSoftmax", e.Names(n), ("axis", (int)n.Attributes!))],
            [Op.LogSumExp] = (e, n) => [Reduce("ReduceLogSumExp", e, n)],
            [Op.MatMul] = (e, n) => [MatMul(e, n)],
            [Op.Max] = (e, n) => [Reduce("ReduceMax", e, n)],
            [Op.Maximum] = Plain("Max"),
            [Op.Min] = (e, n) => [Reduce("ReduceMin", e, n)],
            [Op.Minimum] = Plain("Min"),
            [Op.Multiply] = Plain("Mul"),
            [Op.Negate] = Plain("Neg"),
            [Op.NotEqual] = (e, n) => [e.Writer.Add("Not", [e.Writer.Add("Equal", e.Names(n))])],
            [Op.OneHot] = (e, n) => [OneHot(e, n)],
            [Op.Permute] = (e, n) => [e.Writer.Add("Transpose", e.Names(n), ("perm", (Sequence<int>)n.Attributes!))],
            [Op.Power] = Plain("Pow"),
            [Op.Product] = (e, n) => [Reduce("ReduceProd", e, n)],
            [Op.Reciprocal] = Plain("Reciprocal"),
            [Op.Relu] = Plain("Relu"),
            [Op.Remainder] = (e, n) => [Remainder(e, n)],
            [Op.Reshape] = (e, n) => [OnnxShapes.Reshape(e, n)],
            [Op.Round] = Plain("Round"),
            [Op.Sigmoid] = Plain("Sigmoid"),
            [Op.Sign] = Plain("Sign"),
            [Op.Sin] = Plain("Sin"),
            [Op.Slice] = (e, n) => [OnnxShapes.Slice(e, n)],
            [Op.Softmax] = (e, n) => [e.Writer.Add("Softmax", e.Names(n), ("axis", (int)n.Attributes!))],
            [Op.Softplus] = Plain("Softplus"),
            [Op.Sort] = Sort,
            [Op.Sqrt] = Plain("Sqrt"),
            [Op.Square] = (e, n) => [e.Writer.Add("Mul", [e.Name(n, 0), e.Name(n, 0)])],
            [Op.StopGradient] = (e, n) => [e.Name(n, 0)],
            [Op.Subtract] = Plain("Sub"),
            [Op.Sum] = (e, n) => [Sum(e, n)],
            [Op.Tanh] = Plain("Tanh"),
            [Op.Where] = Plain("Where"),
        };

    /// <summary>a·b + c, with what is transposed.</summary>
    public static string Gemm(OnnxExport e, Transposed flags, params string[] inputs) =>
        e.Writer.Add("Gemm", inputs, ("transA", flags.Left ? 1 : 0), ("transB", flags.Right ? 1 : 0));

    private static Func<OnnxExport, TraceNode, string[]> Plain(string type) => (e, n) => [e.Writer.Add(type, e.Names(n))];

    /// <summary>A number of the type of what a node reads.</summary>
    private static string Number(OnnxExport e, TraceNode node, double value) =>
        e.Writer.Constant(Tensor.Scalar(value, node.Operands[0].Value.DType));

    private static string Clip(OnnxExport e, TraceNode node)
    {
        var (low, high) = (Bounds)node.Attributes!;
        return e.Writer.Add("Clip", [e.Name(node, 0), Number(e, node, low), Number(e, node, high)]);
    }

    private static string MatMul(OnnxExport e, TraceNode node)
    {
        var flags = (Transposed)node.Attributes!;
        string Side(int operand, bool transposed)
        {
            int[] order = [.. Enumerable.Range(0, node.Operands[operand].Value.Rank)];
            (order[^1], order[^2]) = (order[^2], order[^1]);
            return transposed ? e.Writer.Add("Transpose", [e.Name(node, operand)], ("perm", order)) : e.Name(node, operand);
        }
        return flags is { Left: false, Right: false } || node.Operands.Any(o => o.Value.Rank != 2)
            ? e.Writer.Add("MatMul", [Side(0, flags.Left), Side(1, flags.Right)])
            : Gemm(e, flags, e.Names(node));
    }

    private static string Reduce(string type, OnnxExport e, TraceNode node)
    {
        var (axes, keep) = (ReductionAxes)node.Attributes!;
        return axes.Count == 0 ? e.Name(node, 0) : e.Writer.Add(type, e.Names(node), ("axes", axes), ("keepdims", keep ? 1 : 0));
    }

    private static string Sum(OnnxExport e, TraceNode node)
    {
        var (axes, keep) = (ReductionAxes)node.Attributes!;
        return axes.Count == 0
            ? e.Name(node, 0)
            : e.Writer.Add("ReduceSum", [e.Name(node, 0), e.Writer.Integers([.. axes])], ("keepdims", keep ? 1 : 0));
    }

    private static string IndexOf(string type, OnnxExport e, TraceNode node)
    {
        var (axes, keep) = (ReductionAxes)node.Attributes!;
        return axes.Count == 1
            ? Int32(e, e.Writer.Add(type, e.Names(node), ("axis", axes[0]), ("keepdims", keep ? 1 : 0)))
            : throw OnnxExport.Untranslatable(node, "looks along several axes at once");
    }

    private static string Int32(OnnxExport e, string value) => e.Writer.Add("Cast", [value], ("to", (int)OnnxTypes.Of(DType.Int32)));

    private static string CumulativeSum(OnnxExport e, TraceNode node)
    {
        var (axis, reverse) = (CumulativeOptions)node.Attributes!;
        return e.Writer.Add("CumSum", [e.Name(node, 0), e.Writer.Integer(axis)], ("reverse", reverse ? 1 : 0));
    }

    /// <summary>In the types that ONNX Runtime has the operator for: 64-bit positions, single-precision rows.</summary>
    private static string OneHot(OnnxExport e, TraceNode node)
    {
        var (classes, type) = (OneHotOptions)node.Attributes!;
        string To(string value, DType other) => e.Writer.Add("Cast", [value], ("to", (int)OnnxTypes.Of(other)));
        var values = e.Writer.Constant(Tensor.Of(0f, 1f));
        var rows = e.Writer.Add("OneHot", [To(e.Name(node, 0), DType.Int64), e.Writer.Integer(classes), values], ("axis", -1));
        return type == DType.Float32 ? rows : To(rows, type);
    }

    /// <summary>x − y·⌊x/y⌋, which for whole numbers is an operator of its own.</summary>
    private static string Remainder(OnnxExport e, TraceNode node)
    {
        var (x, y) = (e.Name(node, 0), e.Name(node, 1));
        return node.Value.DType == DType.Int32
            ? e.Writer.Add("Mod", [x, y])
            : e.Writer.Add("Sub", [x, e.Writer.Add("Mul", [y, e.Writer.Add("Floor", [e.Writer.Add("Div", [x, y])])])]);
    }

    private static string[] Sort(OnnxExport e, TraceNode node)
    {
        var (x, twin) = (node.Operands[0].Value.Shape, e.Twin(node).Operands[0].Value.Shape);
        if (x.Last != twin.Last)
        {
            throw OnnxExport.Untranslatable(node, "sorts the examples of the batch");
        }
        var sorted = e.Writer.Add(
            "TopK",
            [e.Name(node, 0), e.Writer.Integers(x.Last)],
            2,
            ("axis", -1),
            ("largest", (bool)node.Attributes! ? 1 : 0),
            ("sorted", 1)
        );
        return [sorted[0], Int32(e, sorted[1])];
    }
}
