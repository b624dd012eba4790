namespace Functional;

public sealed partial class Constraint
{
    /// <summary>What keeps the quotient finite where a norm is 0.</summary>
    private const double Epsilon = 1e-7;

    /// <summary>w where w ≥ 0, else 0.</summary>
    public static Constraint NonNeg { get; } = new("non_neg", w => w * Ops.GreaterOrEqual(w, 0.0).Cast(w.DType));

    private static readonly (string Name, Func<Constraint> Make)[] Names =
    [
        ("max_norm", () => MaxNorm()),
        ("unit_norm", () => UnitNorm()),
        ("non_neg", () => NonNeg),
        ("min_max_norm", () => MinMaxNorm()),
        ("maxnorm", () => MaxNorm()),
        ("unitnorm", () => UnitNorm()),
        ("nonneg", () => NonNeg),
        ("MaxNorm", () => MaxNorm()),
        ("UnitNorm", () => UnitNorm()),
        ("NonNeg", () => NonNeg),
        ("MinMaxNorm", () => MinMaxNorm()),
    ];

    /// <summary>
    /// w·clip(n, 0, max) / (ε + n) with n = √Σw² along an axis and ε = 1e-7: no vector is longer than max (Srivastava et al. 2014).
    /// </summary>
    /// <param name="max">The greatest length; 2.</param>
    /// <param name="axis">The axis along which the vectors lie; 0, so that on a dense kernel each unit's weights are one vector.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or not finite.</exception>
    public static Constraint MaxNorm(double max = 2, int axis = 0) => MaxNorm(max, [axis]);

    /// <summary>The same with vectors that lie along several axes, such as all but the last one of a convolution's kernel.</summary>
    /// <param name="max">The greatest length.</param>
    /// <param name="axes">The axes along which the vectors lie.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or not finite.</exception>
    public static Constraint MaxNorm(double max, int[] axes)
    {
        RequireLength("max_norm", nameof(max), max);
        return new("max_norm", w => Scaled(w, axes, n => Ops.Clip(n, 0, max)), [("max_value", max), AxisOption(axes)]);
    }

    /// <summary>w / (ε + n) with n = √Σw² along an axis and ε = 1e-7: every vector has length 1.</summary>
    /// <param name="axis">The axis along which the vectors lie; 0, so that on a dense kernel each unit's weights are one vector.</param>
    public static Constraint UnitNorm(int axis = 0) => UnitNorm([axis]);

    /// <summary>The same with vectors that lie along several axes.</summary>
    /// <param name="axes">The axes along which the vectors lie.</param>
    public static Constraint UnitNorm(int[] axes) => new("unit_norm", w => w / (Epsilon + Norm(w, axes)), [AxisOption(axes)]);

    /// <summary>
    /// w·d / (ε + n) with d = rate·clip(n, min, max) + (1 − rate)·n, n = √Σw² along an axis and ε = 1e-7: lengths are drawn between two
    /// bounds, by a share at every step.
    /// </summary>
    /// <param name="min">The smallest length; 0.</param>
    /// <param name="max">The greatest length; 1.</param>
    /// <param name="rate">The share of the way that a step goes; 1, all of it.</param>
    /// <param name="axis">The axis along which the vectors lie; 0, so that on a dense kernel each unit's weights are one vector.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A length is negative or not finite, min exceeds max, or the rate is not a share between 0 and 1.
    /// </exception>
    public static Constraint MinMaxNorm(double min = 0, double max = 1, double rate = 1, int axis = 0) =>
        MinMaxNorm(min, max, rate, [axis]);

    /// <summary>The same with vectors that lie along several axes.</summary>
    /// <param name="min">The smallest length.</param>
    /// <param name="max">The greatest length.</param>
    /// <param name="rate">The share of the way that a step goes.</param>
    /// <param name="axes">The axes along which the vectors lie.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A length is negative or not finite, min exceeds max, or the rate is not a share between 0 and 1.
    /// </exception>
    public static Constraint MinMaxNorm(double min, double max, double rate, int[] axes)
    {
        RequireLength("min_max_norm", nameof(min), min);
        RequireLength("min_max_norm", nameof(max), max);
        if (min > max)
        {
            throw new ArgumentOutOfRangeException(nameof(min), min, $"min_max_norm: min must not exceed max, here {max}.");
        }
        if (rate is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "min_max_norm: rate is a share between 0 and 1.");
        }
        return new(
            "min_max_norm",
            w => Scaled(w, axes, n => (rate * Ops.Clip(n, min, max)) + ((1 - rate) * n)),
            [("min_value", min), ("max_value", max), ("rate", rate), AxisOption(axes)]
        );
    }

    private static Tensor Norm(Tensor w, int[] axes) => Ops.Sqrt(Ops.Sum(Ops.Square(w), axes, keepDims: true));

    private static Tensor Scaled(Tensor w, int[] axes, Func<Tensor, Tensor> desired)
    {
        var norm = Norm(w, axes);
        return w * (desired(norm) / (Epsilon + norm));
    }

    private static Option AxisOption(int[] axes)
    {
        ArgumentNullException.ThrowIfNull(axes);
        return axes.Length == 1 ? ("axis", axes[0]) : new Option("axes", $"[{string.Join(", ", axes)}]");
    }

    private static void RequireLength(string constraint, string name, double length)
    {
        if (length is not (>= 0 and < double.PositiveInfinity))
        {
            throw new ArgumentOutOfRangeException(name, length, $"{constraint}: {name} is a length, a finite number of at least 0.");
        }
    }
}
