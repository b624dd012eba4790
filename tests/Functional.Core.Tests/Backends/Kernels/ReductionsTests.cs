using System.Numerics;

namespace Functional.Tests;

public sealed class ReductionsTests
{
    [Fact]
    public void Rows_are_folded_over_64_lanes_in_blocks_of_4096_at_every_width()
    {
        foreach (var length in KernelCheck.Lengths)
        {
            RowCase<SumKernel, float>(1, length, -0f, 0f, (a, b) => a + b, special: false);
            RowCase<SumKernel, double>(1, length, -0.0, 0.0, (a, b) => a + b, special: false);
            RowCase<ProductKernel, float>(1, length, 1f, 1f, (a, b) => a * b, special: true);
            RowCase<MaxKernel, float>(1, length, float.NegativeInfinity, float.NegativeInfinity, MathF.Max, special: true);
            RowCase<MaxKernel, double>(1, length, double.NegativeInfinity, double.NegativeInfinity, Math.Max, special: false);
            RowCase<MinKernel, float>(1, length, float.PositiveInfinity, float.PositiveInfinity, MathF.Min, special: false);
            RowCase<SumKernel, int>(1, length, 0, 0, (a, b) => a + b, special: false);
            RowCase<MaxKernel, int>(1, length, int.MinValue, int.MinValue, Math.Max, special: false);
        }

        RowCase<SumKernel, float>(9, 10, -0f, 0f, (a, b) => a + b, special: true);
        RowCase<MaxKernel, long>(3, 100, long.MinValue, long.MinValue, Math.Max, special: false);
        RowCase<MinKernel, byte>(3, 100, byte.MaxValue, byte.MaxValue, Math.Min, special: false);
    }

    [Fact]
    public void Columns_are_joined_row_by_row_at_every_width()
    {
        foreach (var inner in Enumerable.Range(2, 70).Concat([200, 257]))
        {
            ColumnCase<SumKernel, float>(2, 5, inner, (a, b) => a + b);
            ColumnCase<SumKernel, double>(1, 33, inner, (a, b) => a + b);
            ColumnCase<MinKernel, double>(3, 1, inner, Math.Min);
            ColumnCase<MaxKernel, float>(2, 4, inner, MathF.Max);
        }
    }

    [Fact]
    public void A_sum_of_zeros_is_negative_only_when_all_of_them_are()
    {
        Assert.Equal(float.NegativeZero, Sum([-0f]), BitsOf);
        Assert.Equal(float.NegativeZero, Sum(Enumerable.Repeat(-0f, 5000).ToArray()), BitsOf);
        Assert.Equal(0f, Sum([-0f, 0f]), BitsOf);
        Assert.Equal(0f, Sum([]), BitsOf);
    }

    [Fact]
    public void NaN_in_gives_NaN_out_wherever_it_stands()
    {
        foreach (var place in Enumerable.Range(0, 130))
        {
            var row = Enumerable.Range(0, 130).Select(i => i == place ? float.NaN : i).ToArray();
            var result = new float[1];
            Reductions.Run<MaxKernel, float>(default, row, result, 1, row.Length, 1);
            Assert.True(float.IsNaN(result[0]));
            Reductions.Run<MinKernel, float>(default, row, result, 1, row.Length, 1);
            Assert.True(float.IsNaN(result[0]));
        }
    }

    [Fact]
    public void Positive_zero_is_the_greater_one_in_any_order()
    {
        var result = new double[1];
        foreach (
            double[] row in (double[][])
                [
                    [0.0, -0.0],
                    [-0.0, 0.0],
                ]
        )
        {
            Reductions.Run<MaxKernel, double>(default, row, result, 1, 2, 1);
            Assert.False(double.IsNegative(result[0]));
            Reductions.Run<MinKernel, double>(default, row, result, 1, 2, 1);
            Assert.True(double.IsNegative(result[0]));
        }
    }

    [Fact]
    public void The_first_extreme_wins_and_the_first_NaN_wins_over_all()
    {
        Assert.Equal(1, ArgMax([1f, 3f, 3f, 2f], out var least));
        Assert.Equal(0, least);
        Assert.Equal(2, ArgMax([1f, 3f, float.NaN, float.NaN, 9f], out least));
        Assert.Equal(2, least);
        Assert.Equal(0, ArgMax([-0f, 0f], out least));
        Assert.Equal(0, least);
        var places = new int[3];
        IndexReduction.ArgMax<int>([1, 9, 5, 7, 9, 2], places, 1, 2, 3);
        Assert.Equal([1, 0, 0], places);
        IndexReduction.ArgMin<long>([4, 3, 2, 5], places.AsSpan(0, 2), 2, 2, 1);
        Assert.Equal([1, 0], places[..2]);
    }

