using static Functional.Ops;

namespace Functional.Tests;

/// <summary>A plan gives the bits of the plain tape, whatever was fused, shared or placed.</summary>
public sealed class CompiledTests
{
    public static TheoryData<string> Functions => [.. Table.Keys];

    static readonly Dictionary<string, Func<Tensors, Tensors>> Table = new()
    {
        ["identity"] = x => Tensors.Of(x[0]),
        ["constant"] = _ => Tensors.Of(Tensor.Of(1f, 2)),
        ["chain"] = x => Tensors.Of(Sigmoid((Tanh((x[0] * 2) + 1) * x[1]) - 3)),
        ["chain with sum"] = x => Tensors.Of(Sum(Sigmoid(Tanh((x[0] * 2) + 1) * x[1]))),
        ["row broadcast"] = x => Tensors.Of(Relu(x[0] + Sum(x[1], 0))),
        ["column broadcast"] = x => Tensors.Of((x[0] - Mean(x[0], 1, keepDims: true)) / (Variance(x[0], 1, keepDims: true) + 1)),
        ["scalar broadcast"] = x => Tensors.Of((x[0] * Sum(x[1])) + Max(x[0])),
        ["product with bias"] = x => Tensors.Of(Relu(MatMul(x[0], x[1].T) + Sum(x[0], 1))),
        ["transposes"] = x => Tensors.Of(MatMul(x[0].T, x[1]), MatMul(x[0].T, x[1].T.T), MatMul(x[0], Transpose(x[1]))),
        ["softmax"] = x => Tensors.Of(Softmax(x[0]), LogSoftmax(x[1], 0), LogSumExp(x[0], 1)),
        ["where"] = x => Tensors.Of(Where(Greater(x[0], x[1]), x[0] * 2, Exp(x[1])), Where(Greater(x[0], 0.0), x[0], 0.0)),
        ["mask read outside"] = x =>
            Tensors.Of(Where(Greater(x[0], 0.0), x[0], 0.0), Greater(x[0], 0.0), Greater(x[0], 0.0).Cast(DType.Float32)),
        ["views"] = x => Tensors.Of(x[0][2..4] + 1, x[0].Reshape(-1) * 2, x[0][1].Reshape(1, -1) + x[0][2..3]),
        ["slices and joins"] = x => Tensors.Of(Concatenate([x[0][.., ..3], x[1][.., 2..]]), Stack([x[0], x[1]], 1), Flip(x[0], 1)),
        ["indices"] = x =>
            Tensors.Of(Gather(x[0], ArgMax(x[1], 0)[..2] % 5), OneHot(ArgMax(x[0]), 8), Sort(x[0]).Values, TopK(x[1], 2).Indices),
        ["same twice"] = x => Tensors.Of(Exp(x[0]) + Exp(x[0]), Exp(x[0]), Exp(x[0]) * Exp(x[0])),
        ["result used on"] = x =>
        {
            var hidden = Tanh(x[0]);
            return Tensors.Of(hidden, hidden * 2, Sum(hidden * hidden), hidden);
        },
        ["broadcast spread"] = x => Tensors.Of(BroadcastTo(Sum(x[0], 0), x[0].Shape) * x[1], BroadcastTo(Sum(x[0]), x[1].Shape) + x[1]),
        ["alternating broadcast"] = x => Tensors.Of(x[0].Reshape(5, 1, 7) + Stack([x[1], x[1]], 1)),
        ["gradient"] = x => Tensors.Of(Autodiff.Gradient(y => Sum(Tanh(MatMul(y, x[1].T)) * Sigmoid(Sum(y))), x[0])),
        ["second order"] = x => Tensors.Of(Autodiff.Gradient(y => Sum(Square(Autodiff.Gradient(z => Sum(Sin(z * z) * x[1]), y))), x[0])),
        ["tangent"] = x => Tensors.Of(Autodiff.Jvp(y => Softmax(y), x[0], x[1]).Derivative),
        ["custom"] = x =>
            Tensors.Of(Autodiff.Gradient(y => Sum(Autodiff.Custom("twice", z => Exp(z) * 2, (_, v, d) => d * v)(y) * x[1]), x[0])),
        ["reductions"] = x => Tensors.Of(Sum(x[0], 0), Mean(x[0]), Prod(x[1], 1), Min(x[0], 0), CumulativeSum(x[1], 0), Variance(x[0])),
        ["casts"] = x =>
            Tensors.Of(x[0].Cast(DType.Float64) * 2, Round(x[1] * 5).Cast(DType.Int32) % 3, Equal(x[0], x[0]).Cast(DType.Float32)),
        ["integers"] = x => Tensors.Of(Round(x[0] * 9).Cast(DType.Int32) + 3, Where(Greater(Round(x[0]).Cast(DType.Int32), 0), 1, 2)),
        ["dropout"] = x => Tensors.Of(Where(Key.Of(3).Uniform(x[0].Shape).GreaterOrEqual(0.5), x[0] / 0.5, 0.0)),
        ["deep"] = x =>
            Tensors.Of(
                Enumerable
                    .Range(0, 40)
                    .Aggregate(
                        x[0],
                        (y, i) =>
                            i % 3 == 0 ? Tanh(y + x[1])
                            : i % 3 == 1 ? y * 1.1
                            : y - Mean(y)
                    )
            ),
    };

    [Fact]
    public void Names_go_in_and_come_out()
    {
        var scaled = Compiled.Of((Tensors t) => Tensors.Named(("y", t["x"] * t["scale"]), ("z", t["x"])));

        var results = scaled.Run(Tensors.Named(("x", Tensor.Of(1f, 2f)), ("scale", Tensor.Of(3f))));
        var swapped = scaled.Run(Tensors.Named(("scale", Tensor.Of(3f)), ("x", Tensor.Of(1f, 2f))));

        Assert.Equal(["y", "z"], results.Names);
        Assert.Equal(results, swapped);
    }

    [Fact]
    public void Memory_for_results_is_counted()
    {
        var twice = Compiled.Of((Tensors t) => Tensors.Of(t[0] + t[0], t[0] * t[0]));
        var error = Assert.Throws<ArgumentException>(() => twice.Run(Tensor.Ones(2), new float[2]));
        Assert.StartsWith("the function has 2 results, but memory for 1 is given", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_plan_gives_the_bits_of_the_plain_function(string name)
    {
        foreach (var dtype in new[] { DType.Float32, DType.Float64 })
        {
            var x = Tensors.Of(Key.Of(1).Normal([5, 7], dtype: dtype), Key.Of(2).Normal([5, 7], dtype: dtype));
            var compiled = Compiled.Of(Table[name], Managed);
            var expected = Table[name](x);
            for (var repeat = 0; repeat < 3; repeat++)
            {
                AssertSameBits(expected, compiled.Run(x), name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_plan_of_larger_tensors_gives_the_bits_of_the_plain_function(string name)
    {
        var x = Tensors.Of(Key.Of(1).Normal([70, 133]), Key.Of(2).Normal([70, 133]));
        if (name is "alternating broadcast" or "indices")
        {
            return;
        }
        AssertSameBits(Table[name](x), Compiled.Of(Table[name], Managed).Run(x), name);
    }

    static readonly Execution Managed = Execution.Default.WithBlas(BlasLibrary.Managed);

    static void AssertSameBits(Tensors expected, Tensors actual, string name)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.Equal(expected[i].Signature, actual[i].Signature);
            Assert.True(expected[i].Bytes.SequenceEqual(actual[i].Bytes), $"{name}, result {i}: expected {expected[i]}, got {actual[i]}");
        }
    }
}
