namespace Functional.Tests;

public sealed class FormulaTests
{
    static Formula Of(Func<Tensor, Tensor, Tensor> function)
    {
        var nodes = Autodiff.Trace(t => Ops.Sum(function(t[0], t[1])), Tensors.Of(Tensor.Of([2f, 3f]), Tensor.Of([4f, 5f]))).Nodes;
        var texts = new Dictionary<TraceNode, string> { [nodes[0]] = "x", [nodes[1]] = "w_1" };
        return nodes[2].Formula([.. nodes[2].Sources.Select((s, i) => s is null ? Short(nodes[2].Inputs[i]) : texts[s])]);
    }

    static string Short(Tensor x) => ((double)x).ToString(System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void Operations_are_written_with_the_signs_of_the_field()
    {
        (string, string)[] expected =
        [
            ("x + w_1", "x + w_{1}"),
            ("x − 2", "x - 2"),
            ("x / w_1", "\\frac{x}{w_{1}}"),
            ("x^w_1", "{x}^{w_{1}}"),
            ("√x", "\\sqrt{x}"),
            ("|x|", "\\left|x\\right|"),
            ("σ(x)", "\\sigma\\left(x\\right)"),
            ("relu(x)", "\\operatorname{relu}\\left(x\\right)"),
            ("clip(x, −1, 1)", "\\operatorname{clip}\\left(x, -1, 1\\right)"),
            ("max(x, w_1)", "\\max\\left(x, w_{1}\\right)"),
            ("softmax(x)", "\\operatorname{softmax}\\left(x\\right)"),
        ];
        Formula[] written =
        [
            Of((x, w) => x + w),
            Of((x, w) => x - 2),
            Of((x, w) => x / w),
            Of(Ops.Pow),
            Of((x, _) => Ops.Sqrt(x)),
            Of((x, _) => Ops.Abs(x)),
            Of((x, _) => Ops.Sigmoid(x)),
            Of((x, _) => Ops.Relu(x)),
            Of((x, _) => Ops.Clip(x, -1, 1)),
            Of(Ops.Maximum),
            Of((x, _) => Ops.Softmax(x)),
        ];

        Assert.Equal(expected, written.Select(f => (f.Text, f.Latex)));
    }

    [Theory]
    [InlineData("(a + b) · c", "add", "multiply")]
    [InlineData("(a + b) / c", "add", "divide")]
    [InlineData("(a · b)^c", "multiply", "power")]
    [InlineData("a · b + c", "multiply", "add")]
    [InlineData("a − b − c", "subtract", "subtract")]
    public void Brackets_are_where_they_are_needed(string expected, string first, string second)
    {
        static Notation Of(string name) => OpCase.Operations.Single(op => op.Name == name).Notation;
        var inner = Of(first)(null, [Term.Name("a"), Term.Name("b")]);

        Assert.Equal(expected, Of(second)(null, [inner, Term.Name("c")]).Text);
    }

    [Fact]
    public void What_stands_on_the_right_of_a_minus_or_a_stroke_keeps_its_brackets()
    {
        Term[] sum = [Term.Name("a"), Notations.Add(null, [Term.Name("b"), Term.Name("c")])];
        Term[] product = [Term.Name("a"), Notations.Multiply(null, [Term.Name("b"), Term.Name("c")])];

        Assert.Equal("a − (b + c)", Notations.Subtract(null, sum).Text);
        Assert.Equal("a / (b · c)", Notations.Divide(null, product).Text);
        Assert.Equal("−(a + b)", Notations.Negate(null, [Notations.Add(null, [Term.Name("a"), Term.Name("b")])]).Text);
        Assert.Equal("a", Notations.Negate(null, [Notations.Negate(null, [Term.Name("a")])]).Text);
        Assert.Equal("(−2)²", Notations.Square(null, [Term.Number(-2)]).Text);
    }

    [Fact]
    public void Factors_of_one_and_terms_of_nothing_are_left_out()
    {
        Term x = Term.Name("x");
        Assert.Equal("x", Notations.Multiply(null, [x, Term.Number(1)]).Text);
        Assert.Equal("−x", Notations.Multiply(null, [Term.Number(-1), x]).Text);
        Assert.Equal("x", Notations.Add(null, [Term.Number(0), x]).Text);
        Assert.Equal("x", Notations.Divide(null, [x, Term.Number(1)]).Text);
        Assert.Equal(
            "x · [x > 0]",
            Notations.Where(null, [Notations.Comparison(">", ">")(null, [x, Term.Number(0)]), x, Term.Number(0)]).Text
        );
    }
}
