using System.Globalization;

namespace Functional;

/// <summary>
/// Holds derivatives against central differences, (f(x + h) − f(x − h)) / 2h, in Float64: for functions and operations of one's own.
/// </summary>
public static class GradientCheck
{
    private const double RelativeStep = 6e-6;

    /// <summary>
    /// Compares every partial derivative with its central difference and reports the worst. The point is cast to Float64; tensors
    /// that the function captures must be Float64 too.
    /// </summary>
    /// <param name="function">A function with a scalar result, smooth around the point.</param>
    /// <param name="at">The point.</param>
    /// <param name="tolerance">The largest error |a − n| / max(1, |a|, |n|) that passes.</param>
    /// <exception cref="ShapeException">The result of the function is not a scalar.</exception>
    /// <exception cref="DTypeException">A leaf is not of a floating type, or the function captures Float32 tensors.</exception>
    public static GradientCheckResult Run<T>(Func<T, Tensor> function, T at, double tolerance = 1e-6)
        where T : ITree<T>
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(at);
        var point = at.WithLeaves([.. at.Leaves.Select(x => x.Cast(DType.Float64))]);
        var gradient = Autodiff.Gradient(function, point).Leaves;
        var worst = new GradientCheckResult(tolerance, 0, "", [], 0, 0, null);
        var (leaves, names) = (point.Leaves, point.Names);
        for (var leaf = 0; leaf < leaves.Count; leaf++)
        {
            for (var i = 0; i < leaves[leaf].Size; i++)
            {
                double Probe(double offset)
                {
                    Tensor[] moved = [.. leaves];
                    moved[leaf] = Moved(leaves[leaf], i, offset);
                    return function(point.WithLeaves(moved)).ToDouble();
                }
                var (analytic, numeric) = (Elements.At(gradient[leaf], i), Difference(Probe, Elements.At(leaves[leaf], i)));
                var error = Error(analytic, numeric);
                if (!(error <= worst.Error))
                {
                    worst = new(tolerance, error, names[leaf], [.. Elements.Position(leaves[leaf].Shape, i)], analytic, numeric, null);
                }
            }
        }
        return worst.Passed ? worst : worst with { Operation = Culprit(function, point) };
    }

    private static double Difference(Func<double, double> probe, double at)
    {
        var step = RelativeStep * Math.Max(1, Math.Abs(at));
        return (probe(step) - probe(-step)) / (2 * step);
    }

    /// <summary>NaN counts as the largest error.</summary>
    private static double Error(double analytic, double numeric)
    {
        var error = Math.Abs(analytic - numeric) / Math.Max(1, Math.Max(Math.Abs(analytic), Math.Abs(numeric)));
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }

    private static Tensor Moved(Tensor x, int element, double offset)
    {
        var values = x.ToArray<double>();
        values[element] += offset;
        return Tensor.Of<double>(values, x.Shape);
    }

    /// <summary>The operation whose own derivative is worst, found by checking every node of the trace by itself.</summary>
    private static string? Culprit<T>(Func<T, Tensor> function, T point)
        where T : ITree<T>
    {
        (double Error, string? Name) worst = (0, null);
        foreach (var node in Autodiff.Trace(function, point).Nodes)
        {
            if (node.Op is { } op)
            {
                var error = NodeError(op, node);
                worst =
                    error > worst.Error ? (error, $"{op.Name} (node {node.Index}{(node.Path.Length > 0 ? $", {node.Path}" : "")})") : worst;
            }
        }
        return worst.Name;
    }

    private static double NodeError(Op op, TraceNode node)
    {
        Tensor[] inputs = [.. node.Inputs];
        var weights = Key.Of(node.Index).Normal(node.Value.Shape, dtype: DType.Float64);
        if (node.Value.DType != DType.Float64)
        {
            return 0;
        }
        bool[] wanted = [.. inputs.Select(x => x.DType == DType.Float64)];
        var adjoints = new Tensor?[node.Values.Count];
        adjoints[0] = weights;
        var pulled = op.Vjp(node.Application, adjoints, wanted);
        var worst = 0.0;
        for (var k = 0; k < inputs.Length; k++)
        {
            for (var i = 0; wanted[k] && i < inputs[k].Size; i++)
            {
                double Probe(double offset)
                {
                    Tensor[] moved = [.. inputs];
                    moved[k] = Moved(inputs[k], i, offset);
                    return Ops.Sum(op.Run(node.Attributes, moved)[0] * weights).ToDouble();
                }
                var analytic = pulled[k] is { } p ? Elements.At(p, i) : 0;
                worst = Math.Max(worst, Error(analytic, Difference(Probe, Elements.At(inputs[k], i))));
            }
        }
        return worst;
    }
}

/// <summary>The worst entry of a gradient check.</summary>
/// <param name="Tolerance">The largest error that passes.</param>
/// <param name="Error">|analytic − numeric| / max(1, |analytic|, |numeric|) of the worst entry.</param>
/// <param name="Leaf">The name of the leaf that holds it; empty for a tensor by itself.</param>
/// <param name="Position">Its index along every axis.</param>
/// <param name="Analytic">The derivative as computed.</param>
/// <param name="Numeric">The central difference.</param>
/// <param name="Operation">When the check failed: the operation whose own derivative is worst.</param>
public sealed record GradientCheckResult(
    double Tolerance,
    double Error,
    string Leaf,
    Sequence<int> Position,
    double Analytic,
    double Numeric,
    string? Operation
)
{
    /// <summary>Whether the worst error is within the tolerance.</summary>
    public bool Passed => Error <= Tolerance;

    /// <summary>One line: verdict, worst entry, both numbers, and the operation to look at.</summary>
    public override string ToString()
    {
        string verdict = Passed ? "gradients agree" : "GRADIENTS DISAGREE";
        string look = Operation is null ? "" : $"; look at {Operation}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{verdict}: worst at {Leaf}{Position}, computed {Analytic:G9}, difference {Numeric:G9}, "
                + $"error {Error:G3} (tolerance {Tolerance:G3}){look}"
        );
    }
}
