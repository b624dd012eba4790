using System.Globalization;

namespace Functional;

public sealed partial class Schedule
{
    /// <summary>Exponential decay: η₀·r^(s/D), s counted from 0; in steps, s/D is rounded down.</summary>
    /// <param name="initial">η₀.</param>
    /// <param name="decaySteps">D, above 0.</param>
    /// <param name="decayRate">r, 0 or more.</param>
    /// <param name="staircase">Whether the rate falls in steps; false.</param>
    /// <exception cref="ArgumentOutOfRangeException">D is not above 0, or a rate is below.</exception>
    public static Schedule ExponentialDecay(double initial, double decaySteps, double decayRate, bool staircase = false)
    {
        Require(initial, nameof(initial));
        RequireSteps(decaySteps, nameof(decaySteps));
        Require(decayRate, nameof(decayRate));
        return new(
            "exponential_decay",
            s => initial * HostMath.Pow(decayRate, Share(s, decaySteps, staircase)),
            [("initial", initial), ("decay_steps", decaySteps), ("decay_rate", decayRate), ("staircase", staircase)]
        );
    }

    /// <summary>
    /// Decay by the inverse of time: η₀/(1 + r·s/D), s counted from 0; in steps, s/D is rounded down. With D = 1 it is the
    /// <c>decay</c> of Keras' optimizers before 2.11.
    /// </summary>
    /// <param name="initial">η₀.</param>
    /// <param name="decaySteps">D, above 0.</param>
    /// <param name="decayRate">r, 0 or more.</param>
    /// <param name="staircase">Whether the rate falls in steps; false.</param>
    /// <exception cref="ArgumentOutOfRangeException">D is not above 0, or a rate is below.</exception>
    public static Schedule InverseTimeDecay(double initial, double decaySteps, double decayRate, bool staircase = false)
    {
        Require(initial, nameof(initial));
        RequireSteps(decaySteps, nameof(decaySteps));
        Require(decayRate, nameof(decayRate));
        return new(
            "inverse_time_decay",
            s => initial / (1 + (decayRate * Share(s, decaySteps, staircase))),
            [("initial", initial), ("decay_steps", decaySteps), ("decay_rate", decayRate), ("staircase", staircase)]
        );
    }

    /// <summary>Constant pieces: the first value up to and including the first boundary, and so on; the last one after the last.</summary>
    /// <param name="boundaries">Steps in rising order.</param>
    /// <param name="values">Rates, one more than boundaries.</param>
    /// <exception cref="ArgumentException">The numbers do not fit, or the boundaries do not rise.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A rate is negative.</exception>
    public static Schedule PiecewiseConstantDecay(IEnumerable<long> boundaries, IEnumerable<double> values)
    {
        ArgumentNullException.ThrowIfNull(boundaries);
        ArgumentNullException.ThrowIfNull(values);
        long[] ends = [.. boundaries];
        double[] rates = [.. values];
        if (rates.Length != ends.Length + 1 || !ends.SequenceEqual(ends.Distinct().Order()))
        {
            throw new ArgumentException(
                "piecewise_constant_decay: boundaries must rise and values must be one more than they are; got boundaries "
                    + $"{Text(ends)} and values {Text(rates)}."
            );
        }
        foreach (var rate in rates)
        {
            Require(rate, nameof(values));
        }
        return new(
            "piecewise_constant_decay",
            s => rates[ends.Count(end => s > end)],
            [new("boundaries", Text(ends)), new("values", Text(rates))]
        );
    }

    /// <summary>
    /// Polynomial decay to an end: (η₀ − ηₑ)(1 − s/D)ᵖ + ηₑ with s at most D. In cycles, D is multiplied so often that it reaches s:
    /// by max(1, ⌈s/D⌉).
    /// </summary>
    /// <param name="initial">η₀.</param>
    /// <param name="decaySteps">D, above 0.</param>
    /// <param name="end">ηₑ; 1e-4.</param>
    /// <param name="power">p; 1.</param>
    /// <param name="cycle">Whether to start again; false.</param>
    /// <exception cref="ArgumentOutOfRangeException">D is not above 0, or a rate is below.</exception>
    public static Schedule PolynomialDecay(double initial, double decaySteps, double end = 1e-4, double power = 1, bool cycle = false)
    {
        Require(initial, nameof(initial));
        RequireSteps(decaySteps, nameof(decaySteps));
        Require(end, nameof(end));
        Require(power, nameof(power));
        return new(
            "polynomial_decay",
            s =>
            {
                var length = cycle ? decaySteps * Math.Max(1, Math.Ceiling(s / decaySteps)) : decaySteps;
                var left = 1 - (Math.Min(s, length) / length);
                return ((initial - end) * HostMath.Pow(left, power)) + end;
            },
            [("initial", initial), ("decay_steps", decaySteps), ("end", end), ("power", power), ("cycle", cycle)]
        );
    }

