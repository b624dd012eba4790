using Functional.Testing;

namespace Functional.Tests;

public sealed class RegularizerTests
{
    [Fact]
    public void Values_and_derivatives_are_those_of_Keras()
    {
        var checkedCases = 0;
        foreach (var recorded in Golden.Cases("regularizers_constraints.json").Where(c => c.TryGetProperty("regularizer", out _)))
        {
            var args = recorded.GetProperty("args");
            var regularizer = recorded.GetProperty("regularizer").GetString() switch
            {
                "L1" => Regularizer.L1(args.Option("l1", 0.01)),
                "L2" => Regularizer.L2(args.Option("l2", 0.01)),
                "L1L2" => Regularizer.L1L2(args.Option("l1", 0), args.Option("l2", 0)),
                _ => null,
            };
            if (regularizer is null)
            {
                continue;
            }
            var w = recorded.GetProperty("w").ToTensor();
            Tolerance.Float64.Check(recorded.GetProperty("value").Number(), regularizer.Penalty(w).ToDouble(), regularizer.ToString());
            Tolerance.Float64.CheckTensor(recorded.GetProperty("grad"), Autodiff.Gradient(regularizer.Penalty, w), regularizer.ToString());
            checkedCases++;
        }
        Assert.Equal(3, checkedCases);
    }

    [Fact]
    public void Equality_is_by_name_and_factors()
    {
        Assert.Equal(Regularizer.L2(0.1), Regularizer.L2(0.1));
        Assert.NotEqual(Regularizer.L2(0.1), Regularizer.L2(0.2));
        Assert.NotEqual(Regularizer.L1(0.1), Regularizer.L2(0.1));
        Assert.Equal("l2(0.1)", Regularizer.L2(0.1).ToString());
    }

    [Fact]
    public void A_penalty_of_one_s_own_must_be_one_number()
    {
        var wrong = Regularizer.Of("squares", Ops.Square);
        Assert.Throws<ShapeException>(() => wrong.Penalty(Tensor.Ones(2, 2)));
    }
}
