using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Functional;

/// <summary>The chunks of a PNG file that the picture is made of, each with its checksum right.</summary>
internal sealed class PngChunks
{
    private const int LongestPalette = 256 * 3;

    private readonly string name;

    private PngChunks(string name) => this.name = name;

    public PngHeader Header { get; private set; }

    /// <summary>Red, green and blue of every entry; empty when there is no palette.</summary>
    public ReadOnlyMemory<byte> Palette { get; private set; }

    /// <summary>Alpha of the first palette entries, or the transparent colour in 16-bit numbers; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Transparency { get; private set; }

    /// <summary>The compressed pixels, in the pieces that the file has.</summary>
    public List<ReadOnlyMemory<byte>> Data { get; } = [];

    /// <summary>The chunks of a file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static PngChunks Read(byte[] file, string name)
    {
        var chunks = new PngChunks(name);
        var at = Png.Signature.Length;
        var (isFirst, isInData, hasEnded) = (true, false, false);
        while (!hasEnded)
        {
            var (kind, data) = chunks.Chunk(file, at);
            if (isFirst != (kind == "IHDR"))
            {
                throw chunks.Wrong(at, $"the header is the first chunk and no other; here is {kind}");
            }
            if (kind == "IDAT" && chunks.Data.Count > 0 && !isInData)
            {
                throw chunks.Wrong(at, "the chunks of pixels, IDAT, must follow each other");
            }
            chunks.Take(kind, data, at);
            (isFirst, isInData, hasEnded) = (false, kind == "IDAT", kind == "IEND");
            at += data.Length + Png.ChunkOverhead;
        }
        return chunks.Data.Count > 0 ? chunks : throw chunks.Wrong(at, "there are no pixels: no chunk IDAT");
    }

    /// <summary>An error that says in which file, where and why.</summary>
    public InvalidDataException Wrong(int at, string what, Exception? inner = null) =>
        new(string.Create(CultureInfo.InvariantCulture, $"png, {name}: at byte {at}: {what}. The file is damaged or incomplete."), inner);

    private (string Kind, ReadOnlyMemory<byte> Data) Chunk(byte[] file, int at)
    {
        if (file.Length - at < Png.ChunkOverhead)
        {
            throw Wrong(at, "the file ends before its last chunk, IEND");
        }
        var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
        if (length > file.Length - at - Png.ChunkOverhead)
        {
            throw Wrong(at, $"a chunk of {Messages.Number(length)} bytes goes beyond the end of the file");
        }
        var kind = file.AsSpan(at + 4, 4);
        foreach (var letter in kind)
        {
            if (!char.IsAsciiLetter((char)letter))
            {
                throw Wrong(at + 4, "the name of a chunk is four letters");
            }
        }
        var stored = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + (int)length));
        var text = Encoding.ASCII.GetString(kind);
        return Png.Checksum(file.AsSpan(at + 4, 4 + (int)length)) == stored
            ? (text, file.AsMemory(at + 8, (int)length))
            : throw Wrong(at, $"the checksum of chunk {text} is wrong");
    }

    private void Take(string kind, ReadOnlyMemory<byte> data, int at)
    {
        switch (kind)
        {
            case "IHDR":
                var (header, problem) = PngHeader.Read(data.Span);
                Header = problem is null ? header : throw Wrong(at, problem);
                break;
            case "PLTE":
                Palette =
                    data.Length is > 0 and <= LongestPalette && data.Length % 3 == 0 && Palette.IsEmpty && Data.Count == 0
                        ? data
                        : throw Wrong(at, "there is one palette, before the pixels, of 1 to 256 colours of 3 bytes");
                break;
            case "tRNS":
                Transparency = TransparencyOf(data, at);
                break;
            case "IDAT":
                if (Header.Color == PngHeader.Palette && Palette.IsEmpty)
                {
                    throw Wrong(at, "the palette is missing");
                }
                Data.Add(data);
                break;
            case "IEND":
                break;
            default:
                // An upper-case first letter means that the picture cannot be understood without.
                _ = char.IsAsciiLetterLower(kind[0]) ? kind : throw Wrong(at, $"chunk {kind} is not known, and cannot be left out");
                break;
        }
    }

    private ReadOnlyMemory<byte> TransparencyOf(ReadOnlyMemory<byte> data, int at)
    {
        var isRight = Header.Color switch
        {
            PngHeader.Gray => data.Length == 2,
            PngHeader.Rgb => data.Length == 6,
            PngHeader.Palette => data.Length >= 1 && data.Length * 3 <= Palette.Length,
            _ => false,
        };
        return isRight && Data.Count == 0 && Transparency.IsEmpty
            ? data
            : throw Wrong(at, "the transparency does not fit the colour type, comes twice, or after the pixels");
    }
}
