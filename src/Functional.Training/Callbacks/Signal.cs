namespace Functional;

/// <summary>
/// What a callback answers. Answers of several callbacks are combined in order: a stop sticks, the last rate and the last model to
/// restore win.
/// </summary>
public sealed record Signal
{
    private Signal() { }

    /// <summary>Nothing to say.</summary>
    public static Signal Continue { get; } = new();

    /// <summary>Training ends with this epoch; batches that are left in it are skipped, validation still runs.</summary>
    public static Signal Stop { get; } = new() { Stops = true };

    internal bool Stops { get; private init; }

    internal double? Rate { get; private init; }

    internal Model? Restored { get; private init; }

    internal Model? Resumed { get; private init; }

    /// <summary>Sets the learning rate from the next step on; it stays until it is set again.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or not a number.</exception>
    public static Signal LearningRate(double rate) =>
        rate >= 0 && double.IsFinite(rate)
            ? new() { Rate = rate }
            : throw new ArgumentOutOfRangeException(nameof(rate), rate, "a learning rate is a finite number, 0 or more.");

    /// <summary>Goes back to the parameters and the state of a model, such as the best one so far.</summary>
    public static Signal Restore(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new() { Restored = model };
    }

    /// <summary>
    /// Goes on from where an earlier run of this fit was: parameters, state, the optimizer's memory and history are those of its model,
    /// and the epochs that it has trained count. An answer to <see cref="TrainEvent.Started"/> only; what follows has the bits of a fit
    /// that was never interrupted.
    /// </summary>
    /// <param name="model">The model of the earlier run, as it was after an epoch.</param>
    public static Signal Resume(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new() { Resumed = model };
    }

    /// <summary>Both answers: <c>Signal.Stop.And(Signal.Restore(best))</c>.</summary>
    public Signal And(Signal other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new()
        {
            Stops = Stops || other.Stops,
            Rate = other.Rate ?? Rate,
            Restored = other.Restored ?? Restored,
            Resumed = other.Resumed ?? Resumed,
        };
    }
}
