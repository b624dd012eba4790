using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Functional;

/// <summary>Copies rows of a tensor into an input of a plan: neighbours, or rows chosen by their positions.</summary>
internal sealed class RowCopy
{
    /// <summary>Bytes that one core copies in a nanosecond when the rows lie anywhere in memory.</summary>
    private const double BytesPerNanosecond = 8;

    private readonly Tensor target;
    private readonly int rows;
    private readonly int rowBytes;
    private Tensor? source;
    private ReadOnlyMemory<int> chosen;
    private int start;

    public RowCopy(Tensor target)
    {
        this.target = target;
        rows = target.Rank == 0 ? 0 : target.Shape[0];
        rowBytes = rows == 0 ? 0 : target.Size / rows * target.DType.Width();
        Work = new(Math.Max(1, rows), rows * (double)rowBytes / BytesPerNanosecond, Copy);
    }

    /// <summary>The copy of the rows that were chosen last, which threads may share.</summary>
    public Work Work { get; }

    /// <summary>Chooses neighbouring rows.</summary>
    /// <exception cref="ShapeException">Rows of the tensor have another shape or type, or it has fewer.</exception>
    public void Choose(Tensor from, int first)
    {
        Require(from, rows, first);
        (source, chosen, start) = (from, default, first);
    }

    /// <summary>Chooses rows by their positions.</summary>
    /// <exception cref="ShapeException">Rows of the tensor have another shape or type, or there are more or fewer positions.</exception>
    public void Choose(Tensor from, ReadOnlyMemory<int> positions)
    {
        Require(from, positions.Length);
        (source, chosen) = (from, positions);
    }

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
        var count = (uint)source.Shape[0];
        for (var i = first; i < end; i++)
        {
            if ((uint)positions[i] >= count)
            {
                throw new ArgumentOutOfRangeException(null, $"row {positions[i]} is none of the {count} rows.");
            }
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

    private void Move(ref byte from, int fromRow, ref byte to, int toRow, int count)
    {
        ref var source = ref Unsafe.Add(ref from, (nint)fromRow * rowBytes);
        ref var target = ref Unsafe.Add(ref to, (nint)toRow * rowBytes);
        var bytes = checked(count * rowBytes);
        MemoryMarshal.CreateReadOnlySpan(ref source, bytes).CopyTo(MemoryMarshal.CreateSpan(ref target, bytes));
    }

    private void Require(Tensor from, int count, int first = 0)
    {
        if (
            count != rows
            || from.DType != target.DType
            || from.Rank != target.Rank
            || target.Rank == 0
            || first < 0
            || first > from.Shape[0] - count
            || (long)from.Size * target.Shape[0] != (long)target.Size * from.Shape[0]
        )
        {
            throw new ShapeException(
                "plan",
                "a plan takes rows of the shape and type, and as many, as it was made for",
                "Make a plan for this shape.",
                ("planned", target.Signature.ToString()),
                ("given", $"{count} rows from row {first} on, of {from.Signature}")
            );
        }
    }
}
