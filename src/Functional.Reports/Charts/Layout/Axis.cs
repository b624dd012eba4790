namespace Functional;

/// <summary>What a user said about an axis.</summary>
/// <param name="From">Where it begins; null for where the data begin.</param>
/// <param name="To">Where it ends; null for where the data end.</param>
/// <param name="IsLogarithmic">Whether equal factors are equal steps.</param>
/// <param name="IsWhole">Whether only whole numbers mean something, as on an axis of epochs.</param>
internal sealed record Axis(double? From = null, double? To = null, bool IsLogarithmic = false, bool IsWhole = false)
{
    /// <summary>This axis changed as a user asks.</summary>
    public Axis With(string name, double? from, double? to, bool? isLogarithmic)
    {
        var axis = this with { From = from ?? From, To = to ?? To, IsLogarithmic = isLogarithmic ?? IsLogarithmic };
        var (isEmpty, isInvalid) = (
            axis.From >= axis.To,
            axis is { From: { } a } && !double.IsFinite(a) || axis is { To: { } b } && !double.IsFinite(b)
        );
        if (isEmpty || isInvalid)
        {
            throw Error(name, "an axis begins before it ends, both at finite numbers", "Give the lesser end first.", axis);
        }
        return axis.IsLogarithmic && (axis.From <= 0 || axis.To <= 0)
            ? throw Error(
                name,
                "a logarithmic axis begins above 0",
                "Begin it at a small positive number, or leave its beginning out.",
                axis
            )
            : axis;
    }

    /// <summary>Whether a number has a place on it: finite, and positive where it is logarithmic.</summary>
    public bool Accepts(double value) => double.IsFinite(value) && (!IsLogarithmic || value > 0);

    /// <summary>The scale of these data between two pixels.</summary>
    /// <param name="values">The data.</param>
    /// <param name="padding">The share of the data's range that stays free at ends nobody set.</param>
    /// <param name="from">The pixel of the least number.</param>
    /// <param name="to">The pixel of the greatest.</param>
    public IScale Scale(IEnumerable<double> values, double padding, double from, double to)
    {
        if (IsLogarithmic)
        {
            var data = Domain.OfPositive(values.Concat(Ends));
            var room = Math.Pow(data.High / data.Low, padding);
            return new LogarithmicScale(Domain.Of(From ?? (data.Low / room), To ?? (data.High * room)), from, to);
        }
        var range = Domain.Of(values.Concat(Ends));
        var padded = IsWhole ? Whole(range, padding) : range.Padded(padding);
        return new LinearScale(Domain.Of(From ?? padded.Low, To ?? padded.High), from, to);
    }

    /// <summary>The ticks of a scale of this axis.</summary>
    public Sequence<Tick> Ticks(IScale scale, int most) =>
        IsWhole && !IsLogarithmic ? LinearTicks.Of(scale.Domain, most, isWhole: true) : scale.Ticks(most);

    /// <summary>Less than a step wider, so that no epoch gets a tick that was never trained; around a single one, a step.</summary>
    private static Domain Whole(Domain range, double padding)
    {
        var room = Math.Min((range.High - range.Low) * padding, 0.5);
        return range.High - range.Low < 1
            ? Domain.Of(Math.Round(range.Low) - 1, Math.Round(range.High) + 1)
            : Domain.Of(range.Low - room, range.High + room);
    }

    private IEnumerable<double> Ends => new[] { From, To }.OfType<double>();

    private static ArgumentException Error(string name, string rule, string hint, Axis axis) =>
        new(Messages.Of("WithAxes", rule, hint, ($"{name} from", Text(axis.From)), ($"{name} to", Text(axis.To))));

    private static string Text(double? value) => value is { } number ? Messages.Number(number) : "the data's";
}
