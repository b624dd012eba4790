namespace Functional.Tests;

public sealed class ExplanationTests
{
    static readonly Tensor X = Tensor.Of([1.0, 2.0], DType.Float64);

    /// <summary>One sigmoid unit: L = (σ(w·x + b) − 1)².</summary>
    static Tensor Unit(Parameters p) => Ops.Square(Ops.Sigmoid(Ops.Sum(p["w"] * X) + p["b"]) - 1);

    static readonly Parameters At = Parameters.Of(
        ("w", Tensor.Of([0.5, -0.25], DType.Float64)),
        ("b", Tensor.Scalar(0.1, DType.Float64)),
        ("unused", Tensor.Scalar(7, DType.Float64))
    );

    [Fact]
    public void Numbers_are_those_of_the_gradient_to_the_bit()
    {
        var explanation = Explain.Backprop(Unit, At, ("x", X));
        var (value, gradient) = Autodiff.ValueAndGradient(Unit, At);

        Assert.Equal((double)value, explanation.Loss);
        foreach (var path in new[] { "w", "b" })
        {
            Assert.Equal(gradient[path].ToArray<double>(), explanation[path].Adjoint!.ToArray<double>());
        }
        Assert.Null(explanation["unused"].Adjoint);
        Assert.Equal(0.0, (double)gradient["unused"]);
    }

    [Fact]
    public void Steps_say_what_was_computed_where()
    {
        var explanation = Explain.Backprop(Unit, At, ("x", X));

        Assert.Equal(["w", "b", "unused", "x", "v1", "v2", "v3", "v4", "v5", "L"], explanation.Steps.Select(s => s.Name));
        Assert.Equal(
            ["w · x", "Σ[0](v1)", "v2 + b", "σ(v3)", "v4 − 1", "v5²"],
            explanation.Steps.Where(s => s.IsOperation).Select(s => s.Formula.Text)
        );
        Assert.True(explanation["x"].IsConstant);
        Assert.All(
            explanation.Steps.Where(s => s.IsOperation),
            s => Assert.StartsWith("ExplanationTests.cs:", s.Source, StringComparison.Ordinal)
        );
        Assert.All(explanation.Steps, s => Assert.All(s.Inputs, i => Assert.True(i < s.Index)));
    }

    [Fact]
    public void What_arrives_at_a_step_is_the_sum_of_what_is_passed_back_to_it()
    {
        var model = Sequential
            .Input(3)
            .Dense(4, Activation.Tanh)
            .Dense(2, Activation.Softmax)
            .Compile(Optimizer.Sgd(), Loss.SparseCategoricalCrossentropy);
        var (x, y) = (Key.Of(1).Normal(Shape.Of(5, 3)), Tensor.Of([0, 1, 1, 0, 1]));
        var explanation = model.Explain(x, y);

        var passed = explanation.Steps.SelectMany(s => s.Edges).ToLookup(e => e.To, e => e.Product);
        foreach (var step in explanation.Steps.Where(s => s.Adjoint is not null && passed.Contains(s.Index)))
        {
            Assert.True(Close(passed[step.Index].Aggregate((a, b) => a + b), step.Adjoint!), step.ToString());
        }
        var gradient = Autodiff.Gradient(TrainingStep.Of(model, (x, y)).Loss, model.Parameters);
        Assert.All(explanation.Arguments, a => Assert.Equal(gradient[a.Name].ToArray(), a.Adjoint!.ToArray()));
        Assert.Contains("dense/kernel", explanation.Arguments.Select(a => a.Name));
        Assert.Contains(explanation.Steps, s => s.Layer == "dense_1");
        Assert.Contains(explanation.Steps, s => s.IsConstant && s.Name == "x");
    }

    static bool Close(Tensor a, Tensor b) => a.ToArray<double>().Zip(b.ToArray<double>()).All(p => Math.Abs(p.First - p.Second) <= 1e-6);

