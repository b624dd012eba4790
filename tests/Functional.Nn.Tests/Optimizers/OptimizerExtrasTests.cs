namespace Functional.Tests;

public sealed class OptimizerExtrasTests
{
    static readonly Parameters Start = Parameters.Of(("w", Doubles(1.0, 2)), ("b", Doubles(3.0)));
    static readonly Parameters Slopes = Parameters.Of(("w", Doubles(3.0, -4)), ("b", Doubles(12.0)));

    static Tensor Doubles(params double[] values) => Tensor.Of<double>(values, values.Length);

    static Parameters Moved(Optimizer optimizer) => optimizer.Start(Start).Step(Slopes).Parameters;

    static Parameters Down(double first, double second, double bias) =>
        Parameters.Of(("w", Doubles(1 - first, 2 - second)), ("b", Doubles(3 - bias)));

    [Fact]
    public void Values_are_cut_one_by_one() => Assert.Equal(Down(3, -3.5, 3.5), Moved(Optimizer.Sgd(1).WithClipValue(3.5)));

    [Fact]
    public void Norms_are_cut_tensor_by_tensor() => Assert.Equal(Down(1.5, -2, 2.5), Moved(Optimizer.Sgd(1).WithClipNorm(2.5)));

    [Fact]
    public void The_global_norm_is_that_of_all_tensors_together() =>
        Assert.Equal(Down(1.5, -2, 6), Moved(Optimizer.Sgd(1).WithGlobalClipNorm(6.5)));

    [Fact]
    public void Gradients_that_are_small_enough_keep_their_bits()
    {
        var plain = Moved(Optimizer.Sgd(1));
        Assert.Equal(plain, Moved(Optimizer.Sgd(1).WithClipNorm(13)));
        Assert.Equal(plain, Moved(Optimizer.Sgd(1).WithGlobalClipNorm(13)));
        Assert.Equal(plain, Moved(Optimizer.Sgd(1).WithClipValue(12)));
    }

    [Fact]
    public void Gradients_of_zero_are_clipped_to_zero()
    {
        var none = Slopes.Map(x => x * 0);
        foreach (var optimizer in new[] { Optimizer.Sgd(1).WithClipNorm(1), Optimizer.Sgd(1).WithGlobalClipNorm(1) })
        {
            Assert.Equal(Start, optimizer.Start(Start).Step(none).Parameters);
        }
    }

    [Fact]
    public void Tensors_of_two_types_are_clipped_together()
    {
        var mixed = Parameters.Of(("w", Tensor.Of(0f, 0)), ("b", Doubles(0.0)));
        var slopes = Parameters.Of(("w", Tensor.Of(3f, -4)), ("b", Doubles(12.0)));
        var moved = Optimizer.Sgd(1).WithGlobalClipNorm(6.5).Start(mixed).Step(slopes).Parameters;
        Assert.Equal(Parameters.Of(("w", Tensor.Of(-1.5f, 2)), ("b", Doubles(-6.0))), moved);
    }

    [Fact]
    public void Weights_shrink_before_the_step_by_the_uncorrected_rate()
    {
        var still = Slopes.Map(x => x * 0);
        var decayed = Optimizer.Adam(0.5).WithWeightDecay(0.5).Start(Start).Step(still).Parameters;
        Assert.Equal(Start.Map(x => x * 0.75), decayed);
    }

    [Fact]
    public void Excepted_paths_do_not_shrink()
    {
        var still = Slopes.Map(x => x * 0);
        var decayed = Optimizer.Sgd(0.5).WithWeightDecay(0.5, except: path => path == "b").Start(Start).Step(still).Parameters;
        Assert.Equal(Start.With("w", Start["w"] * 0.75), decayed);
    }

