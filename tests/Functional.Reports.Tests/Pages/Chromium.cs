using System.Diagnostics;

namespace Functional.Tests;

/// <summary>A test that opens pages in Chromium, without a window: runs where FUNCTIONAL_CHROMIUM names the program.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = Chromium.Program is null ? "FUNCTIONAL_CHROMIUM names no program" : null;
}

/// <summary>The browser without a window.</summary>
static class Chromium
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // What it must not do on the machine of a test: ask for updates, share a profile, need a graphics card.
    static readonly string[] Quiet =
    [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--enable-logging=stderr",
        "--virtual-time-budget=2000",
    ];

    public static string? Program =>
        Environment.GetEnvironmentVariable("FUNCTIONAL_CHROMIUM") is { } path && File.Exists(path) ? path : null;

    /// <summary>The page after its scripts have run, and what they wrote to the console.</summary>
    public static (string Html, string[] Console) Open(string page)
    {
        using var profile = new TemporaryFolder();
        var start = new ProcessStartInfo(Program!) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[.. Quiet, $"--user-data-dir={profile.Path}", "--dump-dom", "file://" + page])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var html = process.StandardOutput.ReadToEndAsync();
        Assert.True(process.WaitForExit(Patience), "the browser does not end");
        return (html.Result, [.. errors.Result.Split('\n').Where(line => line.Contains("CONSOLE", StringComparison.Ordinal))]);
    }
}
