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
    public static Callback Progress(int? verbosity = null, TextWriter? to = null) => Progress(verbosity, to, TimeProvider.System);

    /// <inheritdoc cref="Progress(int?, TextWriter?)"/>
    /// <param name="verbosity">0, 1, 2, or null for what suits the place.</param>
    /// <param name="to">Where to print; the console for null.</param>
    /// <param name="time">The clock that epochs and steps are timed by.</param>
    public static Callback Progress(int? verbosity, TextWriter? to, TimeProvider time)
    {
        if (verbosity is not (null or 0 or 1 or 2))
        {
            throw new ArgumentOutOfRangeException(
                nameof(verbosity),
                verbosity,
                "verbosity is 0 (silent), 1 (a bar) or 2 (a line an epoch)."
            );
        }
        return new(
            "progress",
            () =>
                (verbosity ?? (to is null && !System.Console.IsOutputRedirected ? 1 : 2)) switch
                {
                    0 => _ => Signal.Continue,
                    1 => new ProgressBarRun(to ?? System.Console.Out, time).On,
                    _ => new ProgressLineRun(to ?? System.Console.Out, time).On,
                }
        )
        {
            TellsLast = true,
        };
    }

    /// <summary>Whether it is told after all others: what prints a finished line comes after what others print.</summary>
    internal bool TellsLast { get; private init; }

    private static void WriteHeader(TextWriter to, TrainEvent.EpochStarted e)
    {
        if (e.Run.Epochs > 1)
        {
            to.Write(FormattableString.Invariant($"Epoch {e.Epoch + 1}/{e.Run.FirstEpoch + e.Run.Epochs}\n"));
        }
    }

    /// <summary>One line for every epoch: <c>3/3 - 0s - loss: 1.3007 - 54ms/epoch - 18ms/step</c>.</summary>
    private sealed class ProgressLineRun(TextWriter to, TimeProvider time)
    {
        private long started;
        private int done;

        public Signal On(TrainEvent e)
        {
            if (e is TrainEvent.EpochStarted start)
            {
                WriteHeader(to, start);
                (started, done) = (time.GetTimestamp(), 0);
            }
            if (e is TrainEvent.BatchEnded)
            {
                done++;
            }
            if (e is TrainEvent.EpochEnded end)
            {
                var (elapsed, steps) = (time.GetElapsedTime(started), e.Run.Steps ?? done);
                to.Write(
                    $"{steps}/{steps} - {ProgressBar.Seconds(elapsed)} - {end.Logs} - {ProgressBar.Per(elapsed, "epoch")} - "
                        + $"{ProgressBar.Per(elapsed / steps, "step")}\n"
                );
                to.Flush();
            }
            return Signal.Continue;
        }
    }

    /// <summary>A bar that overwrites itself with backspaces, at most every 50 ms.</summary>
    private sealed class ProgressBarRun(TextWriter to, TimeProvider time)
    {
        private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

        private long started;
        private long first;
        private long shown;
        private int width;
        private int done;
        private int? target;

        public Signal On(TrainEvent e)
        {
            switch (e)
            {
                case TrainEvent.EpochStarted start:
                    WriteHeader(to, start);
                    (started, first, shown, width, done) = (time.GetTimestamp(), 0, 0, 0, 0);
                    target ??= e.Run.Steps;
                    break;
                case TrainEvent.BatchEnded batch:
                    OnBatch(batch);
                    break;
                case TrainEvent.EpochEnded end:
                    // A stream has shown its length when its first epoch ends.
                    var steps = target ??= done;
                    Write($"{ProgressBar.Finished(steps, steps, time.GetElapsedTime(started), SinceFirst)} - {end.Logs}");
                    to.Write('\n');
                    to.Flush();
                    break;
                default:
                    break;
            }
            return Signal.Continue;
        }

        private TimeSpan SinceFirst => time.GetElapsedTime(first);

        private void OnBatch(TrainEvent.BatchEnded batch)
        {
            var now = time.GetTimestamp();
            done = batch.Batch + 1;
            first = batch.Batch == 0 ? now : first;
            if (width > 0 && time.GetElapsedTime(shown, now) < Interval)
            {
                return;
            }
            shown = now;
            Write($"{ProgressBar.Running(done, target, time.GetElapsedTime(started), SinceFirst)} - {batch.Logs}");
            to.Flush();
        }

        private void Write(string line)
        {
            to.Write(new string('\b', width) + "\r" + line.PadRight(width));
            width = line.Length;
        }
    }
}
