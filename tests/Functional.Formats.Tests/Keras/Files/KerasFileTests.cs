using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>Files that Keras 2 and Keras 3 wrote: they load, predict what Keras predicted, and go on training.</summary>
public sealed class KerasFileTests
{
    public static TheoryData<string, string, string> Models
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (
                var (era, names) in new[]
                {
                    ("keras2", new[] { "sequential_adam", "functional_two_in_two_out", "nested_shared", "uncompiled" }),
                    ("keras3", ["sequential", "functional_two_in_two_out", "nested_shared"]),
                }
            )
            {
                foreach (var name in names)
                {
                    data.Add(era, name, "h5");
                    data.Add(era, name, "keras");
                }
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_predicts_what_Keras_predicted(string era, string name, string ending)
    {
        var model = ModelFile.Load(Golden.PathOf($"{era}/{name}.{ending}"));
        var expected = Expected(era, name);

        Near(expected.GetProperty("y"), model.Predict(Inputs(expected, model)), 1e-6);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_has_the_memory_of_its_optimizer_and_goes_on_training(string era, string name, string ending)
    {
        var model = ModelFile.Load(Golden.PathOf($"{era}/{name}.{ending}"));
        var expected = Expected(era, name);
        var slots = expected.GetProperty("optimizer").EnumerateArray().ToDictionary(s => s[0].GetString()!, s => s[1]);
        if (slots.Count == 0)
        {
            Assert.Empty(model.Objectives);
            return;
        }
        Assert.Equal(2, model.OptimizerState.Step);
        double[] theirs = [.. slots.Values.Where(s => s.ValueKind == JsonValueKind.Array).SelectMany(s => s.Numbers()).Order()];
        var memory = model.OptimizerState.Slots;
        double[] ours = [.. memory.Paths.SelectMany(path => memory[path].Cast(DType.Float64).ToArray<double>()).Order()];
        Assert.Equal(theirs.Length, ours.Length);
        Assert.All(theirs.Zip(ours), pair => Assert.Equal(pair.First, pair.Second, 1e-12));

        var inputs = Inputs(expected, model);
        var trained = model.Fit(inputs, model.Predict(inputs), epochs: 1);
        Assert.True(trained.OptimizerState.Step > 2);
    }

    [Theory]
    [InlineData("keras2", "sequential_adam")]
    [InlineData("keras3", "sequential")]
    public void Weights_alone_are_read_by_position(string era, string name)
    {
        var whole = ModelFile.Load(Golden.PathOf($"{era}/{name}.keras"));
        var fresh = whole.Network.Compile(Optimizer.Adam(), Loss.CategoricalCrossentropy);

        foreach (var ending in new[] { "weights.h5", "h5", "keras" })
        {
            Assert.Equal(whole.Fingerprint, fresh.LoadWeights(Golden.PathOf($"{era}/{name}.{ending}")).Fingerprint);
        }
    }

    [Fact]
    public void A_layer_that_is_not_here_is_named()
    {
        var error = Assert.Throws<InvalidFileException>(() => ModelFile.Load(Golden.PathOf("keras2/cnn.h5")));

        Assert.Contains("Conv2D", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("cnn.h5", error.File, StringComparison.Ordinal);
    }

    private static JsonElement Expected(string era, string name)
    {
        var all = Golden.Load($"{era}/expected.json");
        return (all.TryGetProperty("cases", out var cases) ? cases : all).GetProperty(name);
    }

    private static Tensors Inputs(JsonElement expected, Model model) => Values(expected.GetProperty("x"), model.Network.Inputs.Count);

    private static Tensors Values(JsonElement json, int count) =>
        Tensors.Of([.. (count == 1 ? [json] : json.EnumerateArray().ToArray()).Select(Values)]);

    private static Tensor Values(JsonElement json) => Tensor.Of([.. json.Numbers().Select(v => (float)v)]).Reshape(json.Dimensions());

    private static void Near(JsonElement expected, Tensors actual, double tolerance)
    {
        var all = Values(expected, actual.Count);
        for (var i = 0; i < actual.Count; i++)
        {
            Assert.Equal(all[i].Shape, actual[i].Shape);
            Assert.True(Ops.Max(Ops.Abs(all[i] - actual[i])).ToDouble() <= tolerance);
        }
    }
}
