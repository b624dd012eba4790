using System.Diagnostics;

namespace Functional.Benchmarks;

/// <summary>Something to be timed, through the calls that users make.</summary>
/// <param name="Name">As the peer's baseline calls it.</param>
/// <param name="Run">Does it once; returns how many steps that were, and the bytes allocated within them.</param>
sealed record Workload(string Name, Func<(long Steps, long Bytes)> Run)
{
    const double Seconds = 1.5;

    /// <summary>The best microseconds of a step over at least 1.5 s, and the bytes of one step in that time.</summary>
    public (double Microseconds, double Bytes) Measure()
    {
        Run();
        var (best, bytes) = (double.PositiveInfinity, double.PositiveInfinity);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < Seconds)
        {
            var started = Stopwatch.GetTimestamp();
            var (steps, allocated) = Run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMicroseconds / steps);
            bytes = Math.Min(bytes, (double)allocated / steps);
        }
        return (best, bytes);
    }

    /// <summary>A training step: one fit of some epochs, allocations counted from the second batch of an epoch to its last.</summary>
    public static Workload Step(string name, Model model, Dataset data, int batchSize, int epochs) =>
        new(
            name,
            () =>
            {
                var steps = (long)epochs * ((data.Count + batchSize - 1) / batchSize);
                model.Fit(data, epochs: epochs, batchSize: batchSize);
                return (steps, StepBytes.Of(model, data, batchSize));
            }
        );

    /// <summary>A call that is repeated.</summary>
    public static Workload Call(string name, int repeats, Action call) =>
        new(
            name,
            () =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var i = 0; i < repeats; i++)
                    call();
                return (repeats, GC.GetAllocatedBytesForCurrentThread() - before);
            }
        );
}
