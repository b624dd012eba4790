using System.IO.Compression;

namespace Functional;

/// <summary>Reads PNG: every colour type and bit depth, palettes, transparency, interlacing.</summary>
internal static class PngDecoder
{
    /// <summary>The picture in the bytes of a file that starts with the signature.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static Image Decode(byte[] file, string name)
    {
        var chunks = PngChunks.Read(file, name);
        var header = chunks.Header;
        var packed = chunks.Data.Sum(part => (long)part.Length);
        var unpacked = header.Passes.Sum(header.BytesOf);
        var pixels = new PngPixels(chunks);
        var size = (decimal)header.Width * header.Height * pixels.Channels;
        if (unpacked > packed * Deflate.MostBytesPerPacked || size > Array.MaxLength)
        {
            throw chunks.Wrong(
                Png.Signature.Length,
                $"a size of {Messages.Number(header.Width)} x {Messages.Number(header.Height)} is more than the file can hold"
            );
        }
        var target = new byte[(int)size];
        using var source = new ZLibStream(new PieceStream(chunks.Data), CompressionMode.Decompress);
        try
        {
            foreach (var pass in header.Passes)
            {
                ReadPass(source, chunks, pass, pixels, target);
            }
            if (source.ReadByte() >= 0)
            {
                throw chunks.Wrong(file.Length, "there are more pixels than the size says");
            }
        }
        catch (Exception e) when (e is EndOfStreamException || (e is InvalidDataException or IOException && !IsOurs(e)))
        {
            throw chunks.Wrong(file.Length, "the compressed pixels are broken or too few", e);
        }
        return new(header.Width, header.Height, pixels.Channels, target);
    }

    private static bool IsOurs(Exception e) => e.Message.StartsWith("png, ", StringComparison.Ordinal);

    private static void ReadPass(Stream source, PngChunks chunks, PngPass pass, PngPixels pixels, byte[] target)
    {
        var header = chunks.Header;
        var columns = pass.ColumnsOf(header.Width);
        if (columns == 0)
        {
            return;
        }
        var step = Math.Max(1, header.BitsPerPixel / 8);
        byte[] above = new byte[header.RowBytes(pass)];
        var row = new byte[above.Length];
        for (var y = pass.FirstRow; y < header.Height; y += pass.RowStep)
        {
            var filter = source.ReadByte();
            source.ReadExactly(row);
            if (!Unfilter(filter, row, above, step))
            {
                throw chunks.Wrong(Png.Signature.Length, $"row {Messages.Number(y)} has no filter from 0 to 4");
            }
            for (var i = 0; i < columns; i++)
            {
                var at = (((long)y * header.Width) + pass.FirstColumn + ((long)i * pass.ColumnStep)) * pixels.Channels;
                pixels.Unpack(row, i, target.AsSpan((int)at, pixels.Channels));
            }
            (row, above) = (above, row);
        }
    }

    /// <summary>Adds to every byte what its filter predicted; false when there is no such filter.</summary>
    private static bool Unfilter(int filter, byte[] row, byte[] above, int step)
    {
        switch (filter)
        {
            case 0:
                return true;
            case 1:
                for (var i = step; i < row.Length; i++)
                {
                    row[i] += row[i - step];
                }
                return true;
            case 2:
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] += above[i];
                }
                return true;
            case 3:
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] += (byte)(((i < step ? 0 : row[i - step]) + above[i]) / 2);
                }
                return true;
            case 4:
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] += (byte)(i < step ? above[i] : Png.Paeth(row[i - step], above[i], above[i - step]));
                }
                return true;
            default:
                return false;
        }
    }
}
