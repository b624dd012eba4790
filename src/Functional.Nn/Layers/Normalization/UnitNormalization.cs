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
