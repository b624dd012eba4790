namespace Functional;

public abstract partial class Op
{
    /// <summary>
    /// Power: z = xʸ, with the special cases of IEEE 754; ∂z/∂x = y·xʸ⁻¹ (0 for y = 0), ∂z/∂y = z·ln x (0 for x = 0).
    /// Shapes broadcast.
    /// </summary>
    public static Op Power { get; } =
        new BinaryOp<PowerKernel>("power")
        {
            Written = Notations.Power,
            Left = static (x, y, z, d) => d * Ops.Where(Ops.Equal(y, 0.0), 0.0, y * Ops.Pow(x, Ops.Where(Ops.Equal(y, 0.0), 1.0, y - 1))),
            Right = static (x, y, z, d) => d * (z * Ops.Log(Ops.Where(Ops.Equal(x, 0.0), 1.0, x))),
            LeftDomain = new(0.3, 3),
            TakesIntegers = false,
        };

    private readonly struct PowerKernel : IBinaryKernel
    {
        public V Apply<V, T>(V x, V y)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Pow<V, T>(x, y);
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Power"/>
    public static Tensor Pow(Tensor x, Tensor y) => Op.Power.Apply(x, y);

    /// <inheritdoc cref="Op.Power"/>
    /// <remarks>The square is computed as x·x.</remarks>
    public static Tensor Pow(Tensor x, double y) => y == 2 ? Square(x) : Op.Power.Apply(x, y);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Power"/>
        public Tensor Pow(double y) => Ops.Pow(x, y);

        /// <inheritdoc cref="Op.Power"/>
        public Tensor Pow(Tensor y) => Ops.Pow(x, y);
    }
}
