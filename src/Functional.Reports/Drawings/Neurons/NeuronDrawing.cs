using System.Globalization;

namespace Functional;

/// <summary>A small network neuron by neuron, made by <see cref="Drawing.Neurons"/>.</summary>
public sealed record NeuronDrawing : Picture
{
    private const double Rim = 16;
    private const double ColumnWidth = 190;
    private const double WideColumn = 230;
    private const double LongestName = 150;
    private const double LeastRoom = 40;
    private const double MostWritten = 14;
    private const double Widest = 6;
    private const double Thinnest = 0.5;

    internal NeuronDrawing(Sequence<NeuronLayer> layers, Sequence<string> inputs, Sequence<string> outputs) =>
        (Layers, InputNames, OutputNames) = (layers, inputs, outputs);

    /// <summary>What stands above the drawing; empty for nothing.</summary>
    public string Title { get; init; } = "";

    /// <inheritdoc/>
    public override string Caption => Title.Length > 0 ? Title : "Neurons";

    /// <summary>The same drawing with another title.</summary>
    public NeuronDrawing With(string title) => this with { Title = title ?? throw new ArgumentNullException(nameof(title)) };

    /// <summary>The layers from left to right.</summary>
    internal Sequence<NeuronLayer> Layers { get; }

    /// <summary>What the inputs are called.</summary>
    internal Sequence<string> InputNames { get; }

    /// <summary>What the outputs are called; empty for nothing.</summary>
    internal Sequence<string> OutputNames { get; }

    /// <inheritdoc/>
    internal override PictureSize Size =>
        new((Layers.Count * Column) + RoomOf(InputNames) + RoomOf(OutputNames) + (2 * Rim), Top + (Columns.Max() * Distance) + Rim);

    private int[] Columns => [Layers[0].Inputs, .. Layers.Select(l => l.Units)];

    private double Distance =>
        Columns.Max() switch
        {
            <= 4 => 84,
            <= 8 => 56,
            <= 16 => 36,
            _ => 24,
        };

    private double Radius => Distance * 0.27;

    private double Column => WritesWeights ? WideColumn : ColumnWidth;

    /// <summary>Whether weights are written on the lines: where they are few.</summary>
    private bool WritesWeights => Layers.Sum(l => l.Inputs * l.Units) <= MostWritten;

    private double Top => Rim + (Title.Length > 0 ? 28 : 0) + 44;

    private double Strongest => Layers.SelectMany(l => l.Kernel.Cast<double>()).Where(double.IsFinite).Select(Math.Abs).Append(1e-12).Max();

    /// <summary>The middle of a neuron: column 0 holds the inputs.</summary>
    internal (double X, double Y) Center(int column, int index)
    {
        var free = (Columns.Max() - Columns[column]) * Distance / 2;
        return (Rim + RoomOf(InputNames) + (column * Column), Top + free + ((index + 0.5) * Distance));
    }

    /// <inheritdoc/>
    internal override IEnumerable<SvgElement> Draw() =>
        [
            .. Title.Length > 0 ? [Svg.Text(Rim, Rim + 13, Title, Style.TitleSize).Class(Style.Strong)] : Array.Empty<SvgElement>(),
            .. Legend(),
            .. Lines().OrderBy(l => Math.Abs(l.Weight)).Select(l => Line(l.Layer, l.From, l.To, l.Weight)),
            .. WritesWeights ? Lines().Select(l => Weight(l.Layer, l.From, l.To, l.Weight)) : [],
            .. Columns.SelectMany((count, column) => Enumerable.Range(0, count).SelectMany(i => Neuron(column, i))),
            .. Columns.Select((_, column) => Heading(column)),
        ];

    private IEnumerable<(int Layer, int From, int To, double Weight)> Lines() =>
        Layers.SelectMany(
            (layer, l) =>
                Enumerable
                    .Range(0, layer.Inputs)
                    .SelectMany(from => Enumerable.Range(0, layer.Units).Select(to => (l, from, to, layer.Kernel[from, to])))
        );

