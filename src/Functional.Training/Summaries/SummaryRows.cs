using System.Globalization;

namespace Functional;

/// <summary>The rows of a summary: one for every input and layer, with the rows of networks inside.</summary>
internal sealed class SummaryRows(Blueprint blueprint, Frozen frozen, bool expandNested)
{
    /// <summary>The rows of the network itself.</summary>
    public SummaryRow[] Of(Network network) => Of(network, "");

    /// <summary>The rows of a part whose layers' paths begin with a prefix.</summary>
    private SummaryRow[] Of(object part, string prefix) =>
        part is Graph graph ? [.. graph.Connections.Select(c => Row(graph, c, prefix))]
        : Layers(part) is { } layers
            ? [.. LayersAt(prefix).Zip(layers, (info, layer) => Row(info, prefix, null, layer is Named named ? named.Layer : layer))]
        : [.. LayersAt(prefix).Select(info => Row(info, prefix, null, null))];

    private IEnumerable<LayerInfo> LayersAt(string prefix) =>
        blueprint
            .Layers.Where(l => l.Path.StartsWith(prefix, StringComparison.Ordinal) && !l.Path[prefix.Length..].Contains('/'))
            .DistinctBy(l => l.Path);

    private SummaryRow Row(Graph graph, Connection connection, string prefix)
    {
        var from = IsChain(graph) ? null : connection.From;
        return LayersAt(prefix).FirstOrDefault(l => l.Path == prefix + connection.Name) is { } info
            ? Row(info, prefix, from, connection.Part)
            : new(
                $"{connection.Name} ({connection.Kind})",
                $"[{BatchShape.Of(graph.Inputs.Single(p => p.Name == connection.Name).Shape)}]",
                0,
                from,
                true,
                []
            );
    }

    private SummaryRow Row(LayerInfo layer, string prefix, Sequence<string>? from, object? part)
    {
        var own = blueprint.Declarations.Where(d => d.Path.StartsWith(layer.Path + "/", StringComparison.Ordinal)).ToList();
        return new(
            $"{layer.Path[prefix.Length..]} ({layer.Kind})",
            layer.Outputs.Count == 1 ? layer.Outputs[0].ToString() : $"[{string.Join(", ", layer.Outputs)}]",
            own.Sum(d => (long)d.Shape.Size),
            from,
            own.Count == 0 || own.Any(d => !frozen.Contains(d.Path)),
            expandNested && part is (Graph or Sequential or Serial) ? [.. Of(part!, layer.Path + "/")] : []
        );
    }

    private static Sequence<ILayer>? Layers(object part) =>
        part switch
        {
            Sequential chain => chain.Layers,
            Serial row => row.Layers,
            _ => null,
        };

    /// <summary>Whether a graph is one row of layers from one input: then connections say nothing.</summary>
    private static bool IsChain(Graph graph) =>
        graph.Inputs.Count == 1
        && graph.Connections.Skip(1).All(c => c.From.Count == 1)
        && graph.Connections.SelectMany(c => c.From).Distinct().Count() == graph.Connections.Count - 1;
}

/// <summary>One layer of a summary.</summary>
/// <param name="Layer">Name and class.</param>
/// <param name="OutputShape">What comes out.</param>
/// <param name="Parameters">How many numbers it has.</param>
/// <param name="From">What it is connected to; null in tables that do not show it.</param>
/// <param name="IsTrainable">Whether it may learn.</param>
/// <param name="Inner">The layers inside, where they are shown.</param>
internal sealed record SummaryRow(
    string Layer,
    string OutputShape,
    long Parameters,
    Sequence<string>? From,
    bool IsTrainable,
    Sequence<SummaryRow> Inner
)
{
    /// <summary>The cells before connections.</summary>
    public string[] Cells => [Layer, OutputShape, Parameters.ToString(CultureInfo.InvariantCulture)];
}
