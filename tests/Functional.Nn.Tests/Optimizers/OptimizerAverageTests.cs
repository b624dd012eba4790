namespace Functional.Tests;

public sealed class OptimizerAverageTests
{
    static readonly Parameters Weights = Parameters.Of(("w", Doubles(1.0, 2)), ("b", Doubles(3.0)));
    static readonly Parameters Slopes = Parameters.Of(("w", Doubles(1.0, -1)), ("b", Doubles(2.0)));

    static Tensor Doubles(params double[] values) => Tensor.Of<double>(values, values.Length);

    static TrainState<Parameters> Steps(Optimizer optimizer, int count) =>
        Enumerable.Range(0, count).Aggregate(optimizer.Start(Weights), (state, _) => state.Step(Slopes));

    [Fact]
    public void Averages_follow_the_weights_and_leave_them_alone()
    {
        var optimizer = Optimizer.Sgd(1).WithAverage(0.5);
        Assert.Equal(["momentum", "average"], Optimizer.Sgd(1, momentum: 0.5).WithAverage().Slots);
        var start = optimizer.Init(Weights);
        Assert.Equal(Weights["w"], start.Slots["average/w"]);
        var state = Steps(optimizer, 2);
        // w: 1, 0, −1; averages 1, ½·1 + ½·0, ½·½ − ½.
        Assert.Equal(Steps(Optimizer.Sgd(1), 2).Parameters, state.Parameters);
        Assert.Equal(Doubles(-0.25, 3.25), state.State.Slots["average/w"]);
        Assert.Equal(Doubles(0.5), state.State.Slots["average/b"]);
        Assert.Equal(Parameters.Of(("w", Doubles(-0.25, 3.25)), ("b", Doubles(0.5))), optimizer.Finish(state.Parameters, state.State));
    }

    [Fact]
    public void Weights_become_their_averages_every_so_many_steps()
    {
        var optimizer = Optimizer.Sgd(1).WithAverage(0.5, overwriteEvery: 2);
        // b: 3; 1 (2); −1 (0.5) → 0.5; −1.5 (−0.5); −3.5 (−2) → −2.
        double[] weights = [1, 0.5, -1.5, -2];
        double[] averages = [2, 0.5, -0.5, -2];
        var state = optimizer.Start(Weights);
        foreach (var (weight, average) in weights.Zip(averages))
        {
            state = state.Step(Slopes);
            Assert.Equal(Doubles(weight), state.Parameters["b"]);
            Assert.Equal(Doubles(average), state.State.Slots["average/b"]);
        }
    }

    [Fact]
    public void Overwriting_and_decay_have_factors_of_their_own()
    {
        var optimizer = Optimizer.Nadam(0.5).WithWeightDecay(0.25).WithAverage(0.5, 3);
        Assert.Equal(Optimizer.Nadam().FactorCount + 2, optimizer.FactorCount);
        var state = optimizer.Init(Weights);
        double[] overwrites = [.. Enumerable.Range(0, 6).Select(step => optimizer.FactorsAt(state with { Step = step })[^1])];
        Assert.Equal([0, 0, 1, 0, 0, 1], overwrites);
        Assert.Equal(0.125, optimizer.FactorsAt(state)[^2]);
        var still = Slopes.Map(x => x * 0);
        Assert.Equal(Weights.Map(x => x * 0.875), optimizer.Start(Weights).Step(still).Parameters);
    }

    [Fact]
    public void In_a_plan_it_does_what_it_does_outside()
    {
        var optimizer = Optimizer.Adam(0.1).WithWeightDecay(0.01).WithAverage(0.9, overwriteEvery: 3);
        var count = optimizer.FactorCount;
        var compiled = Compiled.Of(x =>
        {
            IReadOnlyList<Tensor> all = x.Values;
            var (w, slots) = (all[0], Parameters.Of(("m", all[1]), ("v", all[2]), ("average", all[3])));
            var (next, kept) = optimizer.Apply(w, Ops.Sin(w), slots, _ => [.. all.Skip(4)]);
            return Tensors.Of(next, kept["m"], kept["v"], kept["average"]);
        });
        var w = Key.Of(1).Normal([7]);
        var (plain, planned) = (optimizer.Start(w), Tensors.Of([w, .. ((ITree<Parameters>)optimizer.Init(w).Slots).Leaves]));
        for (var step = 0; step < 7; step++)
        {
            var factors = optimizer.FactorsAt(plain.State).Select(f => Tensor.Scalar(f));
            plain = plain.Step(Ops.Sin(plain.Parameters));
            planned = compiled.Run(Tensors.Of([.. planned.Values, .. factors]));
            Assert.Equal(plain.Parameters, planned[0]);
            Assert.Equal(plain.State.Slots["average"], planned[3]);
            Assert.Equal((step + 1) % 3 == 0, planned[0].Equals(planned[3]));
        }
    }

    [Fact]
    public void Constraints_come_after_the_average_and_after_overwriting()
    {
        var network = Sequential.Input(1, dtype: DType.Float64).Dense(1, useBias: false, kernelConstraint: Constraint.NonNeg);
        var optimizer = Optimizer.Sgd(1).WithAverage(0.5, overwriteEvery: 2);
        var weights = Parameters.Of(("dense/kernel", Doubles(1).Reshape(1, 1)));
        var slopes = weights.Map(x => (x * 0) + 4);
        var state = optimizer.Init(weights);
        // 1 → −3 (average −1) → 0; → −4 (average −2.5) → −2.5 → 0.
        double[] averages = [-1, -2.5];
        foreach (var average in averages)
        {
            (weights, state) = optimizer.Update(weights, slopes, state);
            weights = network.Blueprint.Constrain(weights);
            Assert.Equal(0, weights["dense/kernel"].ToDouble());
            Assert.Equal(average, state.Slots["average/dense/kernel"].ToDouble());
        }
        Assert.Equal(-2.5, optimizer.Finish(weights, state)["dense/kernel"].ToDouble());
    }

    [Fact]
    public void Without_averages_weights_are_what_training_ends_with()
    {
        var state = Steps(Optimizer.Adam(), 1);
        Assert.Equal(state.Parameters, Optimizer.Adam().Finish(state.Parameters, state.State));
    }

    [Fact]
    public void It_is_part_of_the_optimizer()
    {
        Assert.Equal(Optimizer.Adam().WithAverage(0.9), Optimizer.Adam().WithAverage(0.5, 3).WithAverage(0.9));
        Assert.NotEqual(Optimizer.Adam(), Optimizer.Adam().WithAverage());
        Assert.NotEqual(Optimizer.Adam().WithAverage(), Optimizer.Adam().WithAverage(overwriteEvery: 5));
        Assert.Contains("average=0.99, overwrite_every=5", Optimizer.Adam().WithAverage(0.99, 5).ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Optimizer.Adam().WithAverage(1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Optimizer.Adam().WithAverage(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Optimizer.Adam().WithAverage(overwriteEvery: 0));
        var own = Optimizer.Of("own", 0.1, ["average"], s => new(s.Parameter, s.Slots[0]));
        Assert.Throws<InvalidOperationException>(() => own.WithAverage());
        var averaging = Optimizer.Sgd(1).WithAverage();
        Assert.Throws<ArgumentException>(() => averaging.Finish(Weights, Optimizer.Sgd(1).Init(Weights)));
    }
}
