using System.Text.Json;

namespace Functional;

/// <summary>Keras' classes of activations, initializers, regularizers and constraints: a line for each.</summary>
internal static class KerasCatalogues
{
    private static readonly Dictionary<string, FanMode> Modes = new()
    {
        ["fan_in"] = FanMode.In,
        ["fan_out"] = FanMode.Out,
        ["fan_avg"] = FanMode.Average,
    };

    private static readonly Dictionary<string, ScalingDistribution> Spreads = new()
    {
        ["truncated_normal"] = ScalingDistribution.TruncatedNormal,
        // What Keras called so before 2.2.3 was cut too.
        ["normal"] = ScalingDistribution.TruncatedNormal,
        ["untruncated_normal"] = ScalingDistribution.Normal,
        ["uniform"] = ScalingDistribution.Uniform,
    };

    private static readonly Dictionary<string, OrthogonalMode> Angles = new()
    {
        ["rows"] = OrthogonalMode.Rows,
        ["columns"] = OrthogonalMode.Columns,
    };

    private static readonly Dictionary<string, Func<KerasConfig, Activation>> Activations = new()
    {
        ["ReLU"] = c => Activation.ReluWith(c.Number("negative_slope", 0), c.NumberOrNull("max_value"), c.Number("threshold", 0)),
        ["LeakyReLU"] = c => Activation.LeakyRelu(c.Number("alpha", c.Number("negative_slope", 0.3))),
        ["ELU"] = c => Activation.EluWith(c.Number("alpha", 1)),
        ["ThresholdedReLU"] = c => Activation.ThresholdedRelu(c.Number("theta", 1)),
        ["Softmax"] = c => Activation.SoftmaxAlong(c.Integer("axis", -1)),
        ["relu"] = c =>
            Activation.ReluWith(c.Number("alpha", c.Number("negative_slope", 0)), c.NumberOrNull("max_value"), c.Number("threshold", 0)),
        ["leaky_relu"] = c => Activation.LeakyRelu(c.Number("alpha", c.Number("negative_slope", 0.2))),
        ["elu"] = c => Activation.EluWith(c.Number("alpha", 1)),
        ["gelu"] = c => c.Flag("approximate") ? Activation.GeluApproximate : Activation.Gelu,
        ["softmax"] = c => Activation.SoftmaxAlong(c.Integer("axis", -1)),
        ["log_softmax"] = c => Activation.LogSoftmaxAlong(c.Integer("axis", -1)),
        ["celu"] = c => Activation.Celu(c.Number("alpha", 1)),
        ["squareplus"] = c => Activation.Squareplus(c.Number("b", 4)),
    };

    private static readonly Dictionary<string, Func<KerasConfig, Initializer>> Initializers = new()
    {
        ["Zeros"] = _ => Initializer.Zeros,
        ["Ones"] = _ => Initializer.Ones,
        ["Constant"] = c => Initializer.Constant(c.Number("value", 0)),
        ["RandomUniform"] = c => Initializer.RandomUniform(c.Number("minval", -0.05), c.Number("maxval", 0.05)),
        ["RandomNormal"] = c => Initializer.RandomNormal(c.Number("mean", 0), c.Number("stddev", 0.05)),
        ["TruncatedNormal"] = c => Initializer.TruncatedNormal(c.Number("mean", 0), c.Number("stddev", 0.05)),
        ["VarianceScaling"] = c =>
            Initializer.VarianceScaling(
                c.Number("scale", 1),
                c.Choice("mode", "fan_in", Modes),
                c.Choice("distribution", "truncated_normal", Spreads)
            ),
        ["GlorotUniform"] = Without(Initializer.GlorotUniform),
        ["GlorotNormal"] = Without(Initializer.GlorotNormal),
        ["HeUniform"] = Without(Initializer.HeUniform),
        ["HeNormal"] = Without(Initializer.HeNormal),
        ["LecunUniform"] = Without(Initializer.LecunUniform),
        ["LecunNormal"] = Without(Initializer.LecunNormal),
        ["Orthogonal"] = c => Initializer.Orthogonal(c.Number("gain", 1)),
        ["OrthogonalInitializer"] = c => Initializer.Orthogonal(c.Number("gain", 1)),
        ["Identity"] = c => Initializer.Identity(c.Number("gain", 1)),
        ["IdentityInitializer"] = c => Initializer.Identity(c.Number("gain", 1)),
    };

    private static readonly Dictionary<string, Func<KerasConfig, Regularizer>> Regularizers = new()
    {
        ["L1"] = c => Regularizer.L1(c.Number("l1", 0.01)),
        ["L2"] = c => Regularizer.L2(c.Number("l2", 0.01)),
        ["L1L2"] = c => Regularizer.L1L2(c.Number("l1", 0), c.Number("l2", 0)),
        ["OrthogonalRegularizer"] = c => Regularizer.Orthogonal(c.Number("factor", 0.01), c.Choice("mode", "rows", Angles)),
    };

    private static readonly Dictionary<string, Func<KerasConfig, Constraint>> Constraints = new()
    {
        ["MaxNorm"] = c => Constraint.MaxNorm(c.Number("max_value", 2), [.. c.Integers("axis", 0)]),
        ["UnitNorm"] = c => Constraint.UnitNorm([.. c.Integers("axis", 0)]),
        ["NonNeg"] = _ => Constraint.NonNeg,
        ["MinMaxNorm"] = c =>
            Constraint.MinMaxNorm(c.Number("min_value", 0), c.Number("max_value", 1), c.Number("rate", 1), [.. c.Integers("axis", 0)]),
    };

    public static Activation ReadActivation(JsonElement json) => Read("activation", json, Activations, Activation.Parse);

    public static Initializer ReadInitializer(JsonElement json) => Read("initializer", json, Initializers, Initializer.Parse);

    public static Regularizer ReadRegularizer(JsonElement json) => Read("regularizer", json, Regularizers, Regularizer.Parse);

    public static Constraint ReadConstraint(JsonElement json) => Read("constraint", json, Constraints, Constraint.Parse);

    /// <summary>A name of the library's own catalogue, or a class of a table.</summary>
    private static T Read<T>(string what, JsonElement json, Dictionary<string, Func<KerasConfig, T>> table, Func<string, T> parse)
    {
        var given = KerasObject.Of(what, json);
        if (given.IsName || (given.Config.ValueKind == JsonValueKind.Undefined && !table.ContainsKey(given.Class)))
        {
            return Parse(given.Class, parse);
        }
        var config = given.Options();
        return table.TryGetValue(given.Class, out var make) ? config.Done(make(config)) : config.Done(Parse(given.Class, parse));
    }

    public static T Parse<T>(string name, Func<string, T> parse)
    {
        try
        {
            return parse(name);
        }
        catch (ArgumentException e)
        {
            throw new NotSupportedException($"keras: {e.Message}", e);
        }
    }

    /// <summary>Keras' variance scalings write the options of their class, and Keras 3 the axes that fans are counted over.</summary>
    private static Func<KerasConfig, Initializer> Without(Initializer initializer) => _ => initializer;
}
