namespace Functional;

public sealed partial class Activation
{
    /// <summary>f(x) = x for x > 0, else slope·x; f′(0) = slope.</summary>
    /// <param name="slope">The slope for negative x; 0.2, as Keras' function of this name has it (its layer has 0.3).</param>
    public static Activation LeakyRelu(double slope = 0.2) => new("leaky_relu", Leaky(slope), slope == 0.2 ? null : [slope]);

    /// <summary>
    /// <see cref="Relu"/> with Keras' options: f(x) = max for x ≥ max, x for threshold &lt; x &lt; max, else slope·(x − threshold).
    /// </summary>
    /// <remarks>
    /// Derivatives as Keras has them: 1 at max, but 0 at 6 for the plain cap at 6; at the threshold 0, but the slope where neither cap
    /// nor threshold is given.
    /// </remarks>
    /// <param name="negativeSlope">The slope below the threshold; 0.</param>
    /// <param name="maxValue">The cap, at least 0; none unless given.</param>
    /// <param name="threshold">Where the line starts; 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is not a number, or the cap is negative.</exception>
    public static Activation ReluWith(double negativeSlope = 0, double? maxValue = null, double threshold = 0)
    {
        if (maxValue is { } given && given is not (>= 0 and < double.PositiveInfinity))
        {
            throw new ArgumentOutOfRangeException(nameof(maxValue), given, "relu: the cap must be a number of at least 0.");
        }
        RequireFinite("relu", nameof(negativeSlope), negativeSlope);
        RequireFinite("relu", nameof(threshold), threshold);
        if (negativeSlope == 0 && maxValue is null && threshold == 0)
        {
            return Relu;
        }
        List<Option> options = negativeSlope == 0 ? [] : [("negative_slope", negativeSlope)];
        if (maxValue is { } cap)
        {
            options.Add(("max_value", cap));
        }
        if (threshold != 0)
        {
            options.Add(("threshold", threshold));
        }
        var isLeaky = maxValue is null && threshold == 0;
        return new("relu", isLeaky ? Leaky(negativeSlope) : x => ReluOf(x, negativeSlope, maxValue, threshold), [.. options]);
    }

    /// <summary>f(x) = x for x > θ, else 0; f′(θ) = 0.</summary>
    /// <param name="theta">θ; 1, as Keras' layer of this name has it.</param>
    /// <exception cref="ArgumentOutOfRangeException">θ is not a number.</exception>
    public static Activation ThresholdedRelu(double theta = 1)
    {
        RequireFinite("thresholded_relu", nameof(theta), theta);
        return new("thresholded_relu", x => Beyond(x, theta), theta == 1 ? null : [theta]);
    }

    /// <summary><see cref="Elu"/> with its option: f(x) = x for x > 0, else α(eˣ − 1); f′(0) = α.</summary>
    /// <param name="alpha">α, what f tends to far below 0, with the other sign.</param>
    /// <exception cref="ArgumentOutOfRangeException">α is not a number.</exception>
    public static Activation EluWith(double alpha)
    {
        RequireFinite("elu", nameof(alpha), alpha);
        return alpha == 1 ? Elu : new("elu", x => EluOf(x, alpha), [alpha]);
    }

    /// <summary>f(x) = x for x ≥ 0, else α(e^(x/α) − 1), as Keras 3 has it: f′(0) = 1 for every α (Barron 2017).</summary>
    /// <param name="alpha">α > 0; 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">α is not a positive number.</exception>
    public static Activation Celu(double alpha = 1)
    {
        if (alpha is not (> 0 and < double.PositiveInfinity))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "celu: alpha must be a positive number.");
        }
        return new(
            "celu",
            x => Ops.Where(Ops.GreaterOrEqual(x, 0.0), x, alpha * Ops.Expm1(Ops.Minimum(x, 0.0) / alpha)),
            alpha == 1 ? null : [alpha]
        );
    }

    /// <summary>f(x) = ½(x + √(x² + b)), as Keras 3 has it: softplus without exponentials.</summary>
    /// <param name="b">How round the corner is, at least 0; 4.</param>
    /// <exception cref="ArgumentOutOfRangeException">b is negative or not a number.</exception>
    public static Activation Squareplus(double b = 4)
    {
        if (b is not (>= 0 and < double.PositiveInfinity))
        {
            throw new ArgumentOutOfRangeException(nameof(b), b, "squareplus: b must be a number of at least 0.");
        }
        return new("squareplus", x => 0.5 * (x + Ops.Sqrt(Ops.Square(x) + b)), b == 4 ? null : [b]);
    }

    /// <summary><see cref="Softmax"/> along another axis than the last.</summary>
    /// <param name="axis">The axis along which the sum is 1; the batch is axis 0, and negative ones count from the end.</param>
    public static Activation SoftmaxAlong(int axis) => axis == -1 ? Softmax : new("softmax", x => Ops.Softmax(x, axis), [("axis", axis)]);

    /// <summary><see cref="LogSoftmax"/> along another axis than the last.</summary>
    /// <param name="axis">The axis along which the probabilities' sum is 1; negative ones count from the end.</param>
    public static Activation LogSoftmaxAlong(int axis) =>
        axis == -1 ? LogSoftmax : new("log_softmax", x => Ops.LogSoftmax(x, axis), [("axis", axis)]);

    private static Func<Tensor, Tensor> Leaky(double slope) => x => Ops.Where(Ops.Greater(x, 0.0), x, slope * x);

    private static Tensor Beyond(Tensor x, double threshold) => x * Ops.Greater(x, threshold).Cast(x.DType);

    private static Tensor ReluOf(Tensor x, double slope, double? cap, double threshold)
    {
        var above = threshold == 0 ? Ops.Relu(x) : Beyond(x, threshold);
        var capped = cap switch
        {
            null => above,
            6 when threshold == 0 => Relu6.Apply(x),
            { } most => Ops.Clip(above, 0, most),
        };
        return slope == 0 ? capped : capped - (slope * Ops.Relu(threshold - x));
    }

    private static void RequireFinite(string activation, string name, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{activation}: {name} must be a finite number.");
        }
    }
}
