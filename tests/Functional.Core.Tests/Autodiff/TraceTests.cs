namespace Functional.Tests;

public sealed class TraceTests
{
    static readonly Tensor Point = Tensor.Of([1.0, 2.0], DType.Float64);

    [Fact]
    public void A_trace_holds_every_operation_with_its_values_and_adjoints_in_order()
    {
        var trace = Autodiff.Trace(x => Ops.Sum(x * x + 1), Point);

        Assert.Equal([null, "multiply", "add", "sum"], trace.Nodes.Select(n => n.Op?.Name));
        Assert.Equal([0, 1, 2, 3], trace.Nodes.Select(n => n.Index));
        Assert.Same(trace.Nodes[3], trace.Result);
        Assert.Equal([trace.Nodes[0]], trace.Inputs);
        Assert.Equal(Point * Point, trace.Nodes[1].Value);
        Assert.Equal(Tensor.Scalar(7, DType.Float64), trace.Result!.Value);
        Assert.Equal(2 * Point, trace.Nodes[0].Adjoint);
        Assert.Equal(Tensor.Ones(2, DType.Float64), trace.Nodes[2].Adjoint);
        Assert.Equal(Tensor.Scalar(1, DType.Float64), trace.Result.Adjoint);
        Assert.Equal([trace.Nodes[0], trace.Nodes[0]], trace.Nodes[1].Sources);
        Assert.Equal([trace.Nodes[1], null], trace.Nodes[2].Sources);
        Assert.All(trace.Nodes.SelectMany(n => n.Inputs), x => Assert.Null(x.Origin));
    }

    [Fact]
    public void What_the_result_does_not_need_has_no_adjoint()
    {
        var trace = Autodiff.Trace(
            x =>
            {
                _ = Ops.Exp(x);
                return Ops.Sum(x);
            },
            Point
        );
        Assert.Null(trace.Nodes.Single(n => n.Op?.Name == "exp").Adjoint);
    }

    [Fact]
    public void Arguments_bear_their_names_and_the_table_has_a_line_per_node()
    {
        var trace = Autodiff.Trace(p => p["w"] * p["b"], Parameters.Of(("w", 2.0), ("b", 3.0)));
        Assert.Equal(["w", "b"], trace.Inputs.Select(n => n.Path));
        Assert.Equal(
            "%0 = argument w   float32[] 2   adjoint float32[] 3\n"
                + "%1 = argument b   float32[] 3   adjoint float32[] 2\n"
                + "%2 = multiply(%0, %1)   float32[] 6   adjoint float32[] 1\n",
            trace.ToString().ReplaceLineEndings("\n")
        );
    }

    [Fact]
    public void Source_lines_are_those_of_the_caller_and_only_when_asked_for()
    {
        var trace = Autodiff.Trace(x => Ops.Sum(x * x), Point, sourceLines: true);
        Assert.All(trace.Nodes.Where(n => n.Op is not null), n => Assert.Matches(@"TraceTests\.cs:\d+$", n.Source));
        Assert.All(Autodiff.Trace(x => Ops.Sum(x), Point).Nodes, n => Assert.Null(n.Source));
    }

    [Fact]
    public void Producer_tells_what_made_a_traced_tensor()
    {
        Autodiff.Gradient(
            x =>
            {
                var y = Ops.Exp(x);
                Assert.Null(Trace.Producer(x));
                Assert.Equal("exp", Trace.Producer(y)!.Value.Op.Name);
                Assert.Equal(Point, Trace.Producer(y)!.Value.Inputs.Single);
                return Ops.Sum(y);
            },
            Point
        );
        Assert.Null(Trace.Producer(Point));
    }

    [Fact]
    public void A_function_without_a_traced_result_has_an_empty_answer()
    {
        var trace = Autodiff.Trace(_ => Tensor.Scalar(1), Point);
        Assert.Null(trace.Result);
        Assert.Null(trace.Inputs[0].Adjoint);
    }
}
