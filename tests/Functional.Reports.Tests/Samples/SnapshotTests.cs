using System.Text.RegularExpressions;
using System.Xml.Linq;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>
/// Every kind of picture stays as it was looked at: <c>tests/Golden/pictures</c> holds it. After a wanted change, run the tests with
/// FUNCTIONAL_WRITE_PICTURES=1, look at what changed, and commit.
/// </summary>
public sealed partial class SnapshotTests
{
    static readonly bool Writes = Environment.GetEnvironmentVariable("FUNCTIONAL_WRITE_PICTURES") == "1";

    public static TheoryData<string> Names => [.. Gallery.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_is_the_one_that_was_looked_at(string name)
    {
        var path = Golden.PathOf($"pictures/{name}.svg");
        var svg = Gallery.Svg(name);
        if (Writes)
            File.WriteAllText(path, svg);

        // A PNG of the same pixels may be packed in another way by another version of zlib.
        Assert.Equal(Unpacked(File.ReadAllText(path)), Unpacked(svg));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_is_well_formed_small_and_without_script(string name)
    {
        var svg = Gallery.Svg(name);

        var elements = XDocument.Parse(svg).Descendants().Select(e => e.Name.LocalName).ToHashSet();
        Assert.DoesNotContain("script", elements);
        Assert.InRange(svg.Length, 1000, 300_000);
    }

    static string Unpacked(string svg) =>
        Png().Replace(svg, match => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Pixels(match.Groups[1].Value))));

    static byte[] Pixels(string base64)
    {
        var image = Image.Decode(Convert.FromBase64String(base64));
        return [(byte)image.Channels, (byte)image.Width, (byte)image.Height, .. image.Pixels];
    }

    [GeneratedRegex("data:image/png;base64,([A-Za-z0-9+/=]+)")]
    private static partial Regex Png();
}
