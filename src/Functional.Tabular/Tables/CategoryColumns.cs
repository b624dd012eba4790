namespace Functional;

/// <summary>Texts as categories whose order is given.</summary>
internal static class CategoryColumns
{
    public static Column Of(string name, string?[] texts, Sequence<string> categories)
    {
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var category in categories)
        {
            if (!codes.TryAdd(category, codes.Count))
            {
                throw new ArgumentException(
                    TableMessages.Of($"column '{name}'", $"'{category}' is there twice among the categories", "Give each category once."),
                    nameof(categories)
                );
            }
        }
        var coded = new int[texts.Length];
        var missing = new bool[texts.Length];
        for (var row = 0; row < texts.Length; row++)
        {
            if (texts[row] is not { } text)
            {
                missing[row] = true;
            }
            else if (!codes.TryGetValue(text, out coded[row]))
            {
                throw new ArgumentException(
                    TableMessages.Of(
                        $"column '{name}'",
                        $"'{text}' in row {TableMessages.Number(row)} is not among the categories",
                        "Give all texts that occur.",
                        ("categories", TableMessages.Names(categories))
                    ),
                    nameof(categories)
                );
            }
        }
        return new TypedColumn<int>(name, coded, missing, ColumnKinds.Category(categories));
    }
}
