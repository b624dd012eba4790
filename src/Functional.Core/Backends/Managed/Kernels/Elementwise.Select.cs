using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Functional;

/// <content>One of two operands, by a third.</content>
internal static partial class Elementwise
{
    /// <summary>z[i] = condition[i] ? x[i] : y[i] with broadcasting; the plan's operands are condition, x and y in this order.</summary>
    public static void Select<T>(BroadcastPlan plan, ReadOnlySpan<bool> condition, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
        where T : unmanaged
    {
        Debug.Assert(plan.OperandCount == 3 && plan.Length == z.Length, "The plan is one of three operands and this result.");
        if (z.IsEmpty)
        {
            return;
        }

        Span<int> index = stackalloc int[plan.OuterSizes.Length];
        index.Clear();
        ref bool choice = ref MemoryMarshal.GetReference(condition);
        ref T left = ref MemoryMarshal.GetReference(x);
        ref T right = ref MemoryMarshal.GetReference(y);
        ref T result = ref MemoryMarshal.GetReference(z);
        nint count = plan.RowLength;
        while (true)
        {
            SelectRow(ref choice, plan.RowStride(0), ref left, plan.RowStride(1), ref right, plan.RowStride(2), ref result, count);
            int axis = AxisCollapse.Advance(plan.OuterSizes, index);
            if (axis < 0)
            {
                return;
            }

            choice = ref Unsafe.Add(ref choice, plan.Jump(0, axis));
            left = ref Unsafe.Add(ref left, plan.Jump(1, axis));
            right = ref Unsafe.Add(ref right, plan.Jump(2, axis));
            result = ref Unsafe.Add(ref result, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SelectRow<T>(ref bool choice, nint choiceStep, ref T x, nint xStep, ref T y, nint yStep, ref T z, nint count)
        where T : unmanaged
    {
        for (nint i = 0; i < count; i++)
        {
            T yes = Unsafe.Add(ref x, i * xStep);
            T no = Unsafe.Add(ref y, i * yStep);
            Unsafe.Add(ref z, i) = Choose(Unsafe.Add(ref choice, i * choiceStep), yes, no);
        }
    }

    /// <summary>A choice by bit masks for the usual sizes, since a branch on arbitrary data costs more than either side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Choose<T>(bool condition, T yes, T no)
        where T : unmanaged
    {
        long mask = -(long)Unsafe.BitCast<bool, byte>(condition);
        if (Unsafe.SizeOf<T>() == 4)
        {
            int one = Unsafe.BitCast<T, int>(yes);
            int two = Unsafe.BitCast<T, int>(no);
            return Unsafe.BitCast<int, T>(two ^ ((one ^ two) & (int)mask));
        }

        if (Unsafe.SizeOf<T>() == 8)
        {
            long one = Unsafe.BitCast<T, long>(yes);
            long two = Unsafe.BitCast<T, long>(no);
            return Unsafe.BitCast<long, T>(two ^ ((one ^ two) & mask));
        }

        return condition ? yes : no;
    }
}
