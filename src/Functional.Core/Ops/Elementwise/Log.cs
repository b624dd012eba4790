namespace Functional;

public abstract partial class Op
{
    /// <summary>Natural logarithm: y = ln x; dy/dx = 1/x. −∞ at 0, NaN below.</summary>
    public static Op Log { get; } = new UnaryOp<LogKernel>("log") { Derivative = static (x, y, d) => d / x, Domain = new(0.2, 4) };

    private readonly struct LogKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Log<V, T>(x);
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Log"/>
    public static Tensor Log(Tensor x) => Op.Log.Apply(x);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Log"/>
        public Tensor Log() => Ops.Log(x);
    }
}
