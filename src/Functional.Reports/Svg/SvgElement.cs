using System.Text;

namespace Functional;

/// <summary>
/// One element of a drawing. Immutable; it writes itself with every text and attribute escaped, so what users name cannot become
/// markup.
/// </summary>
/// <param name="Name">The tag, one of ours: never a user's text.</param>
internal sealed record SvgElement(string Name)
{
    /// <summary>Elements without an end tag; HTML knows no short form of the others.</summary>
    private static readonly HashSet<string> Hollow = ["circle", "image", "input", "line", "path", "rect"];

    /// <summary>Attributes in the order in which they are written.</summary>
    public Sequence<(string Name, string Value)> Attributes { get; init; } = [];

    /// <summary>The elements inside, in the order in which they are painted.</summary>
    public Sequence<SvgElement> Children { get; init; } = [];

    /// <summary>The text inside; it stands before the children.</summary>
    public string Text { get; init; } = "";

    /// <summary>This element with one attribute more.</summary>
    public SvgElement With(string name, string value) => this with { Attributes = Attributes.Add((name, value)) };

    /// <summary>This element with a number as one attribute more.</summary>
    public SvgElement With(string name, double value) => With(name, SvgNumber.Of(value));

    /// <summary>This element in a style of the theme, such as <see cref="Style.Muted"/>; several are separated by blanks.</summary>
    public SvgElement Class(string names) => With("class", names);

    /// <summary>This element with a text that shows when the pointer rests on it.</summary>
    public SvgElement Tooltip(string text) => this with { Children = [new("title") { Text = text }, .. Children] };

    /// <summary>This element with more elements inside, painted last.</summary>
    public SvgElement Add(params IEnumerable<SvgElement> children) => this with { Children = [.. Children, .. children] };

    /// <summary>The styles that this element and those inside it use.</summary>
    public IEnumerable<string> Classes =>
        Attributes.Where(a => a.Name == "class").Select(a => a.Value).Concat(Children.SelectMany(c => c.Classes));

    /// <summary>Adds the element to a text.</summary>
    public void Write(StringBuilder target)
    {
        target.Append('<').Append(Name);
        foreach (var (name, value) in Attributes)
        {
            target.Append(' ').Append(name).Append("=\"");
            XmlText.Append(target, value);
            target.Append('"');
        }
        if (Text.Length == 0 && Children.Count == 0 && Hollow.Contains(Name))
        {
            target.Append("/>");
            return;
        }
        target.Append('>');
        XmlText.Append(target, Text);
        foreach (var child in Children)
        {
            child.Write(target);
        }
        target.Append("</").Append(Name).Append('>');
    }

    /// <summary>The markup.</summary>
    public override string ToString()
    {
        var target = new StringBuilder();
        Write(target);
        return target.ToString();
    }
}
