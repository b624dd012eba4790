using System.Globalization;

namespace Functional;

/// <summary>The graph of a pass: a box for every step, its value in it and its adjoint below, edges with their derivatives.</summary>
internal sealed record ExplanationGraph(Explanation Explanation) : Picture
{
    private const double Margin = 14;
    private const double Line = 16;
    private const double Padding = 10;
    private const double Round = 18;
    private const double Widest = 190;
    private const double LabelSize = 10.5;

    private readonly LayeredLayout layout = LayeredLayout.Of([.. Explanation.Steps.Select(BoxOf)]);

    /// <inheritdoc/>
    public override string Caption => "The steps of a forward and a backward pass";

    internal override PictureSize Size => new(layout.Width + (2 * Margin), layout.Height + (2 * Margin));

    internal override IEnumerable<SvgElement> Draw() =>
        [Svg.Moved(Margin, Margin, [.. layout.Edges.Select(Edge), .. Explanation.Steps.Select(Node)])];

    /// <summary>Three lines: name and operation, value, adjoint.</summary>
    private static IEnumerable<string> Lines(ExplanationStep step) =>
        [
            step.IsOperation ? $"{step.Name} = {step.Operation}" : step.Name,
            Numerals.Short(step.Value),
            step.Adjoint is { } adjoint ? "∂L: " + Numerals.Short(adjoint) : "",
        ];

    private static LayoutBox BoxOf(ExplanationStep step) =>
        new(
            Math.Min(Widest, Lines(step).Max(line => TextWidth.Of(line, Style.FontSize, isBold: true)) + (2 * Side(step))),
            (Lines(step).Count(line => line.Length > 0) * Line) + Padding,
            step.Inputs
        );

    /// <summary>The room beside the text: more where the ends are round.</summary>
    private static double Side(ExplanationStep step) => step.IsOperation ? Padding : Round;

    private SvgElement Node(ExplanationStep step)
    {
        var (place, box) = (layout.Places[step.Index], BoxOf(step));
        var room = box.Width - (2 * Side(step));
        string[] styles = [Style.Strong, "value " + Style.Text, "adjoint " + Style.Series(1)];
        var texts = Lines(step)
            .Select((line, i) => (Line: line, Index: i))
            .Where(l => l.Line.Length > 0)
            .Select(l =>
                Svg.Text(box.Width / 2, Line * (l.Index + 0.95) + 2, TextWidth.Shorten(l.Line, room), anchor: Anchor.Middle)
                    .Class(styles[l.Index])
            );
        var ground = Svg.Rectangle(0, 0, box.Width, box.Height).With("rx", step.IsOperation ? 5 : box.Height / 2).Class(Style.Raised);
        var outline = Svg.Rectangle(0, 0, box.Width, box.Height)
            .With("rx", step.IsOperation ? 5 : box.Height / 2)
            .Class("outline " + (step.IsArgument ? Style.SeriesLine(0) : Style.AxisLine));
        return Svg.Moved(place.X, place.Y, [ground, outline, .. texts])
            .With("id", Id("n", step.Index))
            .Class("node")
            .Tooltip(step.ToString());
    }

    private SvgElement Edge(LayoutEdge edge)
    {
        var path = new SvgPath().MoveTo(edge.Points[0].X, edge.Points[0].Y);
        for (var i = 1; i < edge.Points.Count; i++)
        {
            var (from, to) = (edge.Points[i - 1], edge.Points[i]);
            var middle = (from.Y + to.Y) / 2;
            path.CurveTo(from.X, middle, to.X, middle, to.X, to.Y);
        }
        var line = Svg.Path(path).Class(Style.AxisLine).With("stroke-width", 1.2);
        var step = Explanation.Steps[edge.To];
        var passed = step.Edges.Where(e => e.To == edge.From && e.Numbers is { Size: 1 }).ToArray();
        var parts = new List<SvgElement> { line };
        if (passed.Length == 1)
        {
            var (from, to) = (edge.Points[^2], edge.Points[^1]);
            var label = "×" + Numerals.Short(passed[0].Numbers!);
            parts.Add(Svg.Text(((from.X + to.X) / 2) + 7, ((from.Y + to.Y) / 2) + 4, label, LabelSize).Class("adjoint " + Style.Series(1)));
        }
        return Svg.Group(parts).With("id", Id("e", edge.From) + Id("-", edge.To)).Class("edge");
    }

    private static string Id(string prefix, int index) => prefix + index.ToString(CultureInfo.InvariantCulture);
}
