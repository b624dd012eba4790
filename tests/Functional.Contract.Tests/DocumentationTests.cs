using System.Diagnostics;
using System.Reflection;
using System.Xml.Linq;

namespace Functional.Tests;

/// <summary>
/// The C# compiler already refuses a public member without a doc comment; these tests refuse empty ones, and undocumented F#.
/// </summary>
public sealed class DocumentationTests
{
    public static TheoryData<string> Names => Product.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void No_doc_comment_is_empty(string name)
    {
        var empty = Comments(new Product(name)).Where(IsEmpty).Select(NameOf);

        Expect.None(empty);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Everything_public_has_a_doc_comment(string name)
    {
        var product = new Product(name);
        var documented = Comments(product).Where(SaysSomething).SelectMany(Documented).ToHashSet();
        var missing = product
            .PublicTypes.Where(type => !IsTagsOfUnion(type))
            .SelectMany(type => Product.PublicMembers(type).Where(NeedsComment).Prepend(type))
            .Select(QualifiedName)
            .Where(member => !documented.Contains(member));

        Expect.None(missing.Distinct());
    }

    static IEnumerable<XElement> Comments(Product product) => product.Documentation.Descendants("member");

    static string NameOf(XElement comment) => comment.Attribute("name")!.Value;

    // What is not public may say less than a summary: which exception it throws.
    static bool IsEmpty(XElement comment) => !comment.HasElements || comment.Element("summary") is not null && !SaysSomething(comment);

    static bool SaysSomething(XElement comment) =>
        comment.Descendants("inheritdoc").Any()
        || comment.Element("summary") is { } summary && (summary.Value.Trim().Length > 0 || summary.HasElements);

    // `M:Functional.Ops.Sum(Functional.Tensor)` documents Functional.Ops.Sum; overloads share a name and the compiler has seen to each.
    // A record's parameters document its properties.
    static IEnumerable<string> Documented(XElement comment)
    {
        var name = NameOf(comment)[2..].Split('(')[0].Split("``")[0];
        return comment.Elements("param").Select(parameter => $"{name}.{parameter.Attribute("name")!.Value}").Prepend(name);
    }

    static string QualifiedName(MemberInfo member) =>
        member is Type type ? type.FullName!.Replace('+', '.') : $"{QualifiedName(member.DeclaringType!)}.{member.Name}";

    // F# puts the numbers of a union's cases into a nested class of this name.
    static bool IsTagsOfUnion(Type type) => type is { IsNested: true, Name: "Tags" };

    // A constructor is documented with its type; an override says what the method it overrides says.
    static bool NeedsComment(MemberInfo member) =>
        member is not (ConstructorInfo or Type)
        && !typeof(Delegate).IsAssignableFrom(member.DeclaringType)
        && !member.IsDefined(typeof(DebuggerNonUserCodeAttribute), inherit: false)
        && (member is not MethodInfo method || method.GetBaseDefinition() == method);
}
