namespace Functional;

public abstract partial class Op
{
    /// <summary>Product over axes: y = Π x; ∂y/∂x_i is the product of all others, right also where elements are 0.</summary>
    public static Op Product { get; } = new ProductOp();

    private sealed class ProductOp() : ReductionOp("prod")
    {
        internal override Notation Notation => Notations.Along("Π", "\\prod");

        private protected override bool TakesNothing => true;

        internal override Tensor?[] Vjp(Application a, Tensor?[] adjoints, bool[] wanted) =>
            [adjoints[0] is { } d ? Spread(a.Attributes, d, a.Input.Shape) * Others(a) : null];

        internal override Tensor?[] Jvp(Application a, Tensor?[] tangents) => Op.Sum.Run(a.Attributes, tangents[0]! * Others(a));

        private protected override Work Reduce(Tensor x, Tensor y, int outer, int count, int inner) =>
            Join<ProductKernel>(x, y, outer, count, inner);

        /// <summary>For every element the product of those before it times the product of those after it.</summary>
        private static Tensor Others(Application a)
        {
            var axes = ((ReductionAxes)a.Attributes!).Axes;
            var shape = a.Input.Shape;
            int[] order = [.. Enumerable.Range(0, shape.Rank).Where(axis => !axes.Contains(axis)), .. axes];
            int[] back = [.. Enumerable.Range(0, shape.Rank).Select(axis => Array.IndexOf(order, axis))];
            var moved = Ops.Permute(a.Input, order);
            var count = axes.Aggregate(1, (n, axis) => n * shape[axis]);
            var rows = Ops.Reshape(moved, Shape.Of(count == 0 ? 0 : shape.Size / count, count));
            var others = Before(rows) * Ops.Flip(Before(Ops.Flip(rows, 1)), 1);
            return Ops.Permute(Ops.Reshape(others, moved.Shape), back);
        }

        /// <summary>The product of all earlier elements of the row, by doubling steps; 1 for the first.</summary>
        private static Tensor Before(Tensor rows)
        {
            var (height, count) = (rows.Shape[0], rows.Shape[1]);
            Tensor Shifted(Tensor x, int by) =>
                Ops.Concatenate([Tensor.Ones(Shape.Of(height, Math.Min(by, count)), x.DType), x[.., ..Math.Max(0, count - by)]], 1);
            var product = Shifted(rows, 1);
            for (var step = 1; step < count; step *= 2)
            {
                product *= Shifted(product, step);
            }
            return product;
        }
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Product"/>
    public static Tensor Prod(Tensor x) => ProdOf(x, null, false);

    /// <inheritdoc cref="Op.Product"/>
    /// <exception cref="ShapeException">An axis is out of range.</exception>
    public static Tensor Prod(Tensor x, int axis, bool keepDims = false) => ProdOf(x, [axis], keepDims);

    /// <inheritdoc cref="Op.Product"/>
    /// <exception cref="ShapeException">An axis is out of range.</exception>
    public static Tensor Prod(Tensor x, int[] axes, bool keepDims = false) => ProdOf(x, axes, keepDims);

    private static Tensor ProdOf(Tensor x, int[]? axes, bool keepDims) => Op.Product.Run(ReductionAxes.Of("prod", x, axes, keepDims), x)[0];
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Product"/>
        public Tensor Prod() => Ops.Prod(x);

        /// <inheritdoc cref="Op.Product"/>
        /// <exception cref="ShapeException">An axis is out of range.</exception>
        public Tensor Prod(int axis, bool keepDims = false) => Ops.Prod(x, axis, keepDims);

        /// <inheritdoc cref="Op.Product"/>
        /// <exception cref="ShapeException">An axis is out of range.</exception>
        public Tensor Prod(int[] axes, bool keepDims = false) => Ops.Prod(x, axes, keepDims);
    }
}
