namespace Functional;

/// <summary>The attributes of <see cref="Op.MatMul"/>: which operand is read with its last two axes exchanged.</summary>
/// <param name="Left">Whether the left one is.</param>
/// <param name="Right">Whether the right one is.</param>
public sealed record Transposed(bool Left, bool Right)
{
    /// <summary>The product as a formula.</summary>
    public override string ToString() => $"{(Left ? "leftᵀ" : "left")} · {(Right ? "rightᵀ" : "right")}";
}

public abstract partial class Op
{
    /// <summary>
    /// Matrix product, C = A·B: [.., m, k] × [.., k, n] → [.., m, n], leading axes broadcast; dA = dC·Bᵀ, dB = Aᵀ·dC. Every
    /// element is one chain of fused multiply-adds over k, ascending from 0, whatever is transposed.
    /// </summary>
    public static Op MatMul { get; } = new MatMulOp();

    private sealed class MatMulOp() : Op("matmul")
    {
        internal override Notation Notation => Notations.Product;

        internal override IReadOnlyList<OpSample> Samples =>
            [
                Sample([2, 3], [3, 4]),
                Sample([1, 1], [1, 1]),
                Sample([5, 17], [17, 33]),
                Sample([0, 3], [3, 2]),
                Sample([2, 0], [0, 3]),
                Sample([2, 2, 3], [2, 3, 2]),
                Sample([2, 2, 3], [3, 2]),
                Sample([2, 3], [4, 3, 2]),
                Sample([2, 1, 2, 3], [3, 3, 2]),
                Sample([3, 2], [3, 4], left: true),
                Sample([2, 3], [4, 3], right: true),
                Sample([3, 2], [4, 3], left: true, right: true),
                Sample([2, 3, 2], [4, 3], left: true, right: true),
            ];

        internal override Signature[] Infer(object? attributes, Signature[] inputs)
        {
            var flags = (Transposed)attributes!;
            var (a, b) = (inputs[0].Shape, inputs[1].Shape);
            (string, string)[] roles = [("left", a + (flags.Left ? " transposed" : "")), ("right", b + (flags.Right ? " transposed" : ""))];
            if (a.Rank < 2 || b.Rank < 2)
            {
                throw new ShapeException(Name, "both sides must be matrices", "Reshape a vector to [1, n] or [n, 1].", roles);
            }
            Promotion.RequireSame(Name, inputs);
            Promotion.RequireArithmetic(Name, inputs[0].DType, takesIntegers: true);
            var (m, k) = flags.Left ? (a[^1], a[^2]) : (a[^2], a[^1]);
            var (inner, n) = flags.Right ? (b[^1], b[^2]) : (b[^2], b[^1]);
            if (k != inner)
            {
                throw new ShapeException(
                    Name,
                    $"inner sizes differ ({k} ≠ {inner})",
                    "Transpose one side, or check the layer before it.",
                    roles
                );
            }
            var lead =
                Broadcasting.Join(a[..^2], b[..^2])
                ?? throw new ShapeException(Name, "leading axes do not broadcast", "They must be equal, or 1 on one side.", roles);
            return [new(Shape.Of([.. lead, m, n]), inputs[0].DType)];
        }

        internal override Work Bind(object? attributes, Tensor[] inputs, Tensor[] outputs) => Bind(attributes, inputs, outputs, null);

        internal override Work Bind(object? attributes, Tensor[] inputs, Tensor[] outputs, ProductProvider? products)
        {
            var flags = (Transposed)attributes!;
            return outputs[0].DType switch
            {
                DType.Float32 => Batches<float>(flags, inputs[0], inputs[1], outputs[0], products),
                DType.Float64 => Batches<double>(flags, inputs[0], inputs[1], outputs[0], products),
                _ => Batches<int>(flags, inputs[0], inputs[1], outputs[0], null),
            };
        }

