namespace Functional;

public sealed partial class Initializer
{
    /// <summary>The standard deviation of a standard normal cut at ±2.</summary>
    private const double TruncatedStddev = 0.87962566103423978;

    /// <summary>Uniform in ±√(6 / (in + out)) (Glorot, Bengio 2010); what layers use unless told otherwise.</summary>
    public static Initializer GlorotUniform { get; } = Uniform("glorot_uniform", 1, f => (f.In + f.Out) / 2);

    /// <summary>Normal, cut at two standard deviations, of standard deviation √(2 / (in + out)).</summary>
    public static Initializer GlorotNormal { get; } = Normal("glorot_normal", 1, f => (f.In + f.Out) / 2);

    /// <summary>Uniform in ±√(6 / in) (He et al. 2015), for relu.</summary>
    public static Initializer HeUniform { get; } = Uniform("he_uniform", 2, f => f.In);

    /// <summary>Normal, cut at two standard deviations, of standard deviation √(2 / in), for relu.</summary>
    public static Initializer HeNormal { get; } = Normal("he_normal", 2, f => f.In);

    /// <summary>Uniform in ±√(3 / in) (LeCun et al. 1998).</summary>
    public static Initializer LecunUniform { get; } = Uniform("lecun_uniform", 1, f => f.In);

    /// <summary>Normal, cut at two standard deviations, of standard deviation √(1 / in), for selu.</summary>
    public static Initializer LecunNormal { get; } = Normal("lecun_normal", 1, f => f.In);

    /// <summary>Uniform between two bounds; ±0.05.</summary>
    public static Initializer RandomUniform(double low = -0.05, double high = 0.05) =>
        new("random_uniform", (key, shape, dtype) => key.Uniform(shape, low, high, dtype), [("low", low), ("high", high)]);

    /// <summary>Normal; mean 0, standard deviation 0.05.</summary>
    public static Initializer RandomNormal(double mean = 0, double stddev = 0.05) =>
        new("random_normal", (key, shape, dtype) => key.Normal(shape, mean, stddev, dtype), [("mean", mean), ("stddev", stddev)]);

    /// <summary>Normal, what lies beyond two standard deviations drawn again; mean 0, standard deviation 0.05 before the cut.</summary>
    public static Initializer TruncatedNormal(double mean = 0, double stddev = 0.05) =>
        new(
            "truncated_normal",
            (key, shape, dtype) => key.TruncatedNormal(shape, mean, stddev, dtype),
            [("mean", mean), ("stddev", stddev)]
        );

    /// <summary>
    /// Variance scale / n, with n the numbers that feed an output, the outputs that a number feeds, or the mean of both; the family that
    /// Glorot's, He's and LeCun's initializers belong to. Uniform in ±√(3·scale / n), or normal of standard deviation √(scale / n), cut
    /// at two standard deviations (and widened before the cut, so that the variance after it is right) or not.
    /// </summary>
    /// <param name="scale">The factor; 1.</param>
    /// <param name="mode">What n counts; the numbers that feed an output.</param>
    /// <param name="distribution">How values are spread; normal, cut.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not a positive number.</exception>
    public static Initializer VarianceScaling(
        double scale = 1,
        FanMode mode = FanMode.In,
        ScalingDistribution distribution = ScalingDistribution.TruncatedNormal
    )
    {
        if (scale is not (> 0 and < double.PositiveInfinity))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "variance_scaling: scale must be a positive number.");
        }
        var (modeName, size) = Modes[mode];
        var (distributionName, make) = Distributions[distribution];
        return make(
            "variance_scaling",
            scale,
            size,
            [("scale", scale), new Option("mode", modeName), new Option("distribution", distributionName)]
        );
    }

    /// <summary>
    /// gain·Q of the QR decomposition of a normal matrix: rows or columns of length gain, at right angles (Saxe, McClelland,
    /// Ganguli 2014). All axes but the last count as rows.
    /// </summary>
    /// <remarks>Creating a tensor of rank below 2 throws a <see cref="ShapeException"/>.</remarks>
    public static Initializer Orthogonal(double gain = 1) =>
        new(
            "orthogonal",
            (key, shape, dtype) =>
                shape.Rank < 2
                    ? throw new ShapeException(
                        "orthogonal",
                        "the shape must have two axes or more",
                        "Take another initializer.",
                        ("shape", shape.ToString())
                    )
                    : OrthogonalMatrix.Create(key, shape, gain).Cast(dtype),
            [gain]
        );

    private static Dictionary<FanMode, (string Name, FanSize Size)> Modes { get; } =
        new()
        {
            [FanMode.In] = ("fan_in", f => f.In),
            [FanMode.Out] = ("fan_out", f => f.Out),
            [FanMode.Average] = ("fan_avg", f => (f.In + f.Out) / 2),
        };

    private static Dictionary<ScalingDistribution, (string Name, Scaling Make)> Distributions { get; } =
        new()
        {
            [ScalingDistribution.Uniform] = ("uniform", Uniform),
            [ScalingDistribution.TruncatedNormal] = ("truncated_normal", Normal),
            [ScalingDistribution.Normal] = ("untruncated_normal", Untruncated),
        };

    /// <summary>Uniform in ±√(3·scale / n), of variance scale / n.</summary>
    private static Initializer Uniform(string name, double scale, FanSize size, Option[]? options = null) =>
        new(
            name,
            (key, shape, dtype) =>
            {
                var limit = Math.Sqrt(3 * scale / size(Fans.Of(shape)));
                return key.Uniform(shape, -limit, limit, dtype);
            },
            options
        );

    /// <summary>Normal cut at two standard deviations, widened so that the variance after the cut is scale / n.</summary>
    private static Initializer Normal(string name, double scale, FanSize size, Option[]? options = null) =>
        new(
            name,
            (key, shape, dtype) => key.TruncatedNormal(shape, 0, Math.Sqrt(scale / size(Fans.Of(shape))) / TruncatedStddev, dtype),
            options
        );

    /// <summary>Normal of variance scale / n.</summary>
    private static Initializer Untruncated(string name, double scale, FanSize size, Option[]? options = null) =>
        new(name, (key, shape, dtype) => key.Normal(shape, 0, Math.Sqrt(scale / size(Fans.Of(shape))), dtype), options);

    /// <summary>n of a kernel's fans.</summary>
    private delegate double FanSize((double In, double Out) fans);

    /// <summary>Makes an initializer of variance scale / n.</summary>
    private delegate Initializer Scaling(string name, double scale, FanSize size, Option[]? options);
}

/// <summary>What the variance of <see cref="Initializer.VarianceScaling"/> is divided by.</summary>
public enum FanMode
{
    /// <summary>How many numbers feed an output: Keras' fan_in.</summary>
    In,

    /// <summary>How many outputs a number feeds: Keras' fan_out.</summary>
    Out,

    /// <summary>The mean of both: Keras' fan_avg.</summary>
    Average,
}

/// <summary>How the values of <see cref="Initializer.VarianceScaling"/> are spread.</summary>
public enum ScalingDistribution
{
    /// <summary>Normal, cut at two standard deviations.</summary>
    TruncatedNormal,

    /// <summary>Normal without a cut: Keras' untruncated_normal.</summary>
    Normal,

    /// <summary>Uniform.</summary>
    Uniform,
}
