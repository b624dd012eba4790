namespace Functional;

public abstract partial class Op
{
    /// <summary>y = ln(1 + eˣ) = max(x, 0) + ln(1 + e^(−|x|)); dy/dx = sigmoid x.</summary>
    public static Op Softplus { get; } =
        new UnaryOp<SoftplusKernel>("softplus") { Derivative = static (x, y, d) => d * Ops.Sigmoid(x), Domain = new(-4, 4) };

    private readonly struct SoftplusKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Softplus<V, T>(x);
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Softplus"/>
    public static Tensor Softplus(Tensor x) => Op.Softplus.Apply(x);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Softplus"/>
        public Tensor Softplus() => Ops.Softplus(x);
    }
}
