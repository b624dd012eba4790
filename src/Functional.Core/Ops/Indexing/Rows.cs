namespace Functional;

public abstract partial class Op
{
    /// <summary>
    /// The rows of a table at given positions, Int32: table [n, …], indices of any shape i → [i.., …]. Backwards, adjoints are added
    /// to the rows they came from, in order.
    /// </summary>
    public static Op Gather { get; } = new GatherOp();

    /// <summary>Rows added, in order, into a table of zeros at given positions: the transpose of <see cref="Gather"/>.</summary>
    public static Op ScatterAdd { get; } = new ScatterAddOp();

    private sealed class GatherOp() : MovingOp("gather")
    {
        internal override IReadOnlyList<OpSample> Samples =>
            [
                new(null, new SampleInput(Shape.Of(4, 3)), new SampleInput(5, 0, 4, Type: DType.Int32)),
                new(null, new SampleInput(4), new SampleInput(Shape.Of(2, 3), 0, 4, Type: DType.Int32)),
                new(null, new SampleInput(Shape.Of(1, 2)), new SampleInput(Shape.Scalar, 0, 1, Type: DType.Int32)),
                new(null, new SampleInput(Shape.Of(3, 2)), new SampleInput(0, 0, 3, Type: DType.Int32)),
            ];

        internal override Signature[] Infer(object? attributes, Signature[] inputs)
        {
            RequireIndices(Name, inputs[1]);
            return inputs[0].Shape.Rank > 0
                ? [inputs[0] with { Shape = Shape.Of([.. inputs[1].Shape, .. inputs[0].Shape[1..]]) }]
                : throw Axes.OutOfRange(Name, 0, inputs[0].Shape);
        }

        private protected override Tensor Transpose(Application a, Tensor adjoint) =>
            Op.ScatterAdd.Run(a.Inputs[0].Shape, adjoint, a.Inputs[1])[0];

        private protected override Work Move<T>(object? attributes, Tensor[] inputs, Tensor output)
        {
            var (table, indices) = (inputs[0], inputs[1]);
            return new(() => Rows.Gather(table.Span<T>(), indices.Span<int>(), output.Target<T>()));
        }
    }

    private sealed class ScatterAddOp() : LinearOp("scatter_add")
    {
        internal override IReadOnlyList<OpSample> Samples =>
            [
                new(Shape.Of(4, 3), new SampleInput(Shape.Of(5, 3)), new SampleInput(5, 0, 4, Type: DType.Int32)),
                new(Shape.Of(4), new SampleInput(Shape.Of(2, 3)), new SampleInput(Shape.Of(2, 3), 0, 4, Type: DType.Int32)),
                new(Shape.Of(3, 2), new SampleInput(Shape.Of(0, 2)), new SampleInput(0, 0, 3, Type: DType.Int32)),
            ];

        internal override Signature[] Infer(object? attributes, Signature[] inputs)
        {
            var (table, rows, indices) = ((Shape)attributes!, inputs[0], inputs[1]);
            RequireIndices(Name, indices);
            Promotion.RequireArithmetic(Name, rows.DType, takesIntegers: true);
            var expected = Shape.Of([.. indices.Shape, .. table[1..]]);
            return rows.Shape == expected
                ? [rows with { Shape = table }]
                : throw new ShapeException(
                    Name,
                    $"the rows must have shape {expected}",
                    "Give one row of the table's width per index.",
                    ("rows", rows.Shape.ToString()),
                    ("indices", indices.Shape.ToString()),
                    ("table", table.ToString())
                );
        }

        internal override void Execute(object? attributes, Tensor[] inputs, Tensor[] outputs)
        {
            var indices = inputs[1].Span<int>();
            var (rows, table) = (inputs[0], outputs[0]);
            switch (table.DType)
            {
                case DType.Float32:
                    Rows.ScatterAdd(rows.Span<float>(), indices, table.Target<float>());
                    break;
                case DType.Float64:
                    Rows.ScatterAdd(rows.Span<double>(), indices, table.Target<double>());
                    break;
                default:
                    Rows.ScatterAdd(rows.Span<int>(), indices, table.Target<int>());
                    break;
            }
        }

        private protected override Tensor Transpose(Application a, Tensor adjoint) => Op.Gather.Run(null, adjoint, a.Inputs[1])[0];
    }

    private static void RequireIndices(string operation, Signature indices)
    {
        if (indices.DType != DType.Int32)
        {
            throw new DTypeException(
                operation,
                "positions must be int32",
                "Cast them: indices.Cast(DType.Int32).",
                ("indices", indices.ToString())
            );
        }
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Gather"/>
    /// <exception cref="ArgumentOutOfRangeException">An index is not a row of the table.</exception>
    /// <exception cref="DTypeException">The indices are not Int32.</exception>
    public static Tensor Gather(Tensor table, Tensor indices)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(indices);
        indices = WholeNumbers.AsIndices(indices);
        if (table.Rank > 0 && indices.DType == DType.Int32)
        {
            WholeNumbers.RequireBelow("gather", "index", indices, table.Shape[0]);
        }
        return Op.Gather.Apply(table, indices);
    }

    /// <inheritdoc cref="Op.ScatterAdd"/>
    /// <exception cref="ArgumentOutOfRangeException">An index is not a row of the table.</exception>
    /// <exception cref="ShapeException">The rows do not fit indices and table.</exception>
    public static Tensor ScatterAdd(Tensor rows, Tensor indices, int count)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(indices);
        indices = WholeNumbers.AsIndices(indices);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (indices.DType == DType.Int32)
        {
            WholeNumbers.RequireBelow("scatter_add", "index", indices, count);
        }
        var width = rows.Rank >= indices.Rank ? rows.Shape[indices.Rank..] : Shape.Scalar;
        return Op.ScatterAdd.Run(Shape.Of([count, .. width]), rows, indices)[0];
    }
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Ops.Gather"/>
        public Tensor Gather(Tensor indices) => Ops.Gather(x, indices);
    }
}
