namespace Functional;

public sealed partial class Callback
{
    /// <summary>Prints progress as Keras does.</summary>
    /// <param name="verbosity">
    /// 0: nothing. 1: a bar that is rewritten in place while an epoch runs. 2: a line for every epoch. Null: 1 on a terminal, 2
    /// elsewhere.
    /// </param>
    /// <param name="to">Where to print; the console unless given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The verbosity is none of these.</exception>
    public static Callback Progress(int? verbosity = null, TextWriter? to = null) => Progress(new ConsoleProgress(verbosity, to));

    /// <inheritdoc cref="Progress(int?, TextWriter?)"/>
    /// <param name="how">How to print.</param>
    public static Callback Progress(ConsoleProgress how)
    {
        ArgumentNullException.ThrowIfNull(how);
        return new(
            "progress",
            () =>
            {
                var display = how.Display();
                return e =>
                {
                    Show(display, e);
                    return Signal.Continue;
                };
            }
        )
        {
            TellsLast = true,
        };
    }

    /// <summary>Whether it is told after all others: what prints a finished line comes after what others print.</summary>
    internal bool TellsLast { get; private init; }

    private static void Show(ProgressDisplay display, TrainEvent e)
    {
        switch (e)
        {
            case TrainEvent.EpochStarted start:
                display.Begin(e.Run.Steps, Header(start));
                break;
            case TrainEvent.BatchEnded batch:
                display.Step(batch.Batch + 1, () => batch.Logs);
                break;
            case TrainEvent.EpochEnded end:
                display.End(end.Logs);
                break;
            default:
                break;
        }
    }

    private static string? Header(TrainEvent.EpochStarted e) =>
        e.Run.Epochs > 1 ? FormattableString.Invariant($"Epoch {e.Epoch + 1}/{e.Run.FirstEpoch + e.Run.Epochs}\n") : null;
}
