using System.Collections.Concurrent;

namespace Functional;

/// <summary>Memory in which a model is evaluated and predicts: its parameters once, and runs of plans that callers rent.</summary>
internal sealed class ModelPools(Definition definition, FitState model)
{
    private readonly Lazy<PlanState> memory = new(() => new(StateLayout.Tensors(model.Parameters, model.State)));
    private readonly ConcurrentDictionary<(string Purpose, Sequence<(Shape, DType)> Batch), PlanPool> pools = new();

    /// <summary>Runs that evaluate batches of so many rows.</summary>
    public PlanPool Evaluation(PassData data, int rows) =>
        pools.GetOrAdd(
            ("evaluate", PlanCache.Key(data.Symbols(rows))),
            _ => new(EvaluationPlan.For(definition, data, rows, new StateLayout(definition, model)), memory.Value)
        );

    /// <summary>Runs that predict from batches of so many rows.</summary>
    public PlanPool Prediction(PassData data, int rows) =>
        pools.GetOrAdd(("predict", PlanCache.Key(data.Symbols(rows))), _ => new(PredictionPlan.For(definition, data, rows), memory.Value));
}
