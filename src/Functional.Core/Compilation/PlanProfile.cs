using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Functional;

/// <summary>How long each instruction of a plan takes.</summary>
/// <param name="Instructions">In the order in which they run.</param>
/// <param name="Threads">The most threads that worked on one instruction.</param>
/// <param name="Peak">
/// Multiply-adds of Float32 per nanosecond that so many cores could do at most, measured beside the instructions.
/// </param>
public sealed record PlanProfile(Sequence<InstructionTime> Instructions, int Threads, double Peak)
{
    /// <summary>Microseconds of all instructions together.</summary>
    public double Microseconds => Instructions.Sum(i => i.Microseconds);

    /// <summary>
    /// Multiply-adds of Float32 per nanosecond that one core could do at most: a loop that touches no memory, in the widest registers.
    /// </summary>
    public static double MeasurePeak() => MultiplyAddPeak.Measure<float>();

    /// <summary>A table: microseconds, share of the whole, share of the machine's peak for products, instruction, layer.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var i in Instructions)
        {
            var share = Microseconds == 0 ? 0 : i.Microseconds / Microseconds;
            var peak = i.ShareOfPeak == 0 ? "" : i.ShareOfPeak.ToString("P0", CultureInfo.InvariantCulture);
            var layer = i.Path.Length == 0 ? "" : $"   at {i.Path}";
            text.Append(CultureInfo.InvariantCulture, $"{i.Microseconds, 10:F3} µs {share, 6:P0} {peak, 6}  {i.Name} {i.Shapes}{layer}\n");
        }
        return text.Append(
                CultureInfo.InvariantCulture,
                $"{Microseconds, 10:F3} µs in {Instructions.Count} instructions on {Threads} {(Threads == 1 ? "thread" : "threads")}; "
            )
            .Append(
                CultureInfo.InvariantCulture,
                $"third column: share of what its threads could do, {Peak:F0} multiply-adds per nanosecond for all"
            )
            .ToString();
    }
}

/// <summary>One instruction of a profile.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Shapes">Shapes in and out.</param>
/// <param name="Path">The user's layer that it came from.</param>
/// <param name="Microseconds">The best time of one run.</param>
/// <param name="ShareOfPeak">For matrix products, which share of the multiply-adds that its threads could do it did; 0 for others.</param>
public sealed record InstructionTime(string Name, string Shapes, string Path, double Microseconds, double ShareOfPeak);

/// <summary>Takes the times.</summary>
internal static class Profiler
{
    private const int Rounds = 15;

    /// <summary>No further round begins after so long; long plans need no repetition to be measured well.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <param name="plan">Names the instructions.</param>
    /// <param name="works">What they do.</param>
    /// <param name="threads">How many threads may work on one.</param>
    /// <param name="run">Does one work as the plan does it.</param>
    /// <param name="threadsOf">How many threads do so.</param>
    public static PlanProfile Of(Plan plan, IReadOnlyList<Work> works, int threads, Action<Work> run, Func<Work, int> threadsOf)
    {
        WarmUp(works, run);
        var best = works.Select(_ => double.PositiveInfinity).ToArray();
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < Rounds && (round == 0 || clock.Elapsed < Longest); round++)
        {
            for (var i = 0; i < works.Count; i++)
            {
                best[i] = Math.Min(best[i], Time(works[i], run));
            }
        }
        var (single, real) = (MultiplyAddPeak.Measure<float>(), MultiplyAddPeak.Measure<double>());
        return new(
            [
                .. plan.Units.Select(
                    (unit, i) =>
                    {
                        var peak = plan.Graph.SignatureOf(unit.Outputs[0]).DType == DType.Float64 ? real : single;
                        var share = (unit.Product?.MultiplyAdds ?? 0) / (best[i] * 1e3) / (peak * threadsOf(works[i]));
                        return new InstructionTime(unit.Name, Shapes(plan, unit), unit.Path, best[i], share);
                    }
                ),
            ],
            threads,
            threads * single
        );
    }

    /// <summary>Runs everything often enough, and waits long enough, for the runtime to compile it at its best.</summary>
    private static void WarmUp(IReadOnlyList<Work> works, Action<Work> run)
    {
        const int Stages = 4;
        const int Runs = 60;
        for (var stage = 0; stage < Stages; stage++)
        {
            var clock = Stopwatch.StartNew();
            for (var i = 0; i < Runs && clock.Elapsed < Longest / (2 * Stages); i++)
            {
                foreach (var work in works)
                {
                    run(work);
                }
            }
            Thread.Sleep(TimeSpan.FromMilliseconds(120));
        }
    }

    /// <summary>Runs work until threads are awake and data in the cache, then repeats it until the clock can see it.</summary>
    private static double Time(Work work, Action<Work> run)
    {
        run(work);
        for (var repeats = 2; ; repeats *= 4)
        {
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < repeats; i++)
            {
                run(work);
            }
            var elapsed = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
            if (elapsed > 50)
            {
                return elapsed / repeats;
            }
        }
    }

    private static string Shapes(Plan plan, PlanUnit unit) => $"{Shapes(plan, unit.Inputs)} → {Shapes(plan, unit.Outputs)}";

    private static string Shapes(Plan plan, GraphValue[] values) => string.Join(" ", values.Select(v => plan.Graph.SignatureOf(v).Shape));
}
