using System.Text.Json;

namespace Functional;

/// <summary>Keras' classes of layers, a line for each: options ↦ layer.</summary>
internal static class KerasLayers
{
    /// <summary>Layers of one input.</summary>
    public static IReadOnlyDictionary<string, Func<KerasConfig, ILayer>> Layers { get; } =
        new Dictionary<string, Func<KerasConfig, ILayer>>(StringComparer.Ordinal)
        {
            ["Activation"] = c => new Activate(c.Activation("activation")),
            ["ActivityRegularization"] = c => new ActivityRegularization(c.Number("l1", 0), c.Number("l2", 0)),
            ["AlphaDropout"] = c => new AlphaDropout(c.Number("rate")) { NoiseShape = NoiseShape(c) },
            ["BatchNormalization"] = BatchNormalization,
            ["BatchNormalizationV1"] = BatchNormalization,
            ["BatchNormalizationV2"] = BatchNormalization,
            ["Dense"] = Dense,
            ["Dropout"] = c => new Dropout(c.Number("rate")) { NoiseShape = NoiseShape(c) },
            ["ELU"] = c => new Elu(c.Number("alpha", 1)),
            ["Flatten"] = c => LastChannels(c, new Flatten()),
            ["GaussianDropout"] = c => new GaussianDropout(c.Number("rate")),
            ["GaussianNoise"] = c => new GaussianNoise(c.Number("stddev")),
            ["GroupNormalization"] = c =>
                Affine(c, new GroupNormalization(c.Integer("groups", 32), c.Integer("axis", -1), c.Number("epsilon", 1e-3))),
            ["LayerNormalization"] = c => Affine(c, new LayerNormalization(c.Integers("axis", -1), c.Number("epsilon", 1e-3))),
            ["LeakyReLU"] = c => new LeakyRelu(c.Number("alpha", c.Number("negative_slope", 0.3))),
            ["Masking"] = c => new Masking(c.Number("mask_value", 0)),
            ["Normalization"] = Normalization,
            ["Permute"] = c => new Permute(c.Integers("dims")),
            ["PReLU"] = c => new PRelu
            {
                SharedAxes = c.Integers("shared_axes"),
                AlphaInitializer = c.Initializer("alpha_initializer", Initializer.Zeros),
                AlphaRegularizer = c.Regularizer("alpha_regularizer"),
                AlphaConstraint = c.Constraint("alpha_constraint"),
            },
            ["ReLU"] = c => new Relu(c.NumberOrNull("max_value"), c.Number("negative_slope", 0), c.Number("threshold", 0)),
            ["RepeatVector"] = c => new RepeatVector(c.Integer("n")),
            ["Rescaling"] = c => new Rescaling(c.Number("scale"), c.Number("offset", 0)),
            ["Reshape"] = c => new Reshape(c.Integers("target_shape")),
            ["Softmax"] = c => new Softmax(c.Integer("axis", -1)),
            ["SpatialDropout1D"] = c => new SpatialDropout1D(c.Number("rate")),
            ["SpatialDropout2D"] = c => LastChannels(c, new SpatialDropout2D(c.Number("rate"))),
            ["ThresholdedReLU"] = c => new ThresholdedRelu(c.Number("theta", 1)),
            ["UnitNormalization"] = c => new UnitNormalization(c.Integers("axis", -1)),
        };

    /// <summary>Layers of several inputs.</summary>
    public static IReadOnlyDictionary<string, Func<KerasConfig, Merge>> Merges { get; } =
        new Dictionary<string, Func<KerasConfig, Merge>>(StringComparer.Ordinal)
        {
            ["Add"] = _ => Merge.Add,
            ["Average"] = _ => Merge.Average,
            ["Concatenate"] = c => Merge.Concatenate(c.Integer("axis", -1)),
            ["Dot"] = c =>
                c.Integers("axes") is var axes && axes.Count == 2
                    ? Merge.Dot(axes[0], axes[1], c.Flag("normalize"))
                    : Merge.Dot(axes[0], c.Flag("normalize")),
            ["Maximum"] = _ => Merge.Maximum,
            ["Minimum"] = _ => Merge.Minimum,
            ["Multiply"] = _ => Merge.Multiply,
            ["Subtract"] = _ => Merge.Subtract,
        };

