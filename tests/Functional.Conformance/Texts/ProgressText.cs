namespace Functional.Conformance;

/// <summary>The progress of a training: numbers and times are read from the text, scripted, and printed again.</summary>
static class ProgressText
{
    /// <summary>A little more than the time that the bar stays as it is.</summary>
    const double Refresh = 0.051;

    public static void ReplayBar(string text, Measure measure)
    {
        var epochs = PrintedEpoch.ReadBars(text);
        var (time, written) = (new ScriptedTime(), new StringWriter { NewLine = "\n" });
        var clocks = epochs.Select(Clock).ToList();
        Script(epochs)
            .Fit(
                Callback.Of(e =>
                {
                    switch (e)
                    {
                        case TrainEvent.EpochStarted:
                            time.Restart();
                            break;
                        case TrainEvent.BatchEnded batch:
                            time.MoveTo(clocks[batch.Epoch].Batches[batch.Batch]);
                            break;
                        case TrainEvent.EpochEnded epoch:
                            time.MoveTo(clocks[epoch.Epoch].End);
                            break;
                        default:
                            break;
                    }
                    return Signal.Continue;
                }),
                Callback.Progress(new ConsoleProgress(1, written, time))
            );
        measure.Same(text, written.ToString(), "the text");
    }

    public static void ReplayLine(string text, Measure measure)
    {
        var epochs = PrintedEpoch.ReadLines(text);
        var (time, written) = (new ScriptedTime(), new StringWriter { NewLine = "\n" });
        Script(epochs)
            .Fit(
                Callback.Of(e =>
                {
                    time.MoveBy(e is TrainEvent.EpochEnded ended ? epochs[ended.Epoch].Seconds.Middle : 0);
                    return Signal.Continue;
                }),
                Callback.Progress(new ConsoleProgress(2, written, time))
            );
        measure.Same(text, written.ToString(), "the text");
    }

    /// <summary>A pass over data without training, told batch by batch; its clock moves when a batch is computed.</summary>
    public static void ReplayPass(string text, int verbosity, bool isEvaluation, Measure measure)
    {
        var epoch = (verbosity == 1 ? PrintedEpoch.ReadBars(text) : PrintedEpoch.ReadLines(text)).Single();
        var (time, written) = (new ScriptedTime(), new StringWriter { NewLine = "\n" });
        var ends = verbosity == 1 ? Clock(epoch) : (Batches: new double[epoch.Steps], End: epoch.Seconds.Middle);
        // There is no moment after the last batch.
        ends.Batches[^1] = ends.End;
        time.Restart();
        var pass = new ScriptedPass(Keys(epoch), [.. BatchesOf(epoch)], batch => time.MoveTo(ends.Batches[batch]));
        var progress = new ConsoleProgress(verbosity, written, time);
        if (isEvaluation)
        {
            pass.Evaluate(progress);
        }
        else
        {
            pass.Predict(progress);
        }
        measure.Same(text, written.ToString(), "the text");
    }

    /// <summary>A model that shows these numbers.</summary>
    static ScriptedModel Script(IReadOnlyList<PrintedEpoch> epochs)
    {
        var keys = Keys(epochs[0]);
        var validation = epochs.Select(epoch => epoch.Last.Skip(keys.Length).Select(p => p.Value).ToArray()).Where(row => row.Length > 0);
        return new(keys, [.. epochs.SelectMany(BatchesOf)], [.. validation], epochs.Count);
    }

    static string[] Keys(PrintedEpoch epoch) =>
        [.. epoch.Last.Select(p => p.Key).Where(k => !k.StartsWith("val_", StringComparison.Ordinal))];

    /// <summary>
    /// Numbers of batches whose averages so far are those printed wherever there was an update, and at the end; batches between two
    /// updates are alike.
    /// </summary>
    static IEnumerable<double[]> BatchesOf(PrintedEpoch epoch)
    {
        var sums = new double[Keys(epoch).Length];
        var done = 0;
        var shown = epoch.Updates.Where(u => u.Batch < epoch.Steps).Select(u => (u.Batch, u.Values)).Append((epoch.Steps, epoch.Last));
        foreach (var (batch, values) in shown)
        {
            double[] wanted = [.. values.Take(sums.Length).Select(v => v.Value * batch)];
            double[] each = [.. wanted.Zip(sums, (end, start) => (end - start) / (batch - done))];
            for (; done < batch; done++)
            {
                yield return each;
            }
            sums = wanted;
        }
    }

    /// <summary>
    /// When batches end, so that the bar is rewritten after those that were shown, with the time that was left, and the epoch takes
    /// what it took. The first step does not count in the time of a step, unless it is the only one.
    /// </summary>
    static (double[] Batches, double End) Clock(PrintedEpoch epoch)
    {
        var (steps, left) = (epoch.Steps, epoch.Updates.Where(u => u.Batch == 1).Select(u => u.Left).FirstOrDefault());
        if (steps == 1)
        {
            return ([epoch.PerStep.Middle], epoch.PerStep.Middle);
        }
        var beforeCounting = new Span(left, left + 1).Times(1.0 / (steps - 1));
        var counted = epoch.PerStep.Times(steps - 1).Nearest(epoch.Seconds.Middle - beforeCounting.Middle);
        var first = beforeCounting.Nearest(epoch.Seconds.Middle - counted);
        var ends = new double[steps];
        Array.Fill(ends, first);
        foreach (var (batch, seconds, _) in epoch.Updates.Where(u => u.Batch > 1))
        {
            var usual = counted * (batch - 1) / (steps - 1);
            var end = batch == steps ? usual : new Span(seconds, seconds + 1).Times((batch - 1.0) / (steps - batch)).Nearest(usual);
            Array.Fill(ends, Math.Max(ends[batch - 2] + Refresh, first + end), batch - 1, steps - batch + 1);
        }
        return (ends, Math.Max(ends[^1], first + counted));
    }

    /// <summary>A clock that is moved by hand.</summary>
    sealed class ScriptedTime : TimeProvider
    {
        long now = 1;
        long start;

        public override long TimestampFrequency => 1_000_000;

        public override long GetTimestamp() => now;

        public void Restart() => start = now;

        public void MoveTo(double seconds) => now = Math.Max(now, start + Ticks(seconds));

        public void MoveBy(double seconds) => now += Ticks(seconds);

        long Ticks(double seconds) => (long)Math.Round(seconds * TimestampFrequency);
    }
}
