using System.Globalization;
using System.Text.Json;

namespace Functional;

/// <summary>
/// The options of one object in Keras' JSON. It remembers which were read, so that one that nobody reads is an error and not silently
/// another network; options that are null or false ask for nothing.
/// </summary>
internal sealed class KerasConfig(string owner, JsonElement json, KerasReading reading)
{
    /// <summary>What every object may say and what changes no number: names, and what is read elsewhere.</summary>
    private static readonly HashSet<string> Elsewhere =
    [
        "name",
        "trainable",
        "dtype",
        "seed",
        "batch_input_shape",
        "batch_shape",
        "build_input_shape",
        "input_shape",
        "input_dim",
        "input_dtype",
        "jit_compile",
        "is_legacy_optimizer",
    ];

    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    /// <summary>What the options belong to, for messages: <c>Dense "hidden"</c>.</summary>
    public string Owner => owner;

    /// <summary>An option; null where it is missing or null.</summary>
    public JsonElement? Find(string name)
    {
        read.Add(name);
        return Plain(json.Find(name));
    }

    /// <summary>
    /// A value without what Keras and standalone Keras put around tuples and arrays: <c>{"class_name": "__tuple__", "items": […]}</c>,
    /// <c>{"class_name": "__numpy__", "config": {"value": …}}</c>, <c>{"type": "ndarray", "value": …}</c>.
    /// </summary>
    public static JsonElement? Plain(JsonElement? value) =>
        value is not { ValueKind: JsonValueKind.Object } given ? value
        : IsText(given, "class_name", "__tuple__") ? given.Find("items")
        : IsText(given, "class_name", "TensorShape") ? given.Find("items")
        : IsText(given, "class_name", "__numpy__") ? given.Find("config")?.Find("value") ?? given.Find("value")
        : IsText(given, "type", "ndarray") ? given.Find("value")
        : value;

    private static bool IsText(JsonElement json, string name, string text) =>
        json.Find(name) is { ValueKind: JsonValueKind.String } value && value.ValueEquals(text);

    /// <summary>Whether an option is there and null.</summary>
    public bool IsNull(string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null;

    public double Number(string name) => Find(name) is { } value ? NumberOf(name, value) : throw Missing(name);

    public double Number(string name, double usual) => Find(name) is { } value ? NumberOf(name, value) : usual;

    public double? NumberOrNull(string name) => Find(name) is { } value ? NumberOf(name, value) : null;

    public int Integer(string name) => IntegerOf(name, Number(name));

    public int Integer(string name, int usual) => IntegerOf(name, Number(name, usual));

    public bool Flag(string name, bool usual = false) =>
        Find(name) switch
        {
            null => usual,
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            { } value => throw KerasObject.Malformed(owner, $"\"{name}\" must be true or false, not {value}"),
        };

    public string Text(string name, string usual) =>
        Find(name) switch
        {
            null => usual,
            { ValueKind: JsonValueKind.String } value => value.GetString()!,
            { } value => throw KerasObject.Malformed(owner, $"\"{name}\" must be a text, not {value}"),
        };

    /// <summary>Whole numbers in a list; a single one counts as a list of one.</summary>
    public Sequence<int> Integers(string name, params int[] usual) =>
        Find(name) switch
        {
            null => [.. usual],
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(i => IntegerOf(name, NumberOf(name, i)))],
            { } single => [IntegerOf(name, NumberOf(name, single))],
        };

    /// <summary>Numbers in a list; a single one counts as a list of one.</summary>
    public Sequence<double> Numbers(string name) =>
        Find(name) switch
        {
            null => throw Missing(name),
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(i => NumberOf(name, i))],
            { } single => [NumberOf(name, single)],
        };

    public Activation Activation(string name) =>
        Find(name) is { } given ? KerasCatalogues.ReadActivation(given) : Functional.Activation.Linear;

    public Initializer Initializer(string name, Initializer usual) =>
        Find(name) is { } given ? Known(reading.WithWeights, given, KerasCatalogues.ReadInitializer) ?? usual : usual;

    public Regularizer? Regularizer(string name) =>
        Find(name) is { } given ? Known(!reading.WithTraining, given, KerasCatalogues.ReadRegularizer) : null;

    public Constraint? Constraint(string name) =>
        Find(name) is { } given ? Known(!reading.WithTraining, given, KerasCatalogues.ReadConstraint) : null;

    /// <summary>What an object says; null for one that is not known here, where that does not matter.</summary>
    private static T? Known<T>(bool mayBeUnknown, JsonElement given, Func<JsonElement, T> read)
        where T : class
    {
        try
        {
            return read(given);
        }
        catch (NotSupportedException) when (mayBeUnknown)
        {
            return null;
        }
    }

    /// <summary>Refuses an option whose value is another than the only one that there is here.</summary>
    public void RequireOnly(string name, string value)
    {
        if (Text(name, value) is var given && given != value)
        {
            throw NotHere($"{name} = {given}; only {value} is");
        }
    }

    /// <summary>Refuses an option whose value is another than the only one that there is here.</summary>
    public void RequireOnly(string name, double value)
    {
        if (Number(name, value) is var given && given != value)
        {
            throw NotHere(FormattableString.Invariant($"{name} = {given}; only {value} is"));
        }
    }

    /// <summary>What one of several texts stands for.</summary>
    public T Choice<T>(string name, string usual, IReadOnlyDictionary<string, T> choices) =>
        choices.TryGetValue(Text(name, usual), out var choice)
            ? choice
            : throw NotHere($"{name} = {Text(name, usual)}; there are: {string.Join(", ", choices.Keys)}");

    /// <summary>Refuses options that nobody has read.</summary>
    public T Done<T>(T made)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (var option in json.EnumerateObject().Where(o => !read.Contains(o.Name) && !Elsewhere.Contains(o.Name)))
            {
                if (option.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
                {
                    throw NotHere($"the option {option.Name} = {option.Value}");
                }
            }
        }
        return made;
    }

    public NotSupportedException NotHere(string what) => new($"keras: {owner}: not supported is {what}.");

    private InvalidDataException Missing(string name) => KerasObject.Malformed(owner, $"there is no \"{name}\"");

    private double NumberOf(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? value.GetDouble()
        : value.ValueKind == JsonValueKind.String
        && double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
        : value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 1 ? NumberOf(name, value[0])
        : throw KerasObject.Malformed(owner, $"\"{name}\" must be a number, not {value}");

    private int IntegerOf(string name, double value) =>
        value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue
            ? (int)value
            : throw KerasObject.Malformed(
                owner,
                string.Create(CultureInfo.InvariantCulture, $"\"{name}\" must be a whole number, not {value}")
            );
}
