using System.Text.Json;
using System.Text.Json.Nodes;

namespace Functional;

/// <summary>
/// Activations, initializers, losses and the like as Keras writes them: a class and its options, from tables. What is written is read
/// back before it counts, so that a file never says something else than the model does.
/// </summary>
internal static class KerasEntryWriter
{
    /// <summary>A class of Keras, and its options where they are called otherwise here; "" is an option without a name.</summary>
    private sealed record Entry(string Class, params (string Here, string There)[] Names);

    private static readonly Dictionary<string, Entry> Activations = new(StringComparer.Ordinal)
    {
        ["relu"] = new("ReLU"),
        ["leaky_relu"] = new("LeakyReLU", ("", "alpha")),
        ["elu"] = new("ELU", ("", "alpha")),
        ["thresholded_relu"] = new("ThresholdedReLU", ("", "theta")),
        ["softmax"] = new("Softmax"),
        ["log_softmax"] = new("log_softmax"),
        ["gelu"] = new("gelu"),
        ["celu"] = new("celu", ("", "alpha")),
        ["squareplus"] = new("squareplus", ("", "b")),
    };

    private static readonly Dictionary<string, Entry> Initializers = new(StringComparer.Ordinal)
    {
        ["zeros"] = new("Zeros"),
        ["ones"] = new("Ones"),
        ["constant"] = new("Constant", ("", "value")),
        ["random_uniform"] = new("RandomUniform", ("low", "minval"), ("high", "maxval")),
        ["random_normal"] = new("RandomNormal"),
        ["truncated_normal"] = new("TruncatedNormal"),
        ["variance_scaling"] = new("VarianceScaling"),
        ["glorot_uniform"] = new("GlorotUniform"),
        ["glorot_normal"] = new("GlorotNormal"),
        ["he_uniform"] = new("HeUniform"),
        ["he_normal"] = new("HeNormal"),
        ["lecun_uniform"] = new("LecunUniform"),
        ["lecun_normal"] = new("LecunNormal"),
        ["orthogonal"] = new("Orthogonal", ("", "gain")),
        ["identity"] = new("Identity", ("", "gain")),
    };

    private static readonly Dictionary<string, Entry> Regularizers = new(StringComparer.Ordinal)
    {
        ["l1"] = new("L1", ("", "l1")),
        ["l2"] = new("L2", ("", "l2")),
        ["l1_l2"] = new("L1L2"),
        ["orthogonal_regularizer"] = new("OrthogonalRegularizer"),
    };

    private static readonly Dictionary<string, Entry> Constraints = new(StringComparer.Ordinal)
    {
        ["max_norm"] = new("MaxNorm", ("axes", "axis")),
        ["unit_norm"] = new("UnitNorm", ("axes", "axis")),
        ["non_neg"] = new("NonNeg"),
        ["min_max_norm"] = new("MinMaxNorm", ("axes", "axis")),
    };

    private static readonly Dictionary<string, Entry> Losses = new(StringComparer.Ordinal)
    {
        ["binary_crossentropy"] = new("BinaryCrossentropy", ("", "label_smoothing")),
        ["binary_focal_crossentropy"] = new("BinaryFocalCrossentropy"),
        ["categorical_crossentropy"] = new("CategoricalCrossentropy", ("", "label_smoothing")),
        ["categorical_focal_crossentropy"] = new("CategoricalFocalCrossentropy"),
        ["sparse_categorical_crossentropy"] = new("SparseCategoricalCrossentropy"),
        ["categorical_hinge"] = new("CategoricalHinge"),
        ["cosine_similarity"] = new("CosineSimilarity"),
        ["hinge"] = new("Hinge"),
        ["huber"] = new("Huber", ("", "delta")),
        ["kl_divergence"] = new("KLDivergence"),
        ["log_cosh"] = new("LogCosh"),
        ["mean_absolute_error"] = new("MeanAbsoluteError"),
        ["mean_absolute_percentage_error"] = new("MeanAbsolutePercentageError"),
        ["mean_squared_error"] = new("MeanSquaredError"),
        ["mean_squared_logarithmic_error"] = new("MeanSquaredLogarithmicError"),
        ["poisson"] = new("Poisson"),
        ["squared_hinge"] = new("SquaredHinge"),
    };

