namespace Functional;

/// <summary>
/// How a layer looks: a box with its name and class, its shape, and its number of parameters; networks inside are boxes of boxes.
/// </summary>
internal static class LayerBox
{
    private const double Stripe = 5;
    private const double Inset = 14;
    private const double TextWidthMost = 300;
    private const double LineHeight = 16;
    private const double Header = 32;
    private const double Margin = 16;

    private static readonly Dictionary<LayerRole, string> Stripes = new()
    {
        [LayerRole.Input] = Style.Series(0),
        [LayerRole.Weighted] = Style.Series(2),
        [LayerRole.Plain] = Style.Muted,
    };

    /// <summary>The room of a layer.</summary>
    public static PictureSize SizeOf(LayerNode node)
    {
        if (node.Inner is { } inner)
        {
            var size = LayoutOf(inner);
            return new(Math.Max(size.Width + (2 * Margin), WidthOf(node)), size.Height + Header + (2 * Margin));
        }
        return new(WidthOf(node), (Lines(node).Count() * LineHeight) + 31);
    }

    /// <summary>The layout of all boxes of a diagram.</summary>
    public static LayeredLayout LayoutOf(LayerDiagram diagram)
    {
        var inputs = diagram.Edges.ToLookup(e => e.To, e => e.From);
        return LayeredLayout.Of([.. diagram.Nodes.Select((node, i) => BoxOf(SizeOf(node), [.. inputs[i]]))], gap: 24, layerGap: 38);

        static LayoutBox BoxOf(PictureSize size, Sequence<int> inputs) => new(size.Width, size.Height, inputs);
    }

    /// <summary>All boxes and arrows of a diagram, from its upper left corner.</summary>
    /// <param name="diagram">Boxes and arrows.</param>
    /// <param name="marksOutputs">Whether boxes whose results are predicted are underlined.</param>
    public static IEnumerable<SvgElement> Draw(LayerDiagram diagram, bool marksOutputs)
    {
        var layout = LayoutOf(diagram);
        var boxes = layout.Places.Select(
            (place, i) =>
                Svg.Moved(place.X, place.Y, Draw(diagram.Nodes[i], SizeOf(diagram.Nodes[i]), marksOutputs && diagram.Outputs.Contains(i)))
        );
        return [.. layout.Edges.SelectMany(edge => Arrow(edge.Points, EntryOf(edge, layout.Edges))), .. boxes];
    }

    /// <summary>How far from the middle of its box an arrow ends: arrows into one box end side by side, in order.</summary>
    private static double EntryOf(LayoutEdge edge, Sequence<LayoutEdge> edges)
    {
        const double Gap = 16;
        var siblings = edges.Where(e => e.To == edge.To).OrderBy(e => e.Points[^2].X).ThenBy(e => e.From).ToList();
        return (siblings.IndexOf(edge) - ((siblings.Count - 1) / 2.0)) * Math.Min(Gap, 90.0 / siblings.Count);
    }

    private static IEnumerable<SvgElement> Draw(LayerNode node, PictureSize size, bool isOutput)
    {
        yield return Svg.Rectangle(0, 0, size.Width, size.Height).Class(Style.Raised).With("rx", 6).Tooltip(node.Tooltip);
        yield return Svg.Rectangle(0, 0, Stripe, size.Height).Class(Stripes[node.Role]).With("rx", 2.5);
        yield return Svg.Rectangle(0, 0, size.Width, size.Height).Class(Style.AxisLine).With("rx", 6).With("stroke-opacity", 0.45);
        if (isOutput)
        {
            const double Left = Stripe + 6;
            yield return Svg.Rectangle(Left, size.Height - 3, size.Width - (2 * Left), 3).Class(Style.Series(1)).Tooltip("output");
        }
        var (name, kind) = (Shortened(node.Name), node.Kind);
        yield return Svg.Text(Inset, 20, name).Class(Style.Strong);
        yield return Svg.Text(Inset + TextWidth.Of(name, isBold: true) + 8, 20, kind, Style.SmallSize).Class(Style.Muted);
        if (node.Inner is { } inner)
        {
            var innerSize = LayoutOf(inner);
            yield return Svg.Moved((size.Width - innerSize.Width) / 2, Header + Margin, Draw(inner, marksOutputs: false));
            yield break;
        }
        var y = 20.0;
        foreach (var line in Lines(node))
        {
            y += LineHeight;
            yield return Svg.Text(Inset, y, Shortened(line), Style.SmallSize);
        }
    }

    private static IEnumerable<SvgElement> Arrow(Sequence<LayoutPlace> points, double entry)
    {
        const double Head = 6;
        var (x, y) = (points[^1].X + entry, points[^1].Y);
        var path = new SvgPath().MoveTo(points[0].X, points[0].Y);
        for (var i = 1; i < points.Count; i++)
        {
            var (from, to) = (points[i - 1], i == points.Count - 1 ? new LayoutPlace(x, y - Head) : points[i]);
            var middle = (from.Y + to.Y) / 2;
            _ = from.X == to.X ? path.LineTo(to.X, to.Y) : path.CurveTo(from.X, middle, to.X, middle, to.X, to.Y);
        }
        yield return Svg.Path(path).Class(Style.AxisLine).With("stroke-width", 1.5);
        yield return Svg.Path(new SvgPath().Add([(x, y), (x - 4, y - Head - 1), (x + 4, y - Head - 1)]).Close()).Class(Style.Muted);
    }

    private static IEnumerable<string> Lines(LayerNode node) =>
        new[] { node.Inner is null ? node.Shape : "", node.Parameters ?? "" }.Where(line => line.Length > 0);

    private static double WidthOf(LayerNode node)
    {
        var first = TextWidth.Of(Shortened(node.Name), isBold: true) + 8 + TextWidth.Of(node.Kind, Style.SmallSize);
        return Lines(node).Select(l => TextWidth.Of(Shortened(l), Style.SmallSize)).Append(first).Append(110).Max() + (2 * Inset);
    }

    private static string Shortened(string text) => TextWidth.Shorten(text, TextWidthMost);
}
