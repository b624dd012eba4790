namespace Functional;

public abstract partial class Op
{
    /// <summary>Hyperbolic tangent; dy/dx = 1 − y².</summary>
    public static Op Tanh { get; } =
        new UnaryOp<TanhKernel>("tanh") { Derivative = static (x, y, d) => d * (1 - (y * y)), Domain = new(-3, 3) };

    private readonly struct TanhKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Tanh<V, T>(x);
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Tanh"/>
    public static Tensor Tanh(Tensor x) => Op.Tanh.Apply(x);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Tanh"/>
        public Tensor Tanh() => Ops.Tanh(x);
    }
}
