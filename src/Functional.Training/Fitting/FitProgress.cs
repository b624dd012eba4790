using System.Diagnostics;

namespace Functional;

/// <summary>How far a training is.</summary>
/// <param name="Epoch">The number of the epoch, from 0, through all fits of the model.</param>
/// <param name="LastEpoch">The number of the last epoch of this fit, unless it is stopped before.</param>
/// <param name="Batches">Batches done in this epoch.</param>
/// <param name="Steps">Batches in an epoch; null for a stream that does not say.</param>
/// <param name="IsEpochEnd">Whether the epoch and its validation are done.</param>
/// <param name="Logs">Averages so far; all numbers of the epoch at its end.</param>
public sealed record FitProgress(int Epoch, int LastEpoch, int Batches, int? Steps, bool IsEpochEnd, Logs Logs)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>A callback that reports at the end of every epoch, and of a batch when the last report is a while ago.</summary>
    internal static Callback Reporting(IProgress<FitProgress> to) =>
        Callback.Starting(
            "progress report",
            () =>
            {
                var reported = Stopwatch.GetTimestamp();
                var batches = 0;
                return e =>
                {
                    var last = e.Run.FirstEpoch + e.Run.Epochs - 1;
                    if (e is TrainEvent.BatchEnded batch)
                    {
                        batches = batch.Batch + 1;
                        if (Stopwatch.GetElapsedTime(reported) >= Interval)
                        {
                            reported = Stopwatch.GetTimestamp();
                            to.Report(new(batch.Epoch, last, batches, e.Run.Steps, false, batch.Logs));
                        }
                    }
                    else if (e is TrainEvent.EpochEnded epoch)
                    {
                        reported = Stopwatch.GetTimestamp();
                        to.Report(new(epoch.Epoch, last, batches, e.Run.Steps, true, epoch.Logs));
                    }
                    return Signal.Continue;
                };
            }
        );
}
