namespace Functional;

public abstract partial class Op
{
    /// <summary>Rectified linear unit: y = max(x, 0); the derivative is 1 where y > 0, else 0. NaN stays NaN.</summary>
    public static Op Relu { get; } =
        new UnaryOp<ReluKernel>("relu")
        {
            Derivative = static (x, y, d) => Ops.Where(Ops.Greater(y, 0.0), d, 0.0),
            Domain = new(-3, 3, 0.05),
            TakesIntegers = true,
        };

    private readonly struct ReluKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => V.Select(V.LessOrEqual(x, V.Constant(0)), V.Constant(0), x);
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Relu"/>
    public static Tensor Relu(Tensor x) => Op.Relu.Apply(x);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Relu"/>
        public Tensor Relu() => Ops.Relu(x);
    }
}
