namespace Functional;

public abstract partial class Op
{
    /// <summary>Cosine of an angle in radians; dy/dx = −sin x.</summary>
    public static Op Cos { get; } =
        new UnaryOp<CosKernel>("cos") { Derivative = static (x, y, d) => -(d * Ops.Sin(x)), Domain = new(-4, 4) };

    private readonly struct CosKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Cos<V, T>(x);
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Cos"/>
    public static Tensor Cos(Tensor x) => Op.Cos.Apply(x);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Cos"/>
        public Tensor Cos() => Ops.Cos(x);
    }
}
