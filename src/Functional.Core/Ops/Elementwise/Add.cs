namespace Functional;

public abstract partial class Op
{
    /// <summary>Sum: z = x + y. Shapes broadcast.</summary>
    public static Op Add { get; } =
        new BinaryOp<AddKernel>("add")
        {
            Written = Notations.Add,
            Left = static (x, y, z, d) => d,
            Right = static (x, y, z, d) => d,
        };

    private readonly struct AddKernel : IBinaryKernel
    {
        public V Apply<V, T>(V x, V y)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => x + y;
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Add"/>
    public static Tensor Add(Tensor x, Tensor y) => Op.Add.Apply(x, y);
}
