namespace Functional;

/// <summary>What the rule of an optimizer returns for one tensor.</summary>
/// <param name="Parameter">The new w.</param>
/// <param name="Slots">What to remember, in the order of the optimizer's slots.</param>
public sealed record UpdateResult(Tensor Parameter, params IReadOnlyList<Tensor> Slots);
