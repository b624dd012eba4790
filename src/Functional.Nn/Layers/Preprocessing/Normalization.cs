namespace Functional;

/// <summary>
/// Brings features to mean 0 and variance 1 by numbers that training does not change: y = (x − μ) / max(σ, ε) with ε = 1e-7, for every
/// feature; the other way round y = μ + x·max(σ, ε). <see cref="Adapt(Tensor, int)"/> takes μ and σ² from data and keeps them as state
/// (mean, variance, and count, the number of values behind each), which is saved with the model; so does a layer without numbers, with
/// μ = 0 and σ² = 1, for state that is loaded. Numbers given directly belong to the layer, which then has no state. In training and
/// prediction alike.
/// </summary>
public sealed record Normalization : ILayer
{
    private const double Epsilon = 1e-7;
    private readonly Statistics? adapted;

    /// <summary>A layer whose state is to be loaded: until then it has μ = 0 and σ² = 1.</summary>
    /// <param name="axis">The axis of the features, the batch being axis 0; negative ones count from the end.</param>
    public Normalization(int axis = -1) => Axes = [axis];

    /// <summary>A layer with these numbers, without state.</summary>
    /// <param name="mean">μ of every feature, or one for all.</param>
    /// <param name="variance">σ² of every feature, or one for all.</param>
    /// <param name="axis">The axis of the features, the batch being axis 0; negative ones count from the end.</param>
    public Normalization(Tensor mean, Tensor variance, int axis = -1)
        : this(axis)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(variance);
        (Mean, Variance) = (mean, variance);
    }

    private Normalization(Sequence<int> axes, Statistics adapted) => (Axes, this.adapted) = (axes, adapted);

    /// <summary>The axes of the features, batch axis included in the count; along the others values share μ and σ².</summary>
    public Sequence<int> Axes { get; init; }

    /// <summary>μ, where it was given directly; else null.</summary>
    public Tensor? Mean { get; }

    /// <summary>σ², where it was given directly; else null.</summary>
    public Tensor? Variance { get; }

    /// <summary>Whether the layer goes back, from mean 0 and variance 1 to μ and σ²; false.</summary>
    public bool Invert { get; init; }

    /// <summary>
    /// A layer that brings data to mean 0 and variance 1, feature by feature; the variance is that of the population, Σ(x − μ)²/n.
    /// </summary>
    /// <param name="data">Examples, batch axis first.</param>
    /// <param name="axis">The axis of the features, the batch being axis 0; negative ones count from the end.</param>
    /// <exception cref="ShapeException">The data have no such axis, or it is that of the batch.</exception>
    /// <exception cref="ArgumentException">There are no data.</exception>
    public static Normalization Adapt(Tensor data, int axis = -1) => Adapt(data, [axis]);

    /// <summary>The same with features along several axes, or with none: one mean and variance for all values.</summary>
    /// <param name="data">Examples, batch axis first.</param>
    /// <param name="axes">The axes of the features, the batch being axis 0; negative ones count from the end.</param>
    /// <exception cref="ShapeException">The data have no such axis, or it is that of the batch.</exception>
    /// <exception cref="ArgumentException">There are no data.</exception>
    public static Normalization Adapt(Tensor data, int[] axes)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(axes);
        var features = Normalizing.Axes("normalization", data, axes);
        if (data.Size == 0)
        {
            throw new ArgumentException($"normalization adapts to data, but there are none: the shape is {data.Shape}.", nameof(data));
        }
        var others = Normalizing.Others(data, features);
        var values = data.Cast(DType.Float64);
        var count = others.Aggregate(1L, (product, axis) => product * data.Shape[axis]);
        return new([.. axes], new(Ops.Mean(values, others), Ops.Variance(values, others), count));
    }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The input has no such axis, or other features than the layer was adapted to.</exception>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(x);
        var axes = Normalizing.Axes("normalization", x, Axes);
        var (mean, variance) = Moments(call, x, axes);
        var deviation = Ops.Maximum(Ops.Sqrt(variance), Epsilon);
        return Invert ? mean + (x * deviation) : (x - mean) / deviation;
    }

    /// <summary>Where the numbers come from.</summary>
    public override string ToString() =>
        (Invert ? "Normalization(invert" : "Normalization(")
        + (Invert && (Mean is not null || adapted is not null) ? ", " : "")
        + (
            adapted is { } s ? FormattableString.Invariant($"adapted to {s.Count} rows")
            : Mean is not null ? "given mean and variance"
            : ""
        )
        + ")";

    /// <summary>μ and σ² with size 1 along the axes that are not those of features.</summary>
    private (Tensor Mean, Tensor Variance) Moments(Call call, Tensor x, int[] axes)
    {
        Shape features = Shape.Of([.. axes.Select(axis => x.Shape[axis])]);
        if (Mean is { } mean && Variance is { } variance)
        {
            return (Given("mean", mean), Given("variance", variance));
        }
        if (adapted is { } s && s.Mean.Shape != features)
        {
            throw new ShapeException(
                "normalization",
                "the input must have the features of the data that the layer was adapted to",
                "Adapt it to data of this shape, or check the axes.",
                ("input", x.Shape.ToString()),
                ("features adapted to", s.Mean.Shape.ToString())
            );
        }
        var state = (
            Mean: call.State("mean", features, Start(adapted?.Mean, 0)),
            Variance: call.State("variance", features, Start(adapted?.Variance, 1))
        );
        call.State("count", Shape.Scalar, Initializer.Constant(adapted?.Count ?? 0));
        return (Normalizing.Along(state.Mean, x, axes), Normalizing.Along(state.Variance, x, axes));

        Tensor Given(string name, Tensor value) =>
            value.Size == 1 ? value.Cast(x.DType).Reshape()
            : value.Size == features.Size ? Normalizing.Along(value.Cast(x.DType), x, axes)
            : throw new ShapeException(
                "normalization",
                $"the {name} needs one number for every feature, or one for all",
                "Give as many numbers as the axis of the features is long.",
                ("input", x.Shape.ToString()),
                (name, value.Shape.ToString())
            );
    }

    private static Initializer Start(Tensor? value, double usual) =>
        value is null ? Initializer.Constant(usual) : Initializer.Of("adapted", (_, _) => value);

    private sealed record Statistics(Tensor Mean, Tensor Variance, long Count);
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds a layer that brings features to mean 0 and variance 1, as these data have them.</summary>
        /// <param name="data">The examples whose means and variances are taken: those to train on, batch axis first.</param>
        /// <param name="axis">The axis of the features, the batch being axis 0; negative ones count from the end.</param>
        /// <param name="invert">Whether the layer goes the other way, back to means and variances of the data.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        /// <exception cref="ShapeException">The data have no such axis, or other features than what goes in.</exception>
        public TChain Normalization(Tensor data, int axis = -1, bool invert = false, string? name = null) =>
            chain.Then(Functional.Normalization.Adapt(data, axis) with { Invert = invert }, name);
    }
}
