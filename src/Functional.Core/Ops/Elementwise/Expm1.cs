namespace Functional;

public abstract partial class Op
{
    /// <summary>y = eˣ − 1, exact near 0; dy/dx = y + 1.</summary>
    public static Op Expm1 { get; } =
        new UnaryOp<Expm1Kernel>("expm1") { Derivative = static (x, y, d) => d * (y + 1), Domain = new(-3, 3) };

    private readonly struct Expm1Kernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Expm1<V, T>(x);
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Expm1"/>
    public static Tensor Expm1(Tensor x) => Op.Expm1.Apply(x);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Expm1"/>
        public Tensor Expm1() => Ops.Expm1(x);
    }
}
