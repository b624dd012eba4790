namespace Functional;

public abstract partial class Op
{
    /// <summary>Every element with the other sign: y = −x.</summary>
    public static Op Negate { get; } =
        new UnaryOp<NegateKernel>("negate")
        {
            Written = Notations.Negate,
            Derivative = static (x, y, d) => -d,
            Domain = new(-2, 2),
            TakesIntegers = true,
        };

    private readonly struct NegateKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => -x;
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Negate"/>
    public static Tensor Negate(Tensor x) => Op.Negate.Apply(x);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Negate"/>
        public Tensor Negate() => Ops.Negate(x);
    }
}
