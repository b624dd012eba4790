namespace Functional.Tests;

/// <summary>The numbers and the code of docs/one-weight.md.</summary>
public sealed class OneWeightSample
{
    [Fact]
    public void A_weight_is_born_used_and_moved_as_the_page_says()
    {
        var network = Sequential.Input(2).Dense(1, Activation.Sigmoid, name: "unit");
        var model = network.Compile(Optimizer.Sgd(0.5), Loss.BinaryCrossentropy);
        var row = Dataset.Of(
            [
                [1, 2],
            ],
            [1]
        );

        var declared = network.Blueprint.Declarations[0]; // unit/kernel, [2, 1], glorot_uniform
        Assert.Equal(("unit/kernel", Shape.Of(2, 1), "glorot_uniform"), (declared.Path, declared.Shape, declared.Initializer.Name));

        var kernel = Initializer.GlorotUniform.Create(Key.Of(0).Fold("unit/kernel"), [2, 1]); // 1.098, -1.029
        Assert.Equal(model.Parameters["unit/kernel"], kernel);
        Assert.Equal([1.098, -1.029], kernel.ToArray().Select(w => Math.Round(w, 3)));

        var sum = (kernel[0, 0].ToDouble() * 1) + (kernel[1, 0].ToDouble() * 2);
        var probability = 1 / (1 + Math.Exp(-sum));
        Assert.Equal(
            (-0.960, 0.277, 1.284, -0.723),
            (Rounded(sum), Rounded(probability), Rounded(-Math.Log(probability)), Rounded(probability - 1))
        );

        var Console = new System.IO.StringWriter();
        Console.WriteLine(model.Explain(row));
        AssertSays(
            Console,
            """
            v1    unit/kernel  -0.7232     rule: xᵀ @ v̄1     [1 2]         [-0.7232 -1.446]
            unit/kernel  [2, 1]  [-0.7232 -1.446]
            """
        );

        Console.WriteLine(model.FitPlan(row, batchSize: 1));
        AssertSays(
            Console,
            """
            %8 float32[1, 1] = matmul(input0, state0)   at unit
            %35 float32[2, 1] = matmul(input0, %33)
            %37 float32[2, 1] = loop[multiply, subtract](input3, %35, state0)
            """
        );

        var trained = model.Fit(row);
        var weight = trained.Parameters["unit/kernel"][0, 0]; // 1.460
        Assert.Equal(1.460, Rounded(weight.ToDouble()));
        Assert.Equal(Rounded(kernel[0, 0].ToDouble() - (0.5 * (probability - 1))), Rounded(weight.ToDouble()));
        Assert.Equal(1.284, Rounded(trained.History["loss"].Last), 1e-9);
        Assert.Equal(trained.Fingerprint, model.WithExecution(Execution.Default.Eager()).Fit(row).Fingerprint);
        Assert.Equal(model.Explain(row).Loss, trained.Replay(row, epoch: 0, batch: 0).Loss);
    }

    static double Rounded(double x) => Math.Round(x, 3);

    static void AssertSays(System.IO.StringWriter written, string lines)
    {
        var all = written.ToString().Split('\n').Select(line => line.Trim()).ToHashSet();
        Assert.All(lines.ReplaceLineEndings("\n").Split('\n'), line => Assert.Contains(line, all));
    }
}
