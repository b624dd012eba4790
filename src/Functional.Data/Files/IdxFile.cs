using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Functional;

/// <summary>
/// Reads IDX, the format of MNIST and its relatives: two zero bytes, a byte for the element type, a byte for the number of axes, the
/// length of each axis as a big-endian 32-bit number, then the elements, big-endian, row-major. Source: Y. LeCun, C. Cortes,
/// C. J. C. Burges, The MNIST database of handwritten digits, 1998.
/// </summary>
public static class IdxFile
{
    /// <summary>The element types of the format that tensors hold too.</summary>
    private static readonly Dictionary<byte, DType> Types = new()
    {
        [0x08] = DType.UInt8,
        [0x0C] = DType.Int32,
        [0x0D] = DType.Float32,
        [0x0E] = DType.Float64,
    };

    /// <summary>The tensor in a file, packed by gzip or not, with the type and the shape that the file says.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not IDX or damaged, or holds signed bytes or 16-bit numbers.</exception>
    public static Tensor Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = File.OpenRead(path);
        var name = Path.GetFileName(path);
        var packed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        if (!packed)
        {
            return ReadContent(file, file.Length, name);
        }
        using var content = new GZipStream(file, CompressionMode.Decompress);
        try
        {
            return ReadContent(content, (double)file.Length * Deflate.MostBytesPerPacked, name);
        }
        catch (InvalidDataException e) when (!e.Message.Contains(name, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"idx: \"{path}\" cannot be unpacked: {e.Message}", e);
        }
    }

    private static Tensor ReadContent(Stream content, double mostBytes, string name)
    {
        Span<byte> start = stackalloc byte[4];
        Fill(content, start, name, "the first numbers");
        if (start is not [0, 0, _, > 0])
        {
            throw Wrong(name, "an IDX file starts with two zero bytes, an element type and a number of axes of at least 1");
        }
        if (!Types.TryGetValue(start[2], out var type))
        {
            var known = string.Join(", ", Types.Select(t => string.Create(CultureInfo.InvariantCulture, $"0x{t.Key:x2} {t.Value}")));
            throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"element type 0x{start[2]:x2} is not one of {known}"));
        }
        var shape = ReadShape(content, start[3], mostBytes, name);
        var tensor = ReadElements(content, type, shape, name);
        return content.ReadByte() < 0 ? tensor : throw Wrong(name, $"there are bytes behind the last element of {shape}");
    }

    private static Shape ReadShape(Stream content, int rank, double mostBytes, string name)
    {
        var lengths = new byte[4 * rank];
        Fill(content, lengths, name, "the lengths of the axes");
        uint[] dimensions = [.. Enumerable.Range(0, rank).Select(i => BinaryPrimitives.ReadUInt32BigEndian(lengths.AsSpan(4 * i)))];
        var size = dimensions.Aggregate(1.0, (product, length) => product * length);
        return size <= Math.Min(mostBytes, Array.MaxLength) && dimensions.All(length => length <= int.MaxValue)
            ? Shape.Of([.. dimensions.Select(length => (int)length)])
            : throw Wrong(name, $"axes of {string.Join(" x ", dimensions)} are more elements than the file can hold");
    }

    private static Tensor ReadElements(Stream content, DType type, Shape shape, string name) =>
        type switch
        {
            DType.UInt8 => Tensor.Create<byte>(shape, target => Fill(content, target, name, "the elements")),
            DType.Float64 => Tensor.Create<double>(
                shape,
                target =>
                {
                    var words = MemoryMarshal.Cast<double, long>(target);
                    Fill(content, MemoryMarshal.AsBytes(words), name, "the elements");
                    BinaryPrimitives.ReverseEndianness(words, words);
                }
            ),
            DType.Float32 => Tensor.Create<float>(shape, target => FillWords(content, MemoryMarshal.Cast<float, int>(target), name)),
            _ => Tensor.Create<int>(shape, target => FillWords(content, target, name)),
        };

    private static void FillWords(Stream content, Span<int> words, string name)
    {
        Fill(content, MemoryMarshal.AsBytes(words), name, "the elements");
        BinaryPrimitives.ReverseEndianness(words, words);
    }

    private static void Fill(Stream content, Span<byte> target, string name, string what)
    {
        var read = content.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);
        if (read < target.Length)
        {
            throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"{what} take {target.Length} bytes, and {read} are left"));
        }
    }

    private static InvalidDataException Wrong(string name, string what) =>
        new($"idx, {name}: {what}. Is the file complete, and is it the one you meant?");
}
