using System.Diagnostics;

namespace Functional;

/// <summary>Fewer and longer axes for the same walk over memory.</summary>
internal static class AxisCollapse
{
    /// <summary>
    /// Drops axes of size 1 and joins neighbours that every operand walks as one (outer stride = inner stride · inner size).
    /// Works in place and returns the new number of axes, which may be 0.
    /// </summary>
    /// <param name="sizes">The axes, outermost first.</param>
    /// <param name="strides">Element strides [operand, axis] with <c>sizes.Length</c> entries per operand.</param>
    /// <param name="operands">How many operands walk together.</param>
    public static int Run(Span<int> sizes, Span<int> strides, int operands)
    {
        int pitch = sizes.Length;
        Debug.Assert(strides.Length >= pitch * operands, "Every operand needs a stride for every axis.");
        int rank = 0;
        for (int axis = 0; axis < pitch; axis++)
        {
            if (sizes[axis] == 1)
            {
                continue;
            }

            bool joins = rank > 0 && Continues(sizes, strides, operands, rank - 1, axis);
            int place = joins ? rank - 1 : rank++;
            sizes[place] = joins ? sizes[place] * sizes[axis] : sizes[axis];
            for (int operand = 0; operand < operands; operand++)
            {
                strides[(operand * pitch) + place] = strides[(operand * pitch) + axis];
            }
        }

        return rank;
    }

    /// <summary>
    /// For a counter through the axes: the distance to move when <paramref name="strides"/>[axis] advances by one and all
    /// deeper axes return from their last place to their first.
    /// </summary>
    public static void Jumps(ReadOnlySpan<int> sizes, ReadOnlySpan<int> strides, Span<int> jumps)
    {
        int back = 0;
        for (int axis = sizes.Length - 1; axis >= 0; axis--)
        {
            jumps[axis] = strides[axis] - back;
            back += strides[axis] * (sizes[axis] - 1);
        }
    }

    /// <summary>Counts one step in row-major order; returns the axis that advanced, or −1 after the last place.</summary>
    public static int Advance(ReadOnlySpan<int> sizes, Span<int> index)
    {
        for (int axis = sizes.Length - 1; axis >= 0; axis--)
        {
            if (++index[axis] < sizes[axis])
            {
                return axis;
            }

            index[axis] = 0;
        }

        return -1;
    }

    private static bool Continues(ReadOnlySpan<int> sizes, ReadOnlySpan<int> strides, int operands, int outer, int inner)
    {
        int pitch = sizes.Length;
        for (int operand = 0; operand < operands; operand++)
        {
            if (strides[(operand * pitch) + outer] != (long)strides[(operand * pitch) + inner] * sizes[inner])
            {
                return false;
            }
        }

        return true;
    }
}
