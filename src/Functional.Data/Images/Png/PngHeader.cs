using System.Buffers.Binary;

namespace Functional;

/// <summary>The first chunk of a PNG file, IHDR.</summary>
/// <param name="Width">Columns of pixels.</param>
/// <param name="Height">Rows of pixels.</param>
/// <param name="Depth">Bits of a sample.</param>
/// <param name="Color">The colour type: 0 gray, 2 RGB, 3 palette, 4 gray with alpha, 6 RGB with alpha.</param>
/// <param name="IsInterlaced">Whether the pixels come in the seven passes of Adam7.</param>
internal readonly record struct PngHeader(int Width, int Height, int Depth, int Color, bool IsInterlaced)
{
    public const int Gray = 0;
    public const int Rgb = 2;
    public const int Palette = 3;

    private const int Length = 13;

    /// <summary>Samples of a pixel and allowed depths, by colour type.</summary>
    private static readonly Dictionary<int, (int Samples, int[] Depths)> Types = new()
    {
        [Gray] = (1, [1, 2, 4, 8, 16]),
        [Rgb] = (3, [8, 16]),
        [Palette] = (1, [1, 2, 4, 8]),
        [4] = (2, [8, 16]),
        [6] = (4, [8, 16]),
    };

    /// <summary>First column and row, and the steps to the next, of each pass of Adam7.</summary>
    private static readonly PngPass[] Adam7 =
    [
        new(0, 0, 8, 8),
        new(4, 0, 8, 8),
        new(0, 4, 4, 8),
        new(2, 0, 4, 4),
        new(0, 2, 2, 4),
        new(1, 0, 2, 2),
        new(0, 1, 1, 2),
    ];

    private static readonly PngPass[] Whole = [new(0, 0, 1, 1)];

    /// <summary>Samples of a pixel in the file.</summary>
    public int Samples => Types[Color].Samples;

    /// <summary>Bits of a pixel in the file.</summary>
    public int BitsPerPixel => Samples * Depth;

    /// <summary>The passes that the pixels come in.</summary>
    public IReadOnlyList<PngPass> Passes => IsInterlaced ? Adam7 : Whole;

    /// <summary>The bytes that the unpacked rows of a pass take, each with a byte for its filter.</summary>
    public long BytesOf(PngPass pass) => pass.ColumnsOf(Width) == 0 ? 0 : pass.RowsOf(Height) * (1L + RowBytes(pass));

    /// <summary>The bytes of a row of a pass, without that for the filter.</summary>
    public long RowBytes(PngPass pass) => (((long)pass.ColumnsOf(Width) * BitsPerPixel) + 7) / 8;

    /// <summary>The header in the data of its chunk, or what is wrong with it.</summary>
    public static (PngHeader Header, string? Problem) Read(ReadOnlySpan<byte> data)
    {
        if (data.Length != Length)
        {
            return (default, $"the header has {Length} bytes, not {Messages.Number(data.Length)}");
        }
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data[4..]));
        var (depth, color, packing, filtering, interlacing) = (data[8], data[9], data[10], data[11], data[12]);
        var problem =
            width is 0 or > int.MaxValue || height is 0 or > int.MaxValue
                ? $"a size of {Messages.Number(width)} x {Messages.Number(height)} is not from 1 to 2147483647 each way"
            : !Types.TryGetValue(color, out var type) ? $"there is no colour type {Messages.Number(color)}"
            : !type.Depths.Contains(depth)
                ? $"colour type {Messages.Number(color)} has {string.Join(", ", type.Depths)} bits, not {Messages.Number(depth)}"
            : packing != 0 ? $"there is no compression method {Messages.Number(packing)}"
            : filtering != 0 ? $"there is no filter method {Messages.Number(filtering)}"
            : interlacing > 1 ? $"there is no interlace method {Messages.Number(interlacing)}"
            : null;
        return problem is null ? (new((int)width, (int)height, depth, color, interlacing == 1), null) : (default, problem);
    }
}

/// <summary>The pixels of one pass: every so many columns and rows from a first one on.</summary>
internal readonly record struct PngPass(int FirstColumn, int FirstRow, int ColumnStep, int RowStep)
{
    public int ColumnsOf(int width) => Count(width, FirstColumn, ColumnStep);

    public int RowsOf(int height) => Count(height, FirstRow, RowStep);

    private static int Count(int size, int first, int step) => size <= first ? 0 : ((size - first - 1) / step) + 1;
}
