namespace Functional;

/// <summary>What activations and gradients show.</summary>
internal static class HealthRules
{
    private const double Little = 1e-4;
    private const double Half = 0.5;

    public static IReadOnlyList<DoctorRule> All { get; } =
    [
        new("dead-relus", p => Dead(p)),
        new("saturated-units", p => Saturated(p)),
        DoctorRule.Of("vanishing-gradients", Vanishing),
        DoctorRule.Of("exploding-gradients", Exploding),
        DoctorRule.Of("parameters-not-finite", NotFinite),
        DoctorRule.Of("always-the-same", AlwaysTheSame),
    ];

    private static IEnumerable<(string, string)> Dead(Patient p) =>
        p
            .Health.Layers.Where(layer => layer.DeadShare > Half)
            .Select(layer =>
                (
                    FormattableString.Invariant($"{layer.DeadShare * 100:F0} % of the relu units of {layer.Path} are 0 for every row"),
                    "Lower the learning rate, scale the inputs, or use a leaky relu"
                )
            );

    private static IEnumerable<(string, string)> Saturated(Patient p) =>
        p
            .Health.Layers.SkipLast(1)
            .Where(layer => layer.SaturatedShare > Half)
            .Select(layer =>
                (
                    FormattableString.Invariant(
                        $"{layer.SaturatedShare * 100:F0} % of what comes out of {layer.Path} is at the ends of its range"
                    ),
                    "Scale the inputs and start with smaller weights; there the derivative is nearly 0"
                )
            );

    private static LayerHealth[] Learning(Patient p) => [.. p.Health.Layers.Where(layer => layer.Parameters.Count > 0)];

    private static (string, string)? Vanishing(Patient p) =>
        Learning(p) is { Length: > 1 } layers && layers[^1].GradientNorm > 0 && layers[0].GradientNorm < Little * layers[^1].GradientNorm
            ? (
                $"the gradient of {layers[0].Path} is {Numerals.Short(layers[0].GradientNorm)}, "
                    + $"that of {layers[^1].Path} {Numerals.Short(layers[^1].GradientNorm)}",
                "Use relu, Initializer.HeNormal, batch normalization, or fewer layers"
            )
            : null;

    private static (string, string)? Exploding(Patient p) =>
        Learning(p).FirstOrDefault(layer => layer.IsExploding) is { } layer
            ? (
                $"the gradient of {layer.Path} is {Numerals.Short(layer.GradientNorm)}, its weights {Numerals.Short(layer.WeightNorm)}",
                "Scale inputs and targets, start with smaller weights, or clip: optimizer.WithClipNorm(1)"
            )
            : null;

    private static (string, string)? NotFinite(Patient p) =>
        p.Model.Parameters.Paths.FirstOrDefault(path => !p.Model.Parameters[path].IsFinite) is { } path
            ? (
                $"{path} holds NaN or infinite numbers",
                "Train again from the start with a lower learning rate; Callback.TerminateOnNaN stops in time"
            )
            : null;

    private static (string, string)? AlwaysTheSame(Patient p)
    {
        if (
            p.History.Epochs == 0
            || p.Labels is not { } labels
            || labels.Distinct().Count() < 2
            || p.Output is not { Value.Rank: 2 } output
        )
        {
            return null;
        }
        var classes =
            output.Value.Shape[1] > 1
                ? output.Value.ArgMax(1).ToArray<int>()
                : [.. Numerals.Values(output.Value).Select(v => v > Half ? 1 : 0)];
        var known = labels.Take(classes.Length).Distinct().Count();
        return known > 1 && classes.Length > 1 && classes.Distinct().Count() == 1
            ? (
                $"the model takes every row for class {classes[0]}",
                "Check labels and scaling, lower the learning rate, and weigh the classes"
            )
            : null;
    }
}
