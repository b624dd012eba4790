using System.Text.Json.Nodes;

namespace Functional;

/// <summary>Layers as classes of Keras with their options, a line for each; only options that Keras 2 and Keras 3 both know.</summary>
internal static class KerasLayerWriter
{
    private static readonly Dictionary<Type, (string Class, Func<ILayer, JsonObject> Options)> Layers = new()
    {
        [typeof(Activate)] = Line<Activate>("Activation", l => new() { ["activation"] = KerasEntryWriter.Activation(l.Activation) }),
        [typeof(ActivityRegularization)] = Line<ActivityRegularization>(
            "ActivityRegularization",
            l => new() { ["l1"] = l.L1, ["l2"] = l.L2 }
        ),
        [typeof(AlphaDropout)] = Line<AlphaDropout>("AlphaDropout", l => Noise(l.Rate, l.NoiseShape)),
        [typeof(BatchNormalization)] = Line<BatchNormalization>(
            "BatchNormalization",
            l =>
                With(
                    Affine(l),
                    ("axis", l.Axis),
                    ("momentum", l.Momentum),
                    ("epsilon", l.Epsilon),
                    ("moving_mean_initializer", KerasEntryWriter.Initializer(l.MovingMeanInitializer)),
                    ("moving_variance_initializer", KerasEntryWriter.Initializer(l.MovingVarianceInitializer))
                )
        ),
        [typeof(Dense)] = Line<Dense>(
            "Dense",
            l =>
                new()
                {
                    ["units"] = l.Units,
                    ["activation"] = KerasEntryWriter.Activation(l.Activation),
                    ["use_bias"] = l.UseBias,
                    ["kernel_initializer"] = KerasEntryWriter.Initializer(l.KernelInitializer),
                    ["bias_initializer"] = KerasEntryWriter.Initializer(l.BiasInitializer),
                    ["kernel_regularizer"] = KerasEntryWriter.Regularizer(l.KernelRegularizer),
                    ["bias_regularizer"] = KerasEntryWriter.Regularizer(l.BiasRegularizer),
                    ["activity_regularizer"] = KerasEntryWriter.Regularizer(l.ActivityRegularizer),
                    ["kernel_constraint"] = KerasEntryWriter.Constraint(l.KernelConstraint),
                    ["bias_constraint"] = KerasEntryWriter.Constraint(l.BiasConstraint),
                }
        ),
        [typeof(Dropout)] = Line<Dropout>("Dropout", l => Noise(l.Rate, l.NoiseShape)),
        [typeof(Elu)] = Line<Elu>("ELU", l => new() { ["alpha"] = l.Alpha }),
        [typeof(Flatten)] = Line<Flatten>("Flatten", _ => []),
        [typeof(GaussianDropout)] = Line<GaussianDropout>("GaussianDropout", l => new() { ["rate"] = l.Rate }),
        [typeof(GaussianNoise)] = Line<GaussianNoise>("GaussianNoise", l => new() { ["stddev"] = l.StandardDeviation }),
        [typeof(GroupNormalization)] = Line<GroupNormalization>(
            "GroupNormalization",
            l => With(Affine(l), ("groups", l.Groups), ("axis", l.Axis), ("epsilon", l.Epsilon))
        ),
        [typeof(LayerNormalization)] = Line<LayerNormalization>(
            "LayerNormalization",
            l => With(Affine(l), ("axis", KerasNodes.List(l.Axes)), ("epsilon", l.Epsilon))
        ),
        [typeof(LeakyRelu)] = Line<LeakyRelu>("LeakyReLU", l => new() { ["alpha"] = l.Slope }),
        [typeof(Masking)] = Line<Masking>("Masking", l => new() { ["mask_value"] = l.MaskValue }),
        [typeof(Normalization)] = Line<Normalization>("Normalization", Normalization),
        [typeof(Permute)] = Line<Permute>("Permute", l => new() { ["dims"] = KerasNodes.List(l.Axes) }),
        [typeof(PRelu)] = Line<PRelu>(
            "PReLU",
            l =>
                new()
                {
                    ["shared_axes"] = l.SharedAxes.Count == 0 ? null : KerasNodes.List(l.SharedAxes),
                    ["alpha_initializer"] = KerasEntryWriter.Initializer(l.AlphaInitializer),
                    ["alpha_regularizer"] = KerasEntryWriter.Regularizer(l.AlphaRegularizer),
                    ["alpha_constraint"] = KerasEntryWriter.Constraint(l.AlphaConstraint),
                }
        ),
        [typeof(Relu)] = Line<Relu>(
            "ReLU",
            l =>
                new()
                {
                    ["max_value"] = l.MaxValue,
                    ["negative_slope"] = l.NegativeSlope,
                    ["threshold"] = l.Threshold,
                }
        ),
        [typeof(RepeatVector)] = Line<RepeatVector>("RepeatVector", l => new() { ["n"] = l.Count }),
        [typeof(Rescaling)] = Line<Rescaling>("Rescaling", l => new() { ["scale"] = l.Scale, ["offset"] = l.Offset }),
        [typeof(Reshape)] = Line<Reshape>("Reshape", l => new() { ["target_shape"] = KerasNodes.List(l.Target) }),
        [typeof(Softmax)] = Line<Softmax>("Softmax", l => new() { ["axis"] = l.Axis }),
        [typeof(SpatialDropout1D)] = Line<SpatialDropout1D>("SpatialDropout1D", l => new() { ["rate"] = l.Rate }),
        [typeof(SpatialDropout2D)] = Line<SpatialDropout2D>("SpatialDropout2D", l => new() { ["rate"] = l.Rate }),
        [typeof(ThresholdedRelu)] = Line<ThresholdedRelu>("ThresholdedReLU", l => new() { ["theta"] = l.Theta }),
        [typeof(UnitNormalization)] = Line<UnitNormalization>("UnitNormalization", l => new() { ["axis"] = KerasNodes.List(l.Axes) }),
    };

