namespace Functional.Tests;

public sealed class ReuseTests
{
    static readonly Tensor X = Key.Of(1).Normal([20, 3]);
    static readonly Tensor Y = Key.Of(2).Normal([20, 1]);

    static Sequential Network(int hidden = 4) =>
        Sequential.Input(3).Dense(hidden, Activation.Tanh, name: "hidden").BatchNormalization().Dense(1, name: "out");

    static Model Trained() => Network().Compile(Optimizer.Adam(0.05), Loss.Mse).Fit(X, Y, epochs: 2);

    [Fact]
    public void A_part_predicts_what_lies_between_with_trained_parameters()
    {
        var trained = Trained();
        var features = trained.Between("input", "hidden");
        var p = trained.Parameters;
        Assert.Equal((X.MatMul(p["hidden/kernel"]) + p["hidden/bias"]).Tanh(), features.Predict(X));
        Assert.Equal(trained.Predict(X), trained.Between("hidden", "out").Predict(features.Predict(X)));
        Assert.Equal(
            ["batch_normalization/moving_mean", "batch_normalization/moving_variance"],
            trained.Between("hidden", "out").State.Paths
        );
    }

    [Fact]
    public void A_part_is_neither_trained_nor_evaluated_until_it_is_compiled()
    {
        var part = Trained().Between("input", "hidden");
        foreach (var attempt in new Action[] { () => part.Fit(X, Y), () => part.Evaluate(X, Y), () => part.FitPlan(Dataset.Of(X, Y)) })
        {
            Assert.Contains("WithObjectives", Assert.Throws<InvalidOperationException>(attempt).Message, StringComparison.Ordinal);
        }
        var compiled = part.Network.Compile(Optimizer.Sgd(), Loss.Mse, [], from: part);
        Assert.Equal(part.Parameters, compiled.Parameters);
        Assert.True(compiled.Transfer!.IsComplete);
        Assert.Equal(1, compiled.Fit(X, Key.Of(3).Normal([20, 4])).History.Epochs);
    }

    [Fact]
    public void Nodes_of_a_graph_say_what_lies_between()
    {
        var (a, b) = (Graph.Input(3, "a"), Graph.Input(3, "b"));
        var encoder = new Dense(2).Shared("encoder");
        var (left, right) = (a.Then(encoder), b.Then(encoder));
        var model = new Graph([a, b], [left - right]).Compile(Optimizer.Sgd(), Loss.Mse);
        Assert.Equal(model.Between(a, left).Predict(X), model.Between([b], [right]).Predict(X));
        Assert.Throws<ArgumentException>(() => Trained().Between(a, left));
    }

    [Fact]
    public void Compiling_from_a_model_takes_over_what_fits_and_says_what_does_not()
    {
        var trained = Trained();
        var model = Sequential
            .Input(3)
            .Dense(4, Activation.Tanh, name: "hidden")
            .BatchNormalization()
            .Dense(2, name: "out")
            .Dense(1, name: "new")
            .Compile(Optimizer.Sgd(), Loss.Mse, [], from: trained);
        Assert.Equal(trained.Parameters["hidden/kernel"], model.Parameters["hidden/kernel"]);
        Assert.Equal(trained.State, model.State);
        Assert.Equal(["new/kernel", "new/bias"], model.Transfer!.Missing);
        Assert.Equal(
            [("out/kernel", "float32[4, 2]", "float32[4, 1]"), ("out/bias", "float32[2]", "float32[1]")],
            model.Transfer.Different
        );
        Assert.Empty(model.Transfer.Unused);
        Assert.False(model.Transfer.IsComplete);
        Assert.Contains("out/kernel (float32[4, 2] here, float32[4, 1] there)", model.Transfer.ToString(), StringComparison.Ordinal);
        Assert.Empty(model.History.Keys);
        Assert.Same(model.Transfer, model.Freeze(p => p == "hidden/kernel").Transfer);
    }

    [Fact]
    public void Nothing_that_fits_is_an_error()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            Sequential.Input(3).Dense(1, name: "other").Compile(Optimizer.Sgd(), Loss.Mse, [], from: Trained())
        );
        Assert.Contains("other/kernel", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_are_those_of_the_summary()
    {
        var model = Trained();
        Assert.Equal(16 + 16 + 5, model.ParameterCount);
        Assert.Equal(16 + 8 + 5, model.TrainableCount);
        Assert.Equal(16, model.Layer("batch_normalization").ParameterCount);
        Assert.Equal(13, model.Freeze(p => p.StartsWith("hidden/", StringComparison.Ordinal)).TrainableCount);
        var frozen = model.Freeze(p => p == "hidden/bias").Layer("hidden");
        Assert.Equal((16, 12), (frozen.ParameterCount, frozen.TrainableCount));
        Assert.Equal((16, 8), (model.Layers[1].ParameterCount, model.Layers[1].TrainableCount));
        Assert.Null(model.Transfer);
    }
}
