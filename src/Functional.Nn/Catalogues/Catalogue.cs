namespace Functional;

/// <summary>Looks up Keras' names for activations, initializers, losses and the like, and explains a miss.</summary>
internal static class Catalogue
{
    public static T Find<T>(string what, string name, IReadOnlyList<(string Name, Func<T> Make)> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Name == name)
            {
                return entry.Make();
            }
        }
        var nearest = entries.MinBy(e => Distance(e.Name, name.ToLowerInvariant())).Name;
        throw new ArgumentException(
            $"no {what} is called \"{name}\"; did you mean \"{nearest}\"? There are: {string.Join(", ", entries.Select(e => e.Name))}."
        );
    }

    /// <summary>Levenshtein's distance: the number of letters to insert, remove or replace.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
