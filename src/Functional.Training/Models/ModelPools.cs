using System.Collections.Concurrent;

namespace Functional;

/// <summary>Memory in which a model is evaluated and predicts: its parameters once, and runs of plans that callers rent.</summary>
internal sealed class ModelPools(Definition definition, FitState model, Execution execution)
{
    private readonly Lazy<PlanState> memory = new(() => new(StateLayout.Tensors(model.Parameters, model.State)));
    private LatestPredictor? latest;
    private readonly ConcurrentDictionary<(string Purpose, Sequence<(Shape, DType)> Batch), PlanPool> pools = new();

    /// <summary>The most threads that may work on one call.</summary>
    public int Threads => execution.Threads;

    /// <summary>Runs that evaluate batches of so many rows.</summary>
    public PlanPool Evaluation(PassData data, int rows) =>
        pools.GetOrAdd(
            ("evaluate", PlanCache.Key(data.Symbols(rows))),
            _ => new(EvaluationPlan.For(definition, data, rows, new StateLayout(definition, model)), memory.Value, execution)
        );

    /// <summary>Runs that predict from batches of so many rows, one after the other on all threads, or side by side on one each.</summary>
    public PlanPool Prediction(PassData data, int rows, bool sideBySide) =>
        pools.GetOrAdd(
            (sideBySide ? "predict side by side" : "predict", PlanCache.Key(data.Symbols(rows))),
            _ => new(PredictionPlan.For(definition, data, rows), memory.Value, sideBySide ? execution.WithThreads(1) : execution)
        );

    /// <summary>What predicts from inputs of these shapes, with the last one at hand.</summary>
    public Predictor PredictorFor(Tensors inputs, int batchSize)
    {
        if (latest is { } known && known.BatchSize == batchSize && Matches(known.Shapes, inputs))
        {
            return known.Predictor;
        }
        var made = Predictor.For(definition, this, inputs, batchSize);
        latest = new(PlanCache.Key(inputs.Values), batchSize, made);
        return made;
    }

    private static bool Matches(Sequence<(Shape Shape, DType DType)> shapes, Tensors inputs)
    {
        for (var i = 0; i < shapes.Count; i++)
        {
            if (shapes[i].Shape != inputs[i].Shape || shapes[i].DType != inputs[i].DType)
            {
                return false;
            }
        }
        return true;
    }

    private sealed record LatestPredictor(Sequence<(Shape Shape, DType DType)> Shapes, int BatchSize, Predictor Predictor);
}
