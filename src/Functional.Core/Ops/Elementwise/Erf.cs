namespace Functional;

public abstract partial class Op
{
    private const double TwoOverRootPi = 1.1283791670955126;

    /// <summary>Error function: y = 2/√π ∫₀ˣ e^(−t²) dt; dy/dx = 2/√π · e^(−x²).</summary>
    public static Op Erf { get; } =
        new UnaryOp<ErfKernel>("erf") { Derivative = static (x, y, d) => d * (TwoOverRootPi * Ops.Exp(-(x * x))), Domain = new(-2.5, 2.5) };

    private readonly struct ErfKernel : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Erf<V, T>(x);
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Erf"/>
    public static Tensor Erf(Tensor x) => Op.Erf.Apply(x);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Erf"/>
        public Tensor Erf() => Ops.Erf(x);
    }
}
