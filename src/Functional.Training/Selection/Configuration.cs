using System.Globalization;

namespace Functional;

/// <summary>
/// One choice of everything that a search varies: <c>c.Integer("n_hidden")</c>, <c>c.Number("learning_rate")</c>. Equal to another of the
/// same settings.
/// </summary>
/// <param name="Settings">Names and values, sorted by name.</param>
public sealed record Configuration(Sequence<Setting> Settings)
{
    /// <summary>A real number; a whole one counts as one.</summary>
    /// <exception cref="ArgumentException">There is no such setting, or it is no number.</exception>
    public double Number(string name) => Find(name) is int whole ? whole : As<double>(name, "a number");

    /// <summary>A whole number.</summary>
    /// <exception cref="ArgumentException">There is no such setting, or it is no whole number.</exception>
    public int Integer(string name) => As<int>(name, "a whole number");

    /// <summary>A text.</summary>
    /// <exception cref="ArgumentException">There is no such setting, or it is no text.</exception>
    public string Text(string name) => As<string>(name, "a text");

    /// <summary>Yes or no.</summary>
    /// <exception cref="ArgumentException">There is no such setting, or it is neither.</exception>
    public bool Flag(string name) => As<bool>(name, "true or false");

    /// <summary>All settings: <c>learning_rate = 0.003, n_hidden = 2</c>.</summary>
    public override string ToString() => string.Join(", ", Settings);

    private object Find(string name) =>
        Settings.FirstOrDefault(s => s.Name == name)?.Value
        ?? throw new ArgumentException(
            $"no setting is called \"{name}\"; the search varies {string.Join(", ", Settings.Select(s => s.Name))}."
        );

    private T As<T>(string name, string what) =>
        Find(name) is T value ? value : throw new ArgumentException($"the setting {name} is {Find(name)}, which is not {what}.");
}

/// <summary>A name and what was chosen for it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">An int, double, bool or string.</param>
public sealed record Setting(string Name, object Value)
{
    /// <summary><c>n_hidden = 2</c>.</summary>
    public override string ToString() => $"{Name} = {Convert.ToString(Value, CultureInfo.InvariantCulture)}";
}
