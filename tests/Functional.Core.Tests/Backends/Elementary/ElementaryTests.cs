using System.Globalization;
using Functional.Testing;

namespace Functional.Tests;

public sealed class ElementaryTests
{
    public static TheoryData<string> Functions => [.. ElementaryFunction.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Float_results_are_as_near_to_the_exact_ones_as_the_documentation_says(string name)
    {
        var function = ElementaryFunction.Named(name);
        var random = new Random(name.Length);
        var x = new float[60_000];
        var y = new float[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            // Numbers of every size, and one in two where the function is neither flat nor out of range.
            var any = BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
            x[i] = i % 2 == 0 ? any : (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 3)));
            y[i] = (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-1, 3)));
        }

        var results = function.Run(x, y, 512);

        for (var i = 0; i < x.Length; i++)
        {
            var exact = function.Reference(x[i], y[i]);
            var distance = ElementaryFunction.Distance(results[i], exact);
            Assert.True(distance <= function.SingleUlps, $"{name}({x[i]:R}, {y[i]:R}) = {results[i]:R}, not {exact:R}: {distance:F2} ulp");
        }
    }

    [Fact]
    public void Double_results_are_as_near_to_the_exact_ones_as_the_documentation_says()
    {
        var lines = File.ReadAllLines(Repository.PathOf("tests", "Functional.Core.Tests", "Backends", "Elementary", "exact_values.csv"));
        Assert.Equal(ElementaryFunction.All.Count, lines.Select(line => line.Split(',')[0]).Distinct().Count());
        foreach (var line in lines)
        {
            var parts = line.Split(',');
            var numbers = parts[1..].Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
            var function = ElementaryFunction.Named(parts[0]);

            var actual = function.Run(numbers[0], numbers[1]);

            var distance = ElementaryFunction.Distance(actual, numbers[2], numbers[3]);
            Assert.True(distance <= function.DoubleUlps, $"{line}: {actual:R} is {distance:F2} ulp away");
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_width_and_every_length_gives_the_same_bits(string name)
    {
        var function = ElementaryFunction.Named(name);
        foreach (var length in KernelCheck.Lengths.Where(n => n < 1000))
        {
            Case<float>(length);
            Case<double>(length);
        }

        void Case<T>(int length)
            where T : unmanaged, System.Numerics.INumber<T>
        {
            var x = KernelCheck.Samples<T>(length, 21, special: true);
            var y = KernelCheck.Samples<T>(length, 22, special: true);
            var single = x.Zip(y, (a, b) => function.Run([a], [b], 0)[0]).ToArray();
            foreach (var bits in KernelCheck.Widths)
                KernelCheck.SameBits<T>(single, function.Run(x, y, bits), $"{name}, {typeof(T).Name}, {length} elements, {bits} bits");
        }
    }

    [Theory]
    [InlineData("exp")]
    [InlineData("expm1")]
    [InlineData("log")]
    [InlineData("log1p")]
    [InlineData("tanh")]
    [InlineData("sigmoid")]
    [InlineData("softplus")]
    [InlineData("erf")]
    public void Rising_functions_do_not_fall_by_more_than_their_error(string name)
    {
        var function = ElementaryFunction.Named(name);
        foreach (var start in (float[])[0.0001f, 0.3465f, 0.5f, 0.7071f, 0.9999f, 1.0397f, 1.4142f, 3.9f])
        {
            var x = new float[4000];
            x[0] = start;
            for (var i = 1; i < x.Length; i++)
                x[i] = float.BitIncrement(x[i - 1]);

            var y = function.Run(x, x, 512);

            Assert.True(y[^1] >= y[0]);
            for (var i = 1; i < x.Length; i++)
                Assert.True(y[i] >= y[i - 1] - 3 * (MathF.BitIncrement(y[i - 1]) - y[i - 1]), $"{name} falls at {x[i]:R}");
        }
    }

    [Fact]
    public void Odd_and_even_functions_are_so_to_the_bit()
    {
        var x = KernelCheck.Samples<double>(2000, 23);
        var minus = x.Select(v => -v).ToArray();
        foreach (var name in (string[])["sin", "tanh", "erf"])
        {
            var function = ElementaryFunction.Named(name);
            KernelCheck.SameBits<double>(function.Run(x, x, 512).Select(v => -v).ToArray(), function.Run(minus, x, 512), name);
        }

        var cos = ElementaryFunction.Named("cos");
        KernelCheck.SameBits<double>(cos.Run(x, x, 512), cos.Run(minus, x, 512), "cos");
    }

    [Fact]
    public void Identities_hold_to_the_last_places_in_double()
    {
        foreach (var x in KernelCheck.Samples<double>(500, 24).Select(v => v / 100))
        {
            double Of(string name, double v) => ElementaryFunction.Named(name).Run(v);
            Near(1, Of("sin", x) * Of("sin", x) + Of("cos", x) * Of("cos", x));
            Near(x, Of("log", Of("exp", x)), 1);
            Near(x, Of("log1p", Of("expm1", x)), Math.Max(1, Math.Exp(-x)));
            Near(1, Of("sigmoid", x) + Of("sigmoid", -x));
            Near(Of("tanh", x / 2), 2 * Of("sigmoid", x) - 1, 1);
            Near(x, Of("softplus", x) - Of("softplus", -x), 10);
            Near(ElementaryFunction.Named("pow").Run(Math.Abs(x), 0.5), Math.Sqrt(Math.Abs(x)));
        }

        static void Near(double expected, double actual, double size = 0) =>
            Assert.InRange(Math.Abs(actual - expected), 0, 6e-16 * Math.Max(size, Math.Abs(expected)) * 2);
    }

    [Fact]
    public void Large_angles_are_reduced_exactly()
    {
        // Known hard cases: multiples of π/2 to many digits, the greatest numbers, and 2ⁿ.
        (double X, double Sin, double Cos)[] cases =
        [
            (6381956970095103 * Math.ScaleB(1, 797), 1.0, -4.687165924254628e-19),
            (double.MaxValue, 0.004961954789184062, -0.9999876894265599),
            (1e22, -0.8522008497671888, 0.523214785395139),
            (Math.ScaleB(1, 120), 0.377820109360752, -0.9258790228548379),
        ];
        foreach (var (x, sin, cos) in cases)
        {
            foreach (var sign in (int[])[1, -1])
            {
                Assert.InRange(ElementaryFunction.Distance(ElementaryFunction.Named("sin").Run(sign * x), sign * sin, 0), 0, 1);
                Assert.InRange(ElementaryFunction.Distance(ElementaryFunction.Named("cos").Run(sign * x), cos, 0), 0, 1);
            }
        }
    }
}
