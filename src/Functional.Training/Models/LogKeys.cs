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
            [.. objectives.Select(o => (Sequence<string>)[.. o.Metrics.SelectMany(m => Of(m, o, several))])],
            []
        );
        var twice = keys.All.GroupBy(k => k).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (twice is not null)
        {
            throw new ArgumentException(
                $"two numbers would have the key \"{twice}\"; give one of the metrics another name, with Metric.Of(name, …)."
            );
        }
        var upwards = objectives.SelectMany(o => o.Metrics.SelectMany(m => Of(m, o, several).Select(key => (m.IsHigherBetter, Key: key))));
        return keys with
        {
            HigherIsBetter = [.. upwards.Where(u => u.IsHigherBetter).SelectMany(u => new[] { u.Key, Validation + u.Key })],
        };
    }

    /// <summary>
    /// The keys of a metric: its name, behind that of the output where there are several, and <c>weighted_</c> where the plain metric is
    /// measured too; numbered where it has several numbers.
    /// </summary>
    private static IEnumerable<string> Of(Metric metric, Objective objective, bool several)
    {
        var twin = metric.IsWeighted && objective.Metrics.Any(m => !m.IsWeighted && m.Name == metric.Name);
        var key = $"{(several ? $"{objective.Output}_" : "")}{(twin ? "weighted_" : "")}{metric.Name}";
        var shape = metric.ResultShape;
        return shape.Rank == 0 ? [key] : Enumerable.Range(0, shape.Size).Select(i => FormattableString.Invariant($"{key}_{i}"));
    }
}
