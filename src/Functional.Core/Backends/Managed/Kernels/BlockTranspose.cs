using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Functional;

/// <summary>Matrix transposition by blocks that stay in cache; moves bits and never looks at them.</summary>
internal static class BlockTranspose
{
    private const int CacheBlock = 64;

    /// <summary>target[j·targetRow + i] = source[i·sourceRow + j] for i below rows and j below columns.</summary>
    public static void Run<T>(ref readonly T source, nint sourceRow, ref T target, nint targetRow, nint rows, nint columns)
        where T : unmanaged
    {
        for (nint j = 0; j < columns; j += CacheBlock)
        {
            nint width = Math.Min(CacheBlock, columns - j);
            for (nint i = 0; i < rows; i += CacheBlock)
            {
                nint height = Math.Min(CacheBlock, rows - i);
                ref T from = ref Unsafe.Add(ref Unsafe.AsRef(in source), (i * sourceRow) + j);
                ref T to = ref Unsafe.Add(ref target, (j * targetRow) + i);
                Block(ref from, sourceRow, ref to, targetRow, height, width);
            }
        }
    }

    private static void Block<T>(ref T source, nint sourceRow, ref T target, nint targetRow, nint rows, nint columns)
        where T : unmanaged
    {
        nint step = Avx.IsSupported
            ? (
                Unsafe.SizeOf<T>() == 4 ? 8
                : Unsafe.SizeOf<T>() == 8 ? 4
                : 0
            )
            : 0;
        nint fullRows = step == 0 ? 0 : rows - (rows % step);
        nint fullColumns = step == 0 ? 0 : columns - (columns % step);
        for (nint j = 0; j < fullColumns; j += step)
        {
            for (nint i = 0; i < fullRows; i += step)
            {
                ref T from = ref Unsafe.Add(ref source, (i * sourceRow) + j);
                ref T to = ref Unsafe.Add(ref target, (j * targetRow) + i);
                if (Unsafe.SizeOf<T>() == 4)
                {
                    ref float floats = ref Unsafe.As<T, float>(ref from);
                    ref float places = ref Unsafe.As<T, float>(ref to);
                    Tile4x8(ref floats, sourceRow, ref places, targetRow);
                    Tile4x8(ref Unsafe.Add(ref floats, 4), sourceRow, ref Unsafe.Add(ref places, 4 * targetRow), targetRow);
                }
                else
                {
                    Tile4(ref Unsafe.As<T, double>(ref from), sourceRow, ref Unsafe.As<T, double>(ref to), targetRow);
                }
            }
        }

        Plain(ref source, sourceRow, ref target, targetRow, 0, fullRows, fullColumns, columns);
        Plain(ref source, sourceRow, ref target, targetRow, fullRows, rows, 0, columns);
    }

    /// <summary>The rectangle [fromRow, toRow) × [fromColumn, toColumn), element by element.</summary>
    private static void Plain<T>(
        ref T source,
        nint sourceRow,
        ref T target,
        nint targetRow,
        nint fromRow,
        nint toRow,
        nint fromColumn,
        nint toColumn
    )
        where T : unmanaged
    {
        for (nint j = fromColumn; j < toColumn; j++)
        {
            for (nint i = fromRow; i < toRow; i++)
            {
                Unsafe.Add(ref target, (j * targetRow) + i) = Unsafe.Add(ref source, (i * sourceRow) + j);
            }
        }
    }

    /// <summary>Eight rows of four 4-byte elements become four rows of eight: pairs are joined, then fours.</summary>
    private static void Tile4x8(ref float source, nint sourceRow, ref float target, nint targetRow)
    {
        Vector256<float> r0 = Load(ref source, 0, sourceRow);
        Vector256<float> r1 = Load(ref source, 1, sourceRow);
        Vector256<float> r2 = Load(ref source, 2, sourceRow);
        Vector256<float> r3 = Load(ref source, 3, sourceRow);
        Vector256<float> a0 = Avx.UnpackLow(r0, r1);
        Vector256<float> a1 = Avx.UnpackHigh(r0, r1);
        Vector256<float> a2 = Avx.UnpackLow(r2, r3);
        Vector256<float> a3 = Avx.UnpackHigh(r2, r3);
        Store(Fours(a0, a2, low: true), ref target, 0, targetRow);
        Store(Fours(a0, a2, low: false), ref target, 1, targetRow);
        Store(Fours(a1, a3, low: true), ref target, 2, targetRow);
        Store(Fours(a1, a3, low: false), ref target, 3, targetRow);
    }

    /// <summary>Row r of the tile in the low half, row r + 4 in the high half: the exchange of halves happens while loading.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Load(ref float source, nint row, nint stride) =>
        Vector256.Create(
            Vector128.LoadUnsafe(ref Unsafe.Add(ref source, row * stride)),
            Vector128.LoadUnsafe(ref Unsafe.Add(ref source, (row + 4) * stride))
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Fours(Vector256<float> left, Vector256<float> right, bool low) =>
        low ? Avx.UnpackLow(left.AsDouble(), right.AsDouble()).AsSingle() : Avx.UnpackHigh(left.AsDouble(), right.AsDouble()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<float> value, ref float target, nint row, nint stride) =>
        value.StoreUnsafe(ref Unsafe.Add(ref target, row * stride));

    /// <summary>Four rows of four 8-byte elements.</summary>
    private static void Tile4(ref double source, nint sourceRow, ref double target, nint targetRow)
    {
        Vector256<double> r0 = LoadHalves(ref source, 0, sourceRow);
        Vector256<double> r1 = LoadHalves(ref source, 1, sourceRow);
        Vector256<double> s0 = LoadHalves(ref Unsafe.Add(ref source, 2), 0, sourceRow);
        Vector256<double> s1 = LoadHalves(ref Unsafe.Add(ref source, 2), 1, sourceRow);
        Avx.UnpackLow(r0, r1).StoreUnsafe(ref target);
        Avx.UnpackHigh(r0, r1).StoreUnsafe(ref Unsafe.Add(ref target, targetRow));
        Avx.UnpackLow(s0, s1).StoreUnsafe(ref Unsafe.Add(ref target, 2 * targetRow));
        Avx.UnpackHigh(s0, s1).StoreUnsafe(ref Unsafe.Add(ref target, 3 * targetRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> LoadHalves(ref double source, nint row, nint stride) =>
        Vector256.Create(
            Vector128.LoadUnsafe(ref Unsafe.Add(ref source, row * stride)),
            Vector128.LoadUnsafe(ref Unsafe.Add(ref source, (row + 2) * stride))
        );
}
