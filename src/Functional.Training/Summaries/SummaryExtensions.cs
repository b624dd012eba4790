namespace Functional;

/// <summary>The table of layers, output shapes and parameter counts that Keras prints.</summary>
public static class SummaryExtensions
{
    extension(Network network)
    {
        /// <summary>A table of the layers with their output shapes and numbers of parameters, as Keras prints it.</summary>
        /// <param name="style">Whose table.</param>
        public string Summary(SummaryStyle style = SummaryStyle.Keras)
        {
            ArgumentNullException.ThrowIfNull(network);
            return SummaryTable.Of(style).Print(LayerName(network.Kind), Rows(network), Totals(network));
        }
    }

    extension(Model model)
    {
        /// <inheritdoc cref="Summary(Network, SummaryStyle)"/>
        public string Summary(SummaryStyle style = SummaryStyle.Keras)
        {
            ArgumentNullException.ThrowIfNull(model);
            return model.Network.Summary(style);
        }
    }

    private static SummaryRow[] Rows(Network network)
    {
        var layers = network.Blueprint.Layers.Where(l => l.Depth == 0).DistinctBy(l => l.Path).ToList();
        return network is not Graph graph
            ? [.. layers.Select(l => Row(network, l, null))]
            :
            [
                .. graph.Connections.Select(c =>
                    layers.Find(l => l.Path == c.Name) is { } layer
                        ? Row(network, layer, IsChain(graph) ? null : c.From)
                        : new(
                            $"{c.Name} ({c.Kind})",
                            $"[{BatchShape.Of(graph.Inputs.Single(p => p.Name == c.Name).Shape)}]",
                            0,
                            IsChain(graph) ? null : c.From
                        )
                ),
            ];
    }

    private static SummaryRow Row(Network network, LayerInfo layer, Sequence<string>? from) =>
        new(
            $"{layer.Path} ({layer.Kind})",
            layer.Outputs.Count == 1 ? layer.Outputs[0].ToString() : $"[{string.Join(", ", layer.Outputs)}]",
            network
                .Blueprint.Declarations.Where(d => d.Path.StartsWith(layer.Path + "/", StringComparison.Ordinal))
                .Sum(d => (long)d.Shape.Size),
            from
        );

    /// <summary>Whether a graph is one row of layers from one input: then connections say nothing.</summary>
    private static bool IsChain(Graph graph) =>
        graph.Inputs.Count == 1
        && graph.Connections.Skip(1).All(c => c.From.Count == 1)
        && graph.Connections.SelectMany(c => c.From).Distinct().Count() == graph.Connections.Count - 1;

    private static SummaryTotals Totals(Network network)
    {
        var groups = network.Blueprint.Declarations.ToLookup(d => d.IsTrainable);
        return new(Count(groups[true]), Count(groups[false]));

        static SummaryCount Count(IEnumerable<Declaration> tensors) =>
            new(tensors.Sum(d => (long)d.Shape.Size), tensors.Sum(d => (long)d.Shape.Size * (d.DType == DType.Float64 ? 8 : 4)));
    }

    private static string LayerName(string kind) => Named.AutomaticName(kind);
}

/// <summary>One layer of a summary.</summary>
/// <param name="Layer">Name and class.</param>
/// <param name="OutputShape">What comes out.</param>
/// <param name="Parameters">How many numbers it learns.</param>
/// <param name="From">What it is connected to; null in tables that do not show it.</param>
internal sealed record SummaryRow(string Layer, string OutputShape, long Parameters, Sequence<string>? From)
{
    public string[] Cells => [Layer, OutputShape, Parameters.ToString(System.Globalization.CultureInfo.InvariantCulture)];
}

/// <summary>A number of parameters and their size in bytes.</summary>
internal readonly record struct SummaryCount(long Parameters, long Bytes)
{
    public static SummaryCount operator +(SummaryCount a, SummaryCount b) => new(a.Parameters + b.Parameters, a.Bytes + b.Bytes);
}

/// <summary>What stands under a summary.</summary>
internal readonly record struct SummaryTotals(SummaryCount Trainable, SummaryCount NonTrainable)
{
    public SummaryCount All => Trainable + NonTrainable;
}
