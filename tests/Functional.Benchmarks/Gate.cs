using System.Globalization;
using System.Runtime.CompilerServices;

namespace Functional.Benchmarks;

/// <summary>
/// Workloads on one thread beside a loop of plain arithmetic that no change of the product makes faster or slower: their ratio is
/// nearly the same on machines of one kind, whatever their clock.
/// </summary>
static class Gate
{
    const double Most = 1.5;
    const int Additions = 1_000_000;

    /// <summary>Prints name, ratio and recorded ratio; exit code 1 if a workload takes 1.5 times as long as recorded.</summary>
    public static int Compare()
    {
        var recorded = File.ReadLines(PathOfRecord()).Select(line => line.Split('\t')).ToDictionary(row => row[0], row => Parse(row[1]));
        var slow = 0;
        foreach (var (name, ratio) in Ratios())
        {
            var before = recorded.TryGetValue(name, out var found) ? found : double.NaN;
            var verdict =
                double.IsNaN(before) ? "not recorded"
                : ratio > Most * before ? "slower"
                : "ok";
            slow += verdict == "slower" ? 1 : 0;
            Console.WriteLine($"{name}\t{Text(ratio)}\t{Text(before)}\t{verdict}");
        }
        return slow == 0 ? 0 : 1;
    }

    /// <summary>Writes the ratios of today.</summary>
    public static int Record()
    {
        File.WriteAllLines(PathOfRecord(), Ratios().Select(row => $"{row.Name}\t{Text(row.Ratio)}"));
        return 0;
    }

    static IEnumerable<(string Name, double Ratio)> Ratios()
    {
        foreach (var workload in Workloads.All(Execution.Default.WithThreads(1).WithBlas(BlasLibrary.Managed)))
        {
            var loop = Products.BestNanoseconds(() => Calibrate(Additions), 1) / 1000;
            yield return (workload.Name, workload.Microseconds() / loop);
        }
    }

    /// <summary>Additions of which each waits for the one before: their time tells the clock of the processor.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    static double Calibrate(int additions)
    {
        var sum = 1.0;
        for (var i = 0; i < additions; i++)
            sum += 0.25;
        return sum;
    }

    static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    static string Text(double ratio) => ratio.ToString("G4", CultureInfo.InvariantCulture);

    static string PathOfRecord([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "recorded.tsv");
}
