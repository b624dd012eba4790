namespace Functional;

public abstract partial class Op
{
    /// <summary>The nearest whole number, halves to even. Its derivative is 0.</summary>
    public static Op Round { get; } = new UnaryOp<RoundKernel>("round") { Domain = new(-3, 3, 0.05), TakesIntegers = true };

    private readonly struct RoundKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => V.Round(x);
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Round"/>
    public static Tensor Round(Tensor x) => Op.Round.Apply(x);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Round"/>
        public Tensor Round() => Ops.Round(x);
    }
}