    /// <summary>A layer of one input, under no name.</summary>
    public static ILayer ReadLayer(KerasObject given, string? name, KerasReading? reading = null)
    {
        if (reading?.Layers.Reader(given.Class) is { } read)
        {
            return read(given.Config);
        }
        var config = given.Options(name, reading);
        RequireFloat(config);
        return config.Done(given.In("layer", Layers, name)(config));
    }

    /// <summary>A layer of several inputs.</summary>
    public static Merge ReadMerge(KerasObject given, string? name)
    {
        var config = given.Options(name);
        RequireFloat(config);
        return config.Done(given.In("layer", Merges, name)(config));
    }

    private static Dense Dense(KerasConfig c) =>
        new(c.Integer("units"), c.Activation("activation"))
        {
            UseBias = c.Flag("use_bias", true),
            KernelInitializer = c.Initializer("kernel_initializer", Initializer.GlorotUniform),
            BiasInitializer = c.Initializer("bias_initializer", Initializer.Zeros),
            KernelRegularizer = c.Regularizer("kernel_regularizer"),
            BiasRegularizer = c.Regularizer("bias_regularizer"),
            ActivityRegularizer = c.Regularizer("activity_regularizer"),
            KernelConstraint = c.Constraint("kernel_constraint"),
            BiasConstraint = c.Constraint("bias_constraint"),
        };

    private static BatchNormalization BatchNormalization(KerasConfig c)
    {
        // Written even where it is not used.
        c.Find("renorm_momentum");
        return Affine(
            c,
            new BatchNormalization(Single(c, "axis", -1), c.Number("momentum", 0.99), c.Number("epsilon", 1e-3))
            {
                MovingMeanInitializer = c.Initializer("moving_mean_initializer", Initializer.Zeros),
                MovingVarianceInitializer = c.Initializer("moving_variance_initializer", Initializer.Ones),
            }
        );
    }

    private static Normalization Normalization(KerasConfig c)
    {
        var axes = c.Integers("axis", -1);
        var (mean, variance, invert) = (c.Find("mean"), c.Find("variance"), c.Flag("invert"));
        return (mean, variance, axes.Count) switch
        {
            (null, null, _) => new Normalization { Axes = axes, Invert = invert },
            ({ }, { }, 1) => new Normalization(Values(c, "mean"), Values(c, "variance"), axes[0]) { Invert = invert },
            _ => throw c.NotHere("mean without variance, or both along several axes"),
        };
    }

    private static Tensor Values(KerasConfig c, string name) =>
        c.Numbers(name) is var numbers && c.Find(name)!.Value.ValueKind == JsonValueKind.Array
            ? Tensor.Of([.. numbers], DType.Float64)
            : Tensor.Scalar(numbers[0], DType.Float64);

    private static T Affine<T>(KerasConfig c, T layer)
        where T : AffineNormalization =>
        layer with
        {
            Center = c.Flag("center", true),
            Scale = c.Flag("scale", true),
            BetaInitializer = c.Initializer("beta_initializer", Initializer.Zeros),
            GammaInitializer = c.Initializer("gamma_initializer", Initializer.Ones),
            BetaRegularizer = c.Regularizer("beta_regularizer"),
            GammaRegularizer = c.Regularizer("gamma_regularizer"),
            BetaConstraint = c.Constraint("beta_constraint"),
            GammaConstraint = c.Constraint("gamma_constraint"),
        };

    private static int Single(KerasConfig c, string name, int usual) =>
        c.Integers(name, usual) is [var only] ? only : throw c.NotHere($"several axes in {name}");

    private static Sequence<int?>? NoiseShape(KerasConfig c) =>
        c.Find("noise_shape") is { } shape
            ? [.. shape.EnumerateArray().Select(size => size.ValueKind == JsonValueKind.Null ? (int?)null : size.GetInt32())]
            : null;

    private static T LastChannels<T>(KerasConfig c, T layer)
    {
        c.RequireOnly("data_format", "channels_last");
        return layer;
    }

    /// <summary>A layer computes in the type of the network's input; the mixed types of policies are not here.</summary>
    private static void RequireFloat(KerasConfig config)
    {
        if (config.Find("dtype") is { } dtype && KerasNetworks.TypeName(dtype) is var name && name is not ("float32" or "float64"))
        {
            throw config.NotHere($"dtype = {name}");
        }
    }
}
