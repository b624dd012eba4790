namespace Functional;

/// <summary>
/// An elementwise operation on one stretch of memory. Operands are read with step 1, or with step 0 where one element serves all.
/// Inside a fused loop truth values are masks of the width of the numbers they were made from. A count that is a multiple of
/// <see cref="Tiles.Whole"/> takes the shortest way: no tails.
/// </summary>
internal abstract unsafe class Tile
{
    /// <summary>
    /// z[i] = f(x[i·xStep], y[i·yStep], w[i·wStep]) for i from 0 to before count; operands that f does not have are ignored.
    /// </summary>
    public abstract void Run(byte* x, nint xStep, byte* y, nint yStep, byte* w, nint wStep, byte* z, nint count);
}

/// <summary>Makes the tiles of kernels for an element type, with the widest registers of this process.</summary>
internal static class Tiles
{
    /// <summary>Two of the widest registers: a count that this divides leaves no tail at any width.</summary>
    public const int Whole = 32;

    public static Tile? Unary<TKernel>(TKernel kernel, DType type)
        where TKernel : struct, IUnaryKernel =>
        (type, VectorWidth.Bits) switch
        {
            (DType.Float32, 512) => new UnaryTile<TKernel, Single512, float>(kernel),
            (DType.Float32, 256) => new UnaryTile<TKernel, Single256, float>(kernel),
            (DType.Float32, 128) => new UnaryTile<TKernel, Single128, float>(kernel),
            (DType.Float32, _) => new UnaryTile<TKernel, Scalar<float>, float>(kernel),
            (DType.Float64, 512) => new UnaryTile<TKernel, Double512, double>(kernel),
            (DType.Float64, 256) => new UnaryTile<TKernel, Double256, double>(kernel),
            (DType.Float64, 128) => new UnaryTile<TKernel, Double128, double>(kernel),
            (DType.Float64, _) => new UnaryTile<TKernel, Scalar<double>, double>(kernel),
            _ => null,
        };

    public static Tile? Binary<TKernel>(TKernel kernel, DType type)
        where TKernel : struct, IBinaryKernel =>
        (type, VectorWidth.Bits) switch
        {
            (DType.Float32, 512) => new BinaryTile<TKernel, Single512, float>(kernel),
            (DType.Float32, 256) => new BinaryTile<TKernel, Single256, float>(kernel),
            (DType.Float32, 128) => new BinaryTile<TKernel, Single128, float>(kernel),
            (DType.Float32, _) => new BinaryTile<TKernel, Scalar<float>, float>(kernel),
            (DType.Float64, 512) => new BinaryTile<TKernel, Double512, double>(kernel),
            (DType.Float64, 256) => new BinaryTile<TKernel, Double256, double>(kernel),
            (DType.Float64, 128) => new BinaryTile<TKernel, Double128, double>(kernel),
            (DType.Float64, _) => new BinaryTile<TKernel, Scalar<double>, double>(kernel),
            _ => null,
        };

    public static Tile? Select(DType type) =>
        (type, VectorWidth.Bits) switch
        {
            (DType.Float32, 512) => new SelectTile<Single512, float>(),
            (DType.Float32, 256) => new SelectTile<Single256, float>(),
            (DType.Float32, 128) => new SelectTile<Single128, float>(),
            (DType.Float32, _) => new SelectTile<Scalar<float>, float>(),
            (DType.Float64, 512) => new SelectTile<Double512, double>(),
            (DType.Float64, 256) => new SelectTile<Double256, double>(),
            (DType.Float64, 128) => new SelectTile<Double128, double>(),
            (DType.Float64, _) => new SelectTile<Scalar<double>, double>(),
            _ => null,
        };
}

internal sealed unsafe class UnaryTile<TKernel, V, T>(TKernel kernel) : Tile
    where TKernel : struct, IUnaryKernel
    where V : unmanaged, IVector<V, T>
    where T : unmanaged
{
    public override void Run(byte* x, nint xStep, byte* y, nint yStep, byte* w, nint wStep, byte* z, nint count)
    {
        if (count % Tiles.Whole == 0)
        {
            Elementwise.MapWhole<TKernel, V, T>(kernel, (T*)x, (T*)z, count);
        }
        else
        {
            Elementwise.Map<TKernel, V, T>(kernel, new ReadOnlySpan<T>(x, (int)count), new Span<T>(z, (int)count));
        }
    }
}

internal sealed unsafe class BinaryTile<TKernel, V, T>(TKernel kernel) : Tile
    where TKernel : struct, IBinaryKernel
    where V : unmanaged, IVector<V, T>
    where T : unmanaged
{
    public override void Run(byte* x, nint xStep, byte* y, nint yStep, byte* w, nint wStep, byte* z, nint count)
    {
        if (count % Tiles.Whole == 0 && xStep + yStep > 0)
        {
            Elementwise.ZipWhole<TKernel, V, T>(kernel, (T*)x, xStep, (T*)y, yStep, (T*)z, count);
        }
        else
        {
            Elementwise.ZipStretch<TKernel, V, T>(kernel, ref *(T*)x, xStep, ref *(T*)y, yStep, ref *(T*)z, count);
        }
    }
}

/// <summary>z = mask x ? y : w.</summary>
internal sealed unsafe class SelectTile<V, T> : Tile
    where V : unmanaged, IVector<V, T>
    where T : unmanaged
{
    public override void Run(byte* x, nint xStep, byte* y, nint yStep, byte* w, nint wStep, byte* z, nint count) =>
        Elementwise.SelectStretch<V, T>((T*)x, xStep, (T*)y, yStep, (T*)w, wStep, (T*)z, count);
}