    [Fact]
    public void Decay_follows_a_rate_that_a_callback_has_set()
    {
        var sgd = Optimizer.Sgd(0.5).WithWeightDecay(0.5);
        Assert.Equal([0.25, 0.125], sgd.FactorsAt(sgd.Init(Start) with { LearningRate = 0.25 }));
    }

    [Fact]
    public void Gradients_are_clipped_in_one_way_only()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Optimizer.Sgd(0.1).WithClipNorm(0.5).WithClipValue(1));
        Assert.StartsWith("sgd(momentum=0, nesterov=false, clip_norm=0.5) at learning rate 0.1: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Limits_are_above_0(double limit)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Optimizer.Sgd().WithClipValue(limit));
        Assert.Throws<ArgumentOutOfRangeException>(() => Optimizer.Sgd().WithClipNorm(limit));
        Assert.Throws<ArgumentOutOfRangeException>(() => Optimizer.Sgd().WithGlobalClipNorm(limit));
        Assert.Throws<ArgumentOutOfRangeException>(() => Optimizer.Sgd().WithWeightDecay(limit == 0 ? double.PositiveInfinity : limit));
    }

    [Fact]
    public void Options_count_for_equality_and_text()
    {
        Func<string, bool> biases = path => path == "b";
        Assert.Equal(Optimizer.Adam().WithClipNorm(1), Optimizer.Adam().WithClipNorm(1));
        Assert.NotEqual(Optimizer.Adam().WithClipNorm(1), Optimizer.Adam().WithClipValue(1));
        Assert.NotEqual(Optimizer.Adam().WithWeightDecay(0.1), Optimizer.Adam());
        Assert.NotEqual(Optimizer.Adam().WithWeightDecay(0.1), Optimizer.Adam().WithWeightDecay(0.1, biases));
        Assert.Equal(Optimizer.Adam().WithWeightDecay(0.1, biases), Optimizer.Adam().WithWeightDecay(0.1, biases));
    }

    [Fact]
    public void Slots_may_start_from_other_numbers_than_0()
    {
        Assert.Equal(Doubles(0.1, 0.1), Optimizer.Adagrad().Init(Start).Slots["accumulator/w"]);
        var slots = Optimizer.Ftrl().Init(Doubles(7)).Slots;
        Assert.Equal((Doubles(0.1), Doubles(0)), (slots["accumulator"], slots["linear"]));
        var own = Optimizer.Of("own", 0.1, ["a"], step => new(step.Parameter, step.Slots[0]), initial: [5]);
        Assert.Equal(Doubles(5.0), own.Init(Start).Slots["a/b"]);
        var error = Assert.Throws<ArgumentException>(() => Optimizer.Of("own", 0.1, ["a"], s => new(s.Parameter), initial: [1, 2]));
        Assert.Equal("own: there are 2 initial numbers for 1 slots, [a]; give one for each.", error.Message);
    }

    [Theory]
    [InlineData("sgd")]
    [InlineData("rmsprop")]
    [InlineData("adam")]
    [InlineData("adamw")]
    [InlineData("adamax")]
    [InlineData("nadam")]
    [InlineData("adagrad")]
    [InlineData("adadelta")]
    [InlineData("ftrl")]
    [InlineData("lion")]
    public void Every_optimizer_is_found_by_its_name_and_goes_downhill(string name)
    {
        var optimizer = Optimizer.Parse(name);
        Assert.Equal(name, optimizer.Name);
        var moved = Moved(optimizer);
        Assert.True(moved["w"].ToArray<double>()[0] < 1 && moved["b"].ToArray<double>()[0] < 3, moved.ToString());
    }

    [Fact]
    public void Nadam_keeps_a_late_step_cheap_and_finite()
    {
        var factors = Optimizer.Nadam(0.001, beta1: 0.9999).FactorsAt(new OptimizerState(10_000_000_000, Parameters.Empty));
        Assert.Equal(0.001 * 0.9999, factors[0], 1e-9);
        Assert.Equal(1, factors[2], 1e-12);
    }
}
