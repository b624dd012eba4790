using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Functional;

/// <summary>
/// Reads and writes numpy's <c>.npy</c>: a text that says element type, order and shape, then the elements. Read are versions 1 to 3,
/// numbers and truth values of either byte order, rows or columns first. Source: numpy's <c>numpy.lib.format</c>.
/// </summary>
public static partial class NpyFile
{
    private const int Alignment = 64;
    private const int MostHeader = 1 << 20;

    /// <summary>What every file begins with.</summary>
    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>The tensor in a file: half precision becomes Float32, short whole numbers Int32, unsigned long ones Int64.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no <c>.npy</c>, is damaged, or holds texts, objects or records.</exception>
    public static Tensor Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = File.OpenRead(path);
        return Read(file, file.Length, Path.GetFileName(path));
    }

    /// <summary>Writes a tensor, row-major and little-endian; the file appears when it is complete.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="tensor">The tensor.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, Tensor tensor)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(tensor);
        AtomicFile.Write(path, stream => Write(stream, tensor));
    }

    internal static void Write(Stream stream, Tensor tensor)
    {
        var sizes = string.Join(", ", tensor.Shape.Select(size => size.ToString(CultureInfo.InvariantCulture)));
        var shape = $"({sizes}{(tensor.Rank == 1 ? "," : "")})";
        var header = $"{{'descr': '{NpyElement.CodeOf(tensor.DType)}', 'fortran_order': False, 'shape': {shape}, }}";
        var start = Magic.Length + 4;
        header = header.PadRight(((start + header.Length + Alignment) / Alignment * Alignment) - start - 1) + "\n";
        stream.Write(Magic);
        stream.Write([1, 0]);
        Span<byte> length = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)header.Length);
        stream.Write(length);
        stream.Write(Encoding.Latin1.GetBytes(header));
        stream.Write(tensor.AsBytes());
    }

    /// <param name="content">The bytes.</param>
    /// <param name="most">How many there can be at most, against which a shape is held before memory is taken.</param>
    /// <param name="name">What is read, for messages.</param>
    internal static Tensor Read(Stream content, double most, string name)
    {
        var start = Take(content, Magic.Length + 2, name, "the first bytes");
        if (!start.AsSpan().StartsWith(Magic) || start[6] is < 1 or > 3)
        {
            throw Wrong(name, "it does not begin as a file of numpy does");
        }
        var wide = start[6] > 1;
        var size = Take(content, wide ? 4 : 2, name, "the length of the header");
        var length = wide ? BinaryPrimitives.ReadUInt32LittleEndian(size) : BinaryPrimitives.ReadUInt16LittleEndian(size);
        if (length > Math.Min(MostHeader, most))
        {
            throw Wrong(name, $"a header of {length} bytes is longer than any");
        }
        return ReadElements(content, Encoding.UTF8.GetString(Take(content, (int)length, name, "the header")), most, name);
    }

    private static Tensor ReadElements(Stream content, string header, double most, string name)
    {
        var (type, order, shape) = (Type().Match(header), Order().Match(header), Axes().Match(header));
        if (!type.Success || !order.Success || !shape.Success)
        {
            throw Wrong(name, $"the header says no type, order and shape of numbers: {header.Trim()}");
        }
        if (!NpyElement.All.TryGetValue(type.Groups[2].Value, out var element))
        {
            throw Wrong(name, $"elements of type {type.Groups[2].Value} are not read; there are {string.Join(", ", NpyElement.All.Keys)}");
        }
        string[] sizes = shape.Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var count = sizes.Aggregate(1.0, (product, s) => product * double.Parse(s, CultureInfo.InvariantCulture));
        if (
            count * element.Width > Math.Min(most, Array.MaxLength)
            || sizes.Any(s => !int.TryParse(s, CultureInfo.InvariantCulture, out _))
        )
        {
            throw Wrong(name, $"({shape.Groups[1].Value}) are more elements than the file can hold");
        }
        int[] axes = [.. sizes.Select(s => int.Parse(s, CultureInfo.InvariantCulture))];
        var bytes = Take(content, (int)count * element.Width, name, "the elements");
        if (content.ReadByte() >= 0)
        {
            throw Wrong(name, "there are bytes behind the last element");
        }
        if (type.Groups[1].Value == ">")
        {
            Array.Reverse(bytes);
            var reversed = Elements(bytes);
            return Ordered(count == 0 ? reversed : Ops.Flip(reversed, 0));
        }
        return Ordered(Elements(bytes));

        Tensor Elements(byte[] all)
        {
            try
            {
                return element.Read(all, Shape.Of((int)count));
            }
            catch (OverflowException)
            {
                throw Wrong(name, "an unsigned number is above 2⁶³ − 1, the largest Int64");
            }
        }

        Tensor Ordered(Tensor flat) =>
            order.Groups[1].Value == "False"
                ? flat.Reshape(axes)
                : Ops.Permute(flat.Reshape([.. axes.Reverse()]), [.. Enumerable.Range(0, axes.Length).Reverse()]);
    }

    private static byte[] Take(Stream content, int count, string name, string what)
    {
        var bytes = new byte[count];
        var read = content.ReadAtLeast(bytes, count, throwOnEndOfStream: false);
        return read == count
            ? bytes
            : throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"{what} take {count} bytes, and {read} are left"));
    }

    private static InvalidDataException Wrong(string name, string what) =>
        new($"npy, {name}: {what}. Is the file complete, and is it the one you meant?");

    [GeneratedRegex("'descr'\\s*:\\s*'([<>|=])([a-zA-Z]\\d+)'")]
    private static partial Regex Type();

    [GeneratedRegex("'fortran_order'\\s*:\\s*(True|False)")]
    private static partial Regex Order();

    [GeneratedRegex("'shape'\\s*:\\s*\\(\\s*((?:\\d{1,18}\\s*,\\s*)*(?:\\d{1,18}\\s*)?)\\)")]
    private static partial Regex Axes();
}
