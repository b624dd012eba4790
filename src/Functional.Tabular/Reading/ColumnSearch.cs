namespace Functional;

/// <summary>What is found out about a column part by part: the types that fit all cells so far, and what else the whole decides.</summary>
internal sealed class ColumnSearch(string name, TableOptions options)
{
    private readonly List<CellType> fitting = [.. CellTypes.Inferred];
    private readonly ColumnType? given = options.Types.Where(t => t.Column == name).Select(t => (ColumnType?)t.Type).FirstOrDefault();
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);
    private bool isEmpty = true;

    public string Name => name;

    public ColumnType Found =>
        given is { } type ? type
        : isEmpty ? ColumnType.Number
        : fitting[0].Type;

    /// <summary>Whether all whole numbers fit Int32, so that they can be labels.</summary>
    public bool IsInt32 { get; private set; } = true;

    /// <summary>The different texts of a column that was said to hold categories; null for all others.</summary>
    public IEnumerable<string>? Categories => given == ColumnType.Category ? texts : null;

    public void See(CellBuffer cells)
    {
        isEmpty &= Enumerable.Range(0, cells.Count).All(cells.IsMissing);
        if (given is { } type)
        {
            // A cell that does not fit is told about when its part is read.
            Look(CellTypes.Given[type].Read(cells, options).Column);
            return;
        }
        // Text comes last and fits whatever can be read at all.
        for (var i = fitting.Count - 2; i >= 0; i--)
        {
            if (fitting[i].Read(cells, options).Column is { } column)
            {
                Look(column);
            }
            else
            {
                fitting.RemoveAt(i);
            }
        }
    }

    private void Look(Column? column)
    {
        texts.UnionWith(column?.Categories ?? []);
        IsInt32 &= column is null || column.Type != ColumnType.Whole || Table.FitsInt32(column.ToDoubles());
    }
}
