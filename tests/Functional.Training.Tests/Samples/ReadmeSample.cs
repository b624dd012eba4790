namespace Functional.Tests;

/// <summary>The C# of README.md, word for word; the contract tests hold the two together.</summary>
public sealed class ReadmeSample
{
    sealed record Gain(double Start) : ILayer
    {
        public Tensor Apply(Call call, Tensor x) => x * call.Parameter("gain", x.Shape.Last, Initializer.Constant(Start));
    }

    [Fact]
    public void A_first_model_reads_digits_and_a_wrong_target_is_explained()
    {
        var (train, test) = Datasets.Digits().Scale(1 / 16.0).Split(test: 0.2, seed: 42);

        var model = Sequential
            .Input(64)
            .Dense(32, Activation.Relu)
            .Dropout(0.1)
            .Dense(10, Activation.Softmax)
            .Compile(Optimizer.Adam(), Loss.SparseCategoricalCrossentropy, Metric.Accuracy);

        var trained = model.Fit(train, epochs: 30, validationSplit: 0.2);

        Console.WriteLine(trained.Evaluate(test)); // loss: 0.1537 - accuracy: 0.9750

        Assert.Equal("loss: 0.1537 - accuracy: 0.9750", trained.Evaluate(test).ToString());
        Assert.Equal(0, model.History.Epochs);

        var error = Assert.Throws<ShapeException>(() =>
        {
            model.Fit(train.OneHot(10));
        });
        var message = """
            sparse_categorical_crossentropy: targets must be one class index for each row of predictions;
            got targets [1437, 10], predictions [1437, 10].
            These targets look one-hot: use the categorical form, or target.ArgMax(-1).
            """;
        Assert.Equal(message.ReplaceLineEndings(" "), error.Message);
    }

    [Fact]
    public void A_derivative_is_a_function_again()
    {
        var slope = Autodiff.Gradient(t => Ops.Sin(t) * Ops.Exp(t));
        var curvature = Autodiff.Gradient(slope);
        Console.WriteLine(curvature(0.5)); // float32[] 2.894

        Assert.Equal("float32[] 2.894", curvature(0.5).ToString());
        Assert.Equal(2 * Math.Exp(0.5) * Math.Cos(0.5), curvature(0.5).ToDouble(), 1e-6);
    }

    [Fact]
    public void A_layer_of_ones_own_trains_like_the_others()
    {
        var model = Sequential.Input(8).Then(new Gain(2)).Dense(1).Compile(Optimizer.Sgd(), Loss.Mse);

        var x = Key.Of(1).Normal([64, 8]);
        var trained = model.Fit(x, x.Sum(1), epochs: 10);
        Assert.True(trained.History["loss"].Last < 0.5 * trained.History["loss"][0]);
        Assert.NotEqual(model.Parameters["gain/gain"], trained.Parameters["gain/gain"]);
    }

    [Fact]
    public void A_function_is_planned_and_the_plan_prints_itself()
    {
        var layer = Compiled.Of((Tensors t) => Ops.Sum(Ops.Relu(Ops.MatMul(t[0], t[1]) + t[2]), 0));
        Tensors inputs = (Tensor.Ones(32, 8), Tensor.Ones(8, 4), Tensor.Ones(4));
        Console.WriteLine(layer.PlanFor(inputs));

        var plan = """
            %3 float32[32, 4] = matmul(input0, input1)
            %5 float32[32, 4] = loop[add, relu](%3, input2)
            %6 float32[4] = sum(%5)
            3 instructions, workspace 1024 bytes, largest live set 1024 bytes
            """;
        Assert.Equal(plan.ReplaceLineEndings("\n"), layer.PlanFor(inputs).ToString());
    }
}
