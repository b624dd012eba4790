namespace Functional.Conformance;

/// <summary>A summary: the network is drawn again from its table, and printed.</summary>
static class SummaryText
{
    public static void Replay(string text, Measure measure)
    {
        var table = SummaryTable.Read(text);
        var network = NotCoveredException.Unless(() => KerasJson.ReadNetwork(SummaryArchitecture.Of(table)));
        var expected = text.TrimEnd('\n');
        // A line length is that of the whole table, or that before the column of what learns.
        int?[] lengths = [null, table.Width, table.Width - 11];
        string[] printed = [.. lengths.SelectMany(length => Print(network, table, length)).Distinct()];
        measure.Same(expected, printed.Contains(expected) ? expected : printed[0], "the text");
    }

    static IEnumerable<string> Print(Network network, SummaryTable table, int? length)
    {
        var model = network.Compile(Optimizer.Sgd(), Loss.Mse);
        return Frozen(network, table)
            .Select(frozen =>
                (frozen.Count == 0 ? model : model.Freeze(path => frozen.Contains(path.Split('/')[0]))).Summary(
                    table.Style,
                    length,
                    table.ShowsTrainable,
                    table.IsExpanded,
                    table.Name
                )
            );
    }

    /// <summary>
    /// The layers that may be frozen: as many weights are not trainable as the table says. Where it has no column for that, every set
    /// of layers with the right sum prints the same.
    /// </summary>
    static IEnumerable<HashSet<string>> Frozen(Network network, SummaryTable table)
    {
        if (table.ShowsTrainable)
        {
            return
            [
                [.. table.Rows.Where(r => r.Trainable == "N").Select(r => r.Name)],
            ];
        }
        var sizes = network
            .Blueprint.Declarations.Where(d => d.IsTrainable)
            .GroupBy(d => d.Path.Split('/')[0], d => d.Shape.Size)
            .Select(g => (Name: g.Key, Size: g.Sum(size => (long)size)))
            .ToList();
        var missing = sizes.Sum(s => s.Size) - table.TrainableCount;
        return missing == 0 || sizes.Count > 16
            ?
            [
                [],
            ]
            : Enumerable
                .Range(0, 1 << sizes.Count)
                .Select(set => sizes.Where((_, i) => (set >> i & 1) == 1).ToList())
                .Where(set => set.Sum(s => s.Size) == missing)
                .Select(set => set.Select(s => s.Name).ToHashSet())
                .Take(1);
    }
}
