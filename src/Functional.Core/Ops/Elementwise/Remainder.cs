namespace Functional;

public abstract partial class Op
{
    /// <summary>
    /// The remainder that has the sign of the divisor: z = x − y·⌊x/y⌋; ∂z/∂x = 1, ∂z/∂y = −⌊x/y⌋. Integers are divided by 0
    /// to 0. Shapes broadcast.
    /// </summary>
    public static Op Remainder { get; } =
        new BinaryOp<RemainderKernel>("remainder")
        {
            Left = static (x, y, z, d) => d,
            Right = static (x, y, z, d) => -(d * Ops.Floor(x / y)),
            LeftDomain = new(1.05, 1.45),
            RightDomain = new(0.55, 0.95),
        };

    private readonly struct RemainderKernel : IBinaryKernel
    {
        public V Apply<V, T>(V x, V y)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged
        {
            var zero = V.Constant(0);
            if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
            {
                return V.Fma(-V.Floor(x / y), y, x);
            }
            // Integer division truncates and may not meet a zero; where the signs differ, one divisor is added back.
            var divisor = V.Select(V.Equal(y, zero), V.Constant(1), y);
            var rest = x - (x / divisor * divisor);
            var wrong = V.And(V.Not(V.Equal(rest, zero)), V.Xor(V.Less(rest, zero), V.Less(divisor, zero)));
            return V.Select(wrong, rest + divisor, rest);
        }
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Remainder"/>
    public static Tensor Remainder(Tensor x, Tensor y) => Op.Remainder.Apply(x, y);
}
