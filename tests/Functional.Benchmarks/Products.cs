using System.Diagnostics;
using System.Globalization;

namespace Functional.Benchmarks;

/// <summary>How near matrix products come to what the processor can do, on one thread.</summary>
static class Products
{
    const double Seconds = 0.3;

    // Rows, inner size, columns: steps of small networks, single rows, gradients of kernels, tall, flat and large ones.
    static readonly (int Rows, int Inner, int Columns)[] Shapes =
    [
        (1, 784, 300),
        (10, 64, 12),
        (10, 784, 300),
        (32, 300, 100),
        (32, 784, 300),
        (128, 784, 64),
        (784, 32, 300),
        (4096, 64, 64),
        (64, 4096, 64),
        (256, 784, 2048),
        (256, 2048, 2048),
        (1024, 1024, 1024),
    ];

    public static int Print()
    {
        var libraries = Enum.GetValues<BlasLibrary>()
            .Where(library => library != BlasLibrary.Auto)
            .Where(library => library == BlasLibrary.Managed || Blas.Describe(library) != "managed")
            .ToList();
        Console.WriteLine($"GFLOP/s\tpeak\t{string.Join('\t', libraries.Select(Blas.Describe))}");
        foreach (var (rows, inner, columns) in Shapes)
        {
            var speeds = libraries.Select(library => Speed(library, rows, inner, columns)).ToList();
            // Taken beside the products, since clocks of processors change.
            var numbers = speeds.Prepend(2 * PlanProfile.MeasurePeak()).Select(x => x.ToString("F1", CultureInfo.InvariantCulture));
            Console.WriteLine($"{rows}x{inner}x{columns}\t{string.Join('\t', numbers)}");
        }
        return 0;
    }

    static double Speed(BlasLibrary library, int rows, int inner, int columns)
    {
        var product = Compiled.Of((Tensors x) => Ops.MatMul(x[0], x[1]), Execution.Default.WithThreads(1).WithBlas(library));
        Tensors inputs = (Key.Of(1).Uniform([rows, inner]), Key.Of(2).Uniform([inner, columns]));
        var result = new float[rows * columns];
        var flops = 2.0 * rows * inner * columns;
        var repeats = 1 + (int)(1e7 / flops);
        return flops * repeats / BestNanoseconds(() => product.Run(inputs, result), repeats);
    }

    /// <summary>The best of many rounds.</summary>
    public static double BestNanoseconds(Action work, int repeats)
    {
        var best = double.PositiveInfinity;
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < Seconds; )
        {
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < repeats; i++)
                work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalNanoseconds);
        }
        return best;
    }
}
