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
        var from = source!;
        var positions = chosen.Span;
        if (positions.IsEmpty)
        {
            Bytes(from, start + first, end - first).CopyTo(Bytes(target, first, end - first));
        }
        for (var i = first; i < end && !positions.IsEmpty; i++)
        {
            Bytes(from, positions[i], 1).CopyTo(Bytes(target, i, 1));
        }
    }

    private Span<byte> Bytes(Tensor tensor, int row, int count)
    {
        if ((uint)row > (uint)(tensor.Shape[0] - count))
        {
            throw new ArgumentOutOfRangeException(nameof(row), $"row {row} is none of the {tensor.Shape[0]} rows.");
        }
        return MemoryMarshal.CreateSpan(ref Unsafe.Add(ref tensor.FirstByte, (nint)row * rowBytes), checked(count * rowBytes));
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
