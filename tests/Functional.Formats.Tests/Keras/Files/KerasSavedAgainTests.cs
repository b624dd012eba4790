using Functional.Testing;

namespace Functional.Tests;

/// <summary>What Keras wrote can be saved again, with the memory in Keras' layout; what could not be read back is not written.</summary>
public sealed class KerasSavedAgainTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("sequential_adam")]
    [InlineData("functional_two_in_two_out")]
    [InlineData("nested_shared")]
    public void A_file_of_Keras_2_has_the_same_variables_when_it_is_saved_again(string name)
    {
        var golden = Golden.PathOf($"keras2/{name}.h5");
        var path = folder["again.h5"];
        var model = ModelFile.Load(golden);

        model.Save(path);

        Assert.Equal(Shapes(golden), Shapes(path));
        var back = ModelFile.Load(path);
        Assert.Equal(model.Fingerprint, back.Fingerprint);
        Assert.Equal(model.OptimizerState, back.OptimizerState);
        Assert.Equal(model.Objectives, back.Objectives);
    }

    [Theory]
    [InlineData("h5")]
    [InlineData("keras")]
    public void What_is_nested_too_deep_to_be_read_is_not_written(string ending)
    {
        var network = Sequential.Input(2).Dense(2);
        for (var i = 0; i < 90; i++)
        {
            network = Sequential.Input(2).Then(network);
        }
        var model = network.Compile(Optimizer.Sgd(), Loss.Mse);
        var path = folder["deep." + ending];

        Assert.Contains("256", Assert.Throws<NotSupportedException>(() => model.Save(path)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    private static string[] Shapes(string path)
    {
        var memory = (Hdf5Group)Hdf5.Read(path).Find("optimizer_weights")!;
        return
        [
            .. memory
                .Attributes["weight_names"]
                .Texts.Select(name => $"({string.Join(", ", ((Hdf5Dataset)memory.Find(name)!).Value.Dimensions)})"),
        ];
    }
}
