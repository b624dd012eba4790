using System.Diagnostics;

namespace Functional.Benchmarks;

/// <summary>Something to be timed, through the calls that users make.</summary>
/// <param name="Name">As the peer's baseline calls it.</param>
/// <param name="Run">Does it once; returns how many steps that were.</param>
/// <param name="Bytes">What one step allocates.</param>
/// <param name="Plan">The plan that it runs.</param>
sealed record Workload(string Name, Func<long> Run, Func<double> Bytes, Func<Plan> Plan)
{
    const double Seconds = 1.5;

    /// <summary>The best microseconds of a step over at least 1.5 s.</summary>
    public double Microseconds()
    {
        Run();
        var best = double.PositiveInfinity;
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < Seconds)
        {
            var started = Stopwatch.GetTimestamp();
            var steps = Run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMicroseconds / steps);
        }
        return best;
    }

    /// <summary>A training step: the time of a whole fit, divided by its steps; bytes of steps inside an epoch.</summary>
    public static Workload Step(string name, Model model, Dataset data, int batchSize, int epochs) =>
        new(
            name,
            () =>
            {
                model.Fit(data, epochs: epochs, batchSize: batchSize);
                return (long)epochs * ((data.Count + batchSize - 1) / batchSize);
            },
            () => StepBytes.Of(model, data, batchSize),
            () => model.FitPlan(data, batchSize)
        );

    /// <summary>A call that is repeated.</summary>
    public static Workload Call(string name, int repeats, Func<Plan> plan, Action call)
    {
        long Run()
        {
            for (var i = 0; i < repeats; i++)
                call();
            return repeats;
        }
        return new(
            name,
            Run,
            () =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                return Run() is var steps ? (double)(GC.GetAllocatedBytesForCurrentThread() - before) / steps : 0;
            },
            plan
        );
    }
}
