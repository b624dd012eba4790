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

    private static IEnumerable<SummaryRow> Rows(Network network) =>
        network
            .Blueprint.Layers.Where(l => l.Depth == 0)
            .DistinctBy(l => l.Path)
            .Select(l => new SummaryRow(
                $"{l.Path} ({l.Kind})",
                l.Outputs.Count == 1 ? l.Outputs[0].ToString() : $"[{string.Join(", ", l.Outputs)}]",
                network
                    .Blueprint.Declarations.Where(d => d.Path.StartsWith(l.Path + "/", StringComparison.Ordinal))
                    .Sum(d => (long)d.Shape.Size)
            ));

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
internal sealed record SummaryRow(string Layer, string OutputShape, long Parameters)
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
