using System.Reflection;

namespace Functional;

/// <summary>Tells this library's own assemblies from those of its users, to name the user's line in traces.</summary>
internal static class Library
{
    /// <summary>Set on every assembly under src by the shared build properties.</summary>
    public const string Mark = "Functional.Library";

    public static bool Holds(Assembly assembly) => assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Any(a => a.Key == Mark);
}
