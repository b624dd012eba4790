namespace Functional;

public abstract partial class Op
{
    /// <summary>
    /// The smaller element: z = min(x, y); where both are equal the derivative goes to x. NaN if either is NaN. Shapes
    /// broadcast.
    /// </summary>
    public static Op Minimum { get; } =
        new BinaryOp<MinimumKernel>("minimum")
        {
            Written = Notations.Function("min"),
            Left = static (x, y, z, d) => Ops.Where(Ops.LessOrEqual(x, y), d, 0.0),
            Right = static (x, y, z, d) => Ops.Where(Ops.Greater(x, y), d, 0.0),
        };

    private readonly struct MinimumKernel : IBinaryKernel
    {
        public V Apply<V, T>(V x, V y)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => V.Select(V.Less(y, x), y, V.Select(V.Equal(y, y), x, y));
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Minimum"/>
    public static Tensor Minimum(Tensor x, Tensor y) => Op.Minimum.Apply(x, y);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Minimum"/>
        public Tensor Minimum(Tensor y) => Ops.Minimum(x, y);
    }
}
