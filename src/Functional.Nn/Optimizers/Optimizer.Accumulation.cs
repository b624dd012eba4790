namespace Functional;

public sealed partial class Optimizer
{
    /// <summary>The slot that holds sums of gradients.</summary>
    private const string AccumulatedSlot = "accumulated";

    /// <summary>
    /// This optimizer, updating once in so many steps, with the mean of their gradients: batches larger than memory in parts. Between
    /// updates the optimizer leaves parameters and slots as they are; training still applies constraints. Steps, schedules and
    /// corrections of bias count updates; gradients that wait at the end of an epoch go into the next one. Keras 3's
    /// <c>gradient_accumulation_steps</c>.
    /// </summary>
    /// <param name="steps">How many steps make an update, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    /// <exception cref="InvalidOperationException">The optimizer has a slot of its own called "accumulated".</exception>
    public Optimizer WithAccumulation(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return rule.Slots.Contains(AccumulatedSlot)
            ? throw new InvalidOperationException(
                $"{Name}: the rule remembers something called \"{AccumulatedSlot}\" already; give its slot another name."
            )
            : new(Name, LearningRate, rule, options, own, extras with { AccumulationSteps = steps == 1 ? null : steps });
    }

    /// <summary>The learning rate of the next step, without corrections: that of the schedule.</summary>
    /// <param name="step">How many steps have been made.</param>
    public double RateAt(long step) => LearningRate.At(UpdatesIn(step));

    /// <summary>How many updates so many steps have made.</summary>
    private long UpdatesIn(long steps) => extras.AccumulationSteps is { } each ? steps / each : steps;

    /// <summary>The optimizer that makes the updates; null where every step is one.</summary>
    private Optimizer? Updating =>
        extras.AccumulationSteps is null ? null : new(Name, LearningRate, rule, options, own, extras with { AccumulationSteps = null });

    /// <summary>One step: the update of the optimizer that makes them, taken or, by the last factor, not yet.</summary>
    private (T Parameters, Parameters Slots) Accumulate<T>(
        Optimizer updating,
        T parameters,
        T gradients,
        Parameters slots,
        Func<DType, IReadOnlyList<Tensor>> factors
    )
        where T : ITree<T>
    {
        var (leaves, names) = (parameters.Leaves, parameters.Names);
        Tensor[] sums = [.. gradients.Leaves.Select((g, i) => Slot(slots, SlotPath(AccumulatedSlot, names[i])) + g)];
        var share = 1.0 / extras.AccumulationSteps!.Value;
        var (updated, remembered) = updating.Apply(
            parameters,
            gradients.WithLeaves([.. sums.Select(s => s * share)]),
            slots,
            type => [.. factors(type).SkipLast(1)]
        );
        Tensor Taken(Tensor after, Tensor before) => Ops.Where(Ops.Greater(factors(after.DType)[^1], 0.0), after, before);
        var waiting = sums.Select(
            (s, i) => KeyValuePair.Create(SlotPath(AccumulatedSlot, names[i]), Ops.Where(Ops.Greater(factors(s.DType)[^1], 0.0), 0.0, s))
        );
        return (
            parameters.WithLeaves([.. updated.Leaves.Select((after, i) => Taken(after, leaves[i]))]),
            Parameters.From(remembered.Paths.Select(p => KeyValuePair.Create(p, Taken(remembered[p], slots[p]))).Concat(waiting))
        );
    }
}
