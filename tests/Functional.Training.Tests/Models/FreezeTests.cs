namespace Functional.Tests;

public sealed class FreezeTests
{
    static readonly Tensor X = Key.Of(1).Normal([24, 3]);
    static readonly Tensor Y = Key.Of(2).Normal([24, 1]);

    static Model Compiled(bool eager) =>
        Sequential
            .Input(3)
            .Dense(4, Activation.Tanh, kernelRegularizer: Regularizer.L2(0.01), kernelConstraint: Constraint.UnitNorm(), name: "hidden")
            .BatchNormalization(momentum: 0.5, name: "norm")
            .Dense(1, name: "out")
            .Compile(
                Optimizer.Adam(0.05),
                Loss.Mse,
                [],
                execution: eager ? Execution.Default.WithBlas(BlasLibrary.Managed).Eager() : Execution.Default.WithBlas(BlasLibrary.Managed)
            );

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Frozen_parameters_keep_their_bits_and_others_learn(bool eager)
    {
        var model = Compiled(eager).Freeze(path => path.StartsWith("hidden/", StringComparison.Ordinal));
        var trained = model.Fit(X, Y, epochs: 3, batchSize: 8);
        Assert.Equal(["hidden/kernel", "hidden/bias"], trained.Frozen);
        Assert.Equal(model.Parameters["hidden/kernel"], trained.Parameters["hidden/kernel"]);
        Assert.Equal(model.Parameters["hidden/bias"], trained.Parameters["hidden/bias"]);
        Assert.NotEqual(model.Parameters["out/kernel"], trained.Parameters["out/kernel"]);
        Assert.NotEqual(model.State["norm/moving_mean"], trained.State["norm/moving_mean"]);
        Assert.Equal(Tensor.Zeros([3, 4]), trained.OptimizerState.Slots["m/hidden/kernel"]);
    }

    [Fact]
    public void Plans_and_operations_give_the_same_bits_with_frozen_layers()
    {
        Model Train(bool eager) =>
            Compiled(eager)
                .Freeze(path => path.StartsWith("norm/", StringComparison.Ordinal) || path == "out/bias")
                .Fit(X, Y, epochs: 3, batchSize: 10);
        Assert.Equal(Train(true).Fingerprint, Train(false).Fingerprint);
    }

    [Fact]
    public void A_frozen_batch_normalization_runs_as_for_inference()
    {
        var start = Compiled(eager: false);
        var model = start
            .WithState(start.State.With("norm/moving_variance", Tensor.Full([4], 9.0)))
            .Freeze(path => path.StartsWith("norm/", StringComparison.Ordinal))
            .WithOptimizer(Optimizer.Sgd(0.0));
        var trained = model.Fit(X, Y, batchSize: 24, shuffle: false);
        Assert.Equal(model.State, trained.State);
        Assert.Equal(model.Evaluate(X, Y, batchSize: 24).Loss, trained.History["loss"].Last, 12);
        var thawed = model.Unfreeze().Fit(X, Y, batchSize: 24, shuffle: false);
        Assert.NotEqual(trained.History["loss"].Last, thawed.History["loss"].Last);
        Assert.NotEqual(model.State, thawed.State);
    }

    [Fact]
    public void Freezing_adds_up_and_is_taken_back_path_by_path()
    {
        var model = Compiled(eager: false).Freeze(p => p == "out/bias").Freeze(p => p == "out/kernel");
        Assert.Equal(["out/kernel", "out/bias"], model.Frozen);
        Assert.Equal(["out/kernel"], model.Unfreeze(p => p == "out/bias").Frozen);
        Assert.Empty(model.Unfreeze().Frozen);
        Assert.Equal(model.Frozen, model.WithOptimizer(Optimizer.Sgd()).Frozen);
    }

    [Fact]
    public void A_rule_that_meets_no_path_and_a_model_without_anything_to_learn_are_errors()
    {
        var model = Compiled(eager: false);
        var error = Assert.Throws<ArgumentException>(() => model.Freeze(p => p == "hiden/kernel"));
        Assert.Contains("hidden/kernel", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => model.Freeze(_ => true).Fit(X, Y));
        Assert.Contains("every parameter is frozen", error.Message, StringComparison.Ordinal);
    }
}
