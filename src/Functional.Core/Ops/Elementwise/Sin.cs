namespace Functional;

public abstract partial class Op
{
    /// <summary>Sine of an angle in radians; dy/dx = cos x.</summary>
    public static Op Sin { get; } = new UnaryOp<SinKernel>("sin") { Derivative = static (x, y, d) => d * Ops.Cos(x), Domain = new(-4, 4) };

    private readonly struct SinKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Sin<V, T>(x);
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Sin"/>
    public static Tensor Sin(Tensor x) => Op.Sin.Apply(x);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Sin"/>
        public Tensor Sin() => Ops.Sin(x);
    }
}
