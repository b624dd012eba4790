namespace Functional;

public abstract partial class Op
{
    /// <summary>y = min(max(x, low), high); the derivative is 1 between the bounds and on them, 0 outside. NaN stays NaN.</summary>
    public static Op Clip { get; } =
        new UnaryOp<ClipKernel>("clip", static a => new((Bounds)a!))
        {
            Written = Notations.Function("clip", static a => [Term.Number(((Bounds)a!).Low), Term.Number(((Bounds)a).High)]),
            DerivativeWith = static (a, x, y, d) => Ops.Where(Ops.Equal(x, y), d, 0.0),
            Domain = new(-3, 3, 0.05),
            SampleAttributes = new Bounds(-1, 2),
            TakesIntegers = true,
        };

    private readonly struct ClipKernel(Bounds bounds) : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged
        {
            var (low, high) = (V.Constant(bounds.Low), V.Constant(bounds.High));
            return V.Select(V.Less(x, low), low, V.Select(V.Less(high, x), high, x));
        }
    }
}

/// <summary>The attributes of <see cref="Op.Clip"/>.</summary>
/// <param name="Low">The least result.</param>
/// <param name="High">The largest result.</param>
public sealed record Bounds(double Low, double High);

public static partial class Ops
{
    /// <inheritdoc cref="Op.Clip"/>
    /// <exception cref="ArgumentException">low is above high.</exception>
    public static Tensor Clip(Tensor x, double low, double high)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (!(low <= high))
        {
            throw new ArgumentException($"clip: the lower bound {low} is above the upper bound {high}.");
        }
        if (x.DType == DType.Int32)
        {
            Scalars.RequireFits("clip", low, DType.Int32);
            Scalars.RequireFits("clip", high, DType.Int32);
        }
        return Op.Clip.Run(new Bounds(low, high), x)[0];
    }
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.Clip"/>
        public Tensor Clip(double low, double high) => Ops.Clip(x, low, high);
    }
}
