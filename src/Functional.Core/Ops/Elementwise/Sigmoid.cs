namespace Functional;

public abstract partial class Op
{
    /// <summary>Logistic function: y = 1/(1 + e⁻ˣ); dy/dx = y(1 − y). Stable on both sides.</summary>
    public static Op Sigmoid { get; } =
        new UnaryOp<SigmoidKernel>("sigmoid")
        {
            Written = Notations.Sigmoid,
            Derivative = static (x, y, d) => d * (y * (1 - y)),
            Domain = new(-4, 4),
        };

    private readonly struct SigmoidKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Sigmoid<V, T>(x);
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Sigmoid"/>
    public static Tensor Sigmoid(Tensor x) => Op.Sigmoid.Apply(x);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Sigmoid"/>
        public Tensor Sigmoid() => Ops.Sigmoid(x);
    }
}
