namespace Functional.Tests;

public sealed class ConversionTests
{
    [Fact]
    public void Numbers_beyond_the_range_take_its_end_and_fractions_are_dropped()
    {
        float[] x = [1.9f, -1.9f, 3e9f, -3e9f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f, 300f];
        Same<float, int>(x, [1, -1, int.MaxValue, int.MinValue, 0, int.MaxValue, int.MinValue, 0, 300]);
        Same<float, long>(x, [1, -1, 3_000_000_000, -3_000_000_000, 0, long.MaxValue, long.MinValue, 0, 300]);
        Same<float, byte>(x, [1, 0, 255, 0, 0, 255, 0, 0, 255]);
        Same<double, int>([2147483647.9, -2147483648.9, 0.99, double.NaN], [int.MaxValue, int.MinValue, 0, 0]);
        Same<int, byte>([-5, 256, 77], [0, 255, 77]);
        Same<long, int>([1L << 40, -7], [int.MaxValue, -7]);
    }

    [Fact]
    public void Floating_point_takes_the_nearest_number()
    {
        Same<long, float>([(1L << 24) + 1, (1L << 54) + 1], [16777216f, 18014398509481984f]);
        Same<int, float>([16777219], [16777220f]);
        Same<double, float>([1e300, -0.0, 0.1], [float.PositiveInfinity, -0f, 0.1f]);
        Same<float, double>([0.1f, -0f], [0.10000000149011612, -0.0]);
        Same<byte, double>([7], [7.0]);
    }

    [Fact]
    public void Truth_is_one_and_anything_but_zero_is_true()
    {
        Same<bool, float>([true, false], [1f, 0f]);
        Same<bool, long>([true, false], [1L, 0L]);
        Same<bool, byte>([true, false], [1, 0]);
        Same<float, bool>([0f, -0f, 0.1f, float.NaN], [false, false, true, true]);
        Same<int, bool>([0, -3], [false, true]);
        Same<byte, bool>([0, 2], [false, true]);
        Same<bool, bool>([true, false], [true, false]);
    }

    static void Same<TFrom, TTo>(TFrom[] source, TTo[] expected)
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        var target = new TTo[source.Length];
        Conversion.Convert<TFrom, TTo>(source, target);
        KernelCheck.SameBits<TTo>(expected, target, $"{typeof(TFrom).Name} to {typeof(TTo).Name}");
    }
}
