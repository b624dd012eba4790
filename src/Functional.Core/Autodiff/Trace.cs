using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Functional;

/// <summary>
/// What a function did: every operation in order, with its inputs and values and, after a backward pass, its adjoints. Made by
/// <see cref="Autodiff.Trace{T}(Func{T, Tensor}, T, bool)"/>; the transforms keep one inside while they run.
/// </summary>
public sealed class Trace
{
    private static long newest;
    private readonly List<TraceNode> nodes = [];
    private readonly bool sources;
    private bool ended;

    internal Trace(bool sources = false) => this.sources = sources;

    /// <summary>The nodes in the order in which they were computed: inputs first.</summary>
    public IReadOnlyList<TraceNode> Nodes => nodes;

    /// <summary>The nodes of the function's arguments, one per leaf.</summary>
    public IReadOnlyList<TraceNode> Inputs => [.. nodes.Where(n => n.Op is null)];

    /// <summary>The node that made the result; null when the result does not depend on the arguments.</summary>
    public TraceNode? Result { get; internal set; }

    /// <summary>What the function returned, of a trace made by <see cref="OnShapes"/>; empty for others.</summary>
    public IReadOnlyList<TraceValue> Results { get; private set; } = [];

    /// <summary>
    /// The nodes that what <see cref="OnShapes"/> returned depends on, arguments included, in the order in which they were computed.
    /// </summary>
    public IReadOnlyList<TraceNode> Live
    {
        get
        {
            var live = Results.Select(r => r.Node).OfType<TraceNode>().ToHashSet();
            for (var i = nodes.Count - 1; i >= 0; i--)
            {
                if (live.Contains(nodes[i]))
                {
                    live.UnionWith(nodes[i].Sources.OfType<TraceNode>());
                }
            }
            return [.. nodes.Where(live.Contains)];
        }
    }

    /// <summary>Whether this is a trace on shapes that becomes a plan, and not one for derivatives.</summary>
    internal bool IsStatic { get; init; }

    /// <summary>Traces begun later are nested deeper; only their order counts.</summary>
    internal long Level { get; } = Interlocked.Increment(ref newest);

    /// <summary>The layer whose operations are being recorded.</summary>
    internal string Path { get; set; } = "";

    /// <summary>
    /// The operation that made a tensor, with the tensors that went in, as the innermost transform recorded it; null when the
    /// tensor carries no history or is an argument.
    /// </summary>
    public static (Op Op, object? Attributes, Tensors Inputs)? Producer(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Origin?.Node is { Op: { } op } node ? (op, node.Attributes, Tensors.Of(node.TracedInputs)) : null;
    }

    /// <summary>
    /// What a function does, found by running it once on shapes: no kernel runs for what depends on the arguments, and reading a value
    /// of theirs throws. Translators to other forms, such as files, read it node by node.
    /// </summary>
    /// <param name="function">The function.</param>
    /// <param name="arguments">Tensors of which only shape and type count, such as <see cref="Tensor.Symbolic"/> ones.</param>
    public static Trace OnShapes(Func<Tensors, Tensors> function, Tensors arguments)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(arguments);
        var trace = new Trace { IsStatic = true };
        var names = arguments.Names;
        Tensor[] traced = [.. arguments.Values.Select((x, i) => trace.Argument(Tensor.Abstract(x.Signature), names[i] ?? $"input {i}"))];
        try
        {
            trace.Results = [.. function(Tensors.Of(names, traced)).Values.Select(trace.ValueOf)];
        }
        finally
        {
            trace.End();
        }
        return trace;
    }

    /// <summary>A table with one line per node: number, operation, inputs, shape, value, adjoint, layer, source line.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var node in nodes)
        {
            text.AppendLine(node.ToString());
        }
        return text.ToString();
    }

    /// <summary>A tensor that stands for an argument of the traced function.</summary>
    internal Tensor Argument(Tensor value, string name)
    {
        var node = new TraceNode(this, nodes.Count, null, null, [], [value]) { Path = name };
        nodes.Add(node);
        return value.TracedBy(node, 0);
    }

    /// <summary>The value one level below, when the tensor belongs to this trace; else the tensor itself.</summary>
    internal Tensor Primal(Tensor x) => x.Origin is { } origin && origin.Node.Trace == this ? origin.Primal : x;

    /// <summary>A tensor as this trace knows it.</summary>
    internal TraceValue ValueOf(Tensor x) => Owns(x) ? new(x.Origin!.Node, x.Origin.Output, x.Origin.Primal) : new(null, 0, x);

    internal bool Owns(Tensor x) => x.Origin?.Node.Trace == this;

    internal Tensor[] Record(Op op, object? attributes, Tensor[] inputs, Tensor[] values)
    {
        var node = new TraceNode(this, nodes.Count, op, attributes, inputs, values) { Path = Path, Source = sources ? SourceLine() : null };
        nodes.Add(node);
        return [.. values.Select((v, i) => v.TracedBy(node, i))];
    }

    /// <summary>Ends recording: traced tensors that have escaped can be read, but no longer computed with.</summary>
    internal void End() => ended = true;

    internal void RequireOpen(string operation)
    {
        if (ended)
        {
            throw new InvalidOperationException(
                $"{operation}: a tensor that was traced by a derivative is used after that derivative was computed. "
                    + "Return values from the traced function instead of storing them in a captured variable, or store "
                    + "Autodiff.Value(x), which carries no history."
            );
        }
    }

    /// <summary>The first line outside this library on the way here.</summary>
    private static string? SourceLine()
    {
        foreach (var frame in new StackTrace(fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetFileName() is { } file && frame.GetMethod()?.DeclaringType?.Assembly is { } assembly && !Library.Holds(assembly))
            {
                return string.Create(CultureInfo.InvariantCulture, $"{Path_(file)}:{frame.GetFileLineNumber()}");
            }
        }
        return null;

        static string Path_(string file) => System.IO.Path.GetFileName(file);
    }
}
