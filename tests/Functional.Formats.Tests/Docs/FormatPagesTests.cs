using Functional.Testing;

namespace Functional.Tests;

/// <summary>What the pages about formats show, as it is written there.</summary>
public sealed class FormatPagesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static readonly Tensor X = Key.Of(1).Uniform([16, 6], -1, 1);

    private sealed record Gain(double Start) : ILayer
    {
        public Tensor Apply(Call call, Tensor x) => x * call.Parameter("gain", x.Shape.Last, Initializer.Constant(Start));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_model_of_Keras_goes_on()
    {
        var path = folder["model.keras"];
        File.Copy(Golden.PathOf("keras2/sequential_adam.keras"), path);
        var train = Dataset.Of(X.Reshape(16, 2, 3), Ops.OneHot(Tensor.Of([.. Enumerable.Range(0, 16).Select(i => i % 3)]), 3));

        var model = ModelFile.Load(path); // .h5, .hdf5 or .keras, of Keras 2 or Keras 3
        var further = model.Fit(train, epochs: 5); // where it was compiled, it goes on from where Keras stopped
        further.Save(path); // Keras reads it again

        Assert.Equal(further.Fingerprint, ModelFile.Load(path).Fingerprint);
        Assert.Equal(2 + 5, further.OptimizerState.Step);
    }

    [Fact]
    public void To_and_from_ONNX()
    {
        var path = folder["model.onnx"];
        var (x, y) = (X, X[.., ..1]);
        var trained = Sequential.Input(6).Dense(1, name: "output").Compile(Optimizer.Sgd(), Loss.Mse).Fit(x, y);

        trained.Save(path); // .onnx, opset 17: what the model predicts by
        var model = ModelFile.Load(path); // predicts
        var further = model.WithObjectives(Optimizer.Adam(), [new("output", Loss.Mse)]).Fit(x, y, epochs: 5); // and learns, given a loss

        Assert.Equal(trained.Predict(x), model.Predict(x));
        Assert.NotEqual(model.Fingerprint, further.Fingerprint);
    }

    [Fact]
    public void The_model_of_the_digits_comes_back_from_every_format_with_the_same_bits()
    {
        var (train, test) = Datasets.Digits().Scale(1 / 16.0).Split(test: 0.2, seed: 42);
        var model = Sequential
            .Input(64)
            .Dense(64, Activation.Relu, name: "hidden")
            .Dropout(0.2)
            .Dense(10, Activation.Softmax)
            .Compile(Optimizer.Adam(0.003), Loss.SparseCategoricalCrossentropy, Metric.Accuracy);
        var trained = model.Fit(train, epochs: 2);
        var expected = trained.Predict(test.X);

        foreach (var ending in new[] { "h5", "keras", "onnx", "safetensors" })
        {
            var path = folder["digits." + ending];
            trained.Save(path);
            var back = ending == "safetensors" ? model.Load(path) : ModelFile.Load(path);

            Assert.Equal(expected, back.Predict(test.X));
        }
    }

    [Fact]
    public void The_page_about_ONNX_lists_the_operators_that_are_read()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "formats", "onnx.md"));
        var list = page[page.IndexOf("The operators:", StringComparison.Ordinal)..page.IndexOf("Any other", StringComparison.Ordinal)];

        Assert.Equal(OnnxFunctions.Table.Keys.Order(StringComparer.Ordinal), list.Split('`').Where((_, i) => i % 2 == 1));
    }

    [Fact]
    public void To_and_from_Python()
    {
        var train = Dataset.Of(X.Reshape(16, 2, 3), Ops.OneHot(Tensor.Of([.. Enumerable.Range(0, 16).Select(i => i % 3)]), 3));
        var here = Directory.GetCurrentDirectory();
        File.Copy(Golden.PathOf("keras3/sequential.keras"), folder["from_python.keras"]);
        try
        {
            Directory.SetCurrentDirectory(Path.GetDirectoryName(folder["x"])!);

            var model = ModelFile.Load("from_python.keras"); // or .h5, of Keras 2 or Keras 3; or .onnx
            var further = model.Fit(train, epochs: 5); // with the optimizer's memory, where Keras stopped
            further.Save("back.keras"); // or .h5, which Keras reads; .onnx for ONNX Runtime

            Assert.Equal(further.OptimizerState, ModelFile.Load("back.keras").OptimizerState);
        }
        finally
        {
            Directory.SetCurrentDirectory(here);
        }
    }

    [Fact]
    public void Weights_alone_and_by_name()
    {
        var (path, named) = (folder["a.weights.h5"], folder["b.h5"]);
        var model = Sequential.Input(6).Dense(2, name: "hidden").Compile(Optimizer.Sgd(), Loss.Mse);
        var other = Sequential.Input(6).Dense(2, name: "hidden").Compile(Optimizer.Sgd(), Loss.Mse, [], seed: 3);
        model.SaveWeights(named);

        model.SaveWeights(path); // .weights.h5, .h5 or .safetensors
        var filled = other.LoadWeights(path); // by position; whole models are taken too
        var partly = other.LoadWeights(named, byName: true); // layers of these names; the others stay as they are

        Assert.Equal(model.Fingerprint, filled.Fingerprint);
        Assert.Equal(model.Fingerprint, partly.Fingerprint);
    }

    [Fact]
    public void A_layer_of_ones_own()
    {
        var path = folder["own.keras"];
        var model = Sequential.Input(6).Then(new Gain(2)).Dense(1).Compile(Optimizer.Sgd(), Loss.Mse);

        var options = new ModelFileOptions
        {
            Layers = OwnLayers.None.With<Gain>("Gain", g => new() { ["start"] = g.Start }, c => new(c.GetProperty("start").GetDouble())),
        };
        model.Save(path, options);
        var same = ModelFile.Load(path, options);

        Assert.Equal(model.Fingerprint, same.Fingerprint);
        Assert.Empty(ModelFile.Load(path, options with { WithTraining = false }).Objectives);
    }

    [Fact]
    public void Safetensors_of_any_kind()
    {
        var path = folder["any.safetensors"];
        var model = Sequential.Input(6).Dense(2, name: "hidden").Compile(Optimizer.Sgd(), Loss.Mse);

        Safetensors.Write(path, model.Parameters, new Dictionary<string, string> { ["note"] = "the first" });
        var file = Safetensors.Read(path);
        Console.WriteLine(file.Tensors["hidden/kernel"].Shape);

        Assert.Equal("the first", file.Metadata["note"]);
    }
}
