namespace Functional;

/// <summary>What is known of packed data before they are unpacked.</summary>
internal static class Deflate
{
    /// <summary>Deflate makes at most so many bytes of one (RFC 1951); what is packed holds no more than its length by this.</summary>
    public const long MostBytesPerPacked = 1032;
}
