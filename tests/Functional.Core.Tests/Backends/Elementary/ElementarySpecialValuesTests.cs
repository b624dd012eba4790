namespace Functional.Tests;

public sealed class ElementarySpecialValuesTests
{
    const double Infinity = double.PositiveInfinity;
    const double NaN = double.NaN;

    // csharpier-ignore
    static readonly (string Name, double X, double Result)[] Unary =
    [
        ("exp", 0, 1), ("exp", -0.0, 1), ("exp", Infinity, Infinity), ("exp", -Infinity, 0), ("exp", 1e30, Infinity), ("exp", -1e30, 0),
        ("expm1", 0, 0), ("expm1", -0.0, -0.0), ("expm1", Infinity, Infinity), ("expm1", -Infinity, -1), ("expm1", -1e30, -1),
        ("log", 1, 0), ("log", 0, -Infinity), ("log", -0.0, -Infinity), ("log", -1, NaN), ("log", -Infinity, NaN),
        ("log", Infinity, Infinity),
        ("log1p", 0, 0), ("log1p", -0.0, -0.0), ("log1p", -1, -Infinity), ("log1p", -2, NaN), ("log1p", Infinity, Infinity),
        ("log1p", -Infinity, NaN),
        ("sin", 0, 0), ("sin", -0.0, -0.0), ("sin", Infinity, NaN), ("sin", -Infinity, NaN),
        ("cos", 0, 1), ("cos", -0.0, 1), ("cos", Infinity, NaN), ("cos", -Infinity, NaN),
        ("tanh", 0, 0), ("tanh", -0.0, -0.0), ("tanh", Infinity, 1), ("tanh", -Infinity, -1), ("tanh", 1e-30, 1e-30), ("tanh", 50, 1),
        ("sigmoid", 0, 0.5), ("sigmoid", Infinity, 1), ("sigmoid", -Infinity, 0), ("sigmoid", 50, 1), ("sigmoid", -1e30, 0),
        ("softplus", Infinity, Infinity), ("softplus", -Infinity, 0), ("softplus", 1e30, 1e30), ("softplus", -1e30, 0),
        ("erf", 0, 0), ("erf", -0.0, -0.0), ("erf", Infinity, 1), ("erf", -Infinity, -1), ("erf", 7, 1), ("erf", -7, -1),
    ];

    // csharpier-ignore
    static readonly double[] PowerArguments =
    [
        0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 1.5, -2.5, 1e30, -1e30, 16777217, 9007199254740993, Infinity, -Infinity, NaN,
    ];

    [Fact]
    public void Ends_zeros_and_infinities_come_out_exactly()
    {
        foreach (var (name, x, result) in Unary)
        {
            var function = ElementaryFunction.Named(name);
            KernelCheck.SameBits<double>([result], [function.Run(x)], $"{name}({x})");
            KernelCheck.SameBits<float>([(float)result], [function.Run((float)x)], $"{name}({x}) in float");
        }
    }

    [Fact]
    public void NaN_gives_NaN()
    {
        foreach (var function in ElementaryFunction.All)
        {
            Assert.True(double.IsNaN(function.Run(NaN, 2)), function.Name);
            Assert.True(float.IsNaN(function.Run(float.NaN, 2)), function.Name);
        }
    }

    [Fact]
    public void Powers_of_special_numbers_follow_IEEE_754()
    {
        var pow = ElementaryFunction.Named("pow");
        foreach (var x in PowerArguments)
        {
            foreach (var y in PowerArguments)
            {
                var expected = Math.Pow(x, y);
                var actual = pow.Run(x, y);
                if (!double.IsFinite(expected) || expected is 0 or 1 or -1)
                    KernelCheck.SameBits<double>([expected], [actual], $"{x} to the {y}");
                else
                    Assert.InRange(ElementaryFunction.Distance(actual, expected, 0), 0, 2);

                var single = MathF.Pow((float)x, (float)y);
                if (!float.IsFinite(single) || single is 0 or 1 or -1)
                    KernelCheck.SameBits<float>([single], [pow.Run((float)x, (float)y)], $"{x} to the {y} in float");
            }
        }
    }

    [Fact]
    public void Whole_powers_of_small_whole_numbers_are_exact()
    {
        var pow = ElementaryFunction.Named("pow");
        for (var x = 1; x <= 10; x++)
        {
            for (var y = 0; y <= 6; y++)
            {
                Assert.Equal(Math.Round(Math.Pow(x, y)), pow.Run((double)x, y));
                Assert.Equal(MathF.Round(MathF.Pow(x, y)), pow.Run((float)x, y));
                Assert.Equal((y % 2 == 0 ? 1 : -1) * Math.Round(Math.Pow(x, y)), pow.Run(-(double)x, y));
            }
        }
    }

    [Fact]
    public void Results_may_be_denormal()
    {
        var exp = ElementaryFunction.Named("exp");
        Assert.Equal(float.Epsilon, exp.Run(-103.5f));
        Assert.Equal(0f, exp.Run(-103.98f));
        Assert.Equal(double.Epsilon, exp.Run(-744.8));
        Assert.Equal(0.0, exp.Run(-745.2));
        Assert.Equal(float.Epsilon, ElementaryFunction.Named("sigmoid").Run(-103.5f));
        Assert.Equal(float.Epsilon, ElementaryFunction.Named("softplus").Run(-103.5f));
        Assert.Equal(float.Epsilon, ElementaryFunction.Named("pow").Run(2f, -149f));
        Assert.Equal(double.Epsilon, ElementaryFunction.Named("pow").Run(2.0, -1074.0));
    }

    [Fact]
    public void Arguments_may_be_denormal()
    {
        foreach (var name in (string[])["expm1", "log1p", "sin", "tanh"])
        {
            Assert.Equal(float.Epsilon, ElementaryFunction.Named(name).Run(float.Epsilon));
            Assert.Equal(-double.Epsilon, ElementaryFunction.Named(name).Run(-double.Epsilon));
        }

        Assert.Equal(MathF.Log(float.Epsilon), ElementaryFunction.Named("log").Run(float.Epsilon), 1e-5f);
        Assert.Equal(Math.Log(double.Epsilon), ElementaryFunction.Named("log").Run(double.Epsilon), 1e-12);
        Assert.Equal(Math.Sqrt(double.Epsilon), ElementaryFunction.Named("pow").Run(double.Epsilon, 0.5));
    }

    [Fact]
    public void The_greatest_finite_exponential_is_finite()
    {
        var exp = ElementaryFunction.Named("exp");
        Assert.True(float.IsFinite(exp.Run(88.72283f)));
        Assert.Equal(float.PositiveInfinity, exp.Run(88.72284f));
        Assert.True(double.IsFinite(exp.Run(709.782712893384)));
        Assert.Equal(Infinity, exp.Run(709.7827128933841));
        Assert.True(float.IsFinite(ElementaryFunction.Named("expm1").Run(88.72283f)));
        Assert.True(float.IsFinite(ElementaryFunction.Named("softplus").Run(float.MaxValue)));
    }
}
