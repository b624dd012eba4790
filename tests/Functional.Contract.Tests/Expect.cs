namespace Functional.Tests;

static class Expect
{
    /// <summary>Fails with the whole list, one a line, where xunit would show the first five.</summary>
    public static void None(IEnumerable<string?> offenders)
    {
        var list = offenders.ToList();
        if (list.Count > 0)
            Assert.Fail($"{list.Count} found:\n  {string.Join("\n  ", list)}");
    }
}
