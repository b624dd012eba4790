using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>Values and gradients as PyTorch recorded them, for operations that no recording of Keras reaches.</summary>
public sealed class TorchTests
{
    static readonly Dictionary<string, Func<JsonElement, Tensor[], Tensor>> Operations = new()
    {
        ["erf"] = (_, x) => Ops.Erf(x[0]),
        ["exp"] = (_, x) => Ops.Exp(x[0]),
        ["expm1"] = (_, x) => Ops.Expm1(x[0]),
        ["sigmoid"] = (_, x) => Ops.Sigmoid(x[0]),
        ["tanh"] = (_, x) => Ops.Tanh(x[0]),
        ["sin"] = (_, x) => Ops.Sin(x[0]),
        ["cos"] = (_, x) => Ops.Cos(x[0]),
        ["square"] = (_, x) => Ops.Square(x[0]),
        ["abs"] = (_, x) => Ops.Abs(x[0]),
        ["relu"] = (_, x) => Ops.Relu(x[0]),
        ["softplus"] = (_, x) => Ops.Softplus(x[0]),
        ["log"] = (_, x) => Ops.Log(x[0]),
        ["log1p"] = (_, x) => Ops.Log1p(x[0]),
        ["sqrt"] = (_, x) => Ops.Sqrt(x[0]),
        ["reciprocal"] = (_, x) => Ops.Reciprocal(x[0]),
        ["pow"] = (_, x) => Ops.Pow(x[0], x[1]),
        ["remainder"] = (_, x) => Ops.Remainder(x[0], x[1]),
        ["maximum"] = (_, x) => Ops.Maximum(x[0], x[1]),
        ["logsumexp"] = (c, x) => Ops.LogSumExp(x[0], Axis(c)),
        ["softmax"] = (c, x) => Ops.Softmax(x[0], Axis(c)),
        ["log_softmax"] = (c, x) => Ops.LogSoftmax(x[0], Axis(c)),
        ["cumsum"] = (c, x) => Ops.CumulativeSum(x[0], Axis(c)),
        ["prod"] = (c, x) => Ops.Prod(x[0], Axis(c)),
        ["var"] = (c, x) => Ops.Variance(x[0], Axis(c)),
        ["max"] = (c, x) => Ops.Max(x[0], Axis(c)),
        ["flip"] = (c, x) => Ops.Flip(x[0], Axis(c)),
        ["matmul"] = (_, x) => Ops.MatMul(x[0], x[1]),
        ["gather"] = (c, x) => Ops.Gather(x[0], Tensor.Of([.. c.GetProperty("indices").Numbers().Select(i => (int)i)])),
        ["topk"] = (c, x) => Ops.TopK(x[0], c.GetProperty("k").GetInt32()).Values,
        ["sort"] = (c, x) => Ops.Sort(x[0], Axis(c)).Values,
    };

    [Fact]
    public void Values_and_gradients_are_those_of_PyTorch()
    {
        var cases = Golden.Cases("torch_ops.json");
        Assert.Equal(Operations.Keys.Order(), cases.Select(Name).Distinct().Order());
        foreach (var (item, number) in cases.Select((c, i) => (c, i)))
        {
            var function = Operations[Name(item)];
            var inputs = Tensors.Of([.. item.GetProperty("inputs").EnumerateArray().Select(Read)]);
            var (expected, weights) = (Read(item.GetProperty("result")), Read(item.GetProperty("weights")));
            Tensor[] gradients = [.. item.GetProperty("gradients").EnumerateArray().Select(Read)];

            var result = function(item, [.. inputs.Values]);
            var computed = Autodiff.Gradient<Tensors>(xs => Ops.Sum(function(item, [.. xs.Values]) * weights), inputs);

            Check(expected, result, $"case {number}, {Name(item)}");
            Assert.Equal(gradients.Length, computed.Count);
            for (var i = 0; i < gradients.Length; i++)
                Check(gradients[i], computed[i], $"case {number}, {Name(item)}, gradient {i}");
        }
    }

    static void Check(Tensor expected, Tensor actual, string what)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Tolerance.Float64.Check(expected.ToArray<double>(), actual.ToArray<double>(), what);
    }

    static string Name(JsonElement item) => item.GetProperty("op").GetString()!;

    static int Axis(JsonElement item) => item.GetProperty("axis").GetInt32();

    static Tensor Read(JsonElement element) => Tensor.Of<double>(element.Numbers(), Shape.Of(element.Dimensions()));
}
