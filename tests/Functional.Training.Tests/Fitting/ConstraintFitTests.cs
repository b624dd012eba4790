namespace Functional.Tests;

public sealed class ConstraintFitTests
{
    static readonly Tensor X = Key.Of(1).Normal([96, 4]);
    static readonly Tensor Y = Ops.Sum(X, 1) * 9;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_fit_never_leaves_what_the_constraints_allow(bool eager)
    {
        var model = Sequential
            .Input(4)
            .Dense(6, Activation.Relu, kernelConstraint: Constraint.MaxNorm(0.7), biasConstraint: Constraint.NonNeg)
            .Dense(1)
            .Compile(Optimizer.Sgd(0.05), Loss.Huber(0.5))
            .WithExecution(eager ? Execution.Default.Eager() : Execution.Default);
        var seen = new List<double>();
        var trained = model.Fit(X, Y, epochs: 5, callbacks: [Callback.OnEpochEnd(e => Record(e.Model))]);

        Assert.Equal(5, seen.Count);
        Assert.All(seen, longest => Assert.InRange(longest, 0.1, 0.7 + 1e-6));
        Assert.InRange(Longest(trained.Parameters["dense/kernel"]), 0.69, 0.7 + 1e-6);
        Assert.InRange(Ops.Min(trained.Parameters["dense/bias"]).ToDouble(), 0, double.PositiveInfinity);
        Assert.True(Longest(trained.Parameters["dense_1/kernel"]) > 0.7, "the other layer is free");

        Signal Record(Model now)
        {
            seen.Add(Longest(now.Parameters["dense/kernel"]));
            return Signal.Continue;
        }
    }

    [Fact]
    public void Initial_values_are_not_constrained()
    {
        var model = Sequential
            .Input(4)
            .Dense(6, kernelInitializer: Initializer.Constant(3), kernelConstraint: Constraint.UnitNorm())
            .Compile(Optimizer.Sgd(), Loss.Mse);
        Assert.Equal(6, Longest(model.Parameters["dense/kernel"]), 1e-5);
    }

    static double Longest(Tensor kernel) => Ops.Max(Ops.Sqrt(Ops.Sum(Ops.Square(kernel), 0))).ToDouble();
}
