namespace Functional;

/// <summary>A parameter and its gradient.</summary>
/// <param name="Path">Its path, such as <c>hidden/kernel</c>.</param>
/// <param name="Values">The numbers.</param>
/// <param name="Gradient">The derivatives of the loss with respect to them.</param>
public sealed record ParameterHealth(string Path, Spread Values, Spread Gradient);

/// <summary>What a layer does on some rows, forward and backward.</summary>
/// <param name="Path">The layer.</param>
/// <param name="Output">What comes out of it.</param>
/// <param name="OutputGradient">The derivatives of the loss with respect to that.</param>
/// <param name="DeadShare">The share of relu units that are 0 for every row; null where there are none.</param>
/// <param name="SaturatedShare">
/// The share of numbers out of sigmoids below 0.02 or above 0.98, or out of tanh beyond ±0.98, where the derivative is nearly 0; null
/// where there are none.
/// </param>
/// <param name="Parameters">Its parameters that learn.</param>
public sealed record LayerHealth(
    string Path,
    Spread Output,
    Spread OutputGradient,
    double? DeadShare,
    double? SaturatedShare,
    Sequence<ParameterHealth> Parameters
)
{
    /// <summary>The norm of the gradients of all its parameters together.</summary>
    public double GradientNorm => Math.Sqrt(Parameters.Sum(p => p.Gradient.Norm * p.Gradient.Norm));

    /// <summary>The norm of its parameters together.</summary>
    public double WeightNorm => Math.Sqrt(Parameters.Sum(p => p.Values.Norm * p.Values.Norm));

    /// <summary>Whether the gradients are far larger than the weights that they are to change.</summary>
    public bool IsExploding => GradientNorm > Loud * Math.Max(1, WeightNorm);

    private const double Loud = 1e3;
}
