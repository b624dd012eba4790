using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Functional;

/// <summary>
/// Copies between contiguous memory and strided places: permutations, slices with any step (also negative), and repetition
/// (stride 0). Elements are moved as they are, in row-major order of the sizes.
/// </summary>
internal static class StridedCopy
{
    /// <summary>target[row-major place of i] = source[offset + Σ i·stride].</summary>
    public static void Gather<T>(ReadOnlySpan<T> source, int offset, ReadOnlySpan<int> sizes, ReadOnlySpan<int> strides, Span<T> target)
        where T : unmanaged
    {
        Debug.Assert(sizes.Length == strides.Length, "Every axis has a size and a stride.");
        if (target.IsEmpty)
        {
            return;
        }

        int rank = sizes.Length;
        Span<int> both = stackalloc int[2 * rank];
        strides.CopyTo(both);
        Contiguous(sizes, both[rank..]);
        ref T from = ref Unsafe.Add(ref MemoryMarshal.GetReference(source), offset);
        Run(sizes, both, ref from, ref MemoryMarshal.GetReference(target));
    }

    /// <summary>
    /// target[offset + Σ i·stride] = source[row-major place of i]; where a stride of 0 makes places meet, the last one stays.
    /// </summary>
    public static void Scatter<T>(ReadOnlySpan<T> source, Span<T> target, int offset, ReadOnlySpan<int> sizes, ReadOnlySpan<int> strides)
        where T : unmanaged
    {
        Debug.Assert(sizes.Length == strides.Length, "Every axis has a size and a stride.");
        if (source.IsEmpty)
        {
            return;
        }

        int rank = sizes.Length;
        Span<int> both = stackalloc int[2 * rank];
        Contiguous(sizes, both[..rank]);
        strides.CopyTo(both[rank..]);
        ref T to = ref Unsafe.Add(ref MemoryMarshal.GetReference(target), offset);
        Run(sizes, both, ref MemoryMarshal.GetReference(source), ref to);
    }

    private static void Contiguous(ReadOnlySpan<int> sizes, Span<int> strides)
    {
        int stride = 1;
        for (int axis = sizes.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= sizes[axis];
        }
    }

    /// <summary>Walks both sides; the strides of the source come first, then those of the target.</summary>
    private static void Run<T>(ReadOnlySpan<int> givenSizes, Span<int> strides, ref T source, ref T target)
        where T : unmanaged
    {
        Span<int> sizes = stackalloc int[givenSizes.Length];
        givenSizes.CopyTo(sizes);
        int rank = AxisCollapse.Run(sizes, strides, 2);
        if (rank == 0)
        {
            target = source;
            return;
        }

        Span<int> from = strides[..rank];
        Span<int> to = strides.Slice(givenSizes.Length, rank);
        sizes = sizes[..rank];
        int crossed = CrossedAxis(from, to);
        if (crossed < 0)
        {
            Rows(sizes, from, to, ref source, ref target);
        }
        else
        {
            MoveBeforeLast(sizes, crossed);
            MoveBeforeLast(from, crossed);
            MoveBeforeLast(to, crossed);
            Matrices(sizes, from, to, ref source, ref target);
        }
    }

    /// <summary>The axis along which one side is contiguous while the other side is contiguous along the last: a transposition.</summary>
    private static int CrossedAxis(ReadOnlySpan<int> from, ReadOnlySpan<int> to)
    {
        for (int axis = from.Length - 2; axis >= 0; axis--)
        {
            bool crossed =
                (to[^1] == 1 && from[^1] != 1 && from[^1] != 0 && from[axis] == 1)
                || (from[^1] == 1 && to[^1] != 1 && to[^1] != 0 && to[axis] == 1);
            if (crossed)
            {
                return axis;
            }
        }

        return -1;
    }

    /// <summary>The other axes keep their order, so an axis of stride 0 in the target still ends with its last element.</summary>
    private static void MoveBeforeLast(Span<int> axes, int axis)
    {
        int moved = axes[axis];
        axes[(axis + 1)..^1].CopyTo(axes[axis..]);
        axes[^2] = moved;
    }

    private static void Matrices<T>(ReadOnlySpan<int> sizes, ReadOnlySpan<int> from, ReadOnlySpan<int> to, ref T source, ref T target)
        where T : unmanaged
    {
        ReadOnlySpan<int> outer = sizes[..^2];
        Span<int> scratch = stackalloc int[3 * outer.Length];
        Span<int> index = scratch[..outer.Length];
        Span<int> fromJumps = scratch.Slice(outer.Length, outer.Length);
        Span<int> toJumps = scratch[(2 * outer.Length)..];
        index.Clear();
        AxisCollapse.Jumps(outer, from[..^2], fromJumps);
        AxisCollapse.Jumps(outer, to[..^2], toJumps);
        while (true)
        {
            if (to[^1] == 1)
            {
                BlockTranspose.Run(ref source, from[^1], ref target, to[^2], sizes[^1], sizes[^2]);
            }
            else
            {
                BlockTranspose.Run(ref source, from[^2], ref target, to[^1], sizes[^2], sizes[^1]);
            }

            int axis = AxisCollapse.Advance(outer, index);
            if (axis < 0)
            {
                return;
            }

            source = ref Unsafe.Add(ref source, fromJumps[axis]);
            target = ref Unsafe.Add(ref target, toJumps[axis]);
        }
    }

    private static void Rows<T>(ReadOnlySpan<int> sizes, ReadOnlySpan<int> from, ReadOnlySpan<int> to, ref T source, ref T target)
        where T : unmanaged
    {
        ReadOnlySpan<int> outer = sizes[..^1];
        Span<int> scratch = stackalloc int[3 * outer.Length];
        Span<int> index = scratch[..outer.Length];
        Span<int> fromJumps = scratch.Slice(outer.Length, outer.Length);
        Span<int> toJumps = scratch[(2 * outer.Length)..];
        index.Clear();
        AxisCollapse.Jumps(outer, from[..^1], fromJumps);
        AxisCollapse.Jumps(outer, to[..^1], toJumps);
        while (true)
        {
            Row(ref source, from[^1], ref target, to[^1], sizes[^1]);
            int axis = AxisCollapse.Advance(outer, index);
            if (axis < 0)
            {
                return;
            }

            source = ref Unsafe.Add(ref source, fromJumps[axis]);
            target = ref Unsafe.Add(ref target, toJumps[axis]);
        }
    }

    private static void Row<T>(ref T source, nint fromStride, ref T target, nint toStride, int count)
        where T : unmanaged
    {
        if (toStride == 1 && count > 8)
        {
            Span<T> row = MemoryMarshal.CreateSpan(ref target, count);
            if (fromStride == 1)
            {
                MemoryMarshal.CreateReadOnlySpan(ref source, count).CopyTo(row);
                return;
            }

            if (fromStride == 0)
            {
                row.Fill(source);
                return;
            }
        }

        for (nint i = 0; i < count; i++)
        {
            Unsafe.Add(ref target, i * toStride) = Unsafe.Add(ref source, i * fromStride);
        }
    }
}
