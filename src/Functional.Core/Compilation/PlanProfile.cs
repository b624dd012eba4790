using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Functional;

/// <summary>How long each instruction of a plan takes.</summary>
/// <param name="Instructions">In the order in which they run.</param>
public sealed record PlanProfile(Sequence<InstructionTime> Instructions)
{
    /// <summary>Microseconds of all instructions together.</summary>
    public double Microseconds => Instructions.Sum(i => i.Microseconds);

    /// <summary>A table: microseconds, share of the whole, multiply-adds per nanosecond of products, instruction, layer.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var i in Instructions)
        {
            var share = Microseconds == 0 ? 0 : 100 * i.Microseconds / Microseconds;
            var speed = i.MultiplyAdds == 0 ? "" : (i.MultiplyAdds / i.Microseconds / 1e3).ToString("F1", CultureInfo.InvariantCulture);
            var layer = i.Path.Length == 0 ? "" : $"   at {i.Path}";
            text.Append(
                CultureInfo.InvariantCulture,
                $"{i.Microseconds, 10:F3} µs {share, 5:F1} % {speed, 6}  {i.Name} {i.Shapes}{layer}\n"
            );
        }
        return text.Append(CultureInfo.InvariantCulture, $"{Microseconds, 10:F3} µs in {Instructions.Count} instructions").ToString();
    }
}

/// <summary>One instruction of a profile.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Shapes">Shapes in and out.</param>
/// <param name="Path">The user's layer that it came from.</param>
/// <param name="Microseconds">The best time of one run.</param>
/// <param name="MultiplyAdds">How many multiply-adds it does, for matrix products; 0 for others.</param>
public sealed record InstructionTime(string Name, string Shapes, string Path, double Microseconds, double MultiplyAdds);

/// <summary>Takes the times.</summary>
internal static class Profiler
{
    private const int Rounds = 15;

    public static PlanProfile Of(Plan plan, IReadOnlyList<Work> works)
    {
        WarmUp(works);
        var best = works.Select(_ => double.PositiveInfinity).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < works.Count; i++)
            {
                best[i] = Math.Min(best[i], Time(works[i]));
            }
        }
        return new([
            .. plan.Units.Select(
                (unit, i) => new InstructionTime(unit.Name, Shapes(plan, unit), unit.Path, best[i], MultiplyAdds(plan, unit))
            ),
        ]);
    }

    /// <summary>Runs everything often enough, and waits long enough, for the runtime to compile it at its best.</summary>
    private static void WarmUp(IReadOnlyList<Work> works)
    {
        const int Stages = 4;
        const int Runs = 60;
        for (var stage = 0; stage < Stages; stage++)
        {
            for (var i = 0; i < Runs; i++)
            {
                foreach (var work in works)
                {
                    work.Run();
                }
            }
            Thread.Sleep(TimeSpan.FromMilliseconds(120));
        }
    }

    /// <summary>Repeats short work until the clock can see it.</summary>
    private static double Time(Work work)
    {
        for (var repeats = 1; ; repeats *= 4)
        {
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < repeats; i++)
            {
                work.Run();
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

    private static double MultiplyAdds(Plan plan, PlanUnit unit)
    {
        if (unit.Name != Op.MatMul.Name)
        {
            return 0;
        }
        var (a, c) = (plan.Graph.SignatureOf(unit.Inputs[0]).Shape, plan.Graph.SignatureOf(unit.Outputs[0]).Shape);
        return (double)a.Size / c[^2] * c.Size;
    }
}
