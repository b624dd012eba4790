using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Functional;

/// <summary>Opens pages in the browser of the system, where there is one.</summary>
internal static class Browser
{
    private static readonly string[] Displays = ["DISPLAY", "WAYLAND_DISPLAY"];

    /// <summary>Whether something was started that shows the file.</summary>
    public static bool TryOpen(string path)
    {
        var hasScreen = !OperatingSystem.IsLinux() || Displays.Any(name => Environment.GetEnvironmentVariable(name) is { Length: > 0 });
        if (!hasScreen)
        {
            return false;
        }
        try
        {
            using var started = Process.Start(new ProcessStartInfo(path) { UseShellExecute = true });
            return true;
        }
        catch (Exception e) when (e is ExternalException or PlatformNotSupportedException or InvalidOperationException)
        {
            return false;
        }
    }
}
