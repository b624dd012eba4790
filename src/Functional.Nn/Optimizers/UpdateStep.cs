namespace Functional;

/// <summary>What the rule of an optimizer is given for one tensor.</summary>
/// <param name="Parameter">w.</param>
/// <param name="Gradient">g, of the same shape.</param>
/// <param name="Slots">What was remembered, in the order of the optimizer's slots.</param>
/// <param name="LearningRate">η of this step, a scalar of the parameter's type; corrected where the optimizer says so.</param>
public sealed record UpdateStep(Tensor Parameter, Tensor Gradient, IReadOnlyList<Tensor> Slots, Tensor LearningRate)
{
    /// <summary>All factors of the step, the rate first; more than one for rules that need more, such as Nadam's.</summary>
    internal IReadOnlyList<Tensor> Corrections { get; init; } = [LearningRate];
}
