using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Functional;

/// <content>
/// Many short rows, a register full of them at a time: the rows are turned, so that each register holds one column, and the fold of
/// a row's lanes is a fold of registers: the same joins in the same order.
/// </content>
internal static partial class Reductions
{
    /// <summary>From so many rows on turning them pays.</summary>
    public const int ManyRows = 4;

    /// <summary>Rows up to this length have one number a lane, so that their order of joining is one fold.</summary>
    public const int LongestShortRow = Lanes;

    /// <summary>Register l joins register l + half, for every half down to 1; registers that are not there are neutral.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe V FoldAcross<TKernel, V, T>(TKernel kernel, V* registers, int count)
        where TKernel : struct, IReductionKernel
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        int left = count;
        for (int half = (int)BitOperations.RoundUpToPowerOf2((uint)count) / 2; half >= 1; half /= 2)
        {
            for (int i = 0; i + half < left; i++)
            {
                registers[i] = kernel.Join<V, T>(registers[i], registers[i + half]);
            }

            left = Math.Min(left, half);
        }

        return registers[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Across<TKernel, V, T>(TKernel kernel, ReadOnlySpan<T> source, Span<T> target, int count)
        where TKernel : struct, IReductionKernel
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        Span<T> room = KernelScratch.Get<T>(ScratchSlot.ReductionColumns, Lanes * V.Count);
        ref T columns = ref MemoryMarshal.GetReference(room);
        V* registers = (V*)Unsafe.AsPointer(ref columns);
        int rows = target.Length;
        for (int start = 0; start < rows; start += V.Count)
        {
            int taken = Math.Min(V.Count, rows - start);
            if (taken < V.Count)
            {
                room[..(count * V.Count)].Clear();
            }

            BlockTranspose.Run(in source[start * count], count, ref columns, V.Count, taken, count);
            V result = FoldAcross<TKernel, V, T>(kernel, registers, count);
            new ReadOnlySpan<T>(&result, taken).CopyTo(target[start..]);
        }
    }
}
