using System.Globalization;

namespace Functional;

/// <summary>Reads boxes and arrows out of networks.</summary>
/// <param name="blueprint">Shapes and declarations of the whole network.</param>
/// <param name="isFrozen">Whether the layer of a path does not learn.</param>
/// <param name="expandNested">Whether networks inside are shown with their layers.</param>
internal sealed class LayerDiagrams(Blueprint blueprint, Func<string, bool> isFrozen, bool expandNested)
{
    /// <summary>The diagram of the whole network.</summary>
    public LayerDiagram Of(Network network) =>
        network switch
        {
            Graph graph => OfGraph(graph, ""),
            Sequential chain => OfChain(chain.Layers, "", chain.Inputs[0]),
            _ => OfCode(network),
        };

    private LayerDiagram? Inside(object? part, string prefix) =>
        part switch
        {
            _ when !expandNested => null,
            Named named => Inside(named.Layer, prefix),
            NetworkLayer layer => Inside(layer.Network, prefix),
            Shared shared => Inside(shared.Layer, prefix),
            Graph graph => OfGraph(graph, prefix),
            Sequential chain => OfChain(chain.Layers, prefix, null),
            Serial chain => OfChain(chain.Layers, prefix, null),
            _ => null,
        };

    /// <summary>Inputs, then a box for every use of a layer, so that a layer applied to its own result makes no circle.</summary>
    private LayerDiagram OfGraph(Graph graph, string prefix)
    {
        var nodes = new List<LayerNode>();
        var places = new Dictionary<(string Layer, int Use), int>();
        foreach (var connection in graph.Connections)
        {
            var uses = connection.Part is null ? 1 : connection.Calls.Count;
            for (var use = 0; use < uses; use++)
            {
                places[(connection.Name, use)] = nodes.Count;
                nodes.Add(
                    connection.Part is null
                        ? InputNode(graph.Inputs.Single(p => p.Name == connection.Name))
                        : LayerNodeOf(prefix, connection.Name, use, connection.Part)
                );
            }
        }
        var edges = graph.Connections.SelectMany(connection =>
            connection.Calls.SelectMany(
                (sources, use) => sources.Select(source => (places[(source.Layer, source.Use)], places[(connection.Name, use)]))
            )
        );
        var outputs = graph.OutputEndpoints.Select(o => places[(o.Layer, o.Use)]).Distinct();
        return InOrder(nodes, [.. edges.Distinct()], [.. outputs]);
    }

    /// <summary>
    /// Boxes after all from which arrows come. A use of a shared layer stands with its other uses otherwise, before what it is applied to.
    /// </summary>
    private static LayerDiagram InOrder(List<LayerNode> nodes, List<(int From, int To)> edges, Sequence<int> outputs)
    {
        var order = new List<int>();
        while (order.Count < nodes.Count)
        {
            order.AddRange(
                Enumerable
                    .Range(0, nodes.Count)
                    .Except(order)
                    .Where(node => edges.TrueForAll(e => e.To != node || order.Contains(e.From)))
                    .Take(1)
            );
        }
        return new(
            [.. order.Select(node => nodes[node])],
            [.. edges.Select(e => (order.IndexOf(e.From), order.IndexOf(e.To)))],
            [.. outputs.Select(output => order.IndexOf(output))]
        );
    }

    private LayerDiagram OfChain(Sequence<ILayer> layers, string prefix, Port? input)
    {
        LayerNode[] nodes =
        [
            .. input is null ? Array.Empty<LayerNode>() : [InputNode(input)],
            .. LayersAt(prefix).Zip(layers, (info, layer) => LayerNodeOf(prefix, info.Path[prefix.Length..], 0, layer)),
        ];
        return new([.. nodes], [.. Enumerable.Range(1, Math.Max(nodes.Length - 1, 0)).Select(i => (i - 1, i))], [nodes.Length - 1]);
    }

    /// <summary>A network that is code: how its layers are connected is known to the code alone.</summary>
    private LayerDiagram OfCode(Network network)
    {
        var inputs = network.Inputs.Select(InputNode).ToList();
        var layers = string.Join("\n", LayersAt("").Select(l => l.ToString()));
        var shapes = string.Join(", ", blueprint.Outputs.Select(o => o.Shape.ToString()));
        var (role, parameters) = ParametersOf(blueprint.Declarations.ToList(), isStill: false);
        var body = new LayerNode(Named.AutomaticName(network.Kind), network.Kind, shapes, parameters, role, layers);
        return new([.. inputs, body], [.. inputs.Select((_, i) => (i, inputs.Count))], [inputs.Count]);
    }

    private IEnumerable<LayerInfo> LayersAt(string prefix) =>
        blueprint
            .Layers.Where(l => l.Path.StartsWith(prefix, StringComparison.Ordinal) && !l.Path[prefix.Length..].Contains('/'))
            .DistinctBy(l => l.Path);

    private static LayerNode InputNode(Port port)
    {
        var shape = BatchShape.Of(port.Shape).ToString();
        return new(port.Name, "Input", shape, null, LayerRole.Input, $"{port.Name}: {port.DType.ToString().ToLowerInvariant()} {shape}");
    }

    private LayerNode LayerNodeOf(string prefix, string name, int use, object part)
    {
        var path = prefix + name;
        var uses = blueprint.Layers.Where(l => l.Path == path).ToList();
        var info = uses.Count > use ? uses[use] : uses.FirstOrDefault();
        var own = blueprint.Declarations.Where(d => d.Path.StartsWith(path + "/", StringComparison.Ordinal)).ToList();
        var (role, parameters) = ParametersOf(own, isFrozen(path));
        var title = use == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}, use {use + 1}");
        var shape = info is null ? "" : $"{string.Join(", ", info.Outputs)}";
        var tooltip = string.Join("\n", own.Select(d => d.ToString()).Prepend(info?.ToString() ?? "").Prepend($"{path}: {part}"));
        return new(
            title,
            info?.Kind ?? part.GetType().Name,
            shape,
            use == 0 ? parameters
                : parameters is null ? null
                : "shared",
            role,
            tooltip,
            Inside(part, path + "/")
        );
    }

    private static (LayerRole Role, string? Text) ParametersOf(List<Declaration> own, bool isStill)
    {
        if (own.Count == 0)
        {
            return (LayerRole.Plain, null);
        }
        var count = own.Sum(d => (long)d.Shape.Size);
        var text = count == 1 ? "1 parameter" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} parameters");
        return (LayerRole.Weighted, isStill ? text + ", frozen" : text);
    }
}
