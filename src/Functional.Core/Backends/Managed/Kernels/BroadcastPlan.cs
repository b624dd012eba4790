using System.Diagnostics;

namespace Functional;

/// <summary>
/// How broadcast operands are walked together: the fewest axes that describe it, outermost first, and for every operand the
/// distance between neighbours along each axis (0 where it is repeated). The last axis has stride 1 or 0 for each operand.
/// Shapes are aligned at the right, as in numpy; that they fit has been checked before.
/// </summary>
internal sealed class BroadcastPlan
{
    private readonly int[] sizes;
    private readonly int[][] strides;
    private readonly int[][] jumps;

    private BroadcastPlan(int[] sizes, int[][] strides, int length)
    {
        this.sizes = sizes;
        this.strides = strides;
        Length = length;
        jumps = new int[strides.Length][];
        for (int operand = 0; operand < strides.Length; operand++)
        {
            jumps[operand] = new int[sizes.Length - 1];
            AxisCollapse.Jumps(sizes.AsSpan(0, sizes.Length - 1), strides[operand].AsSpan(0, sizes.Length - 1), jumps[operand]);
        }
    }

    /// <summary>Elements of the result.</summary>
    public int Length { get; }

    public int OperandCount => strides.Length;

    /// <summary>The collapsed axes; at least one.</summary>
    public ReadOnlySpan<int> Sizes => sizes;

    /// <summary>The axes above the rows.</summary>
    public ReadOnlySpan<int> OuterSizes => sizes.AsSpan(0, sizes.Length - 1);

    /// <summary>Elements of one row, the last axis.</summary>
    public int RowLength => sizes[^1];

    /// <summary>Plans the walk of operands of the given shapes over a result of the shape <paramref name="output"/>.</summary>
    public static BroadcastPlan Of(ReadOnlySpan<int> output, params ReadOnlySpan<int[]> operands)
    {
        int rank = output.Length;
        int length = 1;
        foreach (int size in output)
        {
            length *= size;
        }

        int[] sizes = output.ToArray();
        int[] strides = new int[rank * operands.Length];
        for (int operand = 0; operand < operands.Length; operand++)
        {
            FillStrides(output, operands[operand], strides.AsSpan(operand * rank, rank));
        }

        int collapsed = AxisCollapse.Run(sizes, strides, operands.Length);
        int kept = Math.Max(collapsed, 1);
        int[] keptSizes = new int[kept];
        keptSizes[0] = 1;
        sizes.AsSpan(0, collapsed).CopyTo(keptSizes);
        int[][] keptStrides = new int[operands.Length][];
        for (int operand = 0; operand < operands.Length; operand++)
        {
            keptStrides[operand] = new int[kept];
            strides.AsSpan(operand * rank, collapsed).CopyTo(keptStrides[operand]);
        }

        return new BroadcastPlan(keptSizes, keptStrides, length);
    }

    /// <summary>Element strides of an operand, one for each of <see cref="Sizes"/>.</summary>
    public ReadOnlySpan<int> Strides(int operand) => strides[operand];

    /// <summary>Stride of an operand within a row: 1, or 0 when one element serves the whole row.</summary>
    public int RowStride(int operand) => strides[operand][^1];

    /// <summary>The move of an operand when the counter advances along one of the outer axes.</summary>
    public int Jump(int operand, int axis) => jumps[operand][axis];

    private static void FillStrides(ReadOnlySpan<int> output, ReadOnlySpan<int> shape, Span<int> strides)
    {
        int missing = output.Length - shape.Length;
        Debug.Assert(missing >= 0, "An operand has no more axes than the result.");
        int stride = 1;
        for (int axis = output.Length - 1; axis >= missing; axis--)
        {
            int size = shape[axis - missing];
            Debug.Assert(size == output[axis] || size == 1, "Shapes must broadcast.");
            strides[axis] = size == 1 ? 0 : stride;
            stride *= size;
        }
    }
}
