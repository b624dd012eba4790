namespace Functional;

/// <summary>
/// Averages over the batches of a pass so far: losses weighted by the number of examples, metrics by their own rule. Immutable; sums
/// are Float64.
/// </summary>
internal sealed record Tally(Definition Definition, long Count, double Loss, Sequence<double> Losses, Sequence<Sequence<Tensors>> Metrics)
{
    public static Tally Start(Definition definition) =>
        new(
            definition,
            0,
            0,
            [.. definition.Objectives.Select(_ => 0.0)],
            [.. definition.Objectives.Select(o => (Sequence<Tensors>)[.. o.Metrics.Select(m => m.Init())])]
        );

    /// <summary>With one more batch. Weights of examples count in losses only, as Keras' <c>metrics</c> has it.</summary>
    public Tally Add(Batch batch, StepOutcome outcome) =>
        this with
        {
            Count = Count + batch.Count,
            Loss = Loss + (batch.Count * outcome.Total.ToDouble()),
            Losses = [.. Losses.Select((sum, i) => sum + (batch.Count * outcome.Losses[i].ToDouble()))],
            Metrics =
            [
                .. Metrics.Select(
                    (states, i) =>
                        (Sequence<Tensors>)
                            [
                                .. states.Select(
                                    (state, j) =>
                                        Definition.Objectives[i].Metrics[j].Update(state, batch.Targets[i], outcome.Predictions[i])
                                ),
                            ]
                ),
            ],
        };

    public Logs Logs()
    {
        var keys = Definition.Keys;
        var losses = keys.Losses.Select((key, i) => (key, Losses[i] / Count));
        var metrics = keys.Metrics.SelectMany(
            (names, i) => names.Select((key, j) => (key, Definition.Objectives[i].Metrics[j].Result(Metrics[i][j]).ToDouble()))
        );
        return new([("loss", Loss / Count), .. losses, .. metrics]);
    }
}
