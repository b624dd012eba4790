using System.Runtime.CompilerServices;

namespace Functional;

/// <content>The loops around the tiles.</content>
internal static unsafe partial class MatrixProduct
{
    /// <summary>
    /// Rows of one strip when the right factor is small enough to stay in the first cache: a multiple of every tile height.
    /// </summary>
    private const int StripRows = 48;

    /// <summary>Bytes of the right factor that may stay in the first cache.</summary>
    private const int FirstCache = 16 * 1024;

    /// <summary>Bytes of the right factor that may stay in the second cache.</summary>
    private const int SecondCache = 256 * 1024;

    private const int CacheLine = 64;

    /// <summary>Rows this far apart meet in the same cache sets, and rows half as far or more apart if it is a power of two.</summary>
    private const int AliasingBytes = 4096;

    /// <summary>Rows of the result from which packing an aliasing panel pays.</summary>
    private const int PackingRows = 64;

    /// <summary>The longest part of a chain that is run at a time.</summary>
    private const int MaxDepth = 128;

    /// <summary>Rows of the result from which a panel is read often enough for its place in the cache to matter.</summary>
    private const int BlockedRows = 12;

    /// <summary>Whether rows so many elements apart meet in the same cache sets, so that a factor that is read often is packed.</summary>
    public static bool Aliases<T>(nint rowStride)
        where T : unmanaged
    {
        nint bytes = rowStride * Unsafe.SizeOf<T>();
        return bytes >= AliasingBytes || bytes == AliasingBytes / 2;
    }

    /// <summary>Columns are cut into panels of up to three registers; a panel's last register ends with the panel.</summary>
    private static void Panels<V, T>(Factor<T> a, Factor<T> b, T* c, nint cRow, nint m, nint k, nint n)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        bool inPlace = b.ColumnStride == 1 || n == 1;
        bool packs = !inPlace || (Aliases<T>(b.RowStride) && m >= PackingRows);
        nint bytes = k * n * Unsafe.SizeOf<T>();
        bool strips = m > StripRows && bytes <= (packs ? SecondCache : FirstCache);
        if (packs && strips)
        {
            // Copied once with rows that do not alias, so that the result can be written strip by strip.
            b = Pack(b, 0, n, k, n + (CacheLine / Unsafe.SizeOf<T>()));
            packs = false;
        }

