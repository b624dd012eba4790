using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>One project under <c>src</c>: its files on disk and its built assembly.</summary>
sealed record Product(string Name)
{
    const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    static readonly string[] Accessors = ["get_", "set_", "add_", "remove_"];

    // What compilers name so that nobody else can: `<Clone>$`, and `$W` where F# passes operators to an inline function.
    static readonly char[] Unspeakable = ['<', '$'];

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<Product> All { get; } =
    [
        .. Directory
            .EnumerateDirectories(Repository.PathOf("src"))
            .Where(folder => Directory.EnumerateFiles(folder, "*.*proj").Any())
            .Select(folder => new Product(Path.GetFileName(folder)))
            .OrderBy(product => product.Name, StringComparer.Ordinal),
    ];

    /// <summary>The names, for theories.</summary>
    public static TheoryData<string> Names => [.. All.Select(product => product.Name)];

    public string Folder => Repository.PathOf("src", Name);

    public XDocument Project => XDocument.Load(Directory.EnumerateFiles(Folder, "*.*proj").Single());

    public Assembly Assembly => Assembly.Load(new AssemblyName(Name));

    public XDocument Documentation => XDocument.Load(Path.Combine(AppContext.BaseDirectory, Name + ".xml"));

    /// <summary>The types that users see, without those the compiler adds.</summary>
    public IEnumerable<Type> PublicTypes =>
        Assembly.GetExportedTypes().Where(type => !IsGenerated(type)).OrderBy(type => type.FullName, StringComparer.Ordinal);

    /// <summary>The members of a type that users see or may override; accessors count as their property.</summary>
    public static IEnumerable<MemberInfo> PublicMembers(Type type) =>
        type.GetMembers(Declared)
            .Where(member => IsVisible(member) && !IsGenerated(member))
            .OrderBy(member => member.ToString(), StringComparer.Ordinal);

    public static bool IsVisible(MemberInfo member) =>
        member switch
        {
            FieldInfo { IsSpecialName: true } => false,
            FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
            MethodBase method => IsVisible(method) && !IsAccessor(method),
            PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
            EventInfo @event => IsVisible(@event.AddMethod!),
            _ => false,
        };

    static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    static bool IsAccessor(MethodBase method) =>
        method.IsSpecialName && Accessors.Any(prefix => method.Name.StartsWith(prefix, StringComparison.Ordinal));

    static bool IsGenerated(MemberInfo member) =>
        member.Name.IndexOfAny(Unspeakable) >= 0
        || member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        || member.DeclaringType is { } outer && IsGenerated(outer);
}
