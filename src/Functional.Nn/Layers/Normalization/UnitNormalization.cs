namespace Functional;

/// <summary>Every example divided by its length along some axes, y = x / √max(Σx², 1e-12); no parameters.</summary>
/// <param name="Axes">The axes, batch axis included in the count; the last one unless given.</param>
public sealed record UnitNormalization(Sequence<int> Axes) : ILayer
{
    /// <summary>The least squared length that is divided by.</summary>
    private const double Least = 1e-12;

    /// <summary>Along the last axis.</summary>
    public UnitNormalization()
        : this([-1]) { }

    /// <inheritdoc/>
    public Tensor Apply(Call call, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        var axes = Normalizing.Axes("unit normalization", x, Axes);
        return x / Ops.Sqrt(Ops.Maximum(Ops.Sum(Ops.Square(x), axes, keepDims: true), Least));
    }

    /// <summary>The name, and the axes unless it is the last one.</summary>
    public override string ToString() => Axes is [-1] ? "UnitNormalization" : $"UnitNormalization(axes={Axes})";
}

public static partial class LayerExtensions
{
    extension<TChain>(TChain chain)
        where TChain : IChain<TChain>
    {
        /// <summary>Adds a division of every example by its length.</summary>
        /// <param name="axes">The axes along which lengths are taken, batch axis included in the count; the last one unless given.</param>
        /// <param name="name">A name in place of the automatic one.</param>
        public TChain UnitNormalization(int[]? axes = null, string? name = null) =>
            chain.Then(new UnitNormalization([.. axes ?? [-1]]), name);
    }
}
