namespace Functional;

/// <summary>
/// Shapes that do not fit. The message names the operation (and the layer, inside a network), the rule that is broken,
/// every shape with its role, and what to try.
/// </summary>
public sealed class ShapeException : ArgumentException
{
    /// <summary>An error about shapes, for operations and layers of one's own.</summary>
    /// <param name="operation">The operation that was asked for.</param>
    /// <param name="rule">The rule that is broken.</param>
    /// <param name="hint">What to try: a sentence.</param>
    /// <param name="shapes">Every shape with its role.</param>
    public ShapeException(string operation, string rule, string hint, params (string Role, string Shape)[] shapes)
        : this(null, operation, rule, hint, shapes, null) { }

    /// <summary>An error to which something is added on its way up: the layer, better words.</summary>
    /// <param name="path">The layer in which it happened; null outside networks.</param>
    /// <param name="operation">The operation that was asked for.</param>
    /// <param name="rule">The rule that is broken.</param>
    /// <param name="hint">What to try: a sentence.</param>
    /// <param name="shapes">Every shape with its role.</param>
    /// <param name="inner">The error as it was first thrown; its stack trace leads to the line at fault.</param>
    public ShapeException(
        string? path,
        string operation,
        string rule,
        string hint,
        IReadOnlyList<(string Role, string Shape)> shapes,
        Exception? inner
    )
        : base(ErrorText.Format(path, operation, rule, hint, shapes), inner) =>
        (Path, Operation, Rule, Hint, Shapes) = (path, operation, rule, hint, shapes);

    /// <summary>The layer in which it happened, such as <c>encoder/dense_1</c>; null outside networks.</summary>
    public string? Path { get; }

    /// <summary>The operation that was asked for.</summary>
    public string Operation { get; }

    /// <summary>The rule that is broken.</summary>
    public string Rule { get; }

    /// <summary>What to try.</summary>
    public string Hint { get; }

    /// <summary>Every shape with its role.</summary>
    public IReadOnlyList<(string Role, string Shape)> Shapes { get; }

    /// <summary>The same error, with the layer that it happened in; kept as it is when a layer is already named.</summary>
    internal ShapeException At(string path) => Path is not null ? this : new(path, Operation, Rule, Hint, Shapes, this);
}

/// <summary>Element types that do not fit; the message names the operation, the types and the cast that helps.</summary>
public sealed class DTypeException : ArgumentException
{
    /// <summary>An error about element types, for operations and layers of one's own.</summary>
    /// <param name="operation">The operation that was asked for.</param>
    /// <param name="rule">The rule that is broken.</param>
    /// <param name="hint">What to try: a sentence.</param>
    /// <param name="types">Every element type with its role.</param>
    public DTypeException(string operation, string rule, string hint, params (string Role, string Type)[] types)
        : this(null, operation, rule, hint, types, null) { }

    /// <summary>An error to which something is added on its way up: the layer, better words.</summary>
    /// <param name="path">The layer in which it happened; null outside networks.</param>
    /// <param name="operation">The operation that was asked for.</param>
    /// <param name="rule">The rule that is broken.</param>
    /// <param name="hint">What to try: a sentence.</param>
    /// <param name="types">Every element type with its role.</param>
    /// <param name="inner">The error as it was first thrown; its stack trace leads to the line at fault.</param>
    public DTypeException(
        string? path,
        string operation,
        string rule,
        string hint,
        IReadOnlyList<(string Role, string Type)> types,
        Exception? inner
    )
        : base(ErrorText.Format(path, operation, rule, hint, types), inner) =>
        (Path, Operation, Rule, Hint, Types) = (path, operation, rule, hint, types);

    /// <summary>The layer in which it happened; null outside networks.</summary>
    public string? Path { get; }

    /// <summary>The operation that was asked for.</summary>
    public string Operation { get; }

    /// <summary>The rule that is broken.</summary>
    public string Rule { get; }

    /// <summary>What to try.</summary>
    public string Hint { get; }

    /// <summary>Every element type with its role.</summary>
    public IReadOnlyList<(string Role, string Type)> Types { get; }

    internal DTypeException At(string path) => Path is not null ? this : new(path, Operation, Rule, Hint, Types, this);
}

/// <summary>The one place where errors about tensors are put into words.</summary>
internal static class ErrorText
{
    public static string Format(string? path, string operation, string rule, string hint, IReadOnlyList<(string Role, string Value)> values)
    {
        var where = path is null or "" ? operation : $"{operation} (at {path})";
        var got = values.Count == 0 ? "" : "; got " + string.Join(", ", values.Select(v => $"{v.Role} {v.Value}"));
        return $"{where}: {rule}{got}. {hint}";
    }
}
