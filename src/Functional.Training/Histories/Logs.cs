using System.Globalization;

namespace Functional;

/// <summary>
/// Named numbers under Keras' keys: <c>loss</c>, <c>accuracy</c>, <c>val_loss</c>, <c>aux_output_loss</c>. In a fixed order.
/// </summary>
public sealed class Logs : IEquatable<Logs>
{
    private readonly Sequence<(string Key, double Value)> values;

    internal Logs(IEnumerable<(string Key, double Value)> values) => this.values = [.. values];

    /// <summary>The keys in order.</summary>
    public IEnumerable<string> Keys => values.Select(v => v.Key);

    /// <summary>The number of a key.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message lists those there are.</exception>
    public double this[string key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"no \"{key}\"; there are: {string.Join(", ", Keys)}.");

    /// <summary>What training makes small.</summary>
    public double Loss => this["loss"];

    /// <summary>Whether there is a number of this key.</summary>
    public bool Contains(string key) => TryGetValue(key, out _);

    /// <summary>The number of a key, if there is one.</summary>
    public bool TryGetValue(string key, out double value)
    {
        foreach (var entry in values)
        {
            if (entry.Key == key)
            {
                value = entry.Value;
                return true;
            }
        }
        value = double.NaN;
        return false;
    }

    /// <summary>Keys and numbers in order, for <c>foreach</c>.</summary>
    public IEnumerator<(string Key, double Value)> GetEnumerator() => values.GetEnumerator();

    /// <summary>Equal when keys, order and numbers are; NaN equals NaN.</summary>
    public static bool operator ==(Logs? left, Logs? right) => Equals(left, right);

    /// <summary>Unequal when some key or number differs.</summary>
    public static bool operator !=(Logs? left, Logs? right) => !Equals(left, right);

    /// <inheritdoc/>
    public bool Equals(Logs? other) => other is not null && values == other.values;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Logs);

    /// <inheritdoc/>
    public override int GetHashCode() => values.GetHashCode();

    /// <summary>As Keras prints them: <c>loss: 0.0812 - accuracy: 0.9778</c>.</summary>
    public override string ToString() => string.Join(" - ", values.Select(v => $"{v.Key}: {Number(v.Value)}"));

    /// <summary>Four decimals, or four in scientific notation where that would show nothing.</summary>
    internal static string Number(double value) =>
        double.IsNaN(value) ? "nan"
        : double.IsInfinity(value) ? (value > 0 ? "inf" : "-inf")
        : Math.Abs(value) > 1e-3 ? value.ToString("F4", CultureInfo.InvariantCulture)
        : value.ToString("0.0000e+00", CultureInfo.InvariantCulture);

    internal Logs With(Logs more) => new(values.Concat(more.values));

    internal Logs WithPrefix(string prefix) => new(values.Select(v => (prefix + v.Key, v.Value)));
}
