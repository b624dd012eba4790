namespace Functional.Tests;

public sealed class OptimizerAccumulationTests
{
    static readonly Parameters Start = Parameters.Of(("w", [1.0, -2.0]), ("b", [0.5]));

    static Parameters Gradient(int step) => Parameters.Of(("w", [0.1 * step, 1.0 - step]), ("b", [0.3 * step]));

    static (Parameters Parameters, OptimizerState State) Run(Optimizer optimizer, IEnumerable<Parameters> gradients)
    {
        var (parameters, state) = (Start, optimizer.Init(Start));
        foreach (var gradient in gradients)
        {
            (parameters, state) = optimizer.Update(parameters, gradient, state);
        }
        return (parameters, state);
    }

    public static TheoryData<Optimizer> Optimizers =>
        [
            Optimizer.Sgd(0.1, momentum: 0.9),
            Optimizer.Adam(0.05),
            Optimizer.Nadam(0.05).WithGlobalClipNorm(0.7).WithWeightDecay(0.1),
            Optimizer.Sgd(Schedule.ExponentialDecay(0.1, 1, 0.5)).WithAverage(0.5, overwriteEvery: 2),
        ];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Every_so_many_steps_are_one_with_the_mean_of_their_gradients(Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        var many = Run(optimizer.WithAccumulation(2), Enumerable.Range(1, 6).Select(Gradient));
        var few = Run(optimizer, Enumerable.Range(0, 3).Select(i => (Gradient((2 * i) + 1) + Gradient((2 * i) + 2)) * 0.5));
        Assert.Equal(few.Parameters, many.Parameters);
        Assert.All(few.State.Slots.Paths, path => Assert.Equal(few.State.Slots[path], many.State.Slots[path]));
        Assert.Equal(6, many.State.Step);
        Assert.Equal(Tensor.Zeros(2), many.State.Slots["accumulated/w"]);
    }

    [Fact]
    public void Between_updates_nothing_moves_but_the_sum()
    {
        var (parameters, state) = Run(Optimizer.Adam(0.1).WithAccumulation(3), [Gradient(1), Gradient(2)]);
        Assert.Equal(Start, parameters);
        Assert.Equal(Tensor.Zeros(2), state.Slots["m/w"]);
        Assert.Equal(Gradient(1)["w"] + Gradient(2)["w"], state.Slots["accumulated/w"]);
    }

    [Fact]
    public void A_gradient_that_is_not_finite_is_forgotten_with_its_update()
    {
        var bad = Parameters.Of(("w", [double.PositiveInfinity, 1.0]), ("b", [0.5]));
        var (parameters, state) = Run(
            Optimizer.Sgd(0.1).WithClipValue(1).WithAccumulation(2),
            [bad, Gradient(1), Gradient(1), Gradient(2)]
        );
        Assert.All(parameters.Paths, p => Assert.True(parameters[p].IsFinite));
        Assert.Equal(Tensor.Zeros(2), state.Slots["accumulated/w"]);
    }

    [Fact]
    public void The_order_of_words_does_not_matter_and_one_step_is_the_optimizer_itself()
    {
        Assert.Equal(Optimizer.Adam().WithClipNorm(1).WithAccumulation(4), Optimizer.Adam().WithAccumulation(4).WithClipNorm(1));
        Assert.Equal(Optimizer.Adam(), Optimizer.Adam().WithAccumulation(1));
        Assert.Contains("accumulation=4", Optimizer.Adam().WithAccumulation(4).ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Optimizer.Sgd().WithAccumulation(0));
    }

    [Fact]
    public void Rates_of_schedules_count_updates()
    {
        var optimizer = Optimizer.Sgd(Schedule.ExponentialDecay(1, 1, 0.5)).WithAccumulation(2);
        Assert.Equal([1, 1, 0.5, 0.5, 0.25], Enumerable.Range(0, 5).Select(step => optimizer.RateAt(step)));
    }
}
