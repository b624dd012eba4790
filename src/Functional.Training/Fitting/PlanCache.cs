using System.Collections.Concurrent;

namespace Functional;

/// <summary>The plans of one definition: by what they do and the shapes and types of a batch.</summary>
internal sealed class PlanCache
{
    private readonly ConcurrentDictionary<(object Purpose, Sequence<(Shape, DType)> Batch), Lazy<Plan>> plans = new();

    public Plan Get(object purpose, IEnumerable<Tensor> batch, Func<Plan> make) =>
        plans.GetOrAdd((purpose, Key(batch)), _ => new Lazy<Plan>(make)).Value;

    public static Sequence<(Shape, DType)> Key(IEnumerable<Tensor> batch) => [.. batch.Select(x => (x.Shape, x.DType))];
}
