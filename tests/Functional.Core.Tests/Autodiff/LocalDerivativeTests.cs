namespace Functional.Tests;

/// <summary>What backpropagation is shown to do is what it does: for every operation, to the bit.</summary>
public sealed class LocalDerivativeTests
{
    public static TheoryData<string> Names => [.. OpCase.Operations.Select(op => op.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Products_add_up_to_the_gradient_to_the_bit(string name)
    {
        foreach (var (item, function, at) in Functions(name))
        {
            var gradient = Autodiff.Gradient(function, at);
            var trace = Autodiff.Trace(function, at);

            Assert.All(
                trace.Inputs.Zip(gradient.Values),
                pair =>
                    Assert.True((pair.First.Adjoint ?? Tensor.Zeros(pair.Second.Shape)).Bytes.SequenceEqual(pair.Second.Bytes), $"{item}")
            );
            var node = trace.Nodes.First(n => n.Op == item.Op);
            foreach (var edge in node.Derivatives(Letters(node)))
            {
                // Each argument is used once, so what arrives is what one edge passes back.
                var source = node.Sources[edge.Input]!;
                Assert.True(edge.Product.Bytes.SequenceEqual(source.Adjoint!.Bytes), $"{item}, input {edge.Input}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Numbers_times_the_adjoint_are_the_product(string name)
    {
        foreach (var (item, function, at) in Functions(name))
        {
            var node = Autodiff.Trace(function, at).Nodes.First(n => n.Op == item.Op);
            foreach (var edge in node.Derivatives(Letters(node)))
            {
                if (edge.Numbers is not { } numbers || node.Values.Count > 1)
                {
                    continue;
                }
                var product = edge.IsElementwise
                    ? Ops.SumTo(numbers * node.Adjoint!.Cast(numbers.DType), edge.Product.Shape)
                    : Ops.MatMul(node.Adjoint!.Reshape(1, -1), numbers).Reshape([.. edge.Product.Shape]);
                Functional.Testing.Tolerance.Float32.Check(
                    product.ToArray<double>(),
                    edge.Product.ToArray<double>(),
                    $"{item}, {edge.Formula}"
                );
            }
        }
    }

    [Fact]
    public void Formulas_are_those_of_textbooks()
    {
        string Of(Func<Tensor, Tensor> function)
        {
            var node = Autodiff.Trace(x => Ops.Sum(function(x)), Tensor.Of([0.5f, 0.7f])).Nodes[1];
            return node.Derivatives([
                .. node.Inputs.Select(
                    (x, i) => node.Sources[i] is null ? ((double)x).ToString(System.Globalization.CultureInfo.InvariantCulture) : "x"
                ),
            ])[0].Formula.Text;
        }
        Assert.Equal("cos(x)", Of(Ops.Sin));
        Assert.Equal("−sin(x)", Of(Ops.Cos));
        Assert.Equal("y", Of(Ops.Exp));
        Assert.Equal("1 / x", Of(Ops.Log));
        Assert.Equal("2 · x", Of(Ops.Square));
        Assert.Equal("0.5 / y", Of(Ops.Sqrt));
        Assert.Equal("1 − y · y", Of(Ops.Tanh));
        Assert.Equal("y · (1 − y)", Of(Ops.Sigmoid));
        Assert.Equal("[y > 0]", Of(Ops.Relu));
        Assert.Equal("−1", Of(Ops.Negate));
        Assert.Equal("1", Of(x => x + 3));
        Assert.Equal("3", Of(x => x * 3));
    }

    [Fact]
    public void Rules_of_products_and_sums_name_their_operands()
    {
        Tensors at = Tensors.Of(Tensor.Ones(2, 3), Tensor.Ones(3, 4));
        var nodes = Autodiff.Trace(t => Ops.Sum(Ops.MatMul(t[0], t[1])), at).Nodes;

        var (product, sum) = (nodes[2], nodes[3]);
        Assert.Equal("x @ w", product.Formula(["x", "w"]).Text);
        var edges = product.Derivatives(["x", "w"], "y", "y\u0304");
        Assert.Equal(["y\u0304 @ wᵀ", "xᵀ @ y\u0304"], edges.Select(e => e.Formula.Text));
        Assert.Equal("\\bar{y} \\, {w}^{\\top}", edges[0].Formula.Latex);
        Assert.Equal("Σ[0,1](y)", sum.Formula(["y"]).Text);
        Assert.Equal("L\u0304", sum.Derivatives(["y"], "L", "L\u0304")[0].Formula.Text);
    }

    [Fact]
    public void A_derivative_of_ones_own_is_written_too()
    {
        var doubled = Autodiff.Custom("doubled", x => x + x, (x, y, d) => d * 2 * Ops.Exp(x));
        var node = Autodiff.Trace(x => Ops.Sum(doubled(x)), Tensor.Of([0.5f, 0.7f])).Nodes[1];

        Assert.Equal("y\u0304 · 2 · exp(x)", node.Derivatives(["x"])[0].Formula.Text);
    }

    [Fact]
    public void Names_must_fit()
    {
        var nodes = Autodiff.Trace(x => Ops.Sum(x * x), Tensor.Of([1f, 2f])).Nodes;

        Assert.Throws<InvalidOperationException>(() => nodes[0].Formula([]));
        Assert.Throws<ArgumentException>(() => nodes[1].Formula(["x"]));
    }

    static string[] Letters(TraceNode node) => [.. node.Inputs.Select((_, i) => $"x{i}")];

    /// <summary>Σ of the first output times odd weights, of the inputs that can be differentiated.</summary>
    static IEnumerable<(OpCase Item, Func<Tensors, Tensor> Function, Tensors At)> Functions(string name)
    {
        foreach (var item in OpCase.All.Where(c => c.Op.Name == name))
        {
            var inputs = item.Inputs(DType.Float32);
            int[] moving = [.. Enumerable.Range(0, inputs.Length).Where(i => inputs[i].DType.IsFloating())];
            if (moving.Length == 0 || !item.Op.Run(item.Attributes, inputs)[0].DType.IsFloating() || OpTwins.Random.Contains(name))
            {
                continue;
            }
            Tensor Function(Tensors given)
            {
                Tensor[] all = [.. inputs.Select((x, i) => Array.IndexOf(moving, i) is >= 0 and var at ? given[at] : x)];
                var y = item.Op.Run(item.Attributes, all)[0];
                var weights = Tensor.Of([.. Enumerable.Range(0, y.Size).Select(i => 0.25f + (i % 7))], y.Shape).Cast(y.DType);
                return Ops.Sum(y * weights);
            }
            yield return (item, Function, Tensors.Of([.. moving.Select(i => inputs[i])]));
        }
    }
}