    [Fact]
    public void Running_sums_go_in_order()
    {
        float[] x = [1, 2, 3, 10, 20, 30];
        var y = new float[6];
        Cumulative.Sum<float>(x, y, 2, 3, 1);
        Assert.Equal([1, 3, 6, 10, 30, 60], y);
        Cumulative.Sum<float>(x, y, 2, 3, 1, exclusive: true);
        Assert.Equal([0, 1, 3, 0, 10, 30], y);
        Cumulative.Sum<float>(x, y, 2, 3, 1, reverse: true);
        Assert.Equal([6, 5, 3, 60, 50, 30], y);
        Cumulative.Sum<float>(x, y, 1, 2, 3, exclusive: true, reverse: true);
        Assert.Equal([10, 20, 30, 0, 0, 0], y);
        Cumulative.Sum<float>(x, x, 1, 3, 2);
        Assert.Equal([1, 2, 4, 12, 24, 42], x);
    }

    static void RowCase<TKernel, T>(int outer, int count, T neutral, T empty, Func<T, T, T> join, bool special)
        where TKernel : struct, IReductionKernel
        where T : unmanaged, INumber<T>
    {
        var x = KernelCheck.Samples<T>(outer * count, 6, special);
        var y = new T[outer];
        var expected = x.Length == 0 ? [empty] : x.Chunk(count).Select(row => Literal(row, neutral, join)).ToArray();
        var what = $"{typeof(TKernel).Name} of {count}";
        KernelCheck.EveryWidth<T, All<TKernel, T>>(new(x, y, outer, count, 1), expected, () => y, what);
    }

    static void ColumnCase<TKernel, T>(int outer, int count, int inner, Func<T, T, T> join)
        where TKernel : struct, IReductionKernel
        where T : unmanaged, INumber<T>
    {
        var x = KernelCheck.Samples<T>(outer * count * inner, 7, special: true);
        var y = new T[outer * inner];
        var expected = new T[y.Length];
        for (var i = 0; i < y.Length; i++)
        {
            var column = Enumerable.Range(0, count).Select(row => x[((((i / inner) * count) + row) * inner) + (i % inner)]);
            expected[i] = column.Aggregate(join);
        }

        KernelCheck.EveryWidth<T, All<TKernel, T>>(new(x, y, outer, count, inner), expected, () => y, $"{inner} columns");
    }

    /// <summary>The rule, word for word.</summary>
    static T Literal<T>(T[] row, T neutral, Func<T, T, T> join)
    {
        var blocks = row.Chunk(4096)
            .Select(block =>
            {
                var lanes = Enumerable.Repeat(neutral, 64).ToArray();
                for (var i = 0; i < block.Length; i++)
                {
                    lanes[i % 64] = join(lanes[i % 64], block[i]);
                }

                for (var half = 32; half >= 1; half /= 2)
                {
                    for (var lane = 0; lane < half; lane++)
                    {
                        lanes[lane] = join(lanes[lane], lanes[lane + half]);
                    }
                }

                return lanes[0];
            });
        return blocks.Aggregate(join);
    }

    static float Sum(float[] row)
    {
        var result = new float[1];
        Reductions.Run<SumKernel, float>(default, row, result, 1, row.Length, 1);
        return result[0];
    }

    static int ArgMax(float[] row, out int least)
    {
        var places = new int[2];
        IndexReduction.ArgMax<float>(row, places.AsSpan(0, 1), 1, row.Length, 1);
        IndexReduction.ArgMin<float>(row, places.AsSpan(1, 1), 1, row.Length, 1);
        least = places[1];
        return places[0];
    }

    static bool BitsOf(float left, float right) => BitConverter.SingleToInt32Bits(left) == BitConverter.SingleToInt32Bits(right);

    readonly struct All<TKernel, TNumber>(TNumber[] x, TNumber[] y, int outer, int count, int inner) : IWidthAction
        where TKernel : struct, IReductionKernel
        where TNumber : unmanaged
    {
        public void Run<V, E>()
            where V : unmanaged, IVector<V, E>
            where E : unmanaged => Reductions.Run<TKernel, V, E>(default, (E[])(object)x, (E[])(object)y, outer, count, inner);
    }
}
