using System.Buffers.Binary;
using Functional.Testing;

namespace Functional.Tests;

public class Hdf5FuzzTests
{
    [Fact]
    public void A_damaged_file_of_our_own_is_refused()
    {
        var layer = Hdf5Group.Root.With("kernel:0", Tensor.Of([1f, 2f, 3f])).WithAttribute("names", Hdf5Value.OfTexts(["a", "bb"]));
        var root = Hdf5Group
            .Root.With("dense", layer)
            .With("dense/more/bias:0", Tensor.Of([1f]))
            .WithAttribute("config", Hdf5Value.OfText("{}"));

        Check(Hdf5.ToBytes(root));
    }

    [Theory]
    [InlineData("types")]
    [InlineData("types_latest")]
    [InlineData("chunks_latest")]
    [InlineData("heap_latest")]
    [InlineData("user_block_latest")]
    public void A_damaged_file_of_h5py_is_refused(string name) => Check(Hdf5GoldenTests.BytesOf(name));

    private static void Check(byte[] file)
    {
        // Deflate may make a thousand bytes of one, and filters copy what they get.
        var most = Math.Max(256L << 20, 5000L * file.Length);
        Fuzz.Check<InvalidFileException>(file, Read, seconds: 0.3, mostBytes: most);
        Fuzz.Check<InvalidFileException>(file, Read, seconds: 0.3, repair: Repair(file), mostBytes: most);
    }

    private static void Read(byte[] bytes) => Use(Hdf5.Read(bytes, "damaged.h5"), 0);

    /// <summary>Looks at all values; of a tree whose parts are in many places at once, only at so many.</summary>
    private static int Use(Hdf5Node node, int used)
    {
        foreach (var value in node.Attributes.Values)
        {
            Use(value);
        }
        if (node is Hdf5Dataset dataset)
        {
            Use(dataset.Value);
        }
        foreach (var child in node is Hdf5Group group ? group.Children.Values : [])
        {
            used = used < 5000 ? Use(child, used) : used;
        }
        return used + 1;
    }

    private static void Use(Hdf5Value value)
    {
        var count = value.Dimensions.Aggregate(1L, (product, size) => product * size);
        if (value.IsText)
        {
            Assert.Equal(count, value.Texts.Count);
        }
        else if (value.Type.Class != Hdf5Class.Other && (value.Type.Size < 8 || value.Type.IsSigned))
        {
            Assert.Equal(count, value.ToTensor().Shape.Size);
        }
    }

    /// <summary>Sets the checksums that were right in a file right again.</summary>
    private static Action<byte[]> Repair(byte[] file)
    {
        string[] signatures = ["OHDR", "OCHK", "FRHP", "FHIB", "BTHD", "BTLF", "BTIN", "FAHD", "FADB", "EAHD", "EAIB", "EASB", "EADB"];
        var regions = new List<(int Start, int End)>();
        for (var at = 0; at + 8 < file.Length; at++)
        {
            var isSuperblock =
                file[at] == 0x89 && file.AsSpan(at + 1).StartsWith("HDF\r\n\u001a\n"u8) && file.Length > at + 12 && file[at + 8] is 2 or 3;
            if (isSuperblock || signatures.Contains(System.Text.Encoding.Latin1.GetString(file, at, 4)))
            {
                for (var end = at + 8; end + 4 <= Math.Min(file.Length, at + 2100); end++)
                {
                    if (Lookup3.Of(file.AsSpan(at, end - at)) == BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(end)))
                    {
                        regions.Add((at, end));
                        break;
                    }
                }
            }
        }
        return bytes =>
        {
            foreach (var (start, end) in regions.Where(r => r.End + 4 <= bytes.Length))
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(end), Lookup3.Of(bytes.AsSpan(start, end - start)));
            }
        };
    }
}
