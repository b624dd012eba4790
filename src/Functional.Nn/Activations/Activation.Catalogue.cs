namespace Functional;

public sealed partial class Activation
{
    private const double SeluScale = 1.0507009873554804934;
    private const double SeluAlpha = 1.6732632423543772848;

    /// <summary>f(x) = x.</summary>
    public static Activation Linear { get; } = new("linear", x => x);

    /// <summary>f(x) = max(x, 0); f′(0) = 0.</summary>
    public static Activation Relu { get; } = new("relu", Ops.Relu);

    /// <summary>f(x) = min(max(x, 0), 6); f′ is 0 at both bounds.</summary>
    public static Activation Relu6 { get; } = new("relu6", x => Ops.Where(Ops.GreaterOrEqual(x, 6.0), 6.0, Ops.Relu(x)));

    /// <summary>f(x) = 1 / (1 + e⁻ˣ).</summary>
    public static Activation Sigmoid { get; } = new("sigmoid", Ops.Sigmoid);

    /// <summary>f(x) = clip(0.2·x + 0.5, 0, 1), as Keras 2 has it.</summary>
    public static Activation HardSigmoid { get; } = new("hard_sigmoid", x => Ops.Clip((x * 0.2) + 0.5, 0, 1));

    /// <summary>f(x) = tanh x.</summary>
    public static Activation Tanh { get; } = new("tanh", Ops.Tanh);

    /// <summary>f(x)ᵢ = e^xᵢ / Σ e^xⱼ along the last axis: probabilities with sum 1.</summary>
    public static Activation Softmax { get; } = new("softmax", x => Ops.Softmax(x));

    /// <summary>The logarithm of softmax along the last axis, without overflow.</summary>
    public static Activation LogSoftmax { get; } = new("log_softmax", x => Ops.LogSoftmax(x));

    /// <summary>f(x) = ln(1 + eˣ).</summary>
    public static Activation Softplus { get; } = new("softplus", Ops.Softplus);

    /// <summary>f(x) = x / (1 + |x|).</summary>
    public static Activation Softsign { get; } = new("softsign", x => x / (1 + Ops.Abs(x)));

    /// <summary>f(x) = eˣ.</summary>
    public static Activation Exponential { get; } = new("exponential", Ops.Exp);

    /// <summary>f(x) = x for x ≥ 0, else eˣ − 1 (Clevert, Unterthiner, Hochreiter 2016).</summary>
    public static Activation Elu { get; } = new("elu", x => EluOf(x, 1));

    /// <summary>f(x) = λx for x ≥ 0, else λα(eˣ − 1), with the constants that keep mean 0 and variance 1 (Klambauer et al. 2017).</summary>
    public static Activation Selu { get; } = new("selu", x => SeluScale * EluOf(x, SeluAlpha, slopeAtZeroIsOne: true));

    /// <summary>f(x) = x·Φ(x) = ½x·(1 + erf(x/√2)) (Hendrycks, Gimpel 2016).</summary>
    public static Activation Gelu { get; } = new("gelu", x => x * 0.5 * (1 + Ops.Erf(x * Math.Sqrt(0.5))));

    /// <summary>The approximation f(x) = ½x·(1 + tanh(√(2/π)·(x + 0.044715x³))), Keras' gelu(approximate=True).</summary>
    public static Activation GeluApproximate { get; } =
        new("gelu", x => x * 0.5 * (1 + Ops.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))), [("approximate", true)]);

    /// <summary>f(x) = x·sigmoid(x); Keras' other name is silu.</summary>
    public static Activation Swish { get; } = new("swish", x => x * Ops.Sigmoid(x));

    /// <summary>f(x) = x·tanh(ln(1 + eˣ)) (Misra 2019).</summary>
    public static Activation Mish { get; } = new("mish", x => x * Ops.Tanh(Ops.Softplus(x)));

    /// <summary>f(x) = ln sigmoid(x) = −ln(1 + e⁻ˣ), as Keras 3 has it.</summary>
    public static Activation LogSigmoid { get; } = new("log_sigmoid", x => -Ops.Softplus(-x));

    /// <summary>f(x) = x·clip(x/6 + ½, 0, 1), as Keras 3 has it (Howard et al. 2019).</summary>
    public static Activation HardSilu { get; } = new("hard_silu", x => x * Ops.Clip((x / 6) + 0.5, 0, 1));

    /// <summary>
    /// Both branches are computed; the exponential only sees numbers up to 0, so it cannot overflow in the one not taken.
    /// </summary>
    private static Tensor EluOf(Tensor x, double alpha, bool slopeAtZeroIsOne = false) =>
        Ops.Where(slopeAtZeroIsOne ? Ops.GreaterOrEqual(x, 0.0) : Ops.Greater(x, 0.0), x, alpha * Ops.Expm1(Ops.Minimum(x, 0.0)));
}
