namespace Functional;

public abstract partial class Op
{
    /// <summary>The largest whole number not above x: y = ⌊x⌋. Its derivative is 0.</summary>
    public static Op Floor { get; } = new UnaryOp<FloorKernel>("floor") { Domain = new(-3, 3, 0.05), TakesIntegers = true };

    private readonly struct FloorKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => V.Floor(x);
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Floor"/>
    public static Tensor Floor(Tensor x) => Op.Floor.Apply(x);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Floor"/>
        public Tensor Floor() => Ops.Floor(x);
    }
}
