using Functional.Testing;

namespace Functional.Tests;

public sealed class PhiloxTests
{
    [Fact]
    public void Known_answers_of_the_authors_come_out()
    {
        Assert.Equal((0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u), Philox.Block(0, 0, 0));
        Assert.Equal((0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu), Philox.Block(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue));
        Assert.Equal(
            (0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u),
            Philox.Block(0x299f31d0a4093822, 0x85a308d3243f6a88, 0x0370734413198a2e)
        );
    }

    [Fact]
    public void Uniform_numbers_are_the_upper_bits_of_the_words()
    {
        foreach (var length in Enumerable.Range(0, 20))
        {
            var floats = new float[length];
            var doubles = new double[length];
            Philox.Uniform(42, floats);
            Philox.Uniform(42, doubles);
            for (var i = 0; i < length; i++)
            {
                var four = Words(42, i / 4);
                Assert.Equal((four[i % 4] >> 8) / 16777216f, floats[i]);
                var two = Words(42, i / 2);
                var bits = ((ulong)two[(2 * (i % 2)) + 1] << 32) | two[2 * (i % 2)];
                Assert.Equal((bits >> 11) / 9007199254740992.0, doubles[i]);
            }
        }
    }

    [Fact]
    public void Normal_numbers_are_those_of_Box_and_Muller_at_every_width_and_length()
    {
        foreach (var length in (int[])[0, 1, 2, 3, 7, 255, 256, 257, 1000])
        {
            var uniform = new double[1002];
            Philox.Uniform(7, uniform);
            var expected = Enumerable.Range(0, length).Select(i => BoxMuller(uniform, i, 1.0 / (1L << 53))).ToArray();
            var doubles = new double[length];
            Philox.Normal(7, doubles);
            new Tolerance(1e-12, 1e-12).Check(expected, doubles);
            var draws = new double[length];
            KernelCheck.EveryWidth<double, Draw<double>>(new(draws), doubles, () => draws, $"{length} doubles");

            var singles = new float[1002];
            Philox.Uniform(7, singles);
            var wide = singles.Select(x => (double)x).ToArray();
            var floats = new float[length];
            Philox.Normal(7, floats);
            var near = Enumerable.Range(0, length).Select(i => BoxMuller(wide, i, 1.0 / (1 << 24))).ToArray();
            new Tolerance(1e-5, 1e-5).Check(near, floats.Select(x => (double)x).ToArray());
            var drawn = new float[length];
            KernelCheck.EveryWidth<float, Draw<float>>(new(drawn), floats, () => drawn, $"{length} floats");
        }
    }

    [Fact]
    public void Normal_numbers_have_mean_0_and_deviation_1()
    {
        var numbers = new float[100_000];
        Philox.Normal(3, numbers);
        var mean = numbers.Average(x => (double)x);
        var deviation = Math.Sqrt(numbers.Average(x => (x - mean) * (x - mean)));
        Assert.InRange(mean, -0.02, 0.02);
        Assert.InRange(deviation, 0.99, 1.01);
    }

    static double BoxMuller(double[] uniform, int i, double step)
    {
        var pair = i - (i % 2);
        var radius = Math.Sqrt(-2 * Math.Log(uniform[pair] + step));
        var angle = 2 * Math.PI * uniform[pair + 1];
        return radius * (i % 2 == 0 ? Math.Cos(angle) : Math.Sin(angle));
    }

    static uint[] Words(ulong key, int block)
    {
        var (w0, w1, w2, w3) = Philox.Block(key, (ulong)block, 0);
        return [w0, w1, w2, w3];
    }

    readonly struct Draw<TNumber>(TNumber[] target) : IWidthAction
        where TNumber : unmanaged
    {
        public void Run<V, E>()
            where V : unmanaged, IVector<V, E>
            where E : unmanaged => Philox.Normal<V, E>(7, (E[])(object)target);
    }
}
