using System.Globalization;
using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>
/// Every recorded run, current and from before Keras 2.11, to the last digits. Keras holds some of its constants in Float32 even
/// where parameters are Float64; these are rounded so here. Those that only enter what changes from step to step, such as the β of
/// βᵗ, come from a second optimizer with rounded constants, whose factors are given to the first one's rule.
/// </summary>
public sealed class GoldenOptimizerTests
{
    /// <summary>Optimizer of a configuration; f rounds a constant where it is held in Float32.</summary>
    delegate Optimizer Make(JsonElement config, Schedule rate, Func<double, double> f);

    static readonly JsonElement Recording = Golden.Cases("optimizers.json")[0];

    static readonly Dictionary<string, Make> Current = new()
    {
        ["SGD"] = (c, rate, f) => Optimizer.Sgd(rate, Single(Number(c, "momentum")), c.Flag("nesterov")),
        ["RMSprop"] = (c, rate, f) =>
            Optimizer.RmsProp(rate, Number(c, "rho"), Single(Number(c, "momentum")), Number(c, "epsilon"), c.Flag("centered")),
        ["Adam"] = (c, rate, f) =>
            Optimizer.Adam(rate, f(Number(c, "beta_1")), f(Number(c, "beta_2")), Number(c, "epsilon"), c.Flag("amsgrad")),
        ["AdamW"] = (c, rate, f) =>
            Optimizer.AdamW(rate, f(Number(c, "weight_decay")), f(Number(c, "beta_1")), f(Number(c, "beta_2")), Number(c, "epsilon")),
        ["Adamax"] = (c, rate, f) => Optimizer.Adamax(rate, f(Number(c, "beta_1")), f(Number(c, "beta_2")), Number(c, "epsilon")),
        ["Nadam"] = (c, rate, f) =>
            Optimizer.Nadam(rate, Single(Number(c, "beta_1")), Single(Number(c, "beta_2")), Number(c, "epsilon"), f(0.96)),
        ["Adagrad"] = (c, rate, f) => Optimizer.Adagrad(rate, Number(c, "initial_accumulator_value"), Number(c, "epsilon")),
        ["Adadelta"] = (c, rate, f) => Optimizer.Adadelta(rate, Number(c, "rho"), Number(c, "epsilon")),
        ["Ftrl"] = (c, rate, f) => Ftrl(c, rate, Single(Number(c, "initial_accumulator_value"))),
        ["Lion"] = (c, rate, f) => Optimizer.Lion(rate, Number(c, "beta_1"), Number(c, "beta_2")),
    };

    static readonly Dictionary<string, Make> Legacy = new(Current)
    {
        ["RMSprop"] = (c, rate, f) => Optimizer.Legacy.RmsProp(rate, Number(c, "rho"), Number(c, "momentum"), Number(c, "epsilon")),
        ["Ftrl"] = (c, rate, f) => Ftrl(c, rate, Number(c, "initial_accumulator_value")),
        ["Adagrad"] = (c, rate, f) => Optimizer.Legacy.Adagrad(rate, Number(c, "initial_accumulator_value"), Number(c, "epsilon")),
        ["Nadam"] = (c, rate, f) =>
            f(0.96) == 0.96
                ? Optimizer.Legacy.Nadam(rate, Number(c, "beta_1"), Number(c, "beta_2"), Number(c, "epsilon"))
                : Optimizer.Nadam(
                    rate,
                    Number(c, "beta_1"),
                    Number(c, "beta_2"),
                    Number(c, "epsilon"),
                    Math.Pow(f(0.96), Number(c, "decay"))
                ),
    };

    static readonly Dictionary<string, Func<Optimizer, double, Optimizer>> Options = new()
    {
        ["clipvalue"] = (o, c) => o.WithClipValue(c),
        ["clipnorm"] = (o, c) => o.WithClipNorm(c),
        ["global_clipnorm"] = (o, c) => o.WithGlobalClipNorm(c),
        ["weight_decay"] = (o, c) => o.WithWeightDecay(c),
    };

