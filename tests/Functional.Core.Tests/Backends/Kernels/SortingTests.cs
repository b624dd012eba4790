using System.Numerics;

namespace Functional.Tests;

public sealed class SortingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sorting_is_stable_with_NaN_last_in_both_directions(bool descending)
    {
        Case<float>(descending);
        Case<double>(descending);
        Case<int>(descending);
        Case<long>(descending);
        Case<byte>(descending);
    }

    [Fact]
    public void Zeros_are_equal_and_keep_their_order_and_their_signs()
    {
        float[] x = [0f, -0f, -1f, 0f];
        var values = new float[4];
        var places = new int[4];

        Sorting.Run<float>(x, values, places, 1, 4, descending: false);

        Assert.Equal([2, 0, 1, 3], places);
        KernelCheck.SameBits<float>([-1f, 0f, -0f, 0f], values);
    }

    static void Case<T>(bool descending)
        where T : unmanaged, INumber<T>
    {
        foreach (var count in (int[])[0, 1, 2, 3, 17, 100, 1000])
        {
            const int rows = 3;
            var x = KernelCheck.Samples<T>(rows * count, 10, special: true).Select(Coarse).ToArray();
            var values = new T[x.Length];
            var places = new int[x.Length];

            Sorting.Run<T>(x, values, places, rows, count, descending);

            for (var row = 0; row < rows; row++)
            {
                var part = x.Skip(row * count).Take(count).ToArray();
                var order = Enumerable.Range(0, count).OrderBy(i => T.IsNaN(part[i]));
                var expected = (descending ? order.ThenByDescending(i => part[i]) : order.ThenBy(i => part[i])).ToArray();
                Assert.Equal(expected, places.Skip(row * count).Take(count));
                KernelCheck.SameBits<T>(expected.Select(i => part[i]).ToArray(), values.AsSpan(row * count, count));
            }
        }
    }

    /// <summary>Few different numbers, so that many are equal.</summary>
    static T Coarse<T>(T x)
        where T : INumber<T> =>
        T.IsFinite(x) && (x > T.One || -T.One > x) ? T.CreateSaturating(double.Round(double.CreateSaturating(x))) : x;
}
