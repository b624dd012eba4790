namespace Functional;

/// <summary>
/// The two ways of walking a trace. Neither names an operation: each asks the node's own declaration. The arithmetic is done with
/// operations on the values of the level below, so a sweep inside a traced function is itself recorded, and derivatives nest.
/// </summary>
internal static class Sweep
{
    /// <summary>Reverse mode: from the adjoint of the result to the adjoints of every output of every node.</summary>
    public static Tensor?[]?[] Reverse(Trace trace, Origin result, Tensor seed)
    {
        var adjoints = new Tensor?[]?[trace.Nodes.Count];
        Add(adjoints, result, seed);
        for (var index = result.Node.Index; index >= 0; index--)
        {
            var node = trace.Nodes[index];
            if (adjoints[index] is not { } outgoing || node.Op is null)
            {
                continue;
            }
            var inputs = node.TracedInputs;
            bool[] wanted = [.. inputs.Select(x => trace.Owns(x) && x.DType.IsFloating())];
            var incoming = node.Op.Vjp(node.Application, outgoing, wanted);
            for (var i = 0; i < inputs.Length; i++)
            {
                if (wanted[i] && incoming[i] is { } adjoint)
                {
                    Add(adjoints, inputs[i].Origin!, adjoint);
                }
            }
        }
        return adjoints;
    }

    /// <summary>Forward mode: from the tangents of the arguments to those of the result.</summary>
    public static Tensor? Forward(Trace trace, Origin result, IReadOnlyList<Tensor> directions)
    {
        var tangents = new Tensor?[]?[trace.Nodes.Count];
        for (var index = 0; index <= result.Node.Index; index++)
        {
            var node = trace.Nodes[index];
            if (node.Op is null)
            {
                tangents[index] = [directions[index]];
                continue;
            }
            var incoming = new Tensor?[node.TracedInputs.Length];
            for (var i = 0; i < incoming.Length; i++)
            {
                incoming[i] =
                    node.TracedInputs[i] is { Origin: { } origin } && origin.Node.Trace == trace
                        ? tangents[origin.Node.Index]?[origin.Output]
                        : null;
            }
            tangents[index] = incoming.All(t => t is null) ? null : node.Op.Jvp(node.Application, incoming);
        }
        return tangents[result.Node.Index]?[result.Output];
    }

    private static void Add(Tensor?[]?[] adjoints, Origin to, Tensor adjoint)
    {
        var slots = adjoints[to.Node.Index] ??= new Tensor?[to.Node.Values.Count];
        slots[to.Output] = slots[to.Output] is { } sum ? sum + adjoint : adjoint;
    }
}
