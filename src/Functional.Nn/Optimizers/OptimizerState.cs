namespace Functional;

/// <summary>What an optimizer remembers between steps.</summary>
/// <param name="Step">How many steps have been made.</param>
/// <param name="Slots">Running averages and the like, by slot and parameter: <c>m/dense/kernel</c>.</param>
/// <param name="LearningRate">A rate in place of the optimizer's own, set by a callback; null for the optimizer's own.</param>
public sealed record OptimizerState(long Step, Parameters Slots, double? LearningRate = null);
