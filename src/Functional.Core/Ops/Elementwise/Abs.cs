namespace Functional;

public abstract partial class Op
{
    /// <summary>Absolute value: y = |x|; the derivative is the sign of x, 0 at 0.</summary>
    public static Op Abs { get; } =
        new UnaryOp<AbsKernel>("abs")
        {
            Written = Notations.Abs,
            Derivative = static (x, y, d) => d * Ops.Sign(x),
            Domain = new(-3, 3, 0.05),
            TakesIntegers = true,
        };

    private readonly struct AbsKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => V.Abs(x);
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Abs"/>
    public static Tensor Abs(Tensor x) => Op.Abs.Apply(x);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Abs"/>
        public Tensor Abs() => Ops.Abs(x);
    }
}
