using System.Runtime.CompilerServices;

namespace Functional;

/// <content>One of two operands, by a mask of their width.</content>
internal static unsafe partial class Elementwise
{
    /// <summary>z[i] = mask[i·mStep] ? x[i·xStep] : y[i·yStep] with steps of 1 or 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SelectStretch<V, T>(T* mask, nint mStep, T* x, nint xStep, T* y, nint yStep, T* z, nint count)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        V mScratch = V.Broadcast(*mask);
        V xScratch = V.Broadcast(*x);
        V yScratch = V.Broadcast(*y);
        T* ms = mStep == 0 ? (T*)&mScratch : mask;
        T* xs = xStep == 0 ? (T*)&xScratch : x;
        T* ys = yStep == 0 ? (T*)&yScratch : y;
        nint whole = count - (count % V.Count);
        for (nint i = 0; i < whole; i += V.Count)
        {
            V chosen = V.Select(V.Load(ref *(ms + (i * mStep))), V.Load(ref *(xs + (i * xStep))), V.Load(ref *(ys + (i * yStep))));
            V.Store(chosen, ref *(z + i));
        }

        int rest = (int)(count - whole);
        if (rest > 0)
        {
            V m = mStep == 0 ? mScratch : Tail.LoadPartial<V, T>(ref *(ms + whole), rest, default);
            V yes = xStep == 0 ? xScratch : Tail.LoadPartial<V, T>(ref *(xs + whole), rest, default);
            V no = yStep == 0 ? yScratch : Tail.LoadPartial<V, T>(ref *(ys + whole), rest, default);
            Tail.StorePartial<V, T>(V.Select(m, yes, no), ref *(z + whole), rest);
        }
    }
}
