namespace Functional;

/// <summary>What training folds over batches: parameters, the network's state, and what the optimizer remembers.</summary>
internal sealed record FitState(Parameters Parameters, Parameters State, OptimizerState Optimizer);
