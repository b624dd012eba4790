using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>Files that are foreign, cut or made to do harm end in one kind of error, which names the file.</summary>
public sealed class KerasDamageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("units", "-3")]
    [InlineData("units", "2147483647")]
    [InlineData("units", "\"many\"")]
    [InlineData("units", "null")]
    [InlineData("activation", "\"no_such\"")]
    [InlineData("activation", "{\"class_name\": \"System.IO.File\", \"config\": {}}")]
    [InlineData("kernel_initializer", "{\"class_name\": 3}")]
    [InlineData("class_name", "\"System.Diagnostics.Process\"")]
    public void An_architecture_that_cannot_be_is_refused(string option, string value)
    {
        var path = Changed(config =>
        {
            var layer = config["config"]!["layers"]![1]!.AsObject();
            var owner = layer.ContainsKey(option) ? layer : layer["config"]!.AsObject();
            owner[option] = JsonNode.Parse(value);
        });

        var error = Assert.Throws<InvalidFileException>(() =>
        {
            ModelFile.Load(path);
        });

        Assert.Equal(path, error.File);
    }

    [Fact]
    public void Json_that_is_nested_without_end_is_refused()
    {
        var path = Written(new string('[', 100_000), []);

        Assert.Throws<InvalidFileException>(() =>
        {
            ModelFile.Load(path);
        });
    }

    [Fact]
    public void Weights_of_another_model_are_refused()
    {
        var path = folder["other.h5"];
        Sequential.Input(6).Dense(4).Dense(3).Compile(Optimizer.Sgd(), Loss.Mse).SaveWeights(path);
        var model = Sequential.Input(6).Dense(4).Dense(2).Compile(Optimizer.Sgd(), Loss.Mse);

        var error = Assert.Throws<InvalidFileException>(() =>
        {
            model.LoadWeights(path);
        });

        Assert.Contains("dense_1/kernel", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keras2/uncompiled.keras")]
    [InlineData("keras2/uncompiled.h5")]
    [InlineData("keras3/nested_shared.h5")]
    public void A_damaged_file_is_refused_or_read_in_bounded_time_and_memory(string name)
    {
        var path = folder["damaged" + Path.GetExtension(name)];
        Fuzz.Check<InvalidFileException>(
            File.ReadAllBytes(Golden.PathOf(name)),
            bytes =>
            {
                File.WriteAllBytes(path, bytes);
                ModelFile.Load(path);
            }
        );
    }

    [Fact]
    public void A_missing_file_and_an_unknown_ending_are_said()
    {
        Assert.Throws<FileNotFoundException>(() =>
        {
            ModelFile.Load(folder["missing.keras"]);
        });
        var error = Assert.Throws<ArgumentException>(() =>
        {
            ModelFile.Load(folder["model.pkl"]);
        });
        Assert.Contains(".keras", error.Message, StringComparison.Ordinal);
    }

    private string Changed(Action<JsonNode> change)
    {
        using var zip = ZipFile.OpenRead(Golden.PathOf("keras2/uncompiled.keras"));
        var config = JsonNode.Parse(Entry(zip, "config.json"))!;
        change(config);
        return Written(config.ToJsonString(), Entry(zip, "model.weights.h5"));
    }

    private string Written(string config, byte[] weights)
    {
        var path = folder["changed.keras"];
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, content) in new[] { ("config.json", Encoding.UTF8.GetBytes(config)), ("model.weights.h5", weights) })
        {
            using var stream = zip.CreateEntry(name).Open();
            stream.Write(content);
        }
        return path;
    }

    private static byte[] Entry(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
