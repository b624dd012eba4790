namespace Functional;

/// <summary>
/// Averages over the batches of a pass so far: losses weighted by the number of examples, metrics by their own rule. Sums are Float64
/// scalars, so that a plan can keep them.
/// </summary>
/// <param name="Definition">What is measured.</param>
/// <param name="Count">Examples seen.</param>
/// <param name="Sums">Σ n·loss, in total and of every output where there are several; then the states of metrics, output by output.</param>
internal sealed record Tally(Definition Definition, long Count, Sequence<Tensor> Sums)
{
    public static Tally Start(Definition definition) =>
        new(
            definition,
            0,
            [
                .. Enumerable.Repeat(Tensor.Scalar(0, DType.Float64), 1 + definition.Objectives.Count),
                .. definition.Objectives.SelectMany(o => o.Metrics).SelectMany(m => m.Init().Values),
            ]
        );

    /// <summary>The sums after one more batch. Weights of examples count in losses and in metrics that are weighted.</summary>
    public static Tensor[] Add(Definition definition, IReadOnlyList<Tensor> sums, Batch batch, StepOutcome outcome)
    {
        var losses = outcome.Losses.Prepend(outcome.Total).Select((loss, i) => sums[i] + (loss.Cast(DType.Float64) * batch.Count));
        List<Tensor> next = [.. losses];
        for (var i = 0; i < definition.Objectives.Count; i++)
        {
            foreach (var metric in definition.Objectives[i].Metrics)
            {
                var state = Tensors.Of([.. sums.Skip(next.Count).Take(metric.Init().Count)]);
                next.AddRange(
                    metric.Update(state, batch.Targets[i], outcome.Predictions[i], metric.IsWeighted ? batch.Weights : null).Values
                );
            }
        }
        return [.. next];
    }

    public Tally Add(Batch batch, StepOutcome outcome) =>
        this with
        {
            Count = Count + batch.Count,
            Sums = [.. Add(Definition, Sums, batch, outcome)],
        };

    public Logs Logs()
    {
        var (keys, at) = (Definition.Keys, 1 + Definition.Objectives.Count);
        List<(string, double)> values = [("loss", Sums[0].ToDouble() / Count)];
        values.AddRange(keys.Losses.Select((key, i) => (key, Sums[i + 1].ToDouble() / Count)));
        for (var i = 0; i < Definition.Objectives.Count; i++)
        {
            List<double> numbers = [];
            foreach (var metric in Definition.Objectives[i].Metrics)
            {
                var size = metric.Init().Count;
                numbers.AddRange(metric.Result(Tensors.Of([.. Sums.Skip(at).Take(size)])).ToArray<double>());
                at += size;
            }
            values.AddRange(keys.Metrics[i].Zip(numbers));
        }
        return new(values);
    }
}
