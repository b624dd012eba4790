namespace Functional;

public sealed partial class Callback
{
    /// <summary>
    /// Looks at the events for which it is given an action: Keras' <c>LambdaCallback</c>. To answer as well, see
    /// <see cref="OnEpochEnd(Func{TrainEvent.EpochEnded, Signal})"/> and <see cref="Of"/>.
    /// </summary>
    /// <param name="onTrainBegin">Before the first epoch.</param>
    /// <param name="onEpochBegin">Before the batches of an epoch.</param>
    /// <param name="onBatchBegin">Before a step.</param>
    /// <param name="onBatchEnd">After a step.</param>
    /// <param name="onValidationBegin">Before the validation of an epoch.</param>
    /// <param name="onValidationEnd">After it.</param>
    /// <param name="onEpochEnd">After an epoch and its validation.</param>
    /// <param name="onTrainEnd">After the last epoch.</param>
    public static Callback Lambda(
        Action<TrainEvent.Started>? onTrainBegin = null,
        Action<TrainEvent.EpochStarted>? onEpochBegin = null,
        Action<TrainEvent.BatchStarted>? onBatchBegin = null,
        Action<TrainEvent.BatchEnded>? onBatchEnd = null,
        Action<TrainEvent.ValidationStarted>? onValidationBegin = null,
        Action<TrainEvent.ValidationEnded>? onValidationEnd = null,
        Action<TrainEvent.EpochEnded>? onEpochEnd = null,
        Action<TrainEvent.Ended>? onTrainEnd = null
    )
    {
        Signal On(TrainEvent e)
        {
            Tell(onTrainBegin, e);
            Tell(onEpochBegin, e);
            Tell(onBatchBegin, e);
            Tell(onBatchEnd, e);
            Tell(onValidationBegin, e);
            Tell(onValidationEnd, e);
            Tell(onEpochEnd, e);
            Tell(onTrainEnd, e);
            return Signal.Continue;
        }
        return new("lambda", () => On);
    }

    private static void Tell<T>(Action<T>? look, TrainEvent e)
        where T : TrainEvent
    {
        if (look is not null && e is T mine)
        {
            look(mine);
        }
    }
}