    [Fact]
    public void A_gradient_is_written_as_a_product_and_equation_by_equation()
    {
        var gradient = Explain.Backprop(Unit, At, ("x", X)).Gradient("b");

        string[] lines = gradient.Text.ReplaceLineEndings("\n").Split('\n');
        Assert.Equal("∂L/∂b = ∂L/∂v5 · ∂v5/∂v4 · ∂v4/∂v3 · ∂v3/∂b", lines[0]);
        Assert.Equal("L\u0304 = 1", lines[1]);
        Assert.StartsWith("v\u03045 = L\u0304 · 2 · v5 = ", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("v\u03044 = v\u03045 = ", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("v\u03043 = v\u03044 · v4 · (1 − v4) = ", lines[4], StringComparison.Ordinal);
        Assert.StartsWith("∂L/∂b = v\u03043 = ", lines[5], StringComparison.Ordinal);
        Assert.Contains(
            "\\frac{\\partial L}{\\partial v_{5}} \\cdot \\frac{\\partial v_{5}}{\\partial v_{4}}",
            gradient.Latex,
            StringComparison.Ordinal
        );
        Assert.Equal("∂L/∂unused = 0", Explain.Backprop(Unit, At).Gradient("unused").Text);
    }

    [Fact]
    public void Several_ways_are_added()
    {
        var explanation = Explain.Backprop(x => x * x + Ops.Sin(x), Tensor.Scalar(0.5, DType.Float64));

        Assert.StartsWith(
            "∂L/∂x = ∂L/∂v1 · ∂v1/∂x + ∂L/∂v2 · ∂v2/∂x\n",
            explanation.Gradient("x").Text.ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
        Assert.Equal(1 + Math.Cos(0.5), (double)explanation["x"].Adjoint!, 12);
    }

    [Fact]
    public void The_table_shows_both_passes()
    {
        var text = Explain.Backprop(Unit, At, ("x", X)).ToString();

        Assert.Contains("v4      sigmoid", text, StringComparison.Ordinal);
        Assert.Contains("v4 · (1 − v4)", text, StringComparison.Ordinal);
        Assert.Contains("unused", text, StringComparison.Ordinal);
        Assert.True(text.Split('\n').All(line => line.TrimEnd('\r').Length <= 200));
    }

    [Fact]
    public void A_step_of_the_past_is_explained_as_it_was()
    {
        var data = Datasets.Moons(40, 0.1, seed: 1);
        var model = Sequential
            .Input(2)
            .Dense(3, Activation.Tanh)
            .Dense(1, Activation.Sigmoid)
            .Compile(Optimizer.Sgd(0.5), Loss.BinaryCrossentropy)
            .WithExecution(Execution.Default.WithBlas(BlasLibrary.Managed));
        var trained = model.Fit(data, epochs: 3, batchSize: 10);

        var explanation = trained.Replay(data, epoch: 2, batch: 3);

        Assert.Equal(
            trained.Parameters["dense/bias"].ToArray(),
            (explanation["dense/bias"].Value - (0.5 * explanation["dense/bias"].Adjoint!)).ToArray()
        );
    }

    [Theory]
    [InlineData(0.0, false, "log")]
    [InlineData(-1.0, false, "sqrt")]
    [InlineData(0.0, true, "sqrt")]
    public void The_first_number_that_is_not_finite_is_traced_to_its_step(double at, bool isBackward, string operation)
    {
        Tensor Wrong(Tensor x) => Ops.Sum((operation == "log" ? Ops.Log(x) : Ops.Sqrt(x)) * 2 + 1);

        var found = Explain.Backprop(Wrong, Tensor.Of([1.0, at], DType.Float64)).FirstNonFinite!;

        Assert.Equal(operation, found.Step.Operation);
        Assert.Equal(isBackward, found.IsBackward);
        Assert.Equal(1, found.Position);
        Assert.Contains("ExplanationTests.cs:", found.ToString(), StringComparison.Ordinal);
        Assert.Null(Explain.Backprop(Wrong, Tensor.Of([1.0, 2.0], DType.Float64)).FirstNonFinite);
    }

    [Fact]
    public void The_page_holds_everything_and_escapes_names()
    {
        var at = Parameters.Of(("</script><b>", Tensor.Of([1f, float.NaN])));
        var explanation = Explain.Backprop(p => Ops.Sum(Ops.Square(p["</script><b>"])), at);

        var html = explanation.ToPage("<i>title").ToHtml();

        Assert.DoesNotContain("</script><b>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>title", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        Assert.Contains("holds it already", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_of_a_step_of_a_digits_network_is_below_a_megabyte()
    {
        var model = Sequential
            .Input(64)
            .Dense(32, Activation.Relu)
            .Dropout(0.1)
            .Dense(10, Activation.Softmax)
            .Compile(Optimizer.Adam(), Loss.SparseCategoricalCrossentropy);

        var html = model.Explain(Datasets.Digits().Rows(..32)).ToPage().ToHtml();

        Assert.InRange(html.Length, 10_000, 1_000_000);
    }

    [Fact]
    public void The_page_of_a_small_network_draws_its_neurons_with_their_weights()
    {
        string Page(int units) =>
            Sequential
                .Input(2)
                .Dense(units, Activation.Tanh)
                .Dense(1)
                .Compile(Optimizer.Sgd(), Loss.Mse)
                .Explain(Tensor.Ones(1, 2), Tensor.Ones(1, 1))
                .ToPage()
                .ToHtml();

        Assert.Contains("<h2>The network</h2>", Page(3), StringComparison.Ordinal);
        Assert.DoesNotContain("<h2>The network</h2>", Page(100), StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_that_depends_on_nothing_is_refused()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Explain.Backprop(_ => Tensor.Scalar(1), At));

        Assert.Contains("does not depend on any argument", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_and_targets_of_equal_numbers_keep_their_names()
    {
        var model = Sequential.Input(1).Dense(1).Compile(Optimizer.Sgd(), Loss.Mse);

        var names = model.Explain(Tensor.Ones(1, 1), Tensor.Ones(1, 1)).Steps.Where(s => s.IsConstant).Select(s => s.Name);

        Assert.Equal(["x", "y"], names);
    }

    [Fact]
    public void A_step_that_is_not_there_says_which_are()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => Explain.Backprop(Unit, At)["v9"]);

        Assert.Contains("v1", error.Message, StringComparison.Ordinal);
    }
}
