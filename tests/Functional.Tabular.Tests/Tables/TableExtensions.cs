namespace Functional.Tests;

static class TableExtensions
{
    /// <summary>All values of a column, null where missing.</summary>
    public static object?[] Values(this Column column) => [.. Enumerable.Range(0, column.Count).Select(row => column[row])];
}
