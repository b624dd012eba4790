using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Functional;

/// <content>
/// Short rows, a register full of them at a time: the rows are turned, so that each register holds one column, and maximum and sum
/// run across registers in the order that a row has.
/// </content>
internal static partial class SoftmaxKernels
{
    private static bool IsAcross<V, T>(int rows, int count)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => count <= Reductions.LongestShortRow && rows >= Reductions.ManyRows && V.Count > 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Across<TForm, V, T>(ReadOnlySpan<T> source, Span<T> target, int count)
        where TForm : struct, ISoftmaxForm
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        int rows = source.Length / count;
        Span<T> room = KernelScratch.Get<T>(ScratchSlot.SoftmaxColumns, 2 * Reductions.LongestShortRow * V.Count);
        ref T columns = ref MemoryMarshal.GetReference(room);
        V* x = (V*)Unsafe.AsPointer(ref columns);
        V* work = x + Reductions.LongestShortRow;
        for (int start = 0; start < rows; start += V.Count)
        {
            int taken = Math.Min(V.Count, rows - start);
            if (taken < V.Count)
            {
                room[..(count * V.Count)].Clear();
            }

            BlockTranspose.Run(in source[start * count], count, ref columns, V.Count, taken, count);
            Unsafe.CopyBlock(work, x, (uint)(count * sizeof(V)));
            V most = Reductions.FoldAcross<MaxKernel, V, T>(default, work, count);
            if (!TForm.Divides)
            {
                V zero = V.Broadcast(default);
                most = V.Select(V.Equal(most - most, zero), most, zero);
            }

            for (int column = 0; column < count; column++)
            {
                x[column] -= most;
                work[column] = Elementary.Exp<V, T>(x[column]);
            }

            if (TForm.Divides)
            {
                Unsafe.CopyBlock(x, work, (uint)(count * sizeof(V)));
            }

            V sum = Reductions.FoldAcross<SumKernel, V, T>(default, work, count);
            V logarithm = TForm.Divides ? sum : Elementary.Log<V, T>(sum);
            if (TForm.IsReduction)
            {
                V result = logarithm + most;
                new ReadOnlySpan<T>(&result, taken).CopyTo(target[start..]);
                continue;
            }

            for (int column = 0; column < count; column++)
            {
                x[column] = TForm.Divides ? x[column] / sum : x[column] - logarithm;
            }

            BlockTranspose.Run(in columns, V.Count, ref target[start * count], count, count, taken);
        }
    }
}
