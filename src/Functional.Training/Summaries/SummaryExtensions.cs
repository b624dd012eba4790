namespace Functional;

/// <summary>The table of layers, output shapes and parameter counts that Keras prints.</summary>
public static class SummaryExtensions
{
    extension(Network network)
    {
        /// <summary>A table of the layers with their output shapes and numbers of parameters, as Keras prints it.</summary>
        /// <param name="style">Whose table.</param>
        /// <param name="lineLength">Columns of a line; 65, or 98 with connections, unless given.</param>
        /// <param name="showTrainable">Whether a column says which layers learn; it makes lines 11 columns longer.</param>
        /// <param name="expandNested">Whether the layers of networks inside the network are shown as well.</param>
        /// <param name="name">The name at the top; that of the class unless given.</param>
        /// <exception cref="ArgumentOutOfRangeException">Lines would be shorter than 40 columns.</exception>
        /// <exception cref="ArgumentException">The older style is asked for expanded networks, which it does not know.</exception>
        public string Summary(
            SummaryStyle style = SummaryStyle.Keras,
            int? lineLength = null,
            bool showTrainable = false,
            bool expandNested = false,
            string? name = null
        ) => Print(network, Frozen.None, new(style, lineLength, showTrainable, expandNested, name));
    }

    extension(Model model)
    {
        /// <inheritdoc cref="Summary(Network, SummaryStyle, int?, bool, bool, string)"/>
        public string Summary(
            SummaryStyle style = SummaryStyle.Keras,
            int? lineLength = null,
            bool showTrainable = false,
            bool expandNested = false,
            string? name = null
        )
        {
            ArgumentNullException.ThrowIfNull(model);
            return Print(model.Network, model.Definition.Frozen, new(style, lineLength, showTrainable, expandNested, name));
        }
    }

    private static string Print(Network network, Frozen frozen, SummaryOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        var rows = new SummaryRows(network.Blueprint, frozen, options.ExpandNested).Of(network);
        return SummaryTable
            .Of(options.Style)
            .Print(options.Name ?? Named.AutomaticName(network.Kind), rows, Totals(network, frozen), options);
    }

    private static SummaryTotals Totals(Network network, Frozen frozen)
    {
        var groups = network.Blueprint.Declarations.ToLookup(d => d.IsTrainable && !frozen.Contains(d.Path));
        return new(Count(groups[true]), Count(groups[false]));

        static SummaryCount Count(IEnumerable<Declaration> tensors) =>
            new(tensors.Sum(d => (long)d.Shape.Size), tensors.Sum(d => (long)d.Shape.Size * (d.DType == DType.Float64 ? 8 : 4)));
    }
}

/// <summary>What a summary shows.</summary>
internal sealed record SummaryOptions(SummaryStyle Style, int? LineLength, bool ShowTrainable, bool ExpandNested, string? Name);

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
