namespace Functional.Tests;

/// <summary>The plainest picture.</summary>
sealed record Square(string Name) : Picture
{
    public override string Caption => Name;

    internal override PictureSize Size => new(40, 30);

    internal override IEnumerable<SvgElement> Draw() => [Svg.Rectangle(5, 5, 10, 10).Class(Style.Series(0)).Tooltip(Name)];
}