        internal override Tensor?[] Vjp(Application a, Tensor?[] adjoints, bool[] wanted)
        {
            var ((left, right), (x, y), d) = (Flags(a), (a.Inputs[0], a.Inputs[1]), adjoints[0]!);
            var dx =
                !wanted[0] ? null
                : left ? Of(y, d, right, true)
                : Of(d, y, false, !right);
            var dy =
                !wanted[1] ? null
                : right ? Of(d, x, true, left)
                : Of(x, d, !left, false);
            return [dx is null ? null : Ops.SumTo(dx, x.Shape), dy is null ? null : Ops.SumTo(dy, y.Shape)];
        }

        internal override Tensor?[] Jvp(Application a, Tensor?[] tangents)
        {
            var (left, right) = Flags(a);
            var dx = tangents[0] is { } t ? Of(t, a.Inputs[1], left, right) : null;
            var dy = tangents[1] is { } u ? Of(a.Inputs[0], u, left, right) : null;
            return
            [
                dx is null ? dy
                : dy is null ? dx
                : dx + dy,
            ];
        }

        private static (bool Left, bool Right) Flags(Application a) => (((Transposed)a.Attributes!).Left, ((Transposed)a.Attributes).Right);

        private static Tensor Of(Tensor x, Tensor y, bool left, bool right) => Op.MatMul.Run(new Transposed(left, right), x, y)[0];

        private static Work Batches<T>(Transposed flags, Tensor a, Tensor b, Tensor c, ProductProvider? products)
            where T : unmanaged
        {
            var (m, n) = (c.Shape[^2], c.Shape[^1]);
            var k = flags.Left ? a.Shape[^2] : a.Shape[^1];
            if (b.Rank == 2 && (c.Rank == 2 || !flags.Left))
            {
                // One matrix on the right serves all rows of all matrices on the left: one tall product.
                m = c.Rank == 2 ? m : c.Size / Math.Max(1, n);
                return ProductWork.Of<T>(flags, a, b, c, m, k, n, products);
            }
            var (left, right) = (Offsets(a, c), Offsets(b, c));
            return new(() =>
            {
                for (var i = 0; i < left.Length; i++)
                {
                    var from = a.Span<T>().Slice(left[i], m * k);
                    var by = b.Span<T>().Slice(right[i], k * n);
                    var (aRow, aColumn) = flags.Left ? (1, m) : (k, 1);
                    var (bRow, bColumn) = flags.Right ? (1, k) : (n, 1);
                    MatrixProduct.Run(from, aRow, aColumn, by, bRow, bColumn, c.Target<T>().Slice(i * m * n, m * n), m, k, n);
                }
            });
        }

        /// <summary>Where the matrix for every leading position of the result starts in an operand.</summary>
        private static int[] Offsets(Tensor operand, Tensor result)
        {
            var lead = result.Shape[..^2];
            var numbers = Tensor.Arange(operand.Shape[..^2].Size).Reshape([.. operand.Shape[..^2]]);
            var matrix = operand.Shape[^2] * operand.Shape[^1];
            return [.. Ops.BroadcastTo(numbers, lead).ToArray<int>().Select(i => i * matrix)];
        }

        private static OpSample Sample(Shape a, Shape b, bool left = false, bool right = false) =>
            new(new Transposed(left, right), new SampleInput(a), new SampleInput(b));
    }
}

public static partial class Ops
{
    private static readonly Transposed AsGiven = new(false, false);

    /// <summary>
    /// Matrix product: [.., m, k] × [.., k, n] → [.., m, n], leading axes broadcast. A vector on the left counts as a row, on the
    /// right as a column, and its axis is missing in the result.
    /// </summary>
    /// <exception cref="ShapeException">The inner sizes differ, leading axes do not broadcast, or a side is a scalar.</exception>
    public static Tensor MatMul(Tensor x, Tensor y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var (row, column) = (x.Rank == 1, y.Rank == 1);
        if (!row && !column)
        {
            return Op.MatMul.Run(AsGiven, x, y)[0];
        }
        var product = Op.MatMul.Run(AsGiven, row ? ExpandDims(x, 0) : x, column ? ExpandDims(y, 1) : y)[0];
        product = row ? Squeeze(product, column ? -2 : product.Rank - 2) : product;
        return column ? Squeeze(product, -1) : product;
    }
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Ops.MatMul"/>
        public Tensor MatMul(Tensor y) => Ops.MatMul(x, y);
    }
}
