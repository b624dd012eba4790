namespace Functional;

/// <summary>
/// What a search varies, by name: <c>SearchSpace.Empty.Choice("n_hidden", 0, 1, 2, 3).LogUniform("learning_rate", 3e-4, 3e-2)</c>.
/// Immutable.
/// </summary>
public sealed record SearchSpace
{
    /// <summary>Of more configurations a grid is not tried, and they are drawn one by one.</summary>
    internal const int MostListed = 1_000_000;

    private SearchSpace(Sequence<(string Name, Distribution From)> settings) => Settings = settings;

    /// <summary>Nothing is varied yet.</summary>
    public static SearchSpace Empty { get; } = new([]);

    /// <summary>The names that are varied, sorted.</summary>
    public Sequence<string> Names => [.. Settings.Select(s => s.Name)];

    internal Sequence<(string Name, Distribution From)> Settings { get; }

    /// <summary>How many configurations there are, where all settings are lists or whole numbers; else infinite.</summary>
    public double Count => Settings.Aggregate(1.0, (count, s) => count * s.From.Count);

    /// <summary>One of some values, each with the same chance.</summary>
    /// <typeparam name="T">int, double, bool or string.</typeparam>
    /// <exception cref="ArgumentException">There are no values, they are of another type, or the name is taken.</exception>
    public SearchSpace Choice<T>(string name, params IEnumerable<T> values)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(values);
        Sequence<object> all = [.. values.Select(v => (object)v)];
        return all.Count > 0 && all.All(v => v is int or double or bool or string)
            ? With(name, new Distribution.Choice(all))
            : throw new ArgumentException($"search space: \"{name}\" needs values to choose from, all int, double, bool or string.");
    }

    /// <summary>One of some texts, each with the same chance.</summary>
    /// <exception cref="ArgumentException">There are no texts, or the name is taken.</exception>
    public SearchSpace Choice(string name, params IEnumerable<string> texts) => Choice<string>(name, texts);

    /// <summary>The whole numbers from low to high, both included, each with the same chance.</summary>
    /// <exception cref="ArgumentException">high is below low, or the name is taken.</exception>
    public SearchSpace Integers(string name, int low, int high) =>
        low <= high ? With(name, new Distribution.Integers(low, high)) : throw Wrong(name, low, high, "high must not be below low");

    /// <summary>The numbers from low to high, evenly.</summary>
    /// <exception cref="ArgumentException">high is not above low, one is not finite, or the name is taken.</exception>
    public SearchSpace Uniform(string name, double low, double high) =>
        low < high && double.IsFinite(high - low)
            ? With(name, new Distribution.Uniform(low, high))
            : throw Wrong(name, low, high, "high must be finite and above low");

    /// <summary>
    /// The numbers from low to high with every order of magnitude equally likely, as for learning rates: low · (high / low)ᵘ with an
    /// even u. scipy's <c>loguniform</c> and <c>reciprocal</c>.
    /// </summary>
    /// <exception cref="ArgumentException">low is not above 0, high not above low or not finite, or the name is taken.</exception>
    public SearchSpace LogUniform(string name, double low, double high) =>
        low > 0 && low < high && double.IsFinite(high / low)
            ? With(name, new Distribution.LogUniform(low, high))
            : throw Wrong(name, low, high, "low must be above 0, and high finite and above low");

    /// <summary>All configurations: names sorted, the last one changing fastest, as scikit-learn's grids.</summary>
    /// <exception cref="InvalidOperationException">A setting is no list, or there are too many configurations.</exception>
    internal Sequence<Configuration> Grid()
    {
        if (Count > MostListed)
        {
            var endless = string.Join(", ", Settings.Where(s => double.IsInfinity(s.From.Count)).Select(s => s.Name));
            var many = double.IsFinite(Count) ? FormattableString.Invariant($"{Count:N0}") : $"endlessly many by {endless}";
            throw new InvalidOperationException(
                $"a grid tries every configuration, and there are {many}. Give lists with Choice, or search at random."
            );
        }
        return [.. Enumerable.Range(0, (int)Count).Select(At)];
    }

    /// <summary>The configuration at a place of the grid.</summary>
    internal Configuration At(int place)
    {
        var places = new long[Settings.Count];
        for (var i = Settings.Count - 1; i >= 0; i--)
        {
            var count = (long)Settings[i].From.Count;
            places[i] = place % count;
            place = (int)(place / count);
        }
        return At([.. places]);
    }

    /// <summary>The configuration of a value of every setting, given by their places.</summary>
    internal Configuration At(Sequence<long> places) => new([.. Settings.Select((s, i) => new Setting(s.Name, s.From.At(places[i])))]);

    /// <summary>A place of every setting, drawn one by one.</summary>
    internal Sequence<long> Places(Key key) => [.. Settings.Select(s => s.From.Place(key.Fold(s.Name)))];

    /// <summary>A configuration of values drawn one by one.</summary>
    internal Configuration Draw(Key key) => new([.. Settings.Select(s => new Setting(s.Name, s.From.Draw(key.Fold(s.Name))))]);

    private SearchSpace With(string name, Distribution from)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Settings.Any(s => s.Name == name)
            ? throw new ArgumentException($"search space: \"{name}\" is varied already; give the other setting another name.")
            : new([.. Settings.Append((name, from)).OrderBy(s => s.Item1, StringComparer.Ordinal)]);
    }

    private static ArgumentException Wrong(string name, double low, double high, string rule) =>
        new(FormattableString.Invariant($"search space: of \"{name}\" {rule}; got low {low}, high {high}."));

    /// <summary>The settings and what they are chosen from.</summary>
    public override string ToString() => string.Join("; ", Settings.Select(s => $"{s.Name}: {s.From}"));
}
