namespace Functional;

/// <summary>What an evaluation found: the loss, and every metric under its key.</summary>
public sealed class Scores : IEquatable<Scores>
{
    private readonly Logs logs;

    internal Scores(Logs logs) => this.logs = logs;

    /// <summary>The number of a key, such as <c>accuracy</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message lists those there are.</exception>
    public double this[string key] => logs[key];

    /// <summary>The loss, penalties included.</summary>
    public double Loss => logs.Loss;

    /// <summary>The keys in order: the loss, losses of outputs, metrics.</summary>
    public IEnumerable<string> Keys => logs.Keys;

    /// <inheritdoc/>
    public bool Equals(Scores? other) => other is not null && logs == other.logs;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Scores);

    /// <inheritdoc/>
    public override int GetHashCode() => logs.GetHashCode();

    /// <summary>As Keras prints them: <c>loss: 0.0812 - accuracy: 0.9778</c>.</summary>
    public override string ToString() => logs.ToString();
}
