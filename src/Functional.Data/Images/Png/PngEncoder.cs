using System.Buffers.Binary;
using System.IO.Compression;

namespace Functional;

/// <summary>Writes PNG with 8 bits a sample, each row with the filter that leaves the smallest numbers.</summary>
internal static class PngEncoder
{
    private const int Filters = 5;

    /// <summary>The colour type by the number of channels.</summary>
    private static readonly byte[] ColorTypes = [0, 0, 4, 2, 6];

    /// <summary>The bytes of a file.</summary>
    public static byte[] Encode(Image image)
    {
        using var file = new MemoryStream();
        file.Write(Png.Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), image.Height);
        (header[8], header[9]) = (8, ColorTypes[image.Channels]);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Pack(image));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void WriteChunk(Stream file, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        byte[] content = [.. kind, .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Png.Checksum(content));
        file.Write(number);
    }

    private static byte[] Pack(Image image)
    {
        using var packed = new MemoryStream();
        using (var target = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var length = image.Width * image.Channels;
            var rows = Enumerable.Range(0, Filters).Select(_ => new byte[length]).ToArray();
            ReadOnlySpan<byte> above = new byte[length];
            for (var y = 0; y < image.Height; y++)
            {
                var row = image.Pixels.Slice(y * length, length);
                var filter = Filter(row, above, image.Channels, rows);
                target.WriteByte((byte)filter);
                target.Write(rows[filter]);
                above = row;
            }
        }
        return packed.ToArray();
    }

    /// <summary>Fills the row of every filter, and says which has the smallest sum of absolute values.</summary>
    private static int Filter(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int step, byte[][] rows)
    {
        Span<long> sums = stackalloc long[Filters];
        for (var i = 0; i < row.Length; i++)
        {
            var (left, corner) = i < step ? (0, 0) : (row[i - step], above[i - step]);
            for (var filter = 0; filter < Filters; filter++)
            {
                var difference = (byte)(row[i] - Predict(filter, left, above[i], corner));
                rows[filter][i] = difference;
                sums[filter] += Math.Abs((int)(sbyte)difference);
            }
        }
        var best = 0;
        for (var filter = 1; filter < Filters; filter++)
        {
            best = sums[filter] < sums[best] ? filter : best;
        }
        return best;
    }

    private static int Predict(int filter, int left, int above, int corner) =>
        filter switch
        {
            1 => left,
            2 => above,
            3 => (left + above) / 2,
            4 => Png.Paeth(left, above, corner),
            _ => 0,
        };
}
