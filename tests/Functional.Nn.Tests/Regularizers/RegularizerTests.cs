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
            Regularizer regularizer = recorded.GetProperty("regularizer").GetString() switch
            {
                "L1" => Regularizer.L1(args.Option("l1", 0.01)),
                "L2" => Regularizer.L2(args.Option("l2", 0.01)),
                "L1L2" => Regularizer.L1L2(args.Option("l1", 0), args.Option("l2", 0)),
                "OrthogonalRegularizer" => Regularizer.Orthogonal(
                    args.Option("factor", 0.01),
                    args.GetProperty("mode").GetString() == "rows" ? OrthogonalMode.Rows : OrthogonalMode.Columns
                ),
                var unknown => throw new NotSupportedException(unknown),
            };
            var w = recorded.GetProperty("w").ToTensor();
            Tolerance.Float64.Check(recorded.GetProperty("value").Number(), regularizer.Penalty(w).ToDouble(), regularizer.ToString());
            Tolerance.Float64.CheckTensor(recorded.GetProperty("grad"), Autodiff.Gradient(regularizer.Penalty, w), regularizer.ToString());
            checkedCases++;
        }
        Assert.Equal(5, checkedCases);
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

    [Fact]
    public void Rows_at_right_angles_cost_nothing_and_equal_ones_the_whole_factor()
    {
        var right = Tensor.Of<double>([0, 2, 0, 3, 0, 0], Shape.Of(2, 3));
        Assert.Equal(0, Regularizer.Orthogonal(0.5).Penalty(right).ToDouble());
        var equal = Tensor.Of<double>([1, 2, 2, 4, -3, -6], Shape.Of(3, 2));
        Assert.Equal(0.5, Regularizer.Orthogonal(0.5).Penalty(equal).ToDouble(), 1e-12);
        Assert.Equal(0.5, Regularizer.Orthogonal(0.5, OrthogonalMode.Columns).Penalty(equal.T).ToDouble(), 1e-12);
    }

    [Fact]
    public void A_single_row_has_nothing_to_stand_at_right_angles_to() =>
        Assert.Equal(0, Regularizer.Orthogonal().Penalty(Tensor.Ones(1, 3)).ToDouble());

    [Fact]
    public void Only_matrices_have_rows()
    {
        var error = Assert.Throws<ShapeException>(() => Regularizer.Orthogonal().Penalty(Tensor.Ones(3)));
        Assert.Contains("only matrices have rows and columns; got parameter [3]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keras_names_lead_to_regularizers_with_its_defaults()
    {
        Assert.Equal(Regularizer.L1(0.01), Regularizer.Parse("l1"));
        Assert.Equal(Regularizer.L2(0.01), Regularizer.Parse("L2"));
        Assert.Equal(Regularizer.L1L2(0.01, 0.01), Regularizer.Parse("l1_l2"));
        Assert.Equal(Regularizer.L1L2(0, 0), Regularizer.Parse("L1L2"));
        Assert.Equal(Regularizer.Orthogonal(), Regularizer.Parse("orthogonal_regularizer"));
        var error = Assert.Throws<ArgumentException>(() => Regularizer.Parse("l3"));
        Assert.Contains("no regularizer is called \"l3\"", error.Message, StringComparison.Ordinal);
    }
}
