namespace Functional;

public abstract partial class Op
{
    /// <summary>Sign: −1, 0 or 1; NaN stays NaN. Its derivative is 0.</summary>
    public static Op Sign { get; } = new UnaryOp<SignKernel>("sign") { Domain = new(-3, 3, 0.05), TakesIntegers = true };

    private readonly struct SignKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => V.Select(V.Less(x, V.Constant(0)), V.Constant(-1), V.Select(V.Less(V.Constant(0), x), V.Constant(1), x));
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Sign"/>
    public static Tensor Sign(Tensor x) => Op.Sign.Apply(x);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Sign"/>
        public Tensor Sign() => Ops.Sign(x);
    }
}
