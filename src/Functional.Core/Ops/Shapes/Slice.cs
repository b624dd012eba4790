namespace Functional;

/// <summary>The attributes of <see cref="Op.Slice"/>: a rectangular part.</summary>
/// <param name="Starts">Along every axis, the first element.</param>
/// <param name="Sizes">Along every axis, how many elements.</param>
/// <param name="Steps">Along every axis, the step between them; a negative one runs backwards.</param>
public sealed record SliceRegion(Sequence<int> Starts, Sequence<int> Sizes, Sequence<int> Steps)
{
    /// <summary>Starts, sizes and steps.</summary>
    public override string ToString() => $"from {Starts}, sizes {Sizes}, steps {Steps}";

    internal int Offset(int[] strides) => Starts.Select((start, axis) => start * strides[axis]).Sum();

    internal int[] Scale(int[] strides) => [.. Steps.Select((step, axis) => step * strides[axis])];
}

/// <summary>The attributes of <see cref="Op.Embed"/>: a region inside a larger shape, into which a tensor is put.</summary>
/// <param name="Region">The region.</param>
/// <param name="Shape">The larger shape.</param>
public sealed record Embedding(SliceRegion Region, Shape Shape);

public abstract partial class Op
{
    /// <summary>A rectangular part, with a step along every axis. A part along the first axis shares memory.</summary>
    public static Op Slice { get; } = new SliceOp();

    /// <summary>A tensor put into zeros at a rectangular region: the transpose of <see cref="Slice"/>.</summary>
    public static Op Embed { get; } = new EmbedOp();

    private static SliceRegion Region(int[] starts, int[] sizes, int[] steps) => new([.. starts], [.. sizes], [.. steps]);

    private sealed class SliceOp() : MovingOp("slice")
    {
        internal override IReadOnlyList<OpSample> Samples =>
            [
                new(Region([1], [3], [1]), new SampleInput(5)),
                new(Region([1, 0], [2, 3], [1, 1]), new SampleInput(Shape.Of(4, 3))),
                new(Region([0, 1], [4, 2], [1, 1]), new SampleInput(Shape.Of(4, 3))),
                new(Region([4, 0], [2, 2], [-2, 3]), new SampleInput(Shape.Of(5, 4))),
                new(Region([0, 2], [4, 3], [1, -1]), new SampleInput(Shape.Of(4, 3))),
                new(Region([2], [0], [1]), new SampleInput(5)),
                new(Region([0], [1], [1]), new SampleInput(1)),
            ];

        internal override Signature[] Infer(object? attributes, Signature[] inputs) =>
            [inputs[0] with { Shape = Shape.Of([.. ((SliceRegion)attributes!).Sizes]) }];

        internal override Tensor? View(object? attributes, Tensor input, Signature output)
        {
            var region = (SliceRegion)attributes!;
            var wholeAfterFirst = Enumerable
                .Range(1, Math.Max(0, input.Rank - 1))
                .All(a => region.Sizes[a] == input.Shape[a] && (region.Steps[a] == 1 || region.Sizes[a] <= 1));
            return input.Rank > 0 && region.Steps[0] == 1 && wholeAfterFirst
                ? input.View(output.Shape, region.Starts[0] * input.Shape[1..].Size)
                : null;
        }

        private protected override Tensor Transpose(Application a, Tensor adjoint) =>
            Op.Embed.Run(new Embedding((SliceRegion)a.Attributes!, a.Input.Shape), adjoint)[0];

        private protected override Work Move<T>(object? attributes, Tensor[] inputs, Tensor output)
        {
            var (input, region, strides) = (inputs[0], (SliceRegion)attributes!, Strides(inputs[0].Shape));
            var (offset, steps) = (region.Offset(strides), region.Scale(strides));
            return new(() => StridedCopy.Gather(input.Span<T>(), offset, output.Shape.Sizes, steps, output.Target<T>()));
        }
    }

    private sealed class EmbedOp() : MovingOp("embed")
    {
        internal override IReadOnlyList<OpSample> Samples =>
            [
                new(new Embedding(Region([1], [3], [1]), 5), new SampleInput(3)),
                new(new Embedding(Region([4, 0], [2, 2], [-2, 3]), Shape.Of(5, 4)), new SampleInput(Shape.Of(2, 2))),
                new(new Embedding(Region([2], [0], [1]), 5), new SampleInput(0)),
                new(new Embedding(Region([0], [1], [1]), 1), new SampleInput(1)),
            ];

        internal override Signature[] Infer(object? attributes, Signature[] inputs) =>
            [inputs[0] with { Shape = ((Embedding)attributes!).Shape }];

        private protected override Tensor Transpose(Application a, Tensor adjoint) =>
            Op.Slice.Run(((Embedding)a.Attributes!).Region, adjoint)[0];

