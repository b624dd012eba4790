namespace Functional;

public abstract partial class Op
{
    /// <summary>Square root: y = √x; dy/dx = 1/(2y), infinite at 0. NaN below 0.</summary>
    public static Op Sqrt { get; } =
        new UnaryOp<SqrtKernel>("sqrt")
        {
            Written = Notations.Sqrt,
            Derivative = static (x, y, d) => d * 0.5 / y,
            Domain = new(0.2, 4),
        };

    private readonly struct SqrtKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => V.Sqrt(x);
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Sqrt"/>
    public static Tensor Sqrt(Tensor x) => Op.Sqrt.Apply(x);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Sqrt"/>
        public Tensor Sqrt() => Ops.Sqrt(x);
    }
}
