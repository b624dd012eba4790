namespace Functional;

/// <summary>
/// An observer of training: it sees events and answers signals. Every fit starts it afresh, so its memory cannot leak from one run
/// to the next. Equal to another when both are made by the same function.
/// </summary>
public sealed partial class Callback : IEquatable<Callback>
{
    private readonly Func<Func<TrainEvent, Signal>> start;

    private Callback(string name, Func<Func<TrainEvent, Signal>> start) => (Name, this.start) = (name, start);

    /// <summary>What it is, for messages.</summary>
    public string Name { get; }

    /// <summary>A callback that looks at every event and may answer; without memory.</summary>
    public static Callback Of(Func<TrainEvent, Signal> on)
    {
        ArgumentNullException.ThrowIfNull(on);
        return new("callback", () => on);
    }

    /// <summary>A callback with memory: a fold over the events of one fit.</summary>
    /// <param name="seed">The memory before the first event.</param>
    /// <param name="step">(memory, event) ↦ (memory, answer).</param>
    public static Callback Fold<TState>(TState seed, Func<TState, TrainEvent, (TState State, Signal Signal)> step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return new(
            "fold",
            () =>
            {
                var state = seed;
                return e =>
                {
                    (state, var signal) = step(state, e);
                    return signal;
                };
            }
        );
    }

    /// <summary>A callback whose memory a function of one's own makes, afresh for every fit.</summary>
    /// <param name="name">What it is, for messages.</param>
    /// <param name="start">Makes the observer of one fit.</param>
    public static Callback Starting(string name, Func<Func<TrainEvent, Signal>> start)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(start);
        return new(name, start);
    }

    /// <summary>Looks at the end of every epoch.</summary>
    public static Callback OnEpochEnd(Action<TrainEvent.EpochEnded> look)
    {
        ArgumentNullException.ThrowIfNull(look);
        return OnEpochEnd(e =>
        {
            look(e);
            return Signal.Continue;
        });
    }

    /// <summary>Looks at the end of every epoch and answers: <c>e => e["loss"] &lt; 0.01 ? Signal.Stop : Signal.Continue</c>.</summary>
    public static Callback OnEpochEnd(Func<TrainEvent.EpochEnded, Signal> decide)
    {
        ArgumentNullException.ThrowIfNull(decide);
        return new("on epoch end", () => e => e is TrainEvent.EpochEnded ended ? decide(ended) : Signal.Continue);
    }

    /// <summary>Looks at the end of every batch.</summary>
    public static Callback OnBatchEnd(Action<TrainEvent.BatchEnded> look)
    {
        ArgumentNullException.ThrowIfNull(look);
        return OnBatchEnd(e =>
        {
            look(e);
            return Signal.Continue;
        });
    }

    /// <summary>Looks at the end of every batch and answers.</summary>
    public static Callback OnBatchEnd(Func<TrainEvent.BatchEnded, Signal> decide)
    {
        ArgumentNullException.ThrowIfNull(decide);
        return new("on batch end", () => e => e is TrainEvent.BatchEnded ended ? decide(ended) : Signal.Continue);
    }

    /// <summary>Equal when both are made by the same function.</summary>
    public static bool operator ==(Callback? left, Callback? right) => Equals(left, right);

    /// <summary>Unequal when made by different functions.</summary>
    public static bool operator !=(Callback? left, Callback? right) => !Equals(left, right);

    /// <inheritdoc/>
    public bool Equals(Callback? other) => other is not null && Name == other.Name && start == other.start;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Callback);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    internal Func<TrainEvent, Signal> Start() => start();
}