    /// <summary>The types of layers that can be written.</summary>
    public static IEnumerable<Type> Types => Layers.Keys;

    /// <summary>Class and options of a layer.</summary>
    /// <exception cref="NotSupportedException">It is one of somebody's own without a name in files.</exception>
    public static (string Class, JsonObject Options) Write(string path, ILayer layer, OwnLayers own) =>
        own.Write(layer) is { } registered ? registered
        : Layers.TryGetValue(layer.GetType(), out var line) ? (line.Class, line.Options(layer))
        : throw new NotSupportedException(
            $"keras: the layer \"{path}\", {layer}, is one of your own, which files of Keras have no name for. Give it one, "
                + "ModelFileOptions { Layers = OwnLayers.None.With(\"Name\", write, read) }, "
                + "or save the weights alone: model.SaveWeights(path)."
        );

    /// <summary>Class and options of a layer of several inputs.</summary>
    public static (string Class, JsonObject Options) Write(Merge merge) =>
        (merge.Kind, With([], [.. merge.Options.Select(o => (o.Name, KerasNodes.Of(o)))]));

    private static (string, Func<ILayer, JsonObject>) Line<T>(string name, Func<T, JsonObject> options)
        where T : ILayer => (name, layer => options((T)layer));

    private static JsonObject Noise(double rate, Sequence<int?>? shape) =>
        new()
        {
            ["rate"] = rate,
            ["noise_shape"] = shape is null ? null : new JsonArray([.. shape.Select(size => size is { } known ? (JsonNode)known : null)]),
        };

    private static JsonObject Affine(AffineNormalization layer) =>
        new()
        {
            ["center"] = layer.Center,
            ["scale"] = layer.Scale,
            ["beta_initializer"] = KerasEntryWriter.Initializer(layer.BetaInitializer),
            ["gamma_initializer"] = KerasEntryWriter.Initializer(layer.GammaInitializer),
            ["beta_regularizer"] = KerasEntryWriter.Regularizer(layer.BetaRegularizer),
            ["gamma_regularizer"] = KerasEntryWriter.Regularizer(layer.GammaRegularizer),
            ["beta_constraint"] = KerasEntryWriter.Constraint(layer.BetaConstraint),
            ["gamma_constraint"] = KerasEntryWriter.Constraint(layer.GammaConstraint),
        };

    private static JsonObject Normalization(Normalization layer)
    {
        var options = new JsonObject { ["axis"] = KerasNodes.List(layer.Axes), ["invert"] = layer.Invert };
        return layer.Mean is { } mean && layer.Variance is { } variance
            ? With(options, ("mean", Numbers(mean)), ("variance", Numbers(variance)))
            : options;
    }

    private static JsonNode Numbers(Tensor values)
    {
        double[] numbers = values.Cast(DType.Float64).ToArray<double>();
        return values.Rank == 0 ? JsonValue.Create(numbers[0]) : new JsonArray([.. numbers.Select(n => (JsonNode)JsonValue.Create(n))]);
    }

    private static JsonObject With(JsonObject options, params (string Name, JsonNode? Value)[] more)
    {
        foreach (var (name, value) in more)
        {
            options[name] = value;
        }
        return options;
    }
}
