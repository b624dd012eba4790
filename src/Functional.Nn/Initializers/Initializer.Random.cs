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

    private static readonly (string Name, Func<Initializer> Make)[] Names =
    [
        ("zeros", () => Zeros),
        ("ones", () => Ones),
        ("constant", () => Constant(0)),
        ("random_uniform", () => RandomUniform()),
        ("uniform", () => RandomUniform()),
        ("random_normal", () => RandomNormal()),
        ("normal", () => RandomNormal()),
        ("truncated_normal", () => TruncatedNormal()),
        ("glorot_uniform", () => GlorotUniform),
        ("glorot_normal", () => GlorotNormal),
        ("he_uniform", () => HeUniform),
        ("he_normal", () => HeNormal),
        ("lecun_uniform", () => LecunUniform),
        ("lecun_normal", () => LecunNormal),
        ("orthogonal", () => Orthogonal()),
        ("identity", () => Identity()),
    ];

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

    /// <summary>Uniform in ±√(3·scale / n), of variance scale / n.</summary>
    private static Initializer Uniform(string name, double scale, Func<(double In, double Out), double> size) =>
        new(
            name,
            (key, shape, dtype) =>
            {
                var limit = Math.Sqrt(3 * scale / size(Fans.Of(shape)));
                return key.Uniform(shape, -limit, limit, dtype);
            }
        );

    /// <summary>Normal cut at two standard deviations, widened so that the variance after the cut is scale / n.</summary>
    private static Initializer Normal(string name, double scale, Func<(double In, double Out), double> size) =>
        new(name, (key, shape, dtype) => key.TruncatedNormal(shape, 0, Math.Sqrt(scale / size(Fans.Of(shape))) / TruncatedStddev, dtype));
}
