namespace Functional;

public abstract partial class Op
{
    /// <summary>y = ln(1 + x), exact near 0; dy/dx = 1/(1 + x).</summary>
    public static Op Log1p { get; } =
        new UnaryOp<Log1pKernel>("log1p") { Derivative = static (x, y, d) => d / (1 + x), Domain = new(-0.8, 3) };

    private readonly struct Log1pKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Log1p<V, T>(x);
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Log1p"/>
    public static Tensor Log1p(Tensor x) => Op.Log1p.Apply(x);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Log1p"/>
        public Tensor Log1p() => Ops.Log1p(x);
    }
}
