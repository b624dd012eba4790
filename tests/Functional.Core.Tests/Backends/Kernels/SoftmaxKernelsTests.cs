using Functional.Testing;

namespace Functional.Tests;

public sealed class SoftmaxKernelsTests
{
    static readonly (int Outer, int Count, int Inner)[] Sizes =
    [
        (1, 1, 1),
        (3, 2, 1),
        (32, 10, 1),
        (700, 3, 1),
        (2, 100, 1),
        (1, 5000, 1),
        (2, 7, 5),
        (3, 40, 33),
        (0, 4, 1),
    ];

    [Fact]
    public void All_three_agree_with_their_definitions_and_give_the_same_bits_at_every_width()
    {
        foreach (var (outer, count, inner) in Sizes)
        {
            var x = KernelCheck.Samples<double>(outer * count * inner, 14).Select(v => v / 10).ToArray();
            var singles = x.Select(v => (float)v).ToArray();
            double[] soft = new double[x.Length],
                logs = new double[x.Length],
                totals = new double[outer * inner];
            float[] soft32 = new float[x.Length],
                logs32 = new float[x.Length],
                totals32 = new float[outer * inner];
            SoftmaxKernels.Softmax<double>(x, soft, outer, count, inner);
            SoftmaxKernels.LogSoftmax<double>(x, logs, outer, count, inner);
            SoftmaxKernels.LogSumExp<double>(x, totals, outer, count, inner);
            SoftmaxKernels.Softmax<float>(singles, soft32, outer, count, inner);

            for (var i = 0; i < x.Length; i++)
            {
                var total = Total(x, i, count, inner);
                Tolerance.Float64.Check(Math.Exp(x[i] - total), soft[i], "softmax");
                Tolerance.Float64.Times(10).Check(x[i] - total, logs[i], "log softmax");
                Tolerance.Float64.Times(10).Check(total, totals[((i / (count * inner)) * inner) + (i % inner)], "log-sum-exp");
                Tolerance.Float32.Times(10).Check(Math.Exp(x[i] - total), soft32[i], "softmax in float");
            }

            SameAtEveryWidth(x, outer, count, inner);
            SameAtEveryWidth(singles, outer, count, inner);
        }
    }

    [Fact]
    public void Infinite_rows_follow_scipy()
    {
        const double infinity = double.PositiveInfinity;
        Assert.Equal(-infinity, Total([-infinity, -infinity]));
        Assert.Equal(infinity, Total([infinity, 3, -infinity]));
        Assert.Equal(1.0, Total([1, -infinity]), 15);
        Assert.True(double.IsNaN(Total([1, double.NaN, infinity])));
        Assert.Equal(1000 + Math.Log(2), Total([1000, 1000]), 10);

        var y = new double[2];
        SoftmaxKernels.Softmax<double>([-infinity, 0], y, 1, 2, 1);
        Assert.Equal([0, 1], y);
        SoftmaxKernels.Softmax<double>([infinity, 0], y, 1, 2, 1);
        Assert.All(y, value => Assert.True(double.IsNaN(value)));
        SoftmaxKernels.LogSoftmax<double>([-infinity, 5], y, 1, 2, 1);
        Assert.Equal([-infinity, 0], y);
    }

    [Fact]
    public void The_target_may_be_the_source()
    {
        var x = KernelCheck.Samples<float>(60, 15);
        var expected = new float[60];
        SoftmaxKernels.LogSoftmax<float>(x, expected, 2, 3, 10);
        SoftmaxKernels.LogSoftmax<float>(x, x, 2, 3, 10);
        KernelCheck.SameBits<float>(expected, x);
    }

    static double Total(double[] row)
    {
        var total = new double[1];
        SoftmaxKernels.LogSumExp<double>(row, total, 1, row.Length, 1);
        return total[0];
    }

    static double Total(double[] x, int i, int count, int inner)
    {
        var start = ((i / (count * inner)) * count * inner) + (i % inner);
        var column = Enumerable.Range(0, count).Select(row => x[start + (row * inner)]).ToArray();
        var most = column.Max();
        return most + Math.Log(column.Sum(value => Math.Exp(value - most)));
    }

    static void SameAtEveryWidth<T>(T[] x, int outer, int count, int inner)
        where T : unmanaged
    {
        var all = new All<T>(x, new T[x.Length], new T[x.Length], new T[outer * inner], outer, count, inner);
        Widest.Run<T, All<T>>(in all, 0);
        T[][] expected = [.. all.Results.Select(result => result.ToArray())];
        foreach (var bits in KernelCheck.Widths)
        {
            Widest.Run<T, All<T>>(in all, bits);
            for (var i = 0; i < expected.Length; i++)
            {
                KernelCheck.SameBits<T>(expected[i], all.Results[i], $"[{outer}, {count}, {inner}], {bits} bits");
            }
        }
    }

    readonly struct All<TNumber>(TNumber[] x, TNumber[] soft, TNumber[] logs, TNumber[] totals, int outer, int count, int inner)
        : IWidthAction
        where TNumber : unmanaged
    {
        public TNumber[][] Results => [soft, logs, totals];

        public void Run<V, E>()
            where V : unmanaged, IVector<V, E>
            where E : unmanaged
        {
            SoftmaxKernels.Softmax<V, E>((E[])(object)x, (E[])(object)soft, outer, count, inner);
            SoftmaxKernels.LogSoftmax<V, E>((E[])(object)x, (E[])(object)logs, outer, count, inner);
            SoftmaxKernels.LogSumExp<V, E>((E[])(object)x, (E[])(object)totals, outer, count, inner);
        }
    }
}
