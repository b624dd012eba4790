using System.Runtime.CompilerServices;

namespace Functional;

/// <summary>
/// A tile of the product that is two registers wide and up to 12 rows high. Rows above the height vanish when the text is compiled.
/// </summary>
internal static unsafe class ProductTile2
{
    /// <summary>The greatest height this text has.</summary>
    public const int MaxRows = 12;

    /// <summary>
    /// c[i, j] = one chain of fused multiply-adds over p = 0 … k − 1 in order, starting from +0, or from c[i, j] when an
    /// earlier part of the chain stands there. Element (i, p) of the left factor is a[i·aRow + p·aStep]; row p of the right
    /// factor starts at b + p·bRow.
    /// The registers cover the columns from 0 and from second.
    /// They may overlap, since equal columns get equal bits.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V, T, TRows>(nint k, T* a, nint aRow, nint aStep, T* b, nint bRow, T* c, nint cRow, bool continues, nint second)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
        where TRows : struct, ITileRows
    {
        V zero = V.Broadcast(default);
        V c0_0 = zero,
            c0_1 = zero;
        V c1_0 = zero,
            c1_1 = zero;
        V c2_0 = zero,
            c2_1 = zero;
        V c3_0 = zero,
            c3_1 = zero;
        V c4_0 = zero,
            c4_1 = zero;
        V c5_0 = zero,
            c5_1 = zero;
        V c6_0 = zero,
            c6_1 = zero;
        V c7_0 = zero,
            c7_1 = zero;
        V c8_0 = zero,
            c8_1 = zero;
        V c9_0 = zero,
            c9_1 = zero;
        V c10_0 = zero,
            c10_1 = zero;
        V c11_0 = zero,
            c11_1 = zero;

        if (continues)
        {
            T* from = c;
            c0_0 = V.Load(ref *from);
            c0_1 = V.Load(ref *(from + second));

            if (TRows.Count > 1)
            {
                from += cRow;
                c1_0 = V.Load(ref *from);
                c1_1 = V.Load(ref *(from + second));
            }

            if (TRows.Count > 2)
            {
                from += cRow;
                c2_0 = V.Load(ref *from);
                c2_1 = V.Load(ref *(from + second));
            }

            if (TRows.Count > 3)
            {
                from += cRow;
                c3_0 = V.Load(ref *from);
                c3_1 = V.Load(ref *(from + second));
            }

            if (TRows.Count > 4)
            {
                from += cRow;
                c4_0 = V.Load(ref *from);
                c4_1 = V.Load(ref *(from + second));
            }

            if (TRows.Count > 5)
            {
                from += cRow;
                c5_0 = V.Load(ref *from);
                c5_1 = V.Load(ref *(from + second));
            }

            if (TRows.Count > 6)
            {
                from += cRow;
                c6_0 = V.Load(ref *from);
                c6_1 = V.Load(ref *(from + second));
            }

            if (TRows.Count > 7)
            {
                from += cRow;
                c7_0 = V.Load(ref *from);
                c7_1 = V.Load(ref *(from + second));
            }

            if (TRows.Count > 8)
            {
                from += cRow;
                c8_0 = V.Load(ref *from);
                c8_1 = V.Load(ref *(from + second));
            }

            if (TRows.Count > 9)
            {
                from += cRow;
                c9_0 = V.Load(ref *from);
                c9_1 = V.Load(ref *(from + second));
            }

            if (TRows.Count > 10)
            {
                from += cRow;
                c10_0 = V.Load(ref *from);
                c10_1 = V.Load(ref *(from + second));
            }

            if (TRows.Count > 11)
            {
                from += cRow;
                c11_0 = V.Load(ref *from);
                c11_1 = V.Load(ref *(from + second));
            }
        }

        // One pointer serves three rows: x64 folds p, p + aRow and p + 2·aRow into the load.
        T* p0 = a;
        T* p3 = a + (3 * aRow);
        T* p6 = a + (6 * aRow);
        T* p9 = a + (9 * aRow);
        nint twoRows = 2 * aRow;
        for (nint p = 0; p < k; p++)
        {
            V b0 = V.Load(ref *b);
            V b1 = V.Load(ref *(b + second));
            V x0 = V.Broadcast(*p0);
            c0_0 = V.Fma(x0, b0, c0_0);
            c0_1 = V.Fma(x0, b1, c0_1);
            if (TRows.Count > 1)
            {
                V x1 = V.Broadcast(*(p0 + aRow));
                c1_0 = V.Fma(x1, b0, c1_0);
                c1_1 = V.Fma(x1, b1, c1_1);
            }

            if (TRows.Count > 2)
            {
                V x2 = V.Broadcast(*(p0 + twoRows));
                c2_0 = V.Fma(x2, b0, c2_0);
                c2_1 = V.Fma(x2, b1, c2_1);
            }

            if (TRows.Count > 3)
            {
                V x3 = V.Broadcast(*p3);
                c3_0 = V.Fma(x3, b0, c3_0);
                c3_1 = V.Fma(x3, b1, c3_1);
            }

            if (TRows.Count > 4)
            {
                V x4 = V.Broadcast(*(p3 + aRow));
                c4_0 = V.Fma(x4, b0, c4_0);
                c4_1 = V.Fma(x4, b1, c4_1);
            }

            if (TRows.Count > 5)
            {
                V x5 = V.Broadcast(*(p3 + twoRows));
                c5_0 = V.Fma(x5, b0, c5_0);
                c5_1 = V.Fma(x5, b1, c5_1);
            }

            if (TRows.Count > 6)
            {
                V x6 = V.Broadcast(*p6);
                c6_0 = V.Fma(x6, b0, c6_0);
                c6_1 = V.Fma(x6, b1, c6_1);
            }

            if (TRows.Count > 7)
            {
                V x7 = V.Broadcast(*(p6 + aRow));
                c7_0 = V.Fma(x7, b0, c7_0);
                c7_1 = V.Fma(x7, b1, c7_1);
            }

            if (TRows.Count > 8)
            {
                V x8 = V.Broadcast(*(p6 + twoRows));
                c8_0 = V.Fma(x8, b0, c8_0);
                c8_1 = V.Fma(x8, b1, c8_1);
            }

            if (TRows.Count > 9)
            {
                V x9 = V.Broadcast(*p9);
                c9_0 = V.Fma(x9, b0, c9_0);
                c9_1 = V.Fma(x9, b1, c9_1);
            }

            if (TRows.Count > 10)
            {
                V x10 = V.Broadcast(*(p9 + aRow));
                c10_0 = V.Fma(x10, b0, c10_0);
                c10_1 = V.Fma(x10, b1, c10_1);
            }

            if (TRows.Count > 11)
            {
                V x11 = V.Broadcast(*(p9 + twoRows));
                c11_0 = V.Fma(x11, b0, c11_0);
                c11_1 = V.Fma(x11, b1, c11_1);
            }

            p0 += aStep;
            p3 += aStep;
            p6 += aStep;
            p9 += aStep;
            b += bRow;
        }

        V.Store(c0_0, ref *c);
        V.Store(c0_1, ref *(c + second));

        if (TRows.Count > 1)
        {
            c += cRow;
            V.Store(c1_0, ref *c);
            V.Store(c1_1, ref *(c + second));
        }

        if (TRows.Count > 2)
        {
            c += cRow;
            V.Store(c2_0, ref *c);
            V.Store(c2_1, ref *(c + second));
        }

        if (TRows.Count > 3)
        {
            c += cRow;
            V.Store(c3_0, ref *c);
            V.Store(c3_1, ref *(c + second));
        }

        if (TRows.Count > 4)
        {
            c += cRow;
            V.Store(c4_0, ref *c);
            V.Store(c4_1, ref *(c + second));
        }

        if (TRows.Count > 5)
        {
            c += cRow;
            V.Store(c5_0, ref *c);
            V.Store(c5_1, ref *(c + second));
        }

        if (TRows.Count > 6)
        {
            c += cRow;
            V.Store(c6_0, ref *c);
            V.Store(c6_1, ref *(c + second));
        }

        if (TRows.Count > 7)
        {
            c += cRow;
            V.Store(c7_0, ref *c);
            V.Store(c7_1, ref *(c + second));
        }

        if (TRows.Count > 8)
        {
            c += cRow;
            V.Store(c8_0, ref *c);
            V.Store(c8_1, ref *(c + second));
        }

        if (TRows.Count > 9)
        {
            c += cRow;
            V.Store(c9_0, ref *c);
            V.Store(c9_1, ref *(c + second));
        }

        if (TRows.Count > 10)
        {
            c += cRow;
            V.Store(c10_0, ref *c);
            V.Store(c10_1, ref *(c + second));
        }

        if (TRows.Count > 11)
        {
            c += cRow;
            V.Store(c11_0, ref *c);
            V.Store(c11_1, ref *(c + second));
        }
    }
}
