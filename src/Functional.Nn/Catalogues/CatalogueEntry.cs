using System.Globalization;

namespace Functional;

/// <summary>
/// A value of one of the catalogues (activations, initializers, regularizers, constraints, losses, metrics, optimizers): known by a
/// name and options. Two are equal when these are and, for one made by <c>Of</c>, when they hold the same delegate.
/// </summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public abstract class CatalogueEntry<TSelf> : IEquatable<TSelf>
    where TSelf : CatalogueEntry<TSelf>
{
    private readonly string text;
    private readonly Delegate? own;

    private protected CatalogueEntry(string name, IEnumerable<Option>? options = null, Delegate? own = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Options = [.. options ?? []];
        (Name, text, this.own) = (name, Options.Count == 0 ? name : $"{name}({string.Join(", ", Options)})", own);
    }

    /// <summary>Keras' name, such as <c>relu</c>, or the name given to <c>Of</c>.</summary>
    public string Name { get; }

    /// <summary>What it was made with, as far as that is not usual.</summary>
    public Sequence<Option> Options { get; }

    /// <summary>Whether it is one of the library's, and not made of somebody's own function.</summary>
    public bool IsBuiltIn => own is null;

    /// <summary>Equal when name, options and function are.</summary>
    public static bool operator ==(CatalogueEntry<TSelf>? left, CatalogueEntry<TSelf>? right) => Equals(left, right);

    /// <summary>Unequal when name, options or function differ.</summary>
    public static bool operator !=(CatalogueEntry<TSelf>? left, CatalogueEntry<TSelf>? right) => !Equals(left, right);

    /// <inheritdoc/>
    public virtual bool Equals(TSelf? other) =>
        other is not null && GetType() == other.GetType() && text == other.text && Equals(own, other.own);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TSelf);

    /// <inheritdoc/>
    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The name, with options in brackets where there are any: <c>sgd(momentum=0.9, nesterov=true)</c>.</summary>
    public override string ToString() => text;
}

/// <summary>An option of a catalogue's value; one without a name is the only one and needs none, as in <c>l2(0.01)</c>.</summary>
/// <param name="Name">Its name; empty for the only one.</param>
/// <param name="Value">A number, true or false, a list in square brackets, or a word.</param>
public readonly record struct Option(string Name, string Value)
{
    /// <summary>The only number.</summary>
    public static implicit operator Option(double value) => ("", value);

    /// <summary>A number.</summary>
    public static implicit operator Option((string Name, double Value) option) =>
        new(option.Name, option.Value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Yes or no.</summary>
    public static implicit operator Option((string Name, bool Value) option) => new(option.Name, option.Value ? "true" : "false");

    /// <summary>Name and value, <c>axis=1</c>.</summary>
    public override string ToString() => Name.Length == 0 ? Value : $"{Name}={Value}";
}
