using System.Runtime.CompilerServices;

namespace Functional.Tests;

/// <summary>Dependencies point down only; whoever adds a project or an arrow changes this table.</summary>
public sealed class ArrowTests
{
    static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Functional"] = ["Functional.Formats", "Functional.Reports"],
        ["Functional.Core"] = [],
        ["Functional.Nn"] = ["Functional.Core"],
        ["Functional.Data"] = ["Functional.Core"],
        ["Functional.Training"] = ["Functional.Nn", "Functional.Data"],
        ["Functional.Tabular"] = ["Functional.Data"],
        ["Functional.Formats"] = ["Functional.Training"],
        ["Functional.Reports"] = ["Functional.Training"],
        ["Functional.FSharp"] = ["Functional.Formats", "Functional.Reports", "Functional.Tabular"],
    };

    static readonly Dictionary<string, string[]> Packages = new()
    {
        ["Functional.Formats"] = ["Google.Protobuf"],
        ["Functional.Tabular"] = ["CsvHelper", "MathNet.Numerics"],
        ["Functional.FSharp"] = ["FSharp.Core"],
    };

    public static TheoryData<string> Names => Product.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_project_refers_to_the_projects_below_it(string name)
    {
        var references = Includes(name, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

        Assert.Equal(Arrows[name].Order(), references.Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_assembly_refers_downwards_only(string name)
    {
        var references = new Product(name).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!);
        string[] allowed = [.. Below(name), .. Packages.GetValueOrDefault(name, [])];

        Expect.None(references.Where(reference => !IsFramework(reference)).Except(allowed));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_project_uses_no_other_packages(string name)
    {
        var lines = File.ReadLines(Path.Combine(new Product(name).Folder, "paket.references"));
        // What builds alone need stands in a group below.
        var packages = lines.Select(line => line.Trim()).TakeWhile(line => line != "group Build").Where(line => line.Length > 0);

        Assert.Equal(Packages.GetValueOrDefault(name, []).Order(), packages.Order());
        Expect.None(Includes(name, "PackageReference"));
        Expect.None(Includes(name, "Reference"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Internals_are_visible_to_the_mirror_tests_only(string name)
    {
        var friends = new Product(name).Assembly.GetCustomAttributes(typeof(InternalsVisibleToAttribute), inherit: false);

        Assert.Equal([name + ".Tests"], friends.Cast<InternalsVisibleToAttribute>().Select(friend => friend.AssemblyName));
    }

    static IEnumerable<string> Includes(string name, string item) =>
        new Product(name)
            .Project.Descendants()
            .Where(element => element.Name.LocalName == item)
            .Select(element => element.Attribute("Include")!.Value);

    static IEnumerable<string> Below(string name) => Arrows[name].SelectMany(below => Below(below).Append(below)).Distinct();

    static bool IsFramework(string assembly) =>
        assembly is "System" or "netstandard" or "mscorlib" || assembly.StartsWith("System.", StringComparison.Ordinal);
}
