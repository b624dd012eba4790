namespace Functional;

/// <summary>What reader and writer of PNG share. Source: W3C, Portable Network Graphics (PNG) Specification, Third Edition, 2025.</summary>
internal static class Png
{
    /// <summary>Length, name and checksum of a chunk.</summary>
    public const int ChunkOverhead = 12;

    private static readonly uint[] Checksums = MakeChecksums();

    /// <summary>The first eight bytes of every file.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The checksum of a chunk's name and data: CRC-32 of ISO 3309.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc = Checksums[(crc ^ b) & 0xFF] ^ (crc >> 8);
        }
        return ~crc;
    }

    /// <summary>Paeth's predictor: of left, above and above left the one that is nearest to left + above − above left.</summary>
    public static int Paeth(int left, int above, int corner)
    {
        var estimate = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(estimate - left), Math.Abs(estimate - above), Math.Abs(estimate - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left
            : toAbove <= toCorner ? above
            : corner;
    }

    private static uint[] MakeChecksums()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
            }
            table[i] = crc;
        }
        return table;
    }
}
