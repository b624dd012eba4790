using System.Globalization;
using System.Text.Json;

namespace Functional;

/// <summary>Keras' classes of optimizers and schedules, a line for each.</summary>
internal static class KerasOptimizers
{
    private delegate Optimizer Make(KerasConfig config, Schedule? rate);

    private static readonly Dictionary<string, Func<KerasConfig, Schedule>> Schedules = new(StringComparer.Ordinal)
    {
        ["CosineDecay"] = c =>
            Schedule.CosineDecay(
                c.Number("initial_learning_rate"),
                c.Number("decay_steps"),
                c.Number("alpha", 0),
                c.NumberOrNull("warmup_target"),
                c.Number("warmup_steps", 0)
            ),
        ["CosineDecayRestarts"] = c =>
            Schedule.CosineDecayRestarts(
                c.Number("initial_learning_rate"),
                c.Number("first_decay_steps"),
                c.Number("t_mul", 2),
                c.Number("m_mul", 1),
                c.Number("alpha", 0)
            ),
        ["ExponentialDecay"] = c =>
            Schedule.ExponentialDecay(
                c.Number("initial_learning_rate"),
                c.Number("decay_steps"),
                c.Number("decay_rate"),
                c.Flag("staircase")
            ),
        ["InverseTimeDecay"] = c =>
            Schedule.InverseTimeDecay(
                c.Number("initial_learning_rate"),
                c.Number("decay_steps"),
                c.Number("decay_rate"),
                c.Flag("staircase")
            ),
        ["PiecewiseConstantDecay"] = c =>
            Schedule.PiecewiseConstantDecay(c.Numbers("boundaries").Select(step => (long)step), c.Numbers("values")),
        ["PolynomialDecay"] = c =>
            Schedule.PolynomialDecay(
                c.Number("initial_learning_rate"),
                c.Number("decay_steps"),
                c.Number("end_learning_rate", 1e-4),
                c.Number("power", 1),
                c.Flag("cycle")
            ),
    };

    private static readonly Dictionary<string, Make> Current = new(StringComparer.Ordinal)
    {
        ["Adadelta"] = (c, rate) => Optimizer.Adadelta(rate, c.Number("rho", 0.95), Epsilon(c)),
        ["Adagrad"] = (c, rate) => Optimizer.Adagrad(rate, c.Number("initial_accumulator_value", 0.1), Epsilon(c)),
        ["Adam"] = (c, rate) => Optimizer.Adam(rate, Beta1(c), Beta2(c), Epsilon(c), c.Flag("amsgrad")),
        ["AdamW"] = (c, rate) =>
            Optimizer.AdamW(
                rate,
                c.Number("weight_decay", c.IsNull("weight_decay") ? 0 : 0.004),
                Beta1(c),
                Beta2(c),
                Epsilon(c),
                c.Flag("amsgrad")
            ),
        ["Adamax"] = (c, rate) => Optimizer.Adamax(rate, Beta1(c), Beta2(c), Epsilon(c)),
        ["Ftrl"] = (c, rate) =>
            Optimizer.Ftrl(
                rate,
                c.Number("learning_rate_power", -0.5),
                c.Number("initial_accumulator_value", 0.1),
                c.Number("l1_regularization_strength", 0),
                c.Number("l2_regularization_strength", 0),
                c.Number("l2_shrinkage_regularization_strength", 0),
                c.Number("beta", 0)
            ),
        ["Lion"] = (c, rate) => Optimizer.Lion(rate, Beta1(c), c.Number("beta_2", 0.99)),
        ["Nadam"] = (c, rate) => Optimizer.Nadam(rate, Beta1(c), Beta2(c), Epsilon(c)),
        ["RMSprop"] = (c, rate) => Optimizer.RmsProp(rate, c.Number("rho", 0.9), c.Number("momentum", 0), Epsilon(c), c.Flag("centered")),
        ["SGD"] = (c, rate) => Optimizer.Sgd(rate, c.Number("momentum", 0), c.Flag("nesterov")),
    };

    /// <summary>As they were before Keras 2.11, where that made a difference.</summary>
    private static readonly Dictionary<string, Make> Legacy = new(Current)
    {
        ["Adagrad"] = (c, rate) => Optimizer.Legacy.Adagrad(rate, c.Number("initial_accumulator_value", 0.1), Epsilon(c)),
        ["Nadam"] = (c, rate) => Optimizer.Nadam(rate, Beta1(c), Beta2(c), Epsilon(c), SlowMomentum(c)),
        ["RMSprop"] = (c, rate) =>
            Optimizer.Legacy.RmsProp(rate, c.Number("rho", 0.9), c.Number("momentum", 0), Epsilon(c), c.Flag("centered")),
    };