    /// <summary>
    /// Decay along a cosine (Loshchilov, Hutter 2017): η₀((1 − α)·½(1 + cos(π·s/D)) + α) with s at most D. With a warm-up the rate
    /// first rises on a line from η₀ to the target, and then falls from there.
    /// </summary>
    /// <param name="initial">η₀.</param>
    /// <param name="decaySteps">D, above 0, without the steps of the warm-up.</param>
    /// <param name="alpha">α, the share that remains; 0.</param>
    /// <param name="warmupTarget">The rate that the warm-up leads to; no warm-up unless given.</param>
    /// <param name="warmupSteps">The length of the warm-up; 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">D is not above 0, or a rate is below.</exception>
    public static Schedule CosineDecay(
        double initial,
        double decaySteps,
        double alpha = 0,
        double? warmupTarget = null,
        double warmupSteps = 0
    )
    {
        Require(initial, nameof(initial));
        RequireSteps(decaySteps, nameof(decaySteps));
        Require(alpha, nameof(alpha));
        Require(warmupTarget ?? 0, nameof(warmupTarget));
        Require(warmupSteps, nameof(warmupSteps));
        double Fall(double from, double s) => from * Cosine(Math.Min(s, decaySteps) / decaySteps, 1, alpha);
        Option[] options = [("initial", initial), ("decay_steps", decaySteps), ("alpha", alpha)];
        return warmupTarget is not { } target
            ? new("cosine_decay", s => Fall(initial, s), options)
            : new(
                "cosine_decay",
                s => s < warmupSteps ? initial + ((target - initial) * (s / warmupSteps)) : Fall(target, s - warmupSteps),
                [.. options, ("warmup_target", target), ("warmup_steps", warmupSteps)]
            );
    }

    /// <summary>
    /// A cosine that starts again (Loshchilov, Hutter 2017): each period is t times as long as the one before, and starts from m times
    /// its rate; within a period, η₀((1 − α)·½·mⁱ(1 + cos(π·f)) + α) with f the share of the period that has passed.
    /// </summary>
    /// <param name="initial">η₀.</param>
    /// <param name="firstDecaySteps">The length of the first period, above 0.</param>
    /// <param name="timeFactor">t, 1 or more; 2.</param>
    /// <param name="rateFactor">m; 1.</param>
    /// <param name="alpha">α, the share that remains; 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is not above 0, t is below 1, or another number is below 0.</exception>
    public static Schedule CosineDecayRestarts(
        double initial,
        double firstDecaySteps,
        double timeFactor = 2,
        double rateFactor = 1,
        double alpha = 0
    )
    {
        Require(initial, nameof(initial));
        RequireSteps(firstDecaySteps, nameof(firstDecaySteps));
        Require(timeFactor - 1, nameof(timeFactor));
        Require(rateFactor, nameof(rateFactor));
        Require(alpha, nameof(alpha));
        return new(
            "cosine_decay_restarts",
            s =>
            {
                var (passed, length, height) = (s, firstDecaySteps, 1.0);
                if (timeFactor == 1)
                {
                    var periods = Math.Floor(s / length);
                    (passed, height) = (s - (periods * length), HostMath.Pow(rateFactor, periods));
                }
                else
                {
                    for (; passed >= length; length *= timeFactor, height *= rateFactor)
                    {
                        passed -= length;
                    }
                }
                return initial * Cosine(passed / length, height, alpha);
            },
            [
                ("initial", initial),
                ("first_decay_steps", firstDecaySteps),
                ("time_factor", timeFactor),
                ("rate_factor", rateFactor),
                ("alpha", alpha),
            ]
        );
    }

    private static double Cosine(double share, double height, double alpha) =>
        ((1 - alpha) * 0.5 * height * (1 + HostMath.Cos(Math.PI * share))) + alpha;

    private static double Share(double step, double steps, bool staircase) => staircase ? Math.Floor(step / steps) : step / steps;

    private static string Text<T>(IEnumerable<T> values)
        where T : IFormattable => $"[{string.Join(", ", values.Select(v => v.ToString(null, CultureInfo.InvariantCulture)))}]";

    private static void Require(double value, string name)
    {
        if (!(double.IsFinite(value) && value >= 0))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is out of range.");
        }
    }

    private static void RequireSteps(double value, string name)
    {
        if (!(double.IsFinite(value) && value > 0))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is a number of steps above 0.");
        }
    }
}
