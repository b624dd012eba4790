namespace Functional;

public abstract partial class Op
{
    /// <summary>Exponential: y = eˣ; dy/dx = y.</summary>
    public static Op Exp { get; } = new UnaryOp<ExpKernel>("exp") { Derivative = static (x, y, d) => d * y, Domain = new(-3, 3) };

    private readonly struct ExpKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Exp<V, T>(x);
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Exp"/>
    public static Tensor Exp(Tensor x) => Op.Exp.Apply(x);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Exp"/>
        public Tensor Exp() => Ops.Exp(x);
    }
}
