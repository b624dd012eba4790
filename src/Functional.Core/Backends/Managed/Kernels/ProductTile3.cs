using System.Runtime.CompilerServices;

namespace Functional;

/// <summary>
/// A tile of the product that is three registers wide and up to 8 rows high. Rows above the height vanish when the text is compiled.
/// </summary>
internal static unsafe class ProductTile3
{
    /// <summary>The greatest height this text has.</summary>
    public const int MaxRows = 8;

    /// <summary>
    /// c[i, j] = one chain of fused multiply-adds over p = 0 … k − 1 in order, starting from +0, or from c[i, j] when an
    /// earlier part of the chain stands there. Element (i, p) of the left factor is a[i·aRow + p·aStep]; row p of the right
    /// factor starts at b + p·bRow.
    /// The registers cover the columns from 0, from second and from third.
    /// They may overlap, since equal columns get equal bits.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V, T, TRows>(
        nint k,
        T* a,
        nint aRow,
        nint aStep,
        T* b,
        nint bRow,
        T* c,
        nint cRow,
        bool continues,
        nint second,
        nint third
    )
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
        where TRows : struct, ITileRows
    {
        V zero = V.Broadcast(default);
        V c0_0 = zero,
            c0_1 = zero,
            c0_2 = zero;
        V c1_0 = zero,
            c1_1 = zero,
            c1_2 = zero;
        V c2_0 = zero,
            c2_1 = zero,
            c2_2 = zero;
        V c3_0 = zero,
            c3_1 = zero,
            c3_2 = zero;
        V c4_0 = zero,
            c4_1 = zero,
            c4_2 = zero;
        V c5_0 = zero,
            c5_1 = zero,
            c5_2 = zero;
        V c6_0 = zero,
            c6_1 = zero,
            c6_2 = zero;
        V c7_0 = zero,
            c7_1 = zero,
            c7_2 = zero;

        if (continues)
        {
            T* from = c;
            c0_0 = V.Load(ref *from);
            c0_1 = V.Load(ref *(from + second));
            c0_2 = V.Load(ref *(from + third));

            if (TRows.Count > 1)
            {
                from += cRow;
                c1_0 = V.Load(ref *from);
                c1_1 = V.Load(ref *(from + second));
                c1_2 = V.Load(ref *(from + third));
            }

            if (TRows.Count > 2)
            {
                from += cRow;
                c2_0 = V.Load(ref *from);
                c2_1 = V.Load(ref *(from + second));
                c2_2 = V.Load(ref *(from + third));
            }

            if (TRows.Count > 3)
            {
                from += cRow;
                c3_0 = V.Load(ref *from);
                c3_1 = V.Load(ref *(from + second));
                c3_2 = V.Load(ref *(from + third));
            }

            if (TRows.Count > 4)
            {
                from += cRow;
                c4_0 = V.Load(ref *from);
                c4_1 = V.Load(ref *(from + second));
                c4_2 = V.Load(ref *(from + third));
            }

            if (TRows.Count > 5)
            {
                from += cRow;
                c5_0 = V.Load(ref *from);
                c5_1 = V.Load(ref *(from + second));
                c5_2 = V.Load(ref *(from + third));
            }

            if (TRows.Count > 6)
            {
                from += cRow;
                c6_0 = V.Load(ref *from);
                c6_1 = V.Load(ref *(from + second));
                c6_2 = V.Load(ref *(from + third));
            }

            if (TRows.Count > 7)
            {
                from += cRow;
                c7_0 = V.Load(ref *from);
                c7_1 = V.Load(ref *(from + second));
                c7_2 = V.Load(ref *(from + third));
            }
        }

        // One pointer serves three rows: x64 folds p, p + aRow and p + 2·aRow into the load.
        T* p0 = a;
        T* p3 = a + (3 * aRow);
        T* p6 = a + (6 * aRow);
        nint twoRows = 2 * aRow;
        for (nint p = 0; p < k; p++)
        {
            V b0 = V.Load(ref *b);
            V b1 = V.Load(ref *(b + second));
            V b2 = V.Load(ref *(b + third));
            V x0 = V.Broadcast(*p0);
            c0_0 = V.Fma(x0, b0, c0_0);
            c0_1 = V.Fma(x0, b1, c0_1);
            c0_2 = V.Fma(x0, b2, c0_2);
            if (TRows.Count > 1)
            {
                V x1 = V.Broadcast(*(p0 + aRow));
                c1_0 = V.Fma(x1, b0, c1_0);
                c1_1 = V.Fma(x1, b1, c1_1);
                c1_2 = V.Fma(x1, b2, c1_2);
            }

            if (TRows.Count > 2)
            {
                V x2 = V.Broadcast(*(p0 + twoRows));
                c2_0 = V.Fma(x2, b0, c2_0);
                c2_1 = V.Fma(x2, b1, c2_1);
                c2_2 = V.Fma(x2, b2, c2_2);
            }

            if (TRows.Count > 3)
            {
                V x3 = V.Broadcast(*p3);
                c3_0 = V.Fma(x3, b0, c3_0);
                c3_1 = V.Fma(x3, b1, c3_1);
                c3_2 = V.Fma(x3, b2, c3_2);
            }

            if (TRows.Count > 4)
            {
                V x4 = V.Broadcast(*(p3 + aRow));
                c4_0 = V.Fma(x4, b0, c4_0);
                c4_1 = V.Fma(x4, b1, c4_1);
                c4_2 = V.Fma(x4, b2, c4_2);
            }

            if (TRows.Count > 5)
            {
                V x5 = V.Broadcast(*(p3 + twoRows));
                c5_0 = V.Fma(x5, b0, c5_0);
                c5_1 = V.Fma(x5, b1, c5_1);
                c5_2 = V.Fma(x5, b2, c5_2);
            }

            if (TRows.Count > 6)
            {
                V x6 = V.Broadcast(*p6);
                c6_0 = V.Fma(x6, b0, c6_0);
                c6_1 = V.Fma(x6, b1, c6_1);
                c6_2 = V.Fma(x6, b2, c6_2);
            }

            if (TRows.Count > 7)
            {
                V x7 = V.Broadcast(*(p6 + aRow));
                c7_0 = V.Fma(x7, b0, c7_0);
                c7_1 = V.Fma(x7, b1, c7_1);
                c7_2 = V.Fma(x7, b2, c7_2);
            }

            p0 += aStep;
            p3 += aStep;
            p6 += aStep;
            b += bRow;
        }

        V.Store(c0_0, ref *c);
        V.Store(c0_1, ref *(c + second));
        V.Store(c0_2, ref *(c + third));

        if (TRows.Count > 1)
        {
            c += cRow;
            V.Store(c1_0, ref *c);
            V.Store(c1_1, ref *(c + second));
            V.Store(c1_2, ref *(c + third));
        }

        if (TRows.Count > 2)
        {
            c += cRow;
            V.Store(c2_0, ref *c);
            V.Store(c2_1, ref *(c + second));
            V.Store(c2_2, ref *(c + third));
        }

        if (TRows.Count > 3)
        {
            c += cRow;
            V.Store(c3_0, ref *c);
            V.Store(c3_1, ref *(c + second));
            V.Store(c3_2, ref *(c + third));
        }

        if (TRows.Count > 4)
        {
            c += cRow;
            V.Store(c4_0, ref *c);
            V.Store(c4_1, ref *(c + second));
            V.Store(c4_2, ref *(c + third));
        }

        if (TRows.Count > 5)
        {
            c += cRow;
            V.Store(c5_0, ref *c);
            V.Store(c5_1, ref *(c + second));
            V.Store(c5_2, ref *(c + third));
        }

        if (TRows.Count > 6)
        {
            c += cRow;
            V.Store(c6_0, ref *c);
            V.Store(c6_1, ref *(c + second));
            V.Store(c6_2, ref *(c + third));
        }

        if (TRows.Count > 7)
        {
            c += cRow;
            V.Store(c7_0, ref *c);
            V.Store(c7_1, ref *(c + second));
            V.Store(c7_2, ref *(c + third));
        }
    }
}
