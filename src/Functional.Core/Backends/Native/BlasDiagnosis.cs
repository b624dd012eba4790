namespace Functional;

/// <summary>Puts settings and findings into words.</summary>
internal static class BlasDiagnosis
{
    /// <summary>All libraries of this system are searched for and measured.</summary>
    public static string Text(BlasSettings settings, BlasSearch search)
    {
        List<string> lines =
        [
            "Matrix products",
            "  asked for:",
            .. settings.Lines.Select(line => $"    {line}"),
            $"  in use: {InUse(settings, search)}",
        ];
        var libraries = search.Candidates.ToList();
        if (settings.Chosen is not (BlasLibrary.Managed or BlasLibrary.Auto) && search.Candidates.Contains(settings.Chosen) is false)
        {
            libraries = [settings.Chosen, .. settings.Path is null ? libraries : []];
        }

        foreach (BlasLibrary library in libraries)
        {
            BlasFinding finding = search.Find(library);
            lines.Add($"  {BlasTable.WordOf(library)}: {(finding.Provider is null ? "cannot be used" : "can be used")}");
            lines.AddRange(finding.Lines.Select(line => $"    {line}"));
            if (search.Measure(library) is { } speeds)
            {
                lines.AddRange(speeds.Select(speed => $"    measured on one thread, {speed}"));
                lines.Add($"    {(ProductRace.IsFaster(speeds) ? "faster" : "not faster")} than managed");
            }
        }

        return string.Join(Environment.NewLine, lines);
    }

    private static string InUse(BlasSettings settings, BlasSearch search)
    {
        if (settings.Chosen == BlasLibrary.Managed)
        {
            return "managed";
        }

        string word = BlasTable.WordOf(settings.Chosen);
        string none = settings.Chosen == BlasLibrary.Auto ? "no library was faster" : $"{word} cannot be used, see below";
        return search.Get(settings.Chosen)?.Name ?? $"managed ({none})";
    }
}