        nint rows = strips ? StripRows : m;
        for (nint i = 0; i < m; i += rows)
        {
            Factor<T> strip = new(a.Start + (i * a.RowStride), a.RowStride, a.ColumnStride);
            Strip<V, T>(strip, b, c + (i * cRow), cRow, Math.Min(rows, m - i), k, n, packs);
        }
    }

    private static void Strip<V, T>(Factor<T> a, Factor<T> b, T* c, nint cRow, nint m, nint k, nint n, bool packs)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        nint j = 0;
        if (m == 1 && !packs)
        {
            for (nint wide = ProductRowTile.Registers * V.Count; j + wide <= n; j += wide)
            {
                ProductRowTile.Run<V, T>(k, a.Start, a.ColumnStride, b.Start + j, b.RowStride, c + j);
            }

            // What is left must fill one register: the last one then reaches back into columns that are done.
            j = j < n ? Math.Min(j, n - V.Count) : j;
        }

        nint depth = packs || m < BlockedRows ? k : Depth(k);
        while (j < n)
        {
            nint rest = n - j;
            nint registers = (rest + V.Count - 1) / V.Count;
            nint taken = registers == 4 ? 2 : Math.Min(registers, 3);
            nint width = Math.Min(rest, taken * V.Count);
            if (width < V.Count)
            {
                j = n - V.Count;
                width = V.Count;
            }

            Factor<T> panel = packs ? Pack(b, j, width, k, width) : new Factor<T>(b.Start + j, b.RowStride, 1);
            for (nint p = 0; p < k; p += depth)
            {
                Factor<T> left = new(a.Start + (p * a.ColumnStride), a.RowStride, a.ColumnStride);
                Factor<T> right = new(panel.Start + (p * panel.RowStride), panel.RowStride, 1);
                Panel<V, T>(left, right, c + j, m, Math.Min(depth, k - p), cRow, p > 0, taken, width);
            }

            j += width;
        }
    }

    /// <summary>Equal parts of the chain, each so short that a panel of the right factor stays in the first cache for all rows.</summary>
    private static nint Depth(nint k)
    {
        nint parts = (k + MaxDepth - 1) / MaxDepth;
        return (k + parts - 1) / parts;
    }

    /// <summary>Columns j … j + width − 1 of the right factor, row by row at the given distance.</summary>
    private static Factor<T> Pack<T>(Factor<T> b, nint j, nint width, nint k, nint stride)
        where T : unmanaged
    {
        Span<T> room = KernelScratch.Get<T>(ScratchSlot.PackedPanel, checked((int)(k * stride)));
        T* start = (T*)Unsafe.AsPointer(ref room[0]);
        T* from = b.Start + (j * b.ColumnStride);
        if (b.ColumnStride == 1)
        {
            for (nint p = 0; p < k; p++)
            {
                Buffer.MemoryCopy(from + (p * b.RowStride), start + (p * stride), width * sizeof(T), width * sizeof(T));
            }
        }
        else if (b.RowStride == 1)
        {
            BlockTranspose.Run(ref *from, b.ColumnStride, ref *start, stride, width, k);
        }
        else
        {
            for (nint p = 0; p < k; p++)
            {
                for (nint i = 0; i < width; i++)
                {
                    start[(p * stride) + i] = from[(p * b.RowStride) + (i * b.ColumnStride)];
                }
            }
        }

        return new Factor<T>(start, stride, 1);
    }

    private static void Panel<V, T>(Factor<T> a, Factor<T> b, T* c, nint m, nint k, nint n, bool continues, nint registers, nint width)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        switch (registers)
        {
            case 1:
                Panel1<V, T>(a, b, c, m, k, n, continues);
                break;
            case 2:
                Panel2<V, T>(a, b, c, m, k, n, continues, width - V.Count);
                break;
            default:
                Panel3<V, T>(a, b, c, m, k, n, continues, V.Count, width - V.Count);
                break;
        }
    }

    private static void Panel1<V, T>(Factor<T> a, Factor<T> b, T* c, nint m, nint k, nint n, bool continues)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        T* x = a.Start;
        nint row = a.RowStride;
        nint step = a.ColumnStride;
        nint i = 0;
        for (; HasManyRegisters && i + 16 <= m; i += 16)
        {
            ProductTile1.Run<V, T, Rows16>(k, x + (i * row), row, step, b.Start, b.RowStride, c + (i * n), n, continues);
        }

        for (; i + 8 <= m; i += 8)
        {
            ProductTile1.Run<V, T, Rows8>(k, x + (i * row), row, step, b.Start, b.RowStride, c + (i * n), n, continues);
        }

        for (; i + 4 <= m; i += 4)
        {
            ProductTile1.Run<V, T, Rows4>(k, x + (i * row), row, step, b.Start, b.RowStride, c + (i * n), n, continues);
        }

        for (; i + 2 <= m; i += 2)
        {
            ProductTile1.Run<V, T, Rows2>(k, x + (i * row), row, step, b.Start, b.RowStride, c + (i * n), n, continues);
        }

        if (i < m)
        {
            ProductTile1.Run<V, T, Rows1>(k, x + (i * row), row, step, b.Start, b.RowStride, c + (i * n), n, continues);
        }
    }

    private static void Panel2<V, T>(Factor<T> a, Factor<T> b, T* c, nint m, nint k, nint n, bool continues, nint second)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        T* x = a.Start;
        nint row = a.RowStride;
        nint step = a.ColumnStride;
        nint i = 0;
        for (; HasManyRegisters && i + 12 <= m; i += 12)
        {
            ProductTile2.Run<V, T, Rows12>(k, x + (i * row), row, step, b.Start, b.RowStride, c + (i * n), n, continues, second);
        }

        for (; HasManyRegisters && i + 8 <= m; i += 8)
        {
            ProductTile2.Run<V, T, Rows8>(k, x + (i * row), row, step, b.Start, b.RowStride, c + (i * n), n, continues, second);
        }

        for (; i + 4 <= m; i += 4)
        {
            ProductTile2.Run<V, T, Rows4>(k, x + (i * row), row, step, b.Start, b.RowStride, c + (i * n), n, continues, second);
        }

        for (; i + 2 <= m; i += 2)
        {
            ProductTile2.Run<V, T, Rows2>(k, x + (i * row), row, step, b.Start, b.RowStride, c + (i * n), n, continues, second);
        }

        if (i < m)
        {
            ProductTile2.Run<V, T, Rows1>(k, x + (i * row), row, step, b.Start, b.RowStride, c + (i * n), n, continues, second);
        }
    }

    private static void Panel3<V, T>(Factor<T> a, Factor<T> b, T* c, nint m, nint k, nint n, bool continues, nint second, nint third)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        T* x = a.Start;
        nint row = a.RowStride;
        nint step = a.ColumnStride;
        nint i = 0;
        for (; HasManyRegisters && i + 8 <= m; i += 8)
        {
            ProductTile3.Run<V, T, Rows8>(k, x + (i * row), row, step, b.Start, b.RowStride, c + (i * n), n, continues, second, third);
        }

        for (; i + 4 <= m; i += 4)
        {
            ProductTile3.Run<V, T, Rows4>(k, x + (i * row), row, step, b.Start, b.RowStride, c + (i * n), n, continues, second, third);
        }

        for (; i + 2 <= m; i += 2)
        {
            ProductTile3.Run<V, T, Rows2>(k, x + (i * row), row, step, b.Start, b.RowStride, c + (i * n), n, continues, second, third);
        }

        if (i < m)
        {
            ProductTile3.Run<V, T, Rows1>(k, x + (i * row), row, step, b.Start, b.RowStride, c + (i * n), n, continues, second, third);
        }
    }
}
