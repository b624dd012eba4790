using Functional.Testing;

namespace Functional.Tests;

/// <summary>Derivatives of every operation, in Float64, against differences and against each other.</summary>
public sealed class OpDerivativeTests
{
    const double Step = 1e-5;

    /// <summary>
    /// Operations with a floating result and an input to differentiate; stop_gradient lies about its derivative on purpose.
    /// </summary>
    public static TheoryData<string> Names =>
        [.. OpCase.Operations.Where(op => op != Op.StopGradient && OpCase.Of(op).Any(IsDifferentiable)).Select(op => op.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Reverse_mode_agrees_with_central_differences(string name)
    {
        foreach (var (item, inputs) in Cases(name))
        {
            var (f, x) = (item.Function(inputs), item.Point(inputs));
            var weights = OpCase.Direction(f(x), 1);
            Tensor Projected(Tensors at) => Ops.Sum(f(at) * weights);

            var gradient = Autodiff.Gradient<Tensors>(Projected, x);

            for (var leaf = 0; leaf < x.Count; leaf++)
            {
                Assert.Equal(x[leaf].Signature, gradient[leaf].Signature);
                var expected = Enumerable.Range(0, x[leaf].Size).Select(i => Slope(Projected, x, leaf, i)).ToArray();
                Tolerance.Difference.Check(expected, OpCase.Numbers(gradient[leaf]), $"{item}, input {leaf}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_mode_agrees_with_central_differences(string name)
    {
        foreach (var (item, inputs) in Cases(name))
        {
            var (f, x) = (item.Function(inputs), item.Point(inputs));
            var direction = Directions(x, 2);

            var (value, derivative) = Autodiff.Jvp(f, x, direction);

            Assert.Equal(f(x), value);
            Assert.Equal(value.Signature, derivative.Signature);
            var expected = (f(Moved(x, direction, Step)) - f(Moved(x, direction, -Step))) / (2 * Step);
            Tolerance.Difference.Check(OpCase.Numbers(expected), OpCase.Numbers(derivative), item.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_two_modes_are_each_others_transpose(string name)
    {
        foreach (var (item, inputs) in Cases(name))
        {
            var (f, x) = (item.Function(inputs), item.Point(inputs));
            var (u, v) = (OpCase.Direction(f(x), 3), Directions(x, 4));

            var pushed = Dot(u, Autodiff.Jvp(f, x, v).Derivative);
            var pulled = Autodiff.Vjp(f, x).Pull(u);

            Tolerance.Float64.Times(100).Check(pushed, Enumerable.Range(0, x.Count).Sum(i => Dot(pulled[i], v[i])), item.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Second_derivatives_agree_with_differences_of_first_ones(string name)
    {
        foreach (var (item, inputs) in Cases(name))
        {
            var (f, x) = (item.Function(inputs), item.Point(inputs));
            var (u, w) = (OpCase.Direction(f(x), 5), Directions(x, 6));
            Tensors First(Tensors at) => Autodiff.Gradient<Tensors>(z => Ops.Sum(f(z) * u), at);
            Tensor Projected(Tensors at)
            {
                var first = First(at);
                return Enumerable.Range(0, at.Count).Select(i => Ops.Sum(first[i] * w[i])).Aggregate((a, b) => a + b);
            }

            var second = Autodiff.Gradient<Tensors>(Projected, x);
            var forward = Autodiff.HessianVectorProduct<Tensors>(z => Ops.Sum(f(z) * u), x, w);

            var (above, below) = (First(Moved(x, w, Step)), First(Moved(x, w, -Step)));
            for (var leaf = 0; leaf < x.Count; leaf++)
            {
                var expected = OpCase.Numbers((above[leaf] - below[leaf]) / (2 * Step));
                Tolerance.Difference.Check(expected, OpCase.Numbers(second[leaf]), $"{item}, input {leaf}, reverse over reverse");
                Tolerance.Difference.Check(expected, OpCase.Numbers(forward[leaf]), $"{item}, input {leaf}, forward over reverse");
            }
        }
    }

    [Fact]
    public void Nothing_passes_through_stop_gradient()
    {
        var x = Tensor.Of([1.0, 2.0], DType.Float64);
        Assert.Equal(Tensor.Zeros(2, DType.Float64), Autodiff.Gradient(z => Ops.Sum(Ops.StopGradient(z) * 3), x));
        Assert.Equal(x, Autodiff.Gradient(z => Ops.Sum(Ops.StopGradient(z) * z), x));
        Assert.Equal(Tensor.Zeros(2, DType.Float64), Autodiff.Jvp(z => Ops.StopGradient(z), x, x).Derivative);
    }

    static bool IsDifferentiable(OpCase item) =>
        item.Differentiable.Length > 0
        && item.Op.Infer(item.Attributes, [.. item.Inputs(DType.Float64).Select(x => x.Signature)])[0].DType == DType.Float64;

    static IEnumerable<(OpCase Case, Tensor[] Inputs)> Cases(string name) =>
        OpCase.Of(OpCase.Operations.Single(op => op.Name == name)).Where(IsDifferentiable).Select(c => (c, c.Inputs(DType.Float64)));

    static Tensors Directions(Tensors x, int seed) =>
        Tensors.Of([.. x.Values.Select((leaf, i) => OpCase.Direction(leaf, (seed * 10) + i))]);

    static Tensors Moved(Tensors x, Tensors direction, double by) =>
        Tensors.Of([.. Enumerable.Range(0, x.Count).Select(i => x[i] + (by * direction[i]))]);

    static double Dot(Tensor x, Tensor y) => OpCase.Numbers(x).Zip(OpCase.Numbers(y), (a, b) => a * b).Sum();

    static double Slope(Func<Tensors, Tensor> f, Tensors x, int leaf, int element)
    {
        double At(double by)
        {
            var values = OpCase.Numbers(x[leaf]);
            values[element] += by;
            Tensor[] leaves = [.. x.Values];
            leaves[leaf] = Tensor.Of<double>(values, x[leaf].Shape);
            return f(Tensors.Of(leaves)).ToDouble();
        }
        return (At(Step) - At(-Step)) / (2 * Step);
    }
}
