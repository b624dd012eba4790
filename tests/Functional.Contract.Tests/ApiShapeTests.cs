using System.Reflection;
using System.Runtime.CompilerServices;

namespace Functional.Tests;

public sealed class ApiShapeTests
{
    public static TheoryData<string> Names => Product.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Everything_lives_in_one_namespace(string name)
    {
        var assembly = new Product(name).Assembly;
        var seen = assembly.GetExportedTypes().Where(type => type.Namespace != "Functional");
        // Protoc's classes are internal and have the names of their formats, of which some are names of ours.
        var hidden = assembly
            .GetTypes()
            .Where(type => type.Namespace?.StartsWith("Functional.", StringComparison.Ordinal) == true)
            .Where(type => !type.Namespace!.StartsWith("Functional.Protobuf.", StringComparison.Ordinal));

        Expect.None(seen.Concat(hidden).Select(type => type.FullName));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_public_can_be_set(string name)
    {
        var mutable = new Product(name)
            .PublicTypes.SelectMany(Product.PublicMembers)
            .Where(member =>
                member is FieldInfo { IsInitOnly: false, IsLiteral: false } || member is PropertyInfo property && IsSettable(property)
            )
            .Select(member => $"{member.DeclaringType}.{member.Name}");

        Expect.None(mutable);
    }

    static bool IsSettable(PropertyInfo property) =>
        property.SetMethod is { } setter
        && Product.IsVisible(property)
        && (setter.IsPublic || setter.IsFamily || setter.IsFamilyOrAssembly)
        && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
