namespace Functional;

public abstract partial class Op
{
    /// <summary>
    /// The larger element: z = max(x, y); where both are equal the derivative goes to x. NaN if either is NaN. Shapes
    /// broadcast.
    /// </summary>
    public static Op Maximum { get; } =
        new BinaryOp<MaximumKernel>("maximum")
        {
            Written = Notations.Function("max"),
            Left = static (x, y, z, d) => Ops.Where(Ops.GreaterOrEqual(x, y), d, 0.0),
            Right = static (x, y, z, d) => Ops.Where(Ops.Less(x, y), d, 0.0),
        };

    private readonly struct MaximumKernel : IBinaryKernel
    {
        public V Apply<V, T>(V x, V y)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => V.Select(V.Less(x, y), y, V.Select(V.Equal(y, y), x, y));
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Maximum"/>
    public static Tensor Maximum(Tensor x, Tensor y) => Op.Maximum.Apply(x, y);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Maximum"/>
        public Tensor Maximum(Tensor y) => Ops.Maximum(x, y);
    }
}
