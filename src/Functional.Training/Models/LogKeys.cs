namespace Functional;

/// <summary>The keys of the history: Keras' names in Keras' order.</summary>
internal sealed record LogKeys(Sequence<string> Losses, Sequence<Sequence<string>> Metrics, Sequence<string> HigherIsBetter)
{
    public const string Validation = "val_";

    /// <summary>All keys of one pass over data: the loss, losses of outputs where there are several, metrics output by output.</summary>
    public IEnumerable<string> All => Losses.Prepend("loss").Concat(Metrics.SelectMany(m => m));

    /// <exception cref="ArgumentException">Two metrics would have one key.</exception>
    public static LogKeys Of(Network network, Sequence<Objective> objectives)
    {
        var several = network.Outputs.Count > 1;
        var keys = new LogKeys(
            several ? [.. objectives.Select(o => o.Output + "_loss")] : [],
            [.. objectives.Select(o => (Sequence<string>)[.. o.Metrics.Select(m => several ? $"{o.Output}_{m.Name}" : m.Name)])],
            []
        );
        var twice = keys.All.GroupBy(k => k).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (twice is not null)
        {
            throw new ArgumentException(
                $"two numbers would have the key \"{twice}\"; give one of the metrics another name, with Metric.Of(name, …)."
            );
        }
        var upwards = objectives.SelectMany((o, i) => o.Metrics.Select((m, j) => (m.IsHigherBetter, Key: keys.Metrics[i][j])));
        return keys with
        {
            HigherIsBetter = [.. upwards.Where(u => u.IsHigherBetter).SelectMany(u => new[] { u.Key, Validation + u.Key })],
        };
    }
}
