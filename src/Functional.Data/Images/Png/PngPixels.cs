using System.Buffers.Binary;

namespace Functional;

/// <summary>Makes bytes of an image from the samples of a row: by depth, palette and transparency.</summary>
internal sealed class PngPixels
{
    private readonly PngHeader header;
    private readonly PngChunks chunks;
    private readonly int[] transparent;
    private readonly int factor;

    public PngPixels(PngChunks chunks)
    {
        (this.chunks, header) = (chunks, chunks.Header);
        var isPalette = header.Color == PngHeader.Palette;
        var isTransparent = !chunks.Transparency.IsEmpty;
        Channels = (isPalette ? 3 : header.Samples) + (isTransparent ? 1 : 0);
        transparent = isTransparent && !isPalette ? Numbers(chunks.Transparency.Span) : [];
        factor = isPalette || header.Depth > 8 ? 1 : byte.MaxValue / ((1 << header.Depth) - 1);
    }

    /// <summary>Channels of the image.</summary>
    public int Channels { get; }

    /// <summary>The pixel at a position of a row.</summary>
    /// <exception cref="InvalidDataException">The palette has no such entry.</exception>
    public void Unpack(byte[] row, int position, Span<byte> target)
    {
        if (header.Color == PngHeader.Palette)
        {
            Look(Sample(row, position), target);
            return;
        }
        var isTransparent = transparent.Length > 0;
        for (var i = 0; i < header.Samples; i++)
        {
            var sample = Sample(row, (position * header.Samples) + i);
            target[i] = (byte)(header.Depth == 16 ? sample >> 8 : sample * factor);
            isTransparent = isTransparent && sample == transparent[i];
        }
        if (transparent.Length > 0)
        {
            target[header.Samples] = isTransparent ? (byte)0 : byte.MaxValue;
        }
    }

    private void Look(int entry, Span<byte> target)
    {
        var palette = chunks.Palette.Span;
        if (entry * 3 >= palette.Length)
        {
            throw chunks.Wrong(
                Png.Signature.Length,
                $"a pixel has colour {Messages.Number(entry)} of {Messages.Number(palette.Length / 3)}"
            );
        }
        palette.Slice(entry * 3, 3).CopyTo(target);
        if (Channels == 4)
        {
            var alpha = chunks.Transparency.Span;
            target[3] = entry < alpha.Length ? alpha[entry] : byte.MaxValue;
        }
    }

    /// <summary>Samples of fewer than 8 bits are packed from the upper bits of a byte on.</summary>
    private int Sample(byte[] row, int index)
    {
        switch (header.Depth)
        {
            case 8:
                return row[index];
            case 16:
                return BinaryPrimitives.ReadUInt16BigEndian(row.AsSpan(2 * index));
            default:
                var bit = index * (long)header.Depth;
                return (row[bit / 8] >> (int)(8 - header.Depth - (bit % 8))) & ((1 << header.Depth) - 1);
        }
    }

    private int[] Numbers(ReadOnlySpan<byte> data)
    {
        var mask = (1 << header.Depth) - 1;
        var numbers = new int[data.Length / 2];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadUInt16BigEndian(data[(2 * i)..]) & mask;
        }
        return numbers;
    }
}
