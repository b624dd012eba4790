namespace Functional.Tests;

/// <summary>Training is a pure function of the model, the data and the seed.</summary>
public sealed class ReproducibilityTests
{
    static readonly Dataset Points = Datasets.Moons(120, noise: 0.2, seed: 4);

    static Model Start(long seed) =>
        Sequential
            .Input(2)
            .Dense(12, Activation.Relu)
            .Dropout(0.3)
            .Dense(2, Activation.Softmax)
            .Compile(
                Optimizer.Adam(0.01),
                Loss.SparseCategoricalCrossentropy,
                [Metric.Accuracy],
                seed,
                Execution.Default.WithBlas(BlasLibrary.Managed)
            );

    static uint[] BitsOf(Parameters parameters)
    {
        var bits = new List<uint>();
        foreach (var (_, value) in parameters)
        {
            bits.AddRange(value.ToArray().Select(BitConverter.SingleToUInt32Bits));
        }
        return [.. bits];
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        var (first, second) = (Start(7).Fit(Points, epochs: 3), Start(7).Fit(Points, epochs: 3));

        Assert.Equal(BitsOf(first.Parameters), BitsOf(second.Parameters));
        Assert.Equal(first.Parameters, second.Parameters);
        Assert.Equal(first.OptimizerState.Slots, second.OptimizerState.Slots);
        Assert.Equal(first.History, second.History);
    }

    [Fact]
    public void Another_seed_gives_another_start_and_another_end()
    {
        Assert.NotEqual(Start(7).Parameters, Start(8).Parameters);
        Assert.NotEqual(Start(7).Fit(Points).Parameters, Start(8).Fit(Points).Parameters);
    }

    [Fact]
    public void A_seed_given_to_the_fit_changes_order_and_masks_alone()
    {
        var model = Start(7);
        var (own, same, other) = (model.Fit(Points), model.Fit(Points, seed: 7), model.Fit(Points, seed: 8));

        Assert.Equal(own.Parameters, same.Parameters);
        Assert.NotEqual(own.Parameters, other.Parameters);
    }

    [Fact]
    public void Fitting_leaves_the_model_it_started_from_untouched_to_the_bit()
    {
        var model = Start(7);
        var (before, slots, scores) = (BitsOf(model.Parameters), BitsOf(model.OptimizerState.Slots), model.Evaluate(Points));

        var trained = model.Fit(Points, epochs: 3);

        Assert.NotEqual(before, BitsOf(trained.Parameters));
        Assert.Equal(before, BitsOf(model.Parameters));
        Assert.Equal(slots, BitsOf(model.OptimizerState.Slots));
        Assert.Equal(scores, model.Evaluate(Points));
        Assert.Equal(0, model.OptimizerState.Step);
        Assert.Equal(History.Empty, model.History);
    }
}
