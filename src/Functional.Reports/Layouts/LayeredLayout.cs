namespace Functional;

/// <summary>A box to be laid out.</summary>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels.</param>
/// <param name="Inputs">The numbers of the boxes that lead into it; lower than its own.</param>
internal sealed record LayoutBox(double Width, double Height, Sequence<int> Inputs);

/// <summary>A place on the plane: the upper left corner of a box.</summary>
internal readonly record struct LayoutPlace(double X, double Y);

/// <summary>An edge as points that it passes through, from box to box.</summary>
internal sealed record LayoutEdge(int From, int To, Sequence<LayoutPlace> Points);

/// <summary>
/// A directed graph in layers from top to bottom: every box below all that lead into it, few crossings, short edges, nothing on top of
/// anything else. Source: Sugiyama, Tagawa, Toda, Methods for visual understanding of hierarchical system structures, 1981.
/// </summary>
internal sealed class LayeredLayout
{
    private const int Sweeps = 8;
    private const int Moves = 12;

    private readonly double gap;
    private readonly List<Cell> cells = [];
    private readonly List<List<Cell>> layers = [];

    private LayeredLayout(IReadOnlyList<LayoutBox> boxes, double gap, double layerGap)
    {
        this.gap = gap;
        var depths = Depths(boxes);
        Cell[] own = [.. boxes.Select((box, i) => Place(new(depths[i], box.Width, box.Height)))];
        List<List<Cell>> chains = [];
        List<(int From, int To)> ends = [];
        for (var to = 0; to < boxes.Count; to++)
        {
            foreach (var from in boxes[to].Inputs)
            {
                chains.Add(Chain(own[from], own[to]));
                ends.Add((from, to));
            }
        }
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            Sort(downwards: sweep % 2 == 0);
        }
        Spread(layerGap);
        Places = [.. own.Select(cell => new LayoutPlace(cell.X, cell.Y))];
        Edges = [.. chains.Zip(ends, (chain, end) => new LayoutEdge(end.From, end.To, Points(chain)))];
        Width = cells.Count == 0 ? 0 : cells.Max(cell => cell.X + cell.Width);
        Height = cells.Count == 0 ? 0 : cells.Max(cell => cell.Y + cell.Height);
    }

    /// <summary>The upper left corners, box by box.</summary>
    public Sequence<LayoutPlace> Places { get; }

    /// <summary>The edges, from the middle of the lower side of a box to that of the upper side of another.</summary>
    public Sequence<LayoutEdge> Edges { get; }

    /// <summary>How wide it all is.</summary>
    public double Width { get; }

    /// <summary>How high it all is.</summary>
    public double Height { get; }

    /// <summary>Lays boxes out.</summary>
    /// <param name="boxes">The boxes, those before that lead into others.</param>
    /// <param name="gap">The room between boxes of a layer.</param>
    /// <param name="layerGap">The room between layers.</param>
    public static LayeredLayout Of(IReadOnlyList<LayoutBox> boxes, double gap = 18, double layerGap = 34) => new(boxes, gap, layerGap);

    /// <summary>The longest way from a box without inputs; those boxes themselves stand close above the first that needs them.</summary>
    private static int[] Depths(IReadOnlyList<LayoutBox> boxes)
    {
        var depths = new int[boxes.Count];
        var first = Enumerable.Repeat(int.MaxValue, boxes.Count).ToArray();
        for (var i = 0; i < boxes.Count; i++)
        {
            depths[i] = boxes[i].Inputs.Count == 0 ? 0 : boxes[i].Inputs.Max(from => depths[from]) + 1;
            foreach (var from in boxes[i].Inputs)
            {
                first[from] = Math.Min(first[from], depths[i]);
            }
        }
        return [.. depths.Select((depth, i) => boxes[i].Inputs.Count == 0 && first[i] < int.MaxValue ? first[i] - 1 : depth)];
    }

    private Cell Place(Cell cell)
    {
        while (layers.Count <= cell.Layer)
        {
            layers.Add([]);
        }
        layers[cell.Layer].Add(cell);
        cells.Add(cell);
        return cell;
    }

    /// <summary>Cells without width in the layers between, so that a long edge keeps clear of boxes.</summary>
    private List<Cell> Chain(Cell from, Cell to)
    {
        List<Cell> chain = [from];
        for (var layer = from.Layer + 1; layer < to.Layer; layer++)
        {
            chain.Add(Place(new(layer, 0, 0)));
        }
        chain.Add(to);
        for (var i = 1; i < chain.Count; i++)
        {
            chain[i - 1].Below.Add(chain[i]);
            chain[i].Above.Add(chain[i - 1]);
        }
        return chain;
    }

    /// <summary>One sweep of barycentres: every layer in the order of the mean places of its neighbours.</summary>
    private void Sort(bool downwards)
    {
        foreach (var layer in downwards ? layers : Enumerable.Reverse(layers))
        {
            foreach (var (cell, place) in layer.Select((cell, place) => (cell, place)))
            {
                var next = downwards ? cell.Above : cell.Below;
                cell.Order = next.Count == 0 ? place : next.Average(n => n.Place);
            }
            Cell[] sorted = [.. layer.OrderBy(cell => cell.Order)];
            layer.Clear();
            layer.AddRange(sorted);
            for (var i = 0; i < sorted.Length; i++)
            {
                sorted[i].Place = i;
            }
        }
    }

    private void Spread(double layerGap)
    {
        var y = 0.0;
        foreach (var layer in layers)
        {
            var x = 0.0;
            foreach (var cell in layer)
            {
                (cell.X, cell.Y) = (x, y);
                x += cell.Width + gap;
            }
            var height = layer.Max(cell => cell.Height);
            foreach (var cell in layer)
            {
                (cell.Top, cell.Bottom) = (y, y + height);
                cell.Y += (height - cell.Height) / 2;
            }
            y += height + layerGap;
        }
        for (var move = 0; move < Moves; move++)
        {
            foreach (var layer in move % 2 == 0 ? layers : Enumerable.Reverse(layers))
            {
                Straighten(layer, cell => move % 2 == 0 ? cell.Above : cell.Below);
            }
        }
        var left = cells.Count == 0 ? 0 : cells.Min(cell => cell.X);
        cells.ForEach(cell => cell.X -= left);
    }

    /// <summary>Moves the cells of a layer towards the mean of their neighbours, as far as the order and the gaps allow.</summary>
    private void Straighten(List<Cell> layer, Func<Cell, List<Cell>> neighbours)
    {
        double[] wished =
        [
            .. layer.Select(cell => neighbours(cell) is { Count: > 0 } next ? next.Average(n => n.Middle) - (cell.Width / 2) : cell.X),
        ];
        // Cells that would overlap form blocks, which stand where their members wish on average.
        List<(double Offset, double Sum, int Count, int First)> blocks = [];
        var offset = 0.0;
        double[] offsets = new double[layer.Count];
        for (var i = 0; i < layer.Count; i++)
        {
            offsets[i] = offset;
            blocks.Add((offset, wished[i] - offset, 1, i));
            while (blocks.Count > 1 && blocks[^2].Sum / blocks[^2].Count >= blocks[^1].Sum / blocks[^1].Count)
            {
                var (a, b) = (blocks[^2], blocks[^1]);
                blocks.RemoveRange(blocks.Count - 2, 2);
                blocks.Add((a.Offset, a.Sum + b.Sum, a.Count + b.Count, a.First));
            }
            offset += layer[i].Width + gap;
        }
        foreach (var (_, sum, count, first) in blocks)
        {
            for (var i = first; i < first + count; i++)
            {
                layer[i].X = (sum / count) + offsets[i];
            }
        }
    }

    private static Sequence<LayoutPlace> Points(List<Cell> chain) =>
        [
            new(chain[0].Middle, chain[0].Y + chain[0].Height),
            // Straight down beside the boxes of a layer, however high they are: an edge bends between layers only.
            .. chain[1..^1].SelectMany(cell => new LayoutPlace[] { new(cell.Middle, cell.Top), new(cell.Middle, cell.Bottom) }),
            new(chain[^1].Middle, chain[^1].Y),
        ];

    private sealed class Cell(int layer, double width, double height)
    {
        public int Layer => layer;

        public double Width => width;

        public double Height => height;

        public double X { get; set; }

        public double Y { get; set; }

        public double Top { get; set; }

        public double Bottom { get; set; }

        public double Middle => X + (width / 2);

        public int Place { get; set; }

        public double Order { get; set; }

        public List<Cell> Above { get; } = [];

        public List<Cell> Below { get; } = [];
    }
}