    private static readonly (string Here, string There)[] OptimizerNames =
    [
        ("beta1", "beta_1"),
        ("beta2", "beta_2"),
        ("initial_accumulator", "initial_accumulator_value"),
        ("power", "learning_rate_power"),
        ("l1", "l1_regularization_strength"),
        ("l2", "l2_regularization_strength"),
        ("l2_shrinkage", "l2_shrinkage_regularization_strength"),
        ("clip_value", "clipvalue"),
        ("clip_norm", "clipnorm"),
        ("global_clip_norm", "global_clipnorm"),
        ("average", "ema_momentum"),
        ("overwrite_every", "ema_overwrite_frequency"),
        ("accumulation", "gradient_accumulation_steps"),
        ("momentum_decay", ""),
    ];

    private static readonly Dictionary<string, Entry> Optimizers = new(StringComparer.Ordinal)
    {
        ["sgd"] = new("SGD", OptimizerNames),
        ["rmsprop"] = new("RMSprop", OptimizerNames),
        ["adam"] = new("Adam", OptimizerNames),
        ["adamw"] = new("AdamW", OptimizerNames),
        ["adamax"] = new("Adamax", OptimizerNames),
        ["nadam"] = new("Nadam", OptimizerNames),
        ["adagrad"] = new("Adagrad", OptimizerNames),
        ["adadelta"] = new("Adadelta", OptimizerNames),
        ["ftrl"] = new("Ftrl", OptimizerNames),
        ["lion"] = new("Lion", OptimizerNames),
    };

    private static readonly Dictionary<string, Entry> Schedules = new(StringComparer.Ordinal)
    {
        ["exponential_decay"] = new("ExponentialDecay", ("initial", "initial_learning_rate")),
        ["inverse_time_decay"] = new("InverseTimeDecay", ("initial", "initial_learning_rate")),
        ["piecewise_constant_decay"] = new("PiecewiseConstantDecay"),
        ["polynomial_decay"] = new("PolynomialDecay", ("initial", "initial_learning_rate"), ("end", "end_learning_rate")),
        ["cosine_decay"] = new("CosineDecay", ("initial", "initial_learning_rate")),
        ["cosine_decay_restarts"] = new(
            "CosineDecayRestarts",
            ("initial", "initial_learning_rate"),
            ("growth", "t_mul"),
            ("decay", "m_mul")
        ),
    };

    public static JsonNode Activation(Activation value) =>
        ByName("activation", value, KerasCatalogues.ReadActivation)
        ?? AsLayer(ByClass("activation", value, Activations, KerasCatalogues.ReadActivation));

    /// <summary>Keras takes a layer for an activation with options, if it says where layers are.</summary>
    private static JsonObject AsLayer(JsonObject written)
    {
        if (char.IsUpper(written["class_name"]!.GetValue<string>()[0]))
        {
            written["module"] = "keras.layers";
            written["registered_name"] = null;
        }
        return written;
    }

    public static JsonNode Initializer(Initializer value) => ByClass("initializer", value, Initializers, KerasCatalogues.ReadInitializer);

    public static JsonNode? Regularizer(Regularizer? value) =>
        value is null ? null : ByClass("regularizer", value, Regularizers, KerasCatalogues.ReadRegularizer);

    public static JsonNode? Constraint(Constraint? value) =>
        value is null ? null : ByClass("constraint", value, Constraints, KerasCatalogues.ReadConstraint);