        private protected override Work Move<T>(object? attributes, Tensor[] inputs, Tensor output)
        {
            var (region, strides) = (((Embedding)attributes!).Region, Strides(output.Shape));
            var (input, offset, steps) = (inputs[0], region.Offset(strides), region.Scale(strides));
            return new(() =>
            {
                output.Target<T>().Clear();
                StridedCopy.Scatter(input.Span<T>(), output.Target<T>(), offset, input.Shape.Sizes, steps);
            });
        }
    }
}

public static partial class Ops
{
    /// <summary>A rectangular part: along axis a the <c>sizes[a]</c> elements from <c>starts[a]</c> on.</summary>
    /// <exception cref="ShapeException">The part does not lie inside the tensor.</exception>
    public static Tensor Slice(Tensor x, int[] starts, int[] sizes) => Slice(x, starts, sizes, null);

    /// <summary>A rectangular part with a step along every axis; a negative step runs backwards.</summary>
    /// <exception cref="ShapeException">The part does not lie inside the tensor, or a step is 0.</exception>
    public static Tensor Slice(Tensor x, int[] starts, int[] sizes, int[]? steps)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(starts);
        ArgumentNullException.ThrowIfNull(sizes);
        steps ??= [.. starts.Select(_ => 1)];
        var fits =
            starts.Length == x.Rank
            && sizes.Length == x.Rank
            && steps.Length == x.Rank
            && Enumerable.Range(0, x.Rank).All(a => Inside(starts[a], sizes[a], steps[a], x.Shape[a]));
        if (!fits)
        {
            throw new ShapeException(
                "slice",
                "the part does not lie inside the tensor",
                "Give one start, size and step (not 0) per axis, so that first and last element exist.",
                ("input", x.Shape.ToString()),
                ("starts", $"[{string.Join(", ", starts)}]"),
                ("sizes", $"[{string.Join(", ", sizes)}]"),
                ("steps", $"[{string.Join(", ", steps)}]")
            );
        }
        var whole = Enumerable.Range(0, x.Rank).All(a => starts[a] == 0 && sizes[a] == x.Shape[a] && steps[a] == 1);
        return whole ? x : Op.Slice.Run(new SliceRegion([.. starts], [.. sizes], [.. steps]), x)[0];

        static bool Inside(int start, int size, int step, int available) =>
            size >= 0
            && step != 0
            && (size == 0 ? start >= 0 && start <= available : (uint)start < (uint)available)
            && (size == 0 || (ulong)(start + ((long)(size - 1) * step)) < (ulong)available);
    }

    /// <summary>The elements in reverse order along one axis.</summary>
    /// <exception cref="ShapeException">The axis is out of range.</exception>
    public static Tensor Flip(Tensor x, int axis)
    {
        ArgumentNullException.ThrowIfNull(x);
        var at = Axes.Normalize("flip", axis, x.Shape);
        if (x.Shape[at] == 0)
        {
            return x;
        }
        var (starts, steps) = (new int[x.Rank], Enumerable.Repeat(1, x.Rank).ToArray());
        (starts[at], steps[at]) = (x.Shape[at] - 1, -1);
        return Slice(x, starts, [.. x.Shape], steps);
    }

    /// <summary>Cuts a tensor along an axis into parts of these sizes, which must add up.</summary>
    /// <exception cref="ShapeException">The sizes do not add up to the size of the axis.</exception>
    public static Tensor[] Split(Tensor x, int[] sizes, int axis = 0)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(sizes);
        var at = Axes.Normalize("split", axis, x.Shape);
        if (sizes.Any(s => s < 0) || sizes.Sum() != x.Shape[at])
        {
            throw new ShapeException(
                "split",
                $"the parts must add up to the {x.Shape[at]} elements of axis {axis}",
                "Give sizes of 0 or more with that sum.",
                ("input", x.Shape.ToString()),
                ("parts", $"[{string.Join(", ", sizes)}]")
            );
        }
        var (starts, parts) = (new int[x.Rank], new Tensor[sizes.Length]);
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Slice(x, starts, [.. x.Shape.WithSize(at, sizes[i])]);
            starts[at] += sizes[i];
        }
        return parts;
    }

    /// <summary>Cuts a tensor along an axis into equal parts.</summary>
    /// <exception cref="ShapeException">The number of parts does not divide the size of the axis.</exception>
    public static Tensor[] Split(Tensor x, int parts, int axis = 0)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        var size = x.Shape[Axes.Normalize("split", axis, x.Shape)];
        return size % parts == 0
            ? Split(x, [.. Enumerable.Repeat(size / parts, parts)], axis)
            : throw new ShapeException(
                "split",
                $"{size} elements along axis {axis} do not divide into {parts} equal parts",
                "Give the sizes of the parts instead: Split(x, [3, 4], axis).",
                ("input", x.Shape.ToString())
            );
    }
}
