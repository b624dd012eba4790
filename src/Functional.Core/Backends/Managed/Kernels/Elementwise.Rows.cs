using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Functional;

/// <content>The walk of two broadcast operands, row by row.</content>
internal static partial class Elementwise
{
    /// <summary>Rows at least this long are run one by one; shorter ones are laid out side by side first.</summary>
    private const int LongRow = 64;

    /// <summary>Elements laid out at a time when rows are short.</summary>
    private const int LayoutLength = 1024;

    /// <summary>Work on one stretch of elements; a step of 0 repeats one element of that operand.</summary>
    private interface IRowKernel<T, TResult>
        where T : unmanaged
        where TResult : unmanaged
    {
        void Run(ref T x, nint xStep, ref T y, nint yStep, ref TResult z, nint count);
    }

    private static void Walk<TRow, T, TResult>(TRow row, BroadcastPlan plan, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<TResult> z)
        where TRow : struct, IRowKernel<T, TResult>
        where T : unmanaged
        where TResult : unmanaged
    {
        Debug.Assert(plan.OperandCount == 2 && plan.Length == z.Length, "The plan is one of two operands and this result.");
        if (z.IsEmpty)
        {
            return;
        }

        ref T left = ref MemoryMarshal.GetReference(x);
        ref T right = ref MemoryMarshal.GetReference(y);
        ref TResult result = ref MemoryMarshal.GetReference(z);
        if (plan.OuterSizes.IsEmpty)
        {
            row.Run(ref left, plan.RowStride(0), ref right, plan.RowStride(1), ref result, z.Length);
        }
        else if (plan.RowLength >= LongRow)
        {
            WalkLongRows<TRow, T, TResult>(row, plan, ref left, ref right, ref result);
        }
        else
        {
            WalkShortRows<TRow, T, TResult>(row, plan, ref left, ref right, ref result);
        }
    }

    private static void WalkLongRows<TRow, T, TResult>(TRow row, BroadcastPlan plan, ref T x, ref T y, ref TResult z)
        where TRow : struct, IRowKernel<T, TResult>
        where T : unmanaged
        where TResult : unmanaged
    {
        Span<int> index = stackalloc int[plan.OuterSizes.Length];
        index.Clear();
        nint count = plan.RowLength;
        nint xStep = plan.RowStride(0);
        nint yStep = plan.RowStride(1);
        while (true)
        {
            row.Run(ref x, xStep, ref y, yStep, ref z, count);
            int axis = AxisCollapse.Advance(plan.OuterSizes, index);
            if (axis < 0)
            {
                return;
            }

            x = ref Unsafe.Add(ref x, plan.Jump(0, axis));
            y = ref Unsafe.Add(ref y, plan.Jump(1, axis));
            z = ref Unsafe.Add(ref z, count);
        }
    }

    /// <summary>Several rows of the last outer axis become one stretch: operands that are not contiguous there are copied out.</summary>
    [SkipLocalsInit]
    private static void WalkShortRows<TRow, T, TResult>(TRow row, BroadcastPlan plan, ref T x, ref T y, ref TResult z)
        where TRow : struct, IRowKernel<T, TResult>
        where T : unmanaged
        where TResult : unmanaged
    {
        ReadOnlySpan<int> sizes = plan.OuterSizes[..^1];
        Span<int> index = stackalloc int[sizes.Length];
        index.Clear();
        Span<T> xRoom = stackalloc T[LayoutLength];
        Span<T> yRoom = stackalloc T[LayoutLength];
        RowLayout<T> left = new(plan, 0, xRoom);
        RowLayout<T> right = new(plan, 1, yRoom);
        int count = plan.RowLength;
        int rows = plan.OuterSizes[^1];
        int most = LayoutLength / count;
        nint xOffset = 0;
        nint yOffset = 0;
        while (true)
        {
            for (int start = 0; start < rows; start += most)
            {
                int taken = Math.Min(most, rows - start);
                ref T xs = ref left.Take(ref x, xOffset, start, taken);
                ref T ys = ref right.Take(ref y, yOffset, start, taken);
                row.Run(ref xs, left.Step, ref ys, right.Step, ref z, (nint)taken * count);
                z = ref Unsafe.Add(ref z, (nint)taken * count);
            }

            int axis = AxisCollapse.Advance(sizes, index);
            if (axis < 0)
            {
                return;
            }

            xOffset += plan.Jump(0, axis) + ((nint)(rows - 1) * plan.Strides(0)[^2]);
            yOffset += plan.Jump(1, axis) + ((nint)(rows - 1) * plan.Strides(1)[^2]);
        }
    }

    /// <summary>One operand's short rows as one stretch of memory, copied only when needed and only when they change.</summary>
    private ref struct RowLayout<T>
        where T : unmanaged
    {
        private readonly Span<T> room;
        private readonly int count;
        private readonly nint rowStride;
        private readonly nint stride;
        private nint heldPlace;
        private int heldRows;

        public RowLayout(BroadcastPlan plan, int operand, Span<T> room)
        {
            this.room = room;
            count = plan.RowLength;
            rowStride = plan.Strides(operand)[^2];
            stride = plan.Strides(operand)[^1];
            heldPlace = -1;
            heldRows = 0;
            Step = rowStride == 0 && stride == 0 ? 0 : 1;
        }

        /// <summary>1, or 0 when one element serves all.</summary>
        public readonly nint Step { get; }

        public ref T Take(ref T source, nint offset, int start, int rows)
        {
            nint place = offset + (start * rowStride);
            if (Step == 0 || (stride == 1 && rowStride == count))
            {
                return ref Unsafe.Add(ref source, place);
            }

            if (place != heldPlace || rows > heldRows)
            {
                Fill(ref Unsafe.Add(ref source, place), rows);
                heldPlace = place;
                heldRows = rows;
            }

            return ref MemoryMarshal.GetReference(room);
        }

        private readonly void Fill(ref T source, int rows)
        {
            ref T to = ref MemoryMarshal.GetReference(room);
            for (nint row = 0; row < rows; row++)
            {
                ref T from = ref Unsafe.Add(ref source, row * rowStride);
                for (nint i = 0; i < count; i++)
                {
                    to = Unsafe.Add(ref from, i * stride);
                    to = ref Unsafe.Add(ref to, 1);
                }
            }
        }
    }
}
