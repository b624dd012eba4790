using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Functional;

/// <content>
/// Short rows, a register full of them at a time: the rows are turned, so that each register holds one column, and maximum and sum
/// run across registers in the order that a row has.
/// </content>
internal static partial class SoftmaxKernels
{
    /// <summary>Rows up to this length have one number a lane, so that their order of addition is one fold.</summary>
    private const int ShortRow = 64;

    /// <summary>From so many rows on turning them pays.</summary>
    private const int ManyRows = 4;

    private static bool IsAcross<V, T>(int rows, int count)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => count <= ShortRow && rows >= ManyRows && V.Count > 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Across<TForm, V, T>(ReadOnlySpan<T> source, Span<T> target, int count)
        where TForm : struct, ISoftmaxForm
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        int rows = source.Length / count;
        Span<T> room = KernelScratch.Get<T>(ScratchSlot.SoftmaxColumns, 2 * ShortRow * V.Count);
        ref T columns = ref MemoryMarshal.GetReference(room);
        V* x = (V*)Unsafe.AsPointer(ref columns);
        V* work = x + ShortRow;
        for (int start = 0; start < rows; start += V.Count)
        {
            int taken = Math.Min(V.Count, rows - start);
            if (taken < V.Count)
            {
                room[..(count * V.Count)].Clear();
            }

            BlockTranspose.Run(in source[start * count], count, ref columns, V.Count, taken, count);
            Unsafe.CopyBlock(work, x, (uint)(count * sizeof(V)));
            V most = FoldAcross<MaxKernel, V, T>(work, count);
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

            V sum = FoldAcross<SumKernel, V, T>(work, count);
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

    /// <summary>Register l joins register l + half, for every half down to 1; registers that are not there are neutral.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe V FoldAcross<TKernel, V, T>(V* registers, int count)
        where TKernel : struct, IReductionKernel
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        int left = count;
        for (int half = (int)BitOperations.RoundUpToPowerOf2((uint)count) / 2; half >= 1; half /= 2)
        {
            for (int i = 0; i + half < left; i++)
            {
                registers[i] = default(TKernel).Join<V, T>(registers[i], registers[i + half]);
            }

            left = Math.Min(left, half);
        }

        return registers[0];
    }
}
