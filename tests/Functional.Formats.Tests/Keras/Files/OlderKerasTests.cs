using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>Files in the forms of standalone Keras 2 and of tf.keras before 2.11, made by <c>tests/Golden/keras1/make.py</c>.</summary>
public sealed class OlderKerasTests
{
    [Theory]
    [InlineData("standalone")]
    [InlineData("bare_list")]
    [InlineData("two_inputs")]
    [InlineData("amsgrad")]
    public void A_model_predicts_what_its_weights_say(string name)
    {
        var (model, recorded) = Load(name);
        var x = recorded.GetProperty("x");
        Tensors inputs = model.Network.Inputs.Count == 1 ? Of(x) : Tensors.Of([.. x.EnumerateArray().Select(Of)]);
        var y = recorded.GetProperty("y");
        Tensor[] expected = model.Network.Outputs.Count == 1 ? [Of(y)] : [.. y.EnumerateArray().Select(Of)];

        var predicted = model.Predict(inputs);

        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i].Shape, predicted[i].Shape);
            Assert.InRange(Ops.Max(Ops.Abs(expected[i] - predicted[i])).ToDouble(), 0, 1e-6);
        }
    }

    [Fact]
    public void The_next_step_of_standalone_Keras_is_made()
    {
        var (model, recorded) = Load("standalone");
        Assert.Equal(7, model.OptimizerState.Step);

        var after = model.Fit(Of(recorded.GetProperty("x")), Of(recorded.GetProperty("target")), epochs: 1, batchSize: 6, shuffle: false);

        string[] paths = ["dense_1/kernel", "dense_1/bias", "dense_2/kernel", "dense_2/bias"];
        foreach (var (path, expected) in paths.Zip(recorded.GetProperty("after").EnumerateArray()))
        {
            Assert.InRange(Ops.Max(Ops.Abs(Of(expected) - after.Parameters[path])).ToDouble(), 0, 1e-6);
            Assert.NotEqual(model.Parameters[path], after.Parameters[path]);
        }
    }

    [Theory]
    [InlineData("bare_list", 0, "v/dense_1/kernel v/dense_1/bias v/batch_normalization_1/gamma v/batch_normalization_1/beta")]
    [InlineData(
        "two_inputs",
        11,
        "momentum/dense/kernel momentum/dense/bias momentum/price/kernel momentum/price/bias momentum/chance/kernel momentum/chance/bias"
    )]
    [InlineData("amsgrad", 21, "m/dense/kernel m/dense/bias v/dense/kernel v/dense/bias v_max/dense/kernel v_max/dense/bias")]
    public void What_the_optimizer_remembers_arrives_in_its_place(string name, int steps, string paths)
    {
        var (model, recorded) = Load(name);

        Assert.Equal(steps, model.OptimizerState.Step);
        Tensor[] expected = [.. recorded.GetProperty("slots").EnumerateArray().Select(Of)];
        Assert.Equal(expected, paths.Split(' ').Select(path => model.OptimizerState.Slots[path]));
        Assert.Equal(expected.Length, model.OptimizerState.Slots.Paths.Count());
    }

    [Fact]
    public void Losses_weights_and_metrics_of_that_time_are_known()
    {
        var (two, one, row) = (Load("two_inputs").Model, Load("amsgrad").Model, Load("standalone").Model);

        Assert.Equal([(Loss.Mse, 0.9), (Loss.BinaryCrossentropy, 0.1)], two.Objectives.Select(o => (o.Loss, o.Weight)));
        Assert.Equal(["accuracy"], one.Objectives[0].Metrics.Select(m => m.Name));
        Assert.Equal(["acc"], row.Objectives[0].Metrics.Select(m => m.Name));
        Assert.Equal(0.01, one.Optimizer.LearningRate.At(0), 1e-9);
        Assert.Equal(0.009, one.Optimizer.LearningRate.At(100), 1e-9);
        var penalized = (Dense)((Sequential)Load("bare_list").Model.Network).Layers.OfType<Named>().First().Layer;
        Assert.Equal(Regularizer.L1L2(0, 0.009999999776482582), penalized.KernelRegularizer);
    }

    private static (Model Model, JsonElement Recorded) Load(string name) =>
        (ModelFile.Load(Golden.PathOf($"keras1/{name}.h5")), Golden.Load($"keras1/{name}.json"));

    private static Tensor Of(JsonElement json) => Tensor.Of([.. json.Numbers().Select(v => (float)v)]).Reshape(json.Dimensions());
}
