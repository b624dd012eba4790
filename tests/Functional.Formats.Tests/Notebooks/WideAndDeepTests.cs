namespace Functional.Tests;

/// <summary>What notebooks with Keras do with a network of one's own: training it, saving and loading it, keeping the best.</summary>
public sealed class WideAndDeepTests : IDisposable
{
    static readonly Tensor X = Key.Of(1).Normal([60, 8]);
    static readonly Tensor Y = X.Mean(1, keepDims: true);

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    sealed record WideAndDeep(int Units) : INetwork
    {
        public Tensors Apply(Call call, Tensors inputs)
        {
            var (wide, deep) = inputs;
            var hidden = call.Apply("hidden1", new Dense(Units, Activation.Relu), deep);
            hidden = call.Apply("hidden2", new Dense(Units, Activation.Relu), hidden);
            var output = call.Apply("output", new Dense(1), Ops.Concatenate([wide, hidden]));
            return Tensors.Named(("output", output), ("aux_output", call.Apply("aux_output", new Dense(1), hidden)));
        }
    }

    static (Tensor, Tensor) Columns(Tensor x) => (x[.., ..5], x[.., 2..]);

    static Model Compiled =>
        new WideAndDeep(30)
            .WithInputs(("wide_input", 5), ("deep_input", 6))
            .Compile(Optimizer.Sgd(0.05), [new("output", Loss.Mse, weight: 0.9), new("aux_output", Loss.Mse, weight: 0.1)]);

    static Model Fit(Model model, int epochs, params Callback[] callbacks) =>
        model.Fit(Columns(X), (Y, Y), epochs, validation: (Columns(X), (Y, Y)), callbacks: callbacks);

    [Fact]
    public void A_network_of_ones_own_trains_with_keys_of_both_outputs()
    {
        var trained = Fit(Compiled, 3);

        Assert.Equal(1207, Compiled.ParameterCount);
        Assert.Equal(
            ["loss", "output_loss", "aux_output_loss", "val_loss", "val_output_loss", "val_aux_output_loss"],
            trained.History.Keys
        );
        Assert.True(trained.History["loss"].Last < trained.History["loss"][0]);
    }

    [Fact]
    public void Save_and_load_a_model_that_goes_on_to_the_same_bits()
    {
        var path = folder["my_model.safetensors"];
        var trained = Fit(Compiled, 2);
        trained.Save(path);
        var loaded = Compiled.Load(path);

        Assert.Equal(trained.Predict(Columns(X)), loaded.Predict(Columns(X)));
        Assert.Equal(trained.History, loaded.History);
        Assert.Equal(Fit(trained, 2).Fingerprint, Fit(loaded, 2).Fingerprint);
    }

    [Fact]
    public void Save_weights_and_load_weights_leave_optimizer_and_history_as_they_are()
    {
        var path = folder["my_weights.safetensors"];
        var trained = Fit(Compiled, 2);
        trained.SaveWeights(path);
        var loaded = Compiled.LoadWeights(path);

        Assert.Equal(trained.Fingerprint, loaded.Fingerprint);
        Assert.Equal((0, 0), (loaded.History.Epochs, loaded.OptimizerState.Step));
    }

    [Fact]
    public void Model_checkpoint_with_save_best_only_and_early_stopping_together()
    {
        var path = folder["best.safetensors"];
        var trained = Fit(
            Compiled.WithOptimizer(Optimizer.Sgd(0.4)),
            30,
            Callback.ModelCheckpoint(path, saveBestOnly: true),
            Callback.EarlyStopping(patience: 3, restoreBestWeights: true)
        );
        var best = Compiled.WithOptimizer(Optimizer.Sgd(0.4)).Load(path);

        Assert.Equal(trained.Fingerprint, best.Fingerprint);
        Assert.Equal(trained.History["val_loss"].BestEpoch + 1, best.History.Epochs);
        Assert.Equal(["best.safetensors"], folder.Files);
    }
}
