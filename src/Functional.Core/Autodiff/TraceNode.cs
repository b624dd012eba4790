namespace Functional;

/// <summary>One operation that was applied, or one argument of the traced function.</summary>
public sealed partial class TraceNode
{
    private readonly Tensor[] inputs;
    private readonly Tensor[] values;

    internal TraceNode(Trace trace, int index, Op? op, object? attributes, Tensor[] inputs, Tensor[] values)
    {
        (Trace, Index, Op, Attributes) = (trace, index, op, attributes);
        (this.inputs, this.values, Adjoints) = (inputs, values, new Tensor?[values.Length]);
    }

    /// <summary>The position in the trace.</summary>
    public int Index { get; }

    /// <summary>The operation; null for an argument of the traced function.</summary>
    public Op? Op { get; }

    /// <summary>The operation's options, such as the axes of a sum; null when it has none.</summary>
    public object? Attributes { get; }

    /// <summary>The values that went in.</summary>
    public IReadOnlyList<Tensor> Inputs => [.. inputs.Select(Trace.Primal)];

    /// <summary>Which node each input came from; null for constants.</summary>
    public IReadOnlyList<TraceNode?> Sources => [.. inputs.Select(x => Trace.Owns(x) ? x.Origin!.Node : null)];

    /// <summary>What went in, each with where it came from.</summary>
    public IReadOnlyList<TraceValue> Operands => [.. inputs.Select(Trace.ValueOf)];

    /// <summary>The values that came out, one per output.</summary>
    public IReadOnlyList<Tensor> Values => values;

    /// <summary>The only, or first, value that came out.</summary>
    public Tensor Value => values[0];

    /// <summary>The derivative of the result with respect to every output; null where it was not needed.</summary>
    public IReadOnlyList<Tensor?> Adjoints { get; internal set; }

    /// <summary>The derivative of the result with respect to the first output; null where it was not needed.</summary>
    public Tensor? Adjoint => Adjoints[0];

    /// <summary>The layer that applied the operation, such as <c>encoder/dense_1</c>; the name of an argument.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>File and line of the user's code that asked for the operation, where that was recorded.</summary>
    public string? Source { get; internal init; }

    /// <summary>One line: number, operation, inputs, value, adjoint.</summary>
    public override string ToString()
    {
        var from = string.Join(", ", Sources.Select((s, i) => s is null ? Short(Inputs[i]) : $"%{s.Index}"));
        var what = Op is null ? $"argument {Path}".TrimEnd() : $"{Op.Name}({from})";
        var adjoint = Adjoint is null ? "" : $"   adjoint {Short(Adjoint)}";
        var place = Op is null || Path.Length == 0 ? "" : $"   at {Path}";
        return $"%{Index} = {what}   {Short(Value)}{adjoint}{place}{(Source is null ? "" : $"   {Source}")}";
    }

    internal Trace Trace { get; }

    internal Application Application => new(Attributes, [.. Inputs], values);

    internal Tensor[] TracedInputs => inputs;

    private static string Short(Tensor x) => x.Size <= 4 && !x.IsAbstract ? x.ToString().ReplaceLineEndings(" ") : x.DebuggerText;
}
