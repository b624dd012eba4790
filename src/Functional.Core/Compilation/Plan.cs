using System.Globalization;
using System.Text;

namespace Functional;

/// <summary>
/// A function of tensors, worked out for shapes: instructions in order, and where each value lies. Immutable and safe to share; what
/// changes while it runs is a workspace that every run rents.
/// </summary>
public sealed class Plan
{
    private readonly IReadOnlyDictionary<GraphValue, (GraphValue Root, int Start)> views;
    private readonly IReadOnlyDictionary<GraphValue, GraphValue> inPlace;
    private readonly IReadOnlyList<Signature> inputs;

    internal Plan(
        Graph graph,
        IReadOnlyDictionary<GraphValue, (GraphValue Root, int Start)> views,
        IReadOnlyDictionary<GraphValue, GraphValue> inPlace,
        IReadOnlyList<PlanUnit> units,
        Placement placement,
        IReadOnlyList<Signature> inputs,
        int stateCount
    )
    {
        (Graph, this.views, this.inPlace, Units, Placement) = (graph, views, inPlace, units, placement);
        (this.inputs, StateCount) = (inputs, stateCount);
    }

    /// <summary>Bytes that intermediate values share.</summary>
    public long WorkspaceBytes => Placement.WorkspaceBytes;

    /// <summary>Bytes of the largest set of intermediate values that are alive at one time: no workspace could be smaller.</summary>
    public long LargestLiveBytes => Placement.LargestLiveBytes;

    /// <summary>How many instructions run.</summary>
    public int InstructionCount => Units.Count;

    internal Graph Graph { get; }

    internal IReadOnlyList<PlanUnit> Units { get; }

    internal Placement Placement { get; }

    internal int InputCount => inputs.Count - StateCount;

    internal int StateCount { get; }

    internal int OutputCount => Graph.Results.Count - StateCount;

    /// <summary>Instructions in order with what they read and write, and the memory that they share.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var unit in Units)
        {
            var from = string.Join(", ", unit.Inputs.Select(Name));
            var to = string.Join(", ", unit.Outputs.Select(v => $"{Name(v)} {Graph.SignatureOf(v)}"));
            text.Append(CultureInfo.InvariantCulture, $"{to} = {unit.Name}({from})");
            text.Append(unit.Path.Length == 0 ? "" : $"   at {unit.Path}").Append('\n');
        }
        text.Append(
            CultureInfo.InvariantCulture,
            $"{Units.Count} instructions, workspace {WorkspaceBytes} bytes, largest live set {LargestLiveBytes} bytes"
        );
        return text.ToString();
    }

    /// <summary>
    /// A plan of a function that keeps state: (inputs, state) ↦ (outputs, new state), where each tensor of the new state takes the
    /// place of the old one, in its memory.
    /// </summary>
    /// <param name="function">The function, traced once on shapes.</param>
    /// <param name="inputs">Shapes and types of the inputs; tensors without values will do.</param>
    /// <param name="state">Shapes and types of the state.</param>
    /// <exception cref="ShapeException">A shape does not fit, or a tensor of the new state differs in shape from the old one.</exception>
    public static Plan Of(Func<Tensors, Tensors, (Tensors Outputs, Tensors State)> function, Tensors inputs, Tensors state)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(state);
        return PlanBuilder.Build(
            xs =>
            {
                var (outputs, next) = function(Tensors.Of(xs[..inputs.Count]), Tensors.Of(xs[inputs.Count..]));
                RequireSame(state, next);
                return [.. outputs.Values, .. next.Values];
            },
            [.. inputs.Values.Concat(state.Values).Select(x => x.Signature)],
            state.Count
        );
    }

    /// <summary>Memory for one execution at a time.</summary>
    /// <param name="state">What the plan keeps and changes; it must begin with tensors of the plan's state.</param>
    /// <param name="execution">On how many threads and with whose matrix product; the default one unless given.</param>
    /// <exception cref="ShapeException">The state is that of another plan.</exception>
    public PlanRun Start(PlanState state, Execution? execution = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        for (var i = 0; i < StateCount; i++)
        {
            var expected = inputs[InputCount + i];
            if (i >= state.Count || state[i].Signature != expected)
            {
                throw new ShapeException(
                    "plan",
                    $"tensor {i} of the state does not fit",
                    "Start the plan on a state of the shapes that it was made for.",
                    ("planned", expected.ToString()),
                    ("given", i < state.Count ? state[i].Signature.ToString() : "nothing")
                );
            }
        }
        return new(this, state, execution ?? Execution.Default);
    }

    /// <summary>
    /// Runs every instruction many times, on a state and inputs of zeros, and says how long each takes: microseconds, share of the
    /// machine's peak, and the layer that it came from.
    /// </summary>
    /// <param name="execution">On how many threads and with whose matrix product; the default one unless given.</param>
    public PlanProfile Profile(Execution? execution = null)
    {
        // Written zeros, not memory that was never touched: processors read the latter in ways of their own.
        Tensor[] zeros = [.. inputs.Select(s => Tensor.Zeros(s.Shape, s.DType))];
        var run = Start(new(zeros[InputCount..]), execution);
        for (var i = 0; i < InputCount; i++)
        {
            run.SetInput(i, zeros[i]);
        }
        return run.Profile();
    }

    private static void RequireSame(Tensors state, Tensors next)
    {
        for (var i = 0; i < state.Count; i++)
        {
            if (i >= next.Count || next[i].Signature != state[i].Signature)
            {
                throw new ShapeException(
                    "plan",
                    $"tensor {i} of the new state must have the shape and type of the old one",
                    "Return one tensor for each tensor of the state, in the same order.",
                    ("old", state[i].Signature.ToString()),
                    ("new", i < next.Count ? next[i].Signature.ToString() : "nothing")
                );
            }
        }
    }

    /// <summary>Which tensor of the state a value is; null for all others.</summary>
    internal int? StateIndex(GraphValue value) =>
        value.Node >= InputCount && value.Node < InputCount + StateCount ? value.Node - InputCount : null;

    /// <summary>The value in whose memory a value lies, and where it starts there.</summary>
    internal (GraphValue Place, int Start) Find(GraphValue value)
    {
        var (root, start) = views.TryGetValue(value, out var view) ? view : (value, 0);
        return (inPlace.GetValueOrDefault(root, root), start);
    }

    private string Name(GraphValue value)
    {
        var node = Graph.Nodes[value.Node];
        return node.Constant is { Size: 1 } constant ? Elements.At(constant, 0).ToString("R", CultureInfo.InvariantCulture)
            : node.Constant is not null ? $"constant{node.Outputs[0].Shape}"
            : node.Op is null && value.Node >= InputCount ? $"state{value.Node - InputCount}"
            : node.Op is null ? $"input{value.Node}"
            : $"%{value.Node}{(value.Output == 0 ? "" : $".{value.Output}")}";
    }
}
