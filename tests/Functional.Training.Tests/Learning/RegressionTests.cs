namespace Functional.Tests;

/// <summary>A line through points that lie on it, with the answer known.</summary>
public sealed class RegressionTests
{
    static readonly Tensor X = Tensor.Linspace(-1, 1, 40).Reshape(-1, 1);

    static readonly Dataset Line = Dataset.Of(X, (2 * X) + 1);

    [Fact]
    public void Gradient_descent_finds_slope_and_intercept_of_a_line()
    {
        var trained = Sequential.Input(1).Dense(1, name: "line").Compile(Optimizer.Sgd(0.1), Loss.Mse).Fit(Line, epochs: 100, batchSize: 8);

        Assert.Equal(2, trained.Layer("line").Parameters["kernel"].Reshape().ToDouble(), 1e-3);
        Assert.Equal(1, trained.Layer("line").Parameters["bias"].Reshape().ToDouble(), 1e-3);
        Assert.Equal(
            7,
            trained
                .Predict([
                    [3],
                ])
                .Reshape()
                .ToDouble(),
            0.01
        );
    }

    [Fact]
    public void The_loss_of_full_batches_falls_in_every_epoch()
    {
        var trained = Sequential.Input(1).Dense(1).Compile(Optimizer.Sgd(0.1), Loss.Mse).Fit(Line, epochs: 30, batchSize: 40);
        var losses = trained.History["loss"];

        Assert.All(losses.Zip(losses.Skip(1)), pair => Assert.True(pair.Second < pair.First, $"{pair.First} → {pair.Second}"));
    }
}
