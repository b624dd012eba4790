using System.Globalization;

namespace Functional;

/// <summary>Makes steps of a trace: arguments, constants where they are first used, and operations.</summary>
internal sealed class ExplanationBuilder(Trace trace, IReadOnlyList<(string Name, Tensor Value)> known)
{
    private readonly List<ExplanationStep> steps = [];
    private readonly Dictionary<(TraceNode, int), int> places = [];
    private readonly List<(Tensor Value, int Index)> constants = [];
    private int operations;

    public Sequence<ExplanationStep> Build()
    {
        var needed = Needed();
        foreach (var node in trace.Nodes.Where(needed.Contains))
        {
            if (node.Op is null)
            {
                Add(
                    node,
                    new(
                        steps.Count,
                        NameOf(node),
                        ExplanationStep.Argument,
                        [],
                        Formula.Named(NameOf(node)),
                        node.Value,
                        node.Adjoint,
                        [],
                        "",
                        null
                    )
                );
                continue;
            }
            Operation(node);
        }
        return [.. steps];
    }

    private void Operation(TraceNode node)
    {
        int?[] inputs = [.. node.Operands.Select(PlaceOf)];
        string[] names =
        [
            .. node.Operands.Select((operand, i) => inputs[i] is { } at ? Called(at, operand) : Numerals.Short((double)operand.Value)),
        ];
        var name = node == trace.Result ? "L" : "v" + (++operations).ToString(CultureInfo.InvariantCulture);
        var step = new ExplanationStep(
            steps.Count,
            name,
            node.Op!.Name,
            [.. inputs.OfType<int>().Distinct()],
            node.Formula(names),
            node.Value,
            node.Adjoint,
            [],
            node.Path,
            node.Source
        );
        var edges = node.Derivatives(names, name, step.AdjointName);
        Add(
            node,
            step with
            {
                Edges =
                [
                    .. edges.Select(e => new ExplanationEdge(inputs[e.Input]!.Value, e.Formula, e.IsElementwise, e.Numbers, e.Product)),
                ],
            }
        );
    }

    /// <summary>Arguments, and what the result depends on.</summary>
    private HashSet<TraceNode> Needed()
    {
        HashSet<TraceNode> needed = [.. trace.Inputs];
        if (trace.Result is { } result)
        {
            needed.Add(result);
        }
        for (var i = trace.Nodes.Count - 1; i >= 0; i--)
        {
            if (needed.Contains(trace.Nodes[i]))
            {
                needed.UnionWith(trace.Nodes[i].Sources.OfType<TraceNode>());
            }
        }
        return needed;
    }

    private void Add(TraceNode node, ExplanationStep step)
    {
        places[(node, 0)] = step.Index;
        steps.Add(step);
    }

    private string NameOf(TraceNode node) =>
        node.Path.Length > 0 ? node.Path
        : trace.Inputs.Count == 1 ? "x"
        : $"x{node.Index}";

    /// <summary>The step of an operand; null for a constant that is one number, which is written as such.</summary>
    private int? PlaceOf(TraceValue operand)
    {
        if (operand.Node is { } node)
        {
            return places[(node, 0)];
        }
        if (operand.Value.Size == 1 && operand.Value.Rank == 0)
        {
            return null;
        }
        if (constants.FindIndex(c => ReferenceEquals(c.Value, operand.Value)) is >= 0 and var found)
        {
            return constants[found].Index;
        }
        var taken = steps.Select(step => step.Name).ToHashSet();
        var name = known
            .Where(k => !taken.Contains(k.Name) && (ReferenceEquals(k.Value, operand.Value) || k.Value == operand.Value))
            .Select(k => k.Name)
            .FirstOrDefault();
        name ??= "c" + (constants.Count + 1).ToString(CultureInfo.InvariantCulture);
        constants.Add((operand.Value, steps.Count));
        steps.Add(new(steps.Count, name, ExplanationStep.Constant, [], Formula.Named(name), operand.Value, null, [], "", null));
        return steps.Count - 1;
    }

    private string Called(int place, TraceValue operand) =>
        operand.Output == 0 ? steps[place].Name : $"{steps[place].Name}[{operand.Output.ToString(CultureInfo.InvariantCulture)}]";
}
