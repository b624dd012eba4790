namespace Functional;

public sealed partial class Graph
{
    /// <inheritdoc/>
    public override Network Between(IEnumerable<string> inputs, IEnumerable<string> outputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(outputs);
        return Between(inputs.Select(NodeAt), outputs.Select(NodeAt));
    }

    /// <summary>
    /// The part of this graph between nodes, with the names that its layers have here, so that parameters of this graph fit it.
    /// </summary>
    /// <param name="from">Nodes that become inputs; the graph's own inputs, or what its layers make.</param>
    /// <param name="to">Nodes to predict.</param>
    /// <exception cref="ArgumentException">A node is not part of this graph, or the outputs need an input that is not listed.</exception>
    public Graph Between(IEnumerable<Node> from, IEnumerable<Node> to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        Node[] starts = [.. from];
        Node[] ports = [.. starts.Select(n => Input(n.Shape, NameOf(n), n.DType))];
        var again = new Dictionary<Node, Node>(starts.Zip(ports, KeyValuePair.Create));
        foreach (var application in applications)
        {
            if (application.Inputs.All(again.ContainsKey))
            {
                var made = application.Again(
                    names[Array.IndexOf(applications, application)],
                    [.. application.Inputs.Select(n => again[n])]
                );
                foreach (var node in Nodes.Where(n => n.By == application))
                {
                    again.TryAdd(node, made[node.Output]);
                }
            }
        }
        return new(ports, [.. to.Select(Reached)]);

        Node Reached(Node node) =>
            again.TryGetValue(node, out var found)
                ? found
                : throw new ArgumentException(
                    $"the output \"{NameOf(node)}\" cannot be computed from [{string.Join(", ", starts.Select(NameOf))}] alone. "
                        + "List every input that it needs."
                );
    }

    /// <summary>Every node that is read or predicted.</summary>
    private IEnumerable<Node> Nodes => inputs.Concat(applications.SelectMany(a => a.Inputs)).Concat(outputs).Distinct();

    /// <summary>The node of a name: an input, a layer, an output; <c>encoder[1][0]</c> where a layer makes several.</summary>
    private Node NodeAt(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Array.IndexOf(outputNames, name) is >= 0 and var output)
        {
            return outputs[output];
        }
        string Place(Node n) => $"{LayerNameOf(n)}[{UseOf(n)}][{n.Output}]";
        var found = Nodes.Where(n => LayerNameOf(n) == name || Place(n) == name).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new ArgumentException(
                $"no input or layer of the graph is called \"{name}\"; there are: {string.Join(", ", Connections.Select(c => c.Name))}."
            ),
            _ => throw new ArgumentException(
                $"\"{name}\" makes several nodes of the graph; name one of them: {string.Join(", ", found.Select(Place))}."
            ),
        };
    }
}
