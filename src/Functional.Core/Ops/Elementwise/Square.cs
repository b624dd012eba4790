namespace Functional;

public abstract partial class Op
{
    /// <summary>Square: y = x²; dy/dx = 2x.</summary>
    public static Op Square { get; } =
        new UnaryOp<SquareKernel>("square")
        {
            Written = Notations.Square,
            Derivative = static (x, y, d) => d * (2 * x),
            Domain = new(-2, 2),
            TakesIntegers = true,
        };

    private readonly struct SquareKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => x * x;
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Square"/>
    public static Tensor Square(Tensor x) => Op.Square.Apply(x);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Square"/>
        public Tensor Square() => Ops.Square(x);
    }
}
