namespace Functional;

/// <summary>What normalizing layers have in common: a gain γ and a shift β that are learned, y = γ·x̂ + β.</summary>
public abstract record AffineNormalization : ILayer
{
    private protected AffineNormalization() { }

    /// <summary>Whether β is added; true.</summary>
    public bool Center { get; init; } = true;

    /// <summary>Whether γ multiplies; true.</summary>
    public bool Scale { get; init; } = true;

    /// <summary>Makes the initial β; zeros.</summary>
    public Initializer BetaInitializer { get; init; } = Initializer.Zeros;

    /// <summary>Makes the initial γ; ones.</summary>
    public Initializer GammaInitializer { get; init; } = Initializer.Ones;

    /// <summary>A penalty on β.</summary>
    public Regularizer? BetaRegularizer { get; init; }

    /// <summary>A penalty on γ.</summary>
    public Regularizer? GammaRegularizer { get; init; }

    /// <summary>Applied to β after each update of the optimizer.</summary>
    public Constraint? BetaConstraint { get; init; }

    /// <summary>Applied to γ after each update of the optimizer.</summary>
    public Constraint? GammaConstraint { get; init; }

    /// <inheritdoc/>
    public abstract Tensor Apply(Call call, Tensor x);

    /// <summary>γ and β, those of them that the layer has.</summary>
    private protected (Tensor? Gamma, Tensor? Beta) GainAndShift(Call call, Shape shape) =>
        (
            Scale ? call.Parameter("gamma", shape, GammaInitializer, GammaRegularizer, GammaConstraint) : null,
            Center ? call.Parameter("beta", shape, BetaInitializer, BetaRegularizer, BetaConstraint) : null
        );
}
