using System.Diagnostics;
using System.Globalization;

namespace Functional;

/// <summary>The speeds of the managed product and of a library on one shape, in multiply-adds of 10⁹ a second, counted twice.</summary>
internal readonly record struct Speeds(int M, int K, int N, double Managed, double Native)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{M}×{K}×{N}: {Native:0} GFLOP/s, managed {Managed:0}");
}

/// <summary>Measures a library against the managed product: one thread, Float32, a layer at a small batch and a large square.</summary>
internal static class ProductRace
{
    private static readonly (int M, int K, int N)[] Shapes = [(32, 784, 300), (512, 512, 512)];

    private const int MostRounds = 10;

    /// <summary>After so long on one shape the best of what was seen stands.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromMilliseconds(4);

    /// <summary>One line for each shape. The two run in turns, since the machine's speed changes, and the best of each counts.</summary>
    public static Speeds[] Run(ProductProvider provider) => Array.ConvertAll(Shapes, shape => Run(provider, shape.M, shape.K, shape.N));

    /// <summary>Whether the library wins: the geometric mean of its speed over the managed one's is above 1.</summary>
    public static bool IsFaster(Speeds[] speeds) => speeds.Sum(speed => Math.Log(speed.Native / speed.Managed)) > 0;

    private static Speeds Run(ProductProvider provider, int m, int k, int n)
    {
        float[] a = new float[m * k];
        float[] b = new float[k * n];
        float[] c = new float[m * n];
        Array.Fill(a, 0.5f);
        Array.Fill(b, 0.25f);
        long managed = long.MaxValue;
        long native = long.MaxValue;
        long start = Stopwatch.GetTimestamp();
        for (int round = 0; round < MostRounds; round++)
        {
            long first = Stopwatch.GetTimestamp();
            MatrixProduct.Run<float>(a, k, 1, b, n, 1, c, m, k, n);
            long second = Stopwatch.GetTimestamp();
            _ = provider.TryRun<float>(a, k, 1, b, n, 1, c, m, k, n);
            long third = Stopwatch.GetTimestamp();
            if (round == 0)
            {
                // The first of each compiles, loads and sets up.
                start = third;
                continue;
            }

            managed = Math.Min(managed, Math.Max(second - first, 1));
            native = Math.Min(native, Math.Max(third - second, 1));
            if (Stopwatch.GetElapsedTime(start) > Enough)
            {
                break;
            }
        }

        double operations = 2.0 * m * k * n * Stopwatch.Frequency / 1e9;
        return new Speeds(m, k, n, operations / managed, operations / native);
    }
}
