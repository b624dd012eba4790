using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

public sealed class ScheduleTests
{
    static readonly Dictionary<string, Func<JsonElement, Schedule>> Schedules = new()
    {
        ["ExponentialDecay"] = a =>
            Schedule.ExponentialDecay(Initial(a), Number(a, "decay_steps"), Number(a, "decay_rate"), a.Flag("staircase")),
        ["InverseTimeDecay"] = a =>
            Schedule.InverseTimeDecay(Initial(a), Number(a, "decay_steps"), Number(a, "decay_rate"), a.Flag("staircase")),
        ["PiecewiseConstantDecay"] = a =>
            Schedule.PiecewiseConstantDecay(a.GetProperty("boundaries").Numbers().Select(b => (long)b), a.GetProperty("values").Numbers()),
        ["PolynomialDecay"] = a =>
            Schedule.PolynomialDecay(
                Initial(a),
                Number(a, "decay_steps"),
                a.Option("end_learning_rate", 1e-4),
                a.Option("power", 1),
                a.Flag("cycle")
            ),
        ["CosineDecay"] = a =>
            Schedule.CosineDecay(
                Initial(a),
                Number(a, "decay_steps"),
                a.Option("alpha", 0),
                a.TryGetProperty("warmup_target", out var target) ? target.Number() : null,
                a.Option("warmup_steps", 0)
            ),
        ["CosineDecayRestarts"] = a =>
            Schedule.CosineDecayRestarts(
                Initial(a),
                Number(a, "first_decay_steps"),
                a.Option("t_mul", 2),
                a.Option("m_mul", 1),
                a.Option("alpha", 0)
            ),
    };

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Golden.Cases("schedules.json").Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sixty_steps_are_those_of_Keras(int index)
    {
        var recorded = Golden.Cases("schedules.json")[index];
        var schedule = Schedules[recorded.GetProperty("schedule").GetString()!](recorded.GetProperty("args"));
        var values = recorded.GetProperty("values").Numbers();
        Assert.Equal(60, values.Length);
        // Keras computes rates in Float32, where 1 + cos loses up to an ulp of 1 near the end of a period.
        new Tolerance(1e-8, 1e-6).Check(values, [.. Enumerable.Range(0, 60).Select(s => schedule.At(s))], schedule.ToString());
    }

    [Fact]
    public void Rates_are_the_formula_to_the_last_digits()
    {
        Assert.Equal(0.1 * Math.Pow(0.9, 0.7), Schedule.ExponentialDecay(0.1, 10, 0.9).At(7), 1e-16);
        Assert.Equal(0.1 * (0.9 * 0.5 * (1 + Math.Cos(Math.PI / 6)) + 0.1), Schedule.CosineDecay(0.1, 30, 0.1).At(5), 1e-16);
        Assert.Equal(0.1 * Math.Pow(0.5, 2.5), Schedule.PolynomialDecay(0.1, 20, 0, 2.5).At(10), 1e-16);
        Assert.Equal(0.02, Schedule.InverseTimeDecay(0.1, 1, 0.5).At(8), 1e-16);
    }

    [Fact]
    public void Rates_have_the_same_bits_on_every_machine()
    {
        Schedule[] schedules =
        [
            Schedule.ExponentialDecay(0.1, 10, 0.9),
            Schedule.PolynomialDecay(0.1, 20, 0.01, 1.5),
            Schedule.CosineDecay(0.1, 30, 0.1),
            Schedule.CosineDecayRestarts(0.1, 10, 1, 0.8),
        ];
        double[] rates = [.. schedules.SelectMany(s => Enumerable.Range(0, 50).Select(i => s.At(i)))];
        Assert.Equal(
            "24b80529ba90eedca1a29ead6bda4658321478da1e60b57c8a1e94ee94f73e64",
            Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<double>(rates)))
        );
    }

    [Fact]
    public void A_restart_of_equal_periods_comes_at_every_period()
    {
        var schedule = Schedule.CosineDecayRestarts(0.1, 10, timeFactor: 1, rateFactor: 0.5);
        Assert.Equal(0.1, schedule.At(0), 1e-16);
        Assert.Equal(0.05, schedule.At(10), 1e-16);
        Assert.Equal(0.00625, schedule.At(35), 1e-16);
    }

    [Fact]
    public void Equality_is_by_name_and_numbers()
    {
        Assert.Equal(Schedule.ExponentialDecay(0.1, 10, 0.9), Schedule.ExponentialDecay(0.1, 10, 0.9));
        Assert.NotEqual(Schedule.ExponentialDecay(0.1, 10, 0.9), Schedule.ExponentialDecay(0.1, 10, 0.8));
        Assert.NotEqual(Schedule.PiecewiseConstantDecay([5], [0.1, 0.2]), Schedule.PiecewiseConstantDecay([6], [0.1, 0.2]));
        Assert.Equal(
            "piecewise_constant_decay(boundaries=[5], values=[0.1, 0.2])",
            Schedule.PiecewiseConstantDecay([5], [0.1, 0.2]).ToString()
        );
    }

    [Fact]
    public void Numbers_that_make_no_schedule_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.ExponentialDecay(0.1, 0, 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.CosineDecay(-0.1, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.CosineDecayRestarts(0.1, 10, timeFactor: 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.PolynomialDecay(0.1, 10, power: double.NaN));
        Assert.Contains(
            "got boundaries [5, 3] and values [0.1, 0.2, 0.3]",
            Assert.Throws<ArgumentException>(() => Schedule.PiecewiseConstantDecay([5, 3], [0.1, 0.2, 0.3])).Message,
            StringComparison.Ordinal
        );
    }

    static double Initial(JsonElement args) => Number(args, "initial_learning_rate");

    static double Number(JsonElement args, string name) => args.GetProperty(name).GetDouble();
}
