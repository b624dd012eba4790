using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Functional.Testing;

namespace Functional.Tests;

public sealed class ConstraintTests
{
    static readonly Dictionary<string, Func<JsonElement, Constraint>> Constraints = new()
    {
        ["MaxNorm"] = args => Constraint.MaxNorm(args.Option("max_value", 2), (int)args.Option("axis", 0)),
        ["NonNeg"] = _ => Constraint.NonNeg,
        ["UnitNorm"] = args => Constraint.UnitNorm((int)args.Option("axis", 0)),
        ["MinMaxNorm"] = args =>
            Constraint.MinMaxNorm(
                args.Option("min_value", 0),
                args.Option("max_value", 1),
                args.Option("rate", 1),
                (int)args.Option("axis", 0)
            ),
    };

    [Fact]
    public void Values_are_those_of_Keras()
    {
        var cases = Golden.Cases("regularizers_constraints.json").Where(c => c.TryGetProperty("constraint", out _)).ToList();
        Assert.Equal(5, cases.Count);
        foreach (var recorded in cases)
        {
            var constraint = Constraints[recorded.GetProperty("constraint").GetString()!](recorded.GetProperty("args"));
            var w = recorded.GetProperty("w").ToTensor();
            Tolerance.Float64.CheckTensor(recorded.GetProperty("value"), constraint.Apply(w), constraint.ToString());
        }
    }

    [Fact]
    public void Lengths_end_between_their_bounds() =>
        Prop.ForAll<int>(seed =>
            {
                var w = Key.Of(seed).Normal([5, 7], 0, 2, DType.Float64);
                double[] Lengths(Constraint c) => Ops.Sqrt(Ops.Sum(Ops.Square(c.Apply(w)), 0)).ToArray<double>();
                return Lengths(Constraint.MaxNorm(1.5)).All(n => n <= 1.5)
                    && Lengths(Constraint.UnitNorm()).All(n => Math.Abs(n - 1) < 1e-6)
                    && Lengths(Constraint.MinMaxNorm(0.5, 1)).All(n => n is > 0.499999 and <= 1);
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Vectors_may_lie_along_several_axes()
    {
        var w = Key.Of(1).Normal([2, 3, 4], 0, 3, DType.Float64);
        var flat = w.Reshape(6, 4);
        Same(Constraint.MaxNorm(1).Apply(flat), Constraint.MaxNorm(1, [0, 1]).Apply(w));
        Same(Constraint.UnitNorm().Apply(flat), Constraint.UnitNorm([0, 1]).Apply(w));
        Same(Constraint.MinMaxNorm(1, 2, 0.5).Apply(flat), Constraint.MinMaxNorm(1, 2, 0.5, [0, 1]).Apply(w));
        Assert.Equal("max_norm(max_value=1, axes=[0, 1])", Constraint.MaxNorm(1, [0, 1]).ToString());

        static void Same(Tensor expected, Tensor actual) =>
            Tolerance.Float64.Check(expected.ToArray<double>(), actual.ToArray<double>(), "along two axes");
    }

    [Fact]
    public void A_vector_of_zeros_stays_one()
    {
        var zeros = Tensor.Zeros(3, 2);
        Assert.Equal(zeros, Constraint.UnitNorm().Apply(zeros));
        Assert.Equal(zeros, Constraint.MaxNorm().Apply(zeros));
    }

    [Fact]
    public void Keras_names_lead_to_constraints_with_its_defaults()
    {
        Assert.All(["max_norm", "maxnorm", "MaxNorm"], n => Assert.Equal(Constraint.MaxNorm(2, axis: 0), Constraint.Parse(n)));
        Assert.All(["unit_norm", "unitnorm", "UnitNorm"], n => Assert.Equal(Constraint.UnitNorm(0), Constraint.Parse(n)));
        Assert.All(["non_neg", "nonneg", "NonNeg"], n => Assert.Equal(Constraint.NonNeg, Constraint.Parse(n)));
        Assert.All(["min_max_norm", "MinMaxNorm"], n => Assert.Equal(Constraint.MinMaxNorm(0, 1, 1, 0), Constraint.Parse(n)));
        var error = Assert.Throws<ArgumentException>(() => Constraint.Parse("max_nrm"));
        Assert.Contains("did you mean \"max_norm\"?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Constraint.MaxNorm(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Constraint.MaxNorm(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Constraint.MinMaxNorm(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Constraint.MinMaxNorm(rate: 1.5));
    }

    [Fact]
    public void One_of_one_s_own_must_keep_the_shape()
    {
        var box = Constraint.Of("box", w => Ops.Clip(w, -1, 1));
        Assert.Equal(Tensor.Of(-1f, 0.5f, 1), box.Apply(Tensor.Of(-3f, 0.5f, 2)));
        var error = Assert.Throws<ShapeException>(() => Constraint.Of("sum", w => Ops.Sum(w, 0)).Apply(Tensor.Ones(2, 3)));
        Assert.Contains("a constraint must keep shape and type of the parameter", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_declare_constraints_and_the_blueprint_applies_them()
    {
        var layer = new Dense(2) { KernelConstraint = Constraint.UnitNorm(), BiasConstraint = Constraint.NonNeg };
        var blueprint = layer.Build(2);
        Assert.Equal([Constraint.UnitNorm(), Constraint.NonNeg], blueprint.Declarations.Select(d => d.Constraint));
        var parameters = Parameters.From([
            KeyValuePair.Create<string, Tensor>(
                "kernel",
                [
                    [3, 0],
                    [4, 2],
                ]
            ),
            KeyValuePair.Create("bias", Tensor.Of(-1f, 1)),
        ]);
        var allowed = blueprint.Constrain(parameters);
        Tolerance.Float32.Check([0.6, 0, 0.8, 1], allowed["kernel"].ToArray<double>(), "kernel");
        Assert.Equal([0.0, 1], allowed["bias"].ToArray<double>());
        Assert.Same(parameters, new Dense(2).Build(2).Constrain(parameters));
    }
}
