namespace Functional;

public sealed partial class Callback
{
    /// <summary>
    /// Sets the learning rate before every epoch: Keras' <c>LearningRateScheduler</c>. The history gets a number <c>lr</c>.
    /// </summary>
    /// <param name="schedule">(epoch from 0, rate so far) ↦ rate.</param>
    /// <param name="to">Where Keras' line about each epoch is written; nowhere unless given.</param>
    /// <remarks>A rate that changes from step to step is a schedule: <c>Optimizer.Sgd(Schedule.ExponentialDecay(…))</c>.</remarks>
    public static Callback LearningRateScheduler(Func<int, double, double> schedule, TextWriter? to = null)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        Signal On(TrainEvent e)
        {
            if (e is not TrainEvent.EpochStarted started)
            {
                return Signal.Continue;
            }
            var rate = schedule(started.Epoch, e.LearningRate);
            var answer = Signal.LearningRate(rate);
            to?.WriteLine(
                FormattableString.Invariant($"\nEpoch {started.Epoch + 1}: LearningRateScheduler setting learning rate to ")
                    + $"{PythonText.Number(rate)}."
            );
            return answer;
        }
        return new("learning rate scheduler", () => On) { ReportsLearningRate = true };
    }

    /// <inheritdoc cref="LearningRateScheduler(Func{int, double, double}, TextWriter)"/>
    /// <param name="schedule">Epoch from 0 ↦ rate.</param>
    /// <param name="to">Where Keras' line about each epoch is written; nowhere unless given.</param>
    public static Callback LearningRateScheduler(Func<int, double> schedule, TextWriter? to = null)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return LearningRateScheduler((epoch, _) => schedule(epoch), to);
    }

    /// <summary>Whether the history shall have the learning rate of every epoch.</summary>
    internal bool ReportsLearningRate { get; private init; }
}
