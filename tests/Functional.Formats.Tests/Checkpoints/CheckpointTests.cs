using System.Text;

namespace Functional.Tests;

public sealed class CheckpointTests : IDisposable
{
    static readonly Tensor X = Key.Of(1).Normal([30, 3]);
    static readonly Tensor Y = Key.Of(2).Normal([30, 1]);

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static Model Compiled(int units = 4, Optimizer? optimizer = null, DType dtype = DType.Float32) =>
        Sequential
            .Input(3, dtype: dtype)
            .Dense(units, Activation.Tanh, name: "hidden")
            .BatchNormalization()
            .Dropout(0.3)
            .Dense(1)
            .Compile(
                optimizer ?? Optimizer.Adam(0.01),
                Loss.Mse,
                [Metric.Mae],
                seed: 3,
                execution: Execution.Default.WithBlas(BlasLibrary.Managed)
            );

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void A_model_comes_back_whole_and_trains_on_with_the_same_bits(DType dtype)
    {
        var data = Dataset.Of(X.Cast(dtype), Y.Cast(dtype));
        var callbacks = new FitOptions { Epochs = 2, Callbacks = [Callback.LearningRateScheduler(e => 0.02 / (e + 1))] };
        var trained = Compiled(dtype: dtype).Fit(data, callbacks);
        trained.Save(folder["model.safetensors"]);
        var loaded = Compiled(dtype: dtype).Load(folder["model.safetensors"]);
        Assert.Equal(trained.Fingerprint, loaded.Fingerprint);
        Assert.Equal(trained.OptimizerState, loaded.OptimizerState);
        Assert.Equal(trained.History, loaded.History);
        Assert.Equal(trained.History.Segments[0].Optimizer, loaded.History.Segments[0].Optimizer);
        var more = new FitOptions { Epochs = 2 };
        Assert.Equal(trained.Fit(data, more).Fingerprint, loaded.Fit(data, more).Fingerprint);
        Assert.Equal(trained.Fit(data, more).History, loaded.Fit(data, more).History);
        Assert.Equal(["model.safetensors"], folder.Files);
    }

    [Fact]
    public void The_file_is_plain_safetensors_with_documented_names()
    {
        var trained = Compiled().Fit(X, Y);
        trained.Save(folder["model.safetensors"]);
        var file = Safetensors.Read(folder["model.safetensors"]);
        Assert.Equal(trained.Parameters["hidden/kernel"], file.Tensors["parameters/hidden/kernel"]);
        Assert.Equal(trained.State["batch_normalization/moving_mean"], file.Tensors["state/batch_normalization/moving_mean"]);
        Assert.Equal(trained.OptimizerState.Slots["m/hidden/kernel"], file.Tensors["slots/m/hidden/kernel"]);
        Assert.Equal(
            ("functional.checkpoint", "1", "1", "3"),
            (file.Metadata["format"], file.Metadata["version"], file.Metadata["step"], file.Metadata["seed"])
        );
        Assert.Equal(trained.Fingerprint, file.Metadata["fingerprint"]);
    }

    [Fact]
    public void Weights_alone_leave_optimizer_and_history_as_they_are()
    {
        var trained = Compiled().Fit(X, Y, epochs: 2);
        trained.SaveWeights(folder["weights.safetensors"]);
        var other = Compiled(optimizer: Optimizer.Sgd()).Fit(X, Y);
        var loaded = other.LoadWeights(folder["weights.safetensors"]);
        Assert.Equal(trained.Fingerprint, loaded.Fingerprint);
        Assert.Equal(other.History, loaded.History);
        Assert.Equal(other.OptimizerState, loaded.OptimizerState);
        var error = Assert.Throws<InvalidFileException>(() => Compiled().Load(folder["weights.safetensors"]));
        Assert.Contains("LoadWeights", error.Message, StringComparison.Ordinal);
        trained.Save(folder["whole.safetensors"]);
        Assert.Equal(trained.Fingerprint, other.LoadWeights(folder["whole.safetensors"]).Fingerprint);
    }

    [Fact]
    public void A_file_of_another_network_or_optimizer_says_where_it_differs()
    {
        Compiled(units: 5).Save(folder["model.safetensors"]);
        var error = Assert.Throws<ArgumentException>(() => Compiled().Load(folder["model.safetensors"]));
        Assert.Contains("\"hidden/kernel\" must be Float32 [3, 4], but it is Float32 [3, 5]", error.Message, StringComparison.Ordinal);
        var other = Sequential.Input(3).Dense(4, Activation.Relu, name: "hidden").BatchNormalization().Dropout(0.3).Dense(1);
        other.Compile(Optimizer.Adam(0.01), Loss.Mse).Save(folder["model.safetensors"]);
        error = Assert.Throws<ArgumentException>(() => Compiled().Load(folder["model.safetensors"]));
        Assert.Contains("another network of the same shapes", error.Message, StringComparison.Ordinal);
        Assert.Contains("LoadWeights", error.Message, StringComparison.Ordinal);
        Compiled(optimizer: Optimizer.Sgd(momentum: 0.9)).Save(folder["model.safetensors"]);
        error = Assert.Throws<ArgumentException>(() => Compiled().Load(folder["model.safetensors"]));
        Assert.Contains("slots", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_and_foreign_files_are_found()
    {
        var path = folder["model.safetensors"];
        Compiled().Save(path);
        var bytes = File.ReadAllBytes(path);
        // Any bit of parameters, state and slots.
        for (var place = bytes.Length - 1; place > bytes.Length - 300; place -= 17)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[place] ^= 1;
            File.WriteAllBytes(path, damaged);
            var error = Assert.Throws<InvalidFileException>(() => Compiled().Load(path));
            Assert.Contains("it is damaged", error.Message, StringComparison.Ordinal);
        }
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
        Assert.Contains(
            "model.safetensors",
            Assert.Throws<InvalidFileException>(() => Compiled().Load(path)).Message,
            StringComparison.Ordinal
        );
        Safetensors.Write(path, Parameters.Of(("w", [1.0])));
        Assert.Contains(
            "no checkpoint",
            Assert.Throws<InvalidFileException>(() => Compiled().Load(path)).Message,
            StringComparison.Ordinal
        );
        Safetensors.Write(
            path,
            Parameters.Of(("w", [1.0])),
            new Dictionary<string, string> { ["format"] = "functional.checkpoint", ["version"] = "2" }
        );
        Assert.Contains("version 2", Assert.Throws<InvalidFileException>(() => Compiled().Load(path)).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => Compiled().Load(folder["none.safetensors"]));
        Assert.Contains(
            ".safetensors",
            Assert.Throws<ArgumentException>(() => Compiled().Save(folder["model.pt"])).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_file()
    {
        var path = folder["model.safetensors"];
        var old = Compiled();
        old.Save(path);
        Assert.Throws<NotSupportedException>(() =>
            AtomicFile.Write(
                path,
                stream =>
                {
                    stream.Write(Encoding.UTF8.GetBytes("half"));
                    throw new NotSupportedException();
                }
            )
        );
        Assert.Equal(old.Fingerprint, Compiled().Load(path).Fingerprint);
        Assert.Equal(["model.safetensors"], folder.Files);
    }
}