    public static Optimizer ReadOptimizer(JsonElement json)
    {
        var given = KerasObject.Of("optimizer", json);
        if (given.IsName && !Current.ContainsKey(given.Class))
        {
            return KerasCatalogues.Parse(given.Class, Optimizer.Parse);
        }
        var config = given.Options();
        var isLegacy = IsLegacy(given.Config);
        var table = isLegacy ? Legacy : Current;
        var optimizer = given.In("optimizer", table)(config, Rate(config, hasDecay: isLegacy && given.Class != "Nadam"));
        if (!isLegacy)
        {
            config.RequireOnly("decay", 0);
        }
        optimizer = Decayed(Clipped(optimizer, config, isLegacy), given.Class, config);
        return config.Done(Accumulated(Averaged(optimizer, config), config));
    }

    public static Schedule ReadSchedule(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Number)
        {
            return json.GetDouble();
        }
        if (json.ValueKind == JsonValueKind.String && double.TryParse(json.GetString(), CultureInfo.InvariantCulture, out var constant))
        {
            return constant;
        }
        var given = KerasObject.Of("schedule", json);
        var config = given.Options();
        return config.Done(given.In("schedule", Schedules)(config));
    }

    private static double Beta1(KerasConfig config) => config.Number("beta_1", 0.9);

    private static double Beta2(KerasConfig config) => config.Number("beta_2", 0.999);

    private static double Epsilon(KerasConfig config) => config.Number("epsilon", 1e-7);

    /// <summary>The new ones always say whether they decay weights or average them; the old ones only ever had a <c>decay</c>.</summary>
    private static bool IsLegacy(JsonElement config) =>
        config.Find("is_legacy_optimizer") is { ValueKind: JsonValueKind.True }
        || (
            config.ValueKind == JsonValueKind.Object
            && (config.TryGetProperty("decay", out _) || config.TryGetProperty("schedule_decay", out _))
            && !config.TryGetProperty("use_ema", out _)
        );

    private static Schedule? Rate(KerasConfig config, bool hasDecay)
    {
        var rate = (config.Find("learning_rate") ?? config.Find("lr")) is { } given ? ReadSchedule(given) : null;
        if (!hasDecay || config.Number("decay", 0) is not (var decay and > 0))
        {
            return rate;
        }
        // A rate that changes by itself is divided as a constant one is.
        return rate is null ? throw config.NotHere("a decay without a learning rate")
            : rate == Schedule.Constant(rate.At(0)) ? Schedule.InverseTimeDecay(rate.At(0), 1, decay)
            : Schedule.Of($"{rate.Name}_decay", step => rate.At(step) / (1 + (decay * step)));
    }

    /// <summary>0.96 to the power that the old Nadam calls <c>decay</c>, or <c>schedule_decay</c>.</summary>
    private static double SlowMomentum(KerasConfig config) =>
        Ops.Pow(Tensor.Scalar(0.96, DType.Float64), config.Number("decay", config.Number("schedule_decay", 0.004))).ToDouble();

    /// <summary>
    /// Of several clippings the current optimizers make the first one that is there; the old ones clip values and then norms, which is
    /// not here.
    /// </summary>
    private static Optimizer Clipped(Optimizer optimizer, KerasConfig config, bool isLegacy)
    {
        var norm = config.NumberOrNull("clipnorm");
        var global = config.NumberOrNull("global_clipnorm");
        var value = config.NumberOrNull("clipvalue");
        if (norm is not null && global is not null)
        {
            throw KerasObject.Malformed(config.Owner, "clipnorm and global_clipnorm exclude each other, and both are given");
        }
        if (isLegacy && value is not null && (norm ?? global) is not null)
        {
            throw config.NotHere($"clipvalue together with {(norm is null ? "global_clipnorm" : "clipnorm")}");
        }
        return norm is { } each ? optimizer.WithClipNorm(each)
            : global is { } all ? optimizer.WithGlobalClipNorm(all)
            : value is { } limit ? optimizer.WithClipValue(limit)
            : optimizer;
    }

    private static Optimizer Accumulated(Optimizer optimizer, KerasConfig config) =>
        optimizer.WithAccumulation(config.Integer("gradient_accumulation_steps", 1));

    private static Optimizer Decayed(Optimizer optimizer, string name, KerasConfig config) =>
        name != "AdamW" && config.NumberOrNull("weight_decay") is { } decay ? optimizer.WithWeightDecay(decay) : optimizer;

    private static Optimizer Averaged(Optimizer optimizer, KerasConfig config)
    {
        var momentum = config.Number("ema_momentum", 0.99);
        int? every = config.Find("ema_overwrite_frequency") is null ? null : config.Integer("ema_overwrite_frequency");
        return config.Flag("use_ema") ? optimizer.WithAverage(momentum, every) : optimizer;
    }
}
