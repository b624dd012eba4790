namespace Functional;

public sealed partial class Tensor
{
    /// <summary>A part along the first axis: <c>x[3]</c>, <c>x[2..5]</c>, <c>x[^1]</c>. Shares memory.</summary>
    /// <exception cref="ShapeException">The position or range is outside the axis.</exception>
    public Tensor this[Slice i] => At(i);

    /// <summary>A part along the first two axes: <c>x[.., 0]</c>.</summary>
    /// <exception cref="ShapeException">A position or range is outside its axis, or there are fewer axes.</exception>
    public Tensor this[Slice i, Slice j] => At(i, j);

    /// <summary>A part along the first three axes.</summary>
    /// <exception cref="ShapeException">A position or range is outside its axis, or there are fewer axes.</exception>
    public Tensor this[Slice i, Slice j, Slice k] => At(i, j, k);

    /// <summary>A part along the first four axes.</summary>
    /// <exception cref="ShapeException">A position or range is outside its axis, or there are fewer axes.</exception>
    public Tensor this[Slice i, Slice j, Slice k, Slice l] => At(i, j, k, l);

    /// <summary>A part along the first axes: a position removes its axis, a range keeps it; axes not named stay whole.</summary>
    /// <exception cref="ShapeException">A position or range is outside its axis, or there are fewer axes.</exception>
    public Tensor At(params Slice[] slices)
    {
        ArgumentNullException.ThrowIfNull(slices);
        if (slices.Length > Rank)
        {
            throw new ShapeException(
                "index",
                $"{slices.Length} indices are too many",
                $"Give at most {Rank}, one per axis.",
                ("tensor", Shape.ToString())
            );
        }
        var (starts, sizes, kept) = (new int[Rank], new int[Rank], new List<int>());
        for (var axis = 0; axis < Rank; axis++)
        {
            var slice = axis < slices.Length ? slices[axis] : Slice.All;
            (starts[axis], sizes[axis]) =
                slice.On(Shape[axis])
                ?? throw new ShapeException(
                    "index",
                    $"{slice} is outside axis {axis}, which has {Shape[axis]} elements",
                    "Positions run from 0 to size - 1, or from -1 (the last) backwards; ranges end at the size.",
                    ("tensor", Shape.ToString())
                );
            if (slice.Position is null)
            {
                kept.Add(sizes[axis]);
            }
        }
        return Ops.Slice(this, starts, sizes).Reshape([.. kept]);
    }

    /// <summary>The parts along the first axis, one after the other: rows of a matrix, numbers of a vector.</summary>
    /// <exception cref="ShapeException">The tensor is a scalar.</exception>
    public IEnumerator<Tensor> GetEnumerator()
    {
        var count = Shape[0];
        for (var i = 0; i < count; i++)
        {
            yield return this[i];
        }
    }

    /// <summary>The matrix with rows and columns exchanged; for more axes, all in reverse order.</summary>
    public Tensor T => Ops.Transpose(this);

    /// <summary>The elements converted to another type.</summary>
    /// <inheritdoc cref="Ops.Cast"/>
    public Tensor Cast(DType dtype) => Ops.Cast(this, dtype);

    /// <summary>The same elements under another shape; one size may be −1 and is then worked out.</summary>
    /// <exception cref="ShapeException">The sizes do not hold as many elements.</exception>
    public Tensor Reshape(params int[] sizes) => Ops.Reshape(this, sizes);
}
