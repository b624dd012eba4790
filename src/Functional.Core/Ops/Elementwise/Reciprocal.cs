namespace Functional;

public abstract partial class Op
{
    /// <summary>y = 1/x; dy/dx = −y².</summary>
    public static Op Reciprocal { get; } =
        new UnaryOp<ReciprocalKernel>("reciprocal")
        {
            Written = Notations.Reciprocal,
            Derivative = static (x, y, d) => -(d * (y * y)),
            Domain = new(0.4, 3),
        };

    private readonly struct ReciprocalKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => V.Constant(1) / x;
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Reciprocal"/>
    public static Tensor Reciprocal(Tensor x) => Op.Reciprocal.Apply(x);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Reciprocal"/>
        public Tensor Reciprocal() => Ops.Reciprocal(x);
    }
}
