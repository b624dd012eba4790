namespace Functional;

/// <summary>The checksum of chunks, which the filter fletcher32 puts behind them.</summary>
internal static class Hdf5Fletcher
{
    /// <summary>Fletcher's with two sums of 16 bits over words of 16 bits, high byte first; an odd byte is a high byte.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var (low, high) = (0UL, 0UL);
        for (var i = 0; i < bytes.Length; i += 2)
        {
            low += (uint)((bytes[i] << 8) | (i + 1 < bytes.Length ? bytes[i + 1] : 0));
            high += low;
            if (i % 720 == 718)
            {
                (low, high) = (Fold(low), Fold(high));
            }
        }
        return (Fold(Fold(high)) << 16) | Fold(Fold(low));

        static uint Fold(ulong sum)
        {
            while (sum > 0xffff)
            {
                sum = (sum & 0xffff) + (sum >> 16);
            }
            return (uint)sum;
        }
    }
}
