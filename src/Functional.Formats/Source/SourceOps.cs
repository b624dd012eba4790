namespace Functional;

/// <summary>Writes an operation; returns the value that holds its result.</summary>
internal delegate SourceValue SourceEmitter(SourceWriter writer, TraceNode node, SourceValue[] operands);

/// <summary>How operations are written as code, one entry an operation; others add themselves here.</summary>
internal static class SourceOps
{
    /// <summary>The table.</summary>
    public static IReadOnlyDictionary<Op, SourceEmitter> Table { get; } =
        new Dictionary<Op, SourceEmitter>
        {
            [Op.Abs] = Each("Abs({0})"),
            [Op.Add] = Each("{0} + {1}", integers: true),
            [Op.ArgMax] = SourceReductions.Positions("ArgMax"),
            [Op.ArgMin] = SourceReductions.Positions("ArgMin"),
            [Op.BroadcastTo] = SourceMoves.Broadcast,
            [Op.Cast] = SourceMoves.Cast,
            [Op.Clip] = Clip,
            [Op.Concatenate] = SourceMoves.Concatenate,
            [Op.CumulativeSum] = SourceReductions.Running,
            [Op.Divide] = Each("{0} / {1}"),
            [Op.Equal] = Each("{0} == {1}", integers: true),
            [Op.Erf] = Each("Erf({0})", "Erf"),
            [Op.Exp] = Each("Exp({0})", "Exp"),
            [Op.Expm1] = Each("Expm1({0})", "Expm1"),
            [Op.Floor] = Each("Floor({0})"),
            [Op.Greater] = Each("{0} > {1}", integers: true),
            [Op.GreaterOrEqual] = Each("{0} >= {1}", integers: true),
            [Op.Less] = Each("{0} < {1}", integers: true),
            [Op.LessOrEqual] = Each("{0} <= {1}", integers: true),
            [Op.Log] = Each("Log({0})", "Log"),
            [Op.Log1p] = Each("Log1p({0})", "Log1p"),
            [Op.LogSoftmax] = SourceReductions.Along("LogSoftmax"),
            [Op.LogSumExp] = SourceReductions.Of("LogSumExp"),
            [Op.MatMul] = SourceProducts.MatMul,
            [Op.Max] = SourceReductions.Of("Max"),
            [Op.Maximum] = Each("{0} < {1} ? {1} : !REAL.IsNaN({1}) ? {0} : {1}"),
            [Op.Min] = SourceReductions.Of("Min"),
            [Op.Minimum] = Each("{1} < {0} ? {1} : !REAL.IsNaN({1}) ? {0} : {1}"),
            [Op.Multiply] = Each("{0} * {1}", integers: true),
            [Op.Negate] = Each("-{0}"),
            [Op.NotEqual] = Each("{0} != {1}", integers: true),
            [Op.Permute] = SourceMoves.Permute,
            [Op.Power] = Each("Pow({0}, {1})", "Pow"),
            [Op.Product] = SourceReductions.Of("Product"),
            [Op.Reciprocal] = Each("1 / {0}"),
            [Op.Relu] = Each("{0} <= 0 ? 0 : {0}"),
            [Op.Remainder] = Each("Fma(-Floor({0} / {1}), {1}, {0})"),
            [Op.Reshape] = SourceMoves.Rename,
            [Op.Round] = Each("Round({0})"),
            [Op.Sigmoid] = Each("Sigmoid({0})", "Sigmoid"),
            [Op.Sign] = Each("{0} < 0 ? -1 : 0 < {0} ? 1 : {0}"),
            [Op.Slice] = SourceMoves.Slice,
            [Op.Softmax] = SourceReductions.Along("Softmax"),
            [Op.Softplus] = Each("Softplus({0})", "Softplus"),
            [Op.Sqrt] = Each("Sqrt({0})"),
            [Op.Square] = Each("{0} * {0}"),
            [Op.StopGradient] = SourceMoves.Rename,
            [Op.Subtract] = Each("{0} - {1}", integers: true),
            [Op.Sum] = SourceReductions.Of("Sum"),
            [Op.Tanh] = Each("Tanh({0})", "Tanh"),
            [Op.Where] = SourceMoves.Where,
        };

    /// <summary>An expression of the elements of operands, which are repeated to the shape of the result.</summary>
    private static SourceEmitter Each(string expression, string? helper = null, bool integers = false) =>
        (writer, node, operands) =>
        {
            var type = operands[0].DType;
            RequireType(node, type, integers);
            if (helper is not null)
            {
                writer.Need(helper, type);
            }
            var result = writer.New(node.Value.Shape, node.Value.DType);
            var text = SourceHelpers.Instantiate(expression, type);
            text = type == DType.Int32 && result.DType == DType.Int32 ? $"unchecked({text})" : text;
            writer.Loop(result.Shape, result.Whole, text, [.. operands.Select(x => x.BroadcastTo(result.Shape))]);
            return result;
        };

    /// <exception cref="NotSupportedException">The operation is not written for this type.</exception>
    public static void RequireType(TraceNode node, DType type, bool integers = false)
    {
        if (type is not (DType.Float32 or DType.Float64) && !(integers && type == DType.Int32))
        {
            throw SourceTrace.Unsupported(node, $"it is not written for {type}");
        }
    }

    private static SourceValue Clip(SourceWriter writer, TraceNode node, SourceValue[] operands)
    {
        var (bounds, type) = ((Bounds)node.Attributes!, operands[0].DType);
        var (low, high) = (SourceTypes.Literal(type, bounds.Low), SourceTypes.Literal(type, bounds.High));
        return Each($"{{0}} < {low} ? {low} : {high} < {{0}} ? {high} : {{0}}")(writer, node, operands);
    }
}