    public static TheoryData<int> Runs => [.. Enumerable.Range(0, Recording.GetProperty("runs").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Fifty_steps_are_those_of_Keras(int index)
    {
        var run = Recording.GetProperty("runs")[index];
        var name = $"{Name(run)} {run.GetProperty("generation")}";
        var optimizer = Of(run, x => x);
        var constants = Of(run, Single);
        var parameters = Parameters.Of(("w", Recording.GetProperty("w0").ToTensor()), ("b", Recording.GetProperty("b0").ToTensor()));
        var slots = optimizer.Init(parameters).Slots;
        var (step, compared) = (0, 0);
        foreach (var gradient in Recording.GetProperty("grads").EnumerateArray())
        {
            var gradients = Parameters.Of(("w", gradient[0].ToTensor()), ("b", gradient[1].ToTensor()));
            var factors = constants.FactorsAt(new OptimizerState(step, slots));
            (parameters, slots) = optimizer.Apply(parameters, gradients, slots, t => [.. factors.Select(x => Tensor.Scalar(x, t))]);
            step++;
            if (run.GetProperty("steps").TryGetProperty(step.ToString(CultureInfo.InvariantCulture), out var expected))
            {
                Tolerance.Float64.CheckTensor(expected[0], parameters["w"], $"{name} w after {step}");
                Tolerance.Float64.CheckTensor(expected[1], parameters["b"], $"{name} b after {step}");
                compared++;
            }
        }
        Assert.Equal(5, compared);
    }

    [Fact]
    public void Every_run_is_replayed() => Assert.Equal(36, Recording.GetProperty("runs").GetArrayLength());

    static Optimizer Of(JsonElement run, Func<double, double> f)
    {
        var config = run.GetProperty("config");
        var isLegacy = run.GetProperty("generation").GetString() == "legacy";
        var optimizer = (isLegacy ? Legacy : Current)[Name(run)](config, Rate(config, isLegacy && Name(run) != "Nadam"), f);
        foreach (var (option, set) in Options)
        {
            if (Name(run) != "AdamW" && config.TryGetProperty(option, out var c) && c.ValueKind == JsonValueKind.Number)
            {
                optimizer = set(optimizer, option == "weight_decay" ? f(c.GetDouble()) : c.GetDouble());
            }
        }
        return config.Flag("use_ema") ? optimizer.WithAverage(Number(config, "ema_momentum")) : optimizer;
    }

    static Schedule Rate(JsonElement config, bool decays)
    {
        var rate = config.GetProperty("learning_rate");
        if (rate.ValueKind == JsonValueKind.Number)
        {
            var decay = decays ? Single(Number(config, "decay")) : 0;
            return decay > 0 ? Schedule.InverseTimeDecay(rate.GetDouble(), 1, decay) : rate.GetDouble();
        }
        var options = rate.GetProperty("config");
        Assert.Equal("ExponentialDecay", rate.GetProperty("class_name").GetString());
        var (first, length) = ((float)Number(options, "initial_learning_rate"), (float)Number(options, "decay_steps"));
        var ratio = (float)Number(options, "decay_rate");
        return Schedule.Of("exponential decay in Float32", step => first * MathF.Pow(ratio, step / length));
    }

    static Optimizer Ftrl(JsonElement config, Schedule rate, double initial) =>
        Optimizer.Ftrl(
            rate,
            Number(config, "learning_rate_power"),
            initial,
            Number(config, "l1_regularization_strength"),
            Number(config, "l2_regularization_strength"),
            Number(config, "l2_shrinkage_regularization_strength"),
            Number(config, "beta")
        );

    static string Name(JsonElement run) => run.GetProperty("optimizer").GetString()!;

    static double Number(JsonElement config, string name) => config.GetProperty(name).GetDouble();

    static double Single(double value) => (float)value;
}