    private SvgElement Line(int layer, int from, int to, double weight)
    {
        var (a, b) = (Center(layer, from), Center(layer + 1, to));
        var share = double.IsFinite(weight) ? Math.Abs(weight) / Strongest : 1;
        var middle = (a.X + b.X) / 2;
        return Svg.Path(new SvgPath().MoveTo(a.X + Radius, a.Y).CurveTo(middle, a.Y, middle, b.Y, b.X - Radius, b.Y))
            .Class(Style.SeriesLine(weight < 0 ? 0 : 1))
            .With("stroke-width", Thinnest + ((Widest - Thinnest) * share))
            .With("stroke-opacity", 0.25 + (0.65 * share))
            .Tooltip($"{NameOf(layer, from)} → {NameOf(layer + 1, to)}: weight {TickLabel.Short(weight)}");
    }

    private SvgElement Weight(int layer, int from, int to, double weight)
    {
        // Near the end of the line, where lines to one neuron are apart still.
        const double Share = 0.3;
        var (a, b) = (Center(layer, from), Center(layer + 1, to));
        var ease = Share * Share * (3 - (2 * Share));
        var (x, y) = (a.X + Radius + ((b.X - a.X - (2 * Radius)) * Share), a.Y + ((b.Y - a.Y) * ease));
        return Svg.Text(x, y + 4, TickLabel.Short(weight, 3), Style.SmallSize, Anchor.Middle).Class(Style.Halo);
    }

    private IEnumerable<SvgElement> Neuron(int column, int index)
    {
        var (x, y) = Center(column, index);
        var layer = column == 0 ? null : Layers[column - 1];
        var bias = layer?.Bias is { } biases ? $", bias {TickLabel.Short(biases[index])}" : "";
        yield return Svg.Circle(x, y, Radius).Class(Style.Raised).Tooltip(NameOf(column, index) + bias);
        yield return Svg.Circle(x, y, Radius).Class(Style.TextLine).With("stroke-width", 1.5).With("pointer-events", "none");
        if (layer?.Bias is { } values && WritesWeights)
        {
            yield return Svg.Text(x, y + 4, TickLabel.Short(values[index], 2), 10, Anchor.Middle).With("pointer-events", "none");
        }
        if (column == 0)
        {
            yield return Svg.Text(x - Radius - 8, y + 4, Shortened(InputNames[index]), anchor: Anchor.End);
        }
        else if (column == Layers.Count && index < OutputNames.Count)
        {
            yield return Svg.Text(x + Radius + 8, y + 4, Shortened(OutputNames[index]));
        }
    }

    private SvgElement Heading(int column)
    {
        var text = column == 0 ? "input" : Layers[column - 1].Name;
        return Svg.Text(Center(column, 0).X, Top - 10, TextWidth.Shorten(text, Column - 12), anchor: Anchor.Middle).Class(Style.Muted);
    }

    private IEnumerable<SvgElement> Legend()
    {
        var bias = new LegendEntry("bias", Svg.Circle(0, 0, 7).Class(Style.TextLine));
        LegendEntry[] entries =
        [
            new("positive weight", Sign(1)),
            new("negative weight", Sign(0)),
            .. new[] { bias }.Where(_ => WritesWeights && Layers.Any(l => l.Bias is not null)),
        ];
        return [Functional.Legend.Of(entries, Size.Width - (2 * Rim)).Draw(Rim, Rim + (Title.Length > 0 ? 28 : 0) - 4)];
    }

    private static SvgElement Sign(int color)
    {
        const double Half = Functional.Legend.SignWidth / 2;
        return Svg.Line(-Half, 0, Half, 0).Class(Style.SeriesLine(color)).With("stroke-width", 4);
    }

    private string NameOf(int column, int index) =>
        column == 0 ? InputNames[index] : string.Create(CultureInfo.InvariantCulture, $"{Layers[column - 1].Name} {index}");

    private double RoomOf(Sequence<string> names) => names.Select(n => TextWidth.Of(Shortened(n)) + Radius + 8).Append(LeastRoom).Max();

    private static string Shortened(string text) => TextWidth.Shorten(text, LongestName);
}
