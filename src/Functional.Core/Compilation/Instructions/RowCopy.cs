using System.Runtime.CompilerServices;

namespace Functional;

/// <summary>Copies rows of a tensor into an input of a plan: neighbours, or rows chosen by their positions.</summary>
internal sealed class RowCopy
{
    /// <summary>Bytes that one core copies in a nanosecond when the rows lie anywhere in memory.</summary>
    private const double BytesPerNanosecond = 8;

    private readonly Tensor target;
    private readonly int rows;
    private readonly long rowBytes;
    private Tensor? source;
    private ReadOnlyMemory<int> chosen;
    private int start;

    public RowCopy(Tensor target)
    {
        this.target = target;
        rows = target.Rank == 0 ? 0 : target.Shape[0];
        rowBytes = rows == 0 ? 0 : (long)(target.Size / rows) * target.DType.Width();
        Work = new(Math.Max(1, rows), rows * (double)rowBytes / BytesPerNanosecond, Copy);
    }

    /// <summary>The copy of the rows that were chosen last, which threads may share.</summary>
    public Work Work { get; }

    /// <summary>Chooses neighbouring rows.</summary>
    /// <exception cref="ShapeException">Rows of the tensor have another shape or type, or it has fewer.</exception>
    public RowCopy Choose(Tensor from, int first)
    {
        Require(from, rows, first, last: first + (long)rows);
        (source, chosen, start) = (from, default, first);
        return this;
    }

    /// <summary>Chooses rows by their positions.</summary>
    /// <exception cref="ShapeException">Rows of the tensor have another shape or type, or there are more or fewer positions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A position is that of no row.</exception>
    public RowCopy Choose(Tensor from, ReadOnlyMemory<int> positions)
    {
        Require(from, positions.Length, first: 0, last: 0);
        var count = (uint)from.Shape[0];
        foreach (var position in positions.Span)
        {
            if ((uint)position >= count)
            {
                throw new ArgumentOutOfRangeException(nameof(positions), $"row {position} is none of the {count} rows.");
            }
        }
        (source, chosen) = (from, positions);
        return this;
    }

    /// <summary>Lets go of what was chosen.</summary>
    public void Forget() => (source, chosen) = (null, default);

    private void Copy(int first, int end)
    {
        ref var from = ref source!.FirstByte;
        ref var to = ref target.FirstByte;
        if (chosen.IsEmpty)
        {
            Move(ref from, start + first, ref to, first, end - first);
            return;
        }
        var positions = chosen.Span;
        for (var i = first; i < end; i++)
        {
            if (rowBytes == sizeof(int))
            {
                At<int>(ref to, i) = At<int>(ref from, positions[i]);
            }
            else
            {
                Move(ref from, positions[i], ref to, i, 1);
            }
        }
    }

    private static ref T At<T>(ref byte start, int index) => ref Unsafe.Add(ref Unsafe.As<byte, T>(ref start), index);

    private unsafe void Move(ref byte from, int fromRow, ref byte to, int toRow, int count)
    {
        fixed (byte* source = &Unsafe.Add(ref from, (nint)(fromRow * rowBytes)))
        fixed (byte* result = &Unsafe.Add(ref to, (nint)(toRow * rowBytes)))
        {
            Buffer.MemoryCopy(source, result, count * rowBytes, count * rowBytes);
        }
    }

    private void Require(Tensor from, int count, int first, long last)
    {
        if (first < 0 || count != rows || from.DType != target.DType || !HaveRowsAlike(from.Shape, target.Shape) || last > from.Shape[0])
        {
            throw new ShapeException(
                "plan",
                "a plan takes rows of the shape and type, and as many, as it was made for",
                "Make a plan for this shape.",
                ("planned", target.Signature.ToString()),
                ("given", $"{count} rows{(last > 0 ? $" from row {first} on" : "")}, of {from.Signature}")
            );
        }
    }

    private static bool HaveRowsAlike(Shape left, Shape right)
    {
        if (left.Rank != right.Rank || left.Rank == 0)
        {
            return false;
        }
        for (var axis = 1; axis < left.Rank; axis++)
        {
            if (left[axis] != right[axis])
            {
                return false;
            }
        }
        return true;
    }
}
