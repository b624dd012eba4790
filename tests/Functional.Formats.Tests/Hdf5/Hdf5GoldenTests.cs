using System.IO.Compression;
using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>Files that h5py wrote in its styles, and what it says is in them; <c>tests/Golden/hdf5/make.py</c> made both.</summary>
public class Hdf5GoldenTests
{
    private static readonly JsonElement Expected = JsonDocument.Parse(Unpacked("expected.json")).RootElement.GetProperty("files");

    public static TheoryData<string> Files => [.. Expected.EnumerateObject().Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_of_h5py_holds_what_h5py_says(string name)
    {
        var root = Hdf5.Read(BytesOf(name), name);
        var wrong = new List<string>();
        var compared = 0;
        foreach (var expected in Expected.GetProperty(name).EnumerateObject())
        {
            Compare(root, expected.Name, expected.Value, wrong);
            compared++;
        }

        Assert.Empty(wrong);
        Assert.True(compared > 1);
    }

    /// <summary>The bytes of a recorded file.</summary>
    internal static byte[] BytesOf(string name) => Unpacked(name + ".h5");

    private static byte[] Unpacked(string name)
    {
        using var stream = new GZipStream(File.OpenRead(Golden.PathOf($"hdf5/{name}.gz")), CompressionMode.Decompress);
        var made = new MemoryStream();
        stream.CopyTo(made);
        return made.ToArray();
    }

    private static void Compare(Hdf5Group root, string path, JsonElement expected, List<string> wrong)
    {
        var node = root.Find(path);
        if (node is null)
        {
            wrong.Add($"{path} is missing");
            return;
        }
        if (expected.TryGetProperty("same", out var same))
        {
            if (!ReferenceEquals(node, root.Find(same.GetString()!)))
            {
                wrong.Add($"{path} is not {same}");
            }
            return;
        }
        var attributes = expected.GetProperty("attributes");
        Names(attributes.EnumerateObject().Select(a => a.Name), node.Attributes.Keys, path + " attributes", wrong);
        foreach (var attribute in attributes.EnumerateObject())
        {
            if (node.Attributes.TryGetValue(attribute.Name, out var value))
            {
                Value(attribute.Value, value, $"{path} attribute {attribute.Name}", wrong);
            }
        }
        if (expected.TryGetProperty("children", out var children))
        {
            Names(children.EnumerateArray().Select(c => c.GetString()!), ((Hdf5Group)node).Children.Keys, path, wrong);
        }
        else
        {
            Value(expected.GetProperty("data"), ((Hdf5Dataset)node).Value, path, wrong);
        }
    }

    private static void Names(IEnumerable<string> expected, IEnumerable<string> actual, string what, List<string> wrong)
    {
        if (!expected.Order(StringComparer.Ordinal).SequenceEqual(actual))
        {
            wrong.Add($"{what}: the names are {string.Join(", ", actual)}");
        }
    }

    private static void Value(JsonElement expected, Hdf5Value value, string what, List<string> wrong)
    {
        var kind = expected.GetProperty("kind").GetString()!;
        var shape = expected.GetProperty("shape").EnumerateArray().Select(s => s.GetInt32());
        if (!shape.SequenceEqual(value.Dimensions))
        {
            wrong.Add($"{what}: the value is {value}, not {expected.GetProperty("shape")}");
            return;
        }
        if (kind == "other")
        {
            Assert.Throws<InvalidOperationException>(value.ToTensor);
            return;
        }
        if (
            kind
            != (
                value.IsText ? "text"
                : value.Type.Class == Hdf5Class.Boolean ? "bool"
                : $"{value.Type}"
            )
        )
        {
            wrong.Add($"{what}: the type is {value.Type}, not {kind}");
            return;
        }
        string[] expectedTexts = [.. All(expected).Select(e => value.IsText ? e.GetString()! : $"{e.Number():R}")];
        string[] actualTexts = value.IsText ? [.. value.Texts] : [.. Numbers(value.ToTensor()).Select(n => $"{n:R}")];
        for (var i = 0; i < expectedTexts.Length; i++)
        {
            if (expectedTexts[i] != actualTexts[i])
            {
                wrong.Add($"{what}[{i}]: {Short(actualTexts[i])}, not {Short(expectedTexts[i])}");
                return;
            }
        }
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static IEnumerable<JsonElement> All(JsonElement value)
    {
        if (value.TryGetProperty("values", out var values))
        {
            return values.EnumerateArray();
        }
        var count = value.GetProperty("shape").EnumerateArray().Aggregate(1, (product, size) => product * size.GetInt32());
        var all = Enumerable.Repeat(value.GetProperty("usual"), count).ToArray();
        foreach (var other in value.GetProperty("others").EnumerateObject())
        {
            all[int.Parse(other.Name, System.Globalization.CultureInfo.InvariantCulture)] = other.Value;
        }
        return all;
    }

    internal static IEnumerable<double> Numbers(Tensor tensor) =>
        tensor.DType switch
        {
            DType.Float32 => tensor.ToArray<float>().Select(x => (double)x),
            DType.Float64 => tensor.ToArray<double>(),
            DType.Int32 => tensor.ToArray<int>().Select(x => (double)x),
            DType.Int64 => tensor.ToArray<long>().Select(x => (double)x),
            DType.UInt8 => tensor.ToArray<byte>().Select(x => (double)x),
            _ => tensor.ToArray<bool>().Select(x => x ? 1.0 : 0),
        };
}
