namespace Functional;

/// <summary>
/// Leaves out points of a line that cannot be seen: of neighbours in one column of pixels the first, the lowest, the highest and the
/// last are kept, so that the line looks the same.
/// </summary>
internal static class LineThinning
{
    /// <summary>The points, in pixels, that are to be drawn.</summary>
    public static List<(double X, double Y)> Of(IEnumerable<(double X, double Y)> points)
    {
        var kept = new List<(double, double)>();
        var column = new List<(double X, double Y)>();
        foreach (var point in points)
        {
            if (column.Count > 0 && Math.Floor(point.X) != Math.Floor(column[0].X))
            {
                Keep(column, kept);
                column.Clear();
            }
            column.Add(point);
        }
        Keep(column, kept);
        return kept;
    }

    private static void Keep(List<(double X, double Y)> column, List<(double, double)> kept)
    {
        if (column.Count <= 4)
        {
            kept.AddRange(column);
            return;
        }
        var (low, high) = (0, 0);
        for (var i = 1; i < column.Count; i++)
        {
            low = column[i].Y < column[low].Y ? i : low;
            high = column[i].Y > column[high].Y ? i : high;
        }
        foreach (var i in new SortedSet<int> { 0, low, high, column.Count - 1 })
        {
            kept.Add(column[i]);
        }
    }
}