    public static JsonNode Loss(Loss value)
    {
        if (ByName("loss", value, KerasLosses.ReadLoss) is { } name)
        {
            return name;
        }
        const string logits = "_from_logits";
        var isOfLogits = value.Name.EndsWith(logits, StringComparison.Ordinal);
        List<(string, JsonNode?)> more = isOfLogits ? [("from_logits", true)] : [];
        if (value.Name.StartsWith("binary_focal", StringComparison.Ordinal) && value.Options.Any(o => o.Name == "alpha"))
        {
            more.Add(("apply_class_balancing", true));
        }
        var plain = isOfLogits ? value.Name[..^logits.Length] : value.Name;
        return ByClass("loss", value, Losses, KerasLosses.ReadLoss, plain, more);
    }

    public static JsonNode Metric(Metric value, int? classes)
    {
        var unweighted = value.Unweighted();
        return ByName("metric", unweighted, json => KerasMetrics.ReadMetric(json, classes))
            ?? KerasMetrics
                .ClassNames.Select(name => Made(unweighted, new(name, ("", "thresholds")), []))
                .FirstOrDefault(json => ReadsBack(unweighted, json, j => KerasMetrics.ReadMetric(j, classes)))
            ?? throw NotHere("metric", value);
    }

    public static JsonNode Optimizer(Optimizer value)
    {
        List<(string, JsonNode?)> more = [("learning_rate", Schedule(value.LearningRate))];
        if (value.Options.Any(o => o.Name == "average"))
        {
            more.Add(("use_ema", true));
        }
        return ByClass("optimizer", value, Optimizers, KerasOptimizers.ReadOptimizer, value.Name, more);
    }

    private static JsonNode Schedule(Schedule value) =>
        value.Name == "constant" && value.IsBuiltIn
            ? JsonValue.Create(value.At(0))
            : ByClass("schedule", value, Schedules, KerasOptimizers.ReadSchedule);

    /// <summary>The name alone, where it means this value.</summary>
    private static JsonNode? ByName<T>(string what, T value, Func<JsonElement, T> read)
        where T : CatalogueEntry<T>
    {
        if (!value.IsBuiltIn)
        {
            throw NotHere(what, value);
        }
        JsonNode name = JsonValue.Create(value.Name);
        return ReadsBack(value, name, read) ? name : null;
    }

    private static JsonObject ByClass<T>(
        string what,
        T value,
        Dictionary<string, Entry> table,
        Func<JsonElement, T> read,
        string? name = null,
        IEnumerable<(string, JsonNode?)>? more = null
    )
        where T : CatalogueEntry<T>
    {
        if (!value.IsBuiltIn || !table.TryGetValue(name ?? value.Name, out var entry))
        {
            throw NotHere(what, value);
        }
        var json = Made(value, entry, more ?? []);
        return ReadsBack(value, json, read) ? json : throw NotHere(what, value);
    }

    private static JsonObject Made<T>(T value, Entry entry, IEnumerable<(string Name, JsonNode? Value)> more)
        where T : CatalogueEntry<T>
    {
        var names = entry.Names.ToDictionary(n => n.Here, n => n.There, StringComparer.Ordinal);
        var config = new JsonObject();
        foreach (var (name, node) in more.Concat(value.Options.Select(o => (names.GetValueOrDefault(o.Name, o.Name), KerasNodes.Of(o)))))
        {
            if (name.Length > 0)
            {
                config[name] = node;
            }
        }
        return new() { ["class_name"] = entry.Class, ["config"] = config };
    }

    private static bool ReadsBack<T>(T value, JsonNode json, Func<JsonElement, T> read)
        where T : CatalogueEntry<T>
    {
        try
        {
            return read(KerasNodes.Element(json)).Equals(value);
        }
        catch (Exception e) when (e is NotSupportedException or InvalidDataException or ArgumentException)
        {
            return false;
        }
    }

    private static NotSupportedException NotHere<T>(string what, T value) =>
        new(
            $"keras: the {what} {value} has no form in Keras' files. Take one that Keras has, or save to .safetensors, which keeps the "
                + "numbers alone"
                + (what is "loss" or "metric" or "optimizer" or "schedule" ? "; or leave the training out, WithTraining = false." : ".")
        );
}
