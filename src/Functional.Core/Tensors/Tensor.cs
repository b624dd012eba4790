using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Functional;

/// <summary>
/// An immutable array of numbers with a shape and an element type. Contiguous and row-major; nothing is ever written after
/// construction, so reshapes and leading slices share memory safely and there is nothing to dispose. Inside a transform of
/// <see cref="Autodiff"/> a tensor also carries the operation that made it; outside it carries no history.
/// </summary>
[CollectionBuilder(typeof(Tensor), nameof(Stack))]
[DebuggerDisplay("{DebuggerText,nq}")]
public sealed partial class Tensor : IEquatable<Tensor>, ITree<Tensor>
{
    private readonly Array? data;
    private readonly int offset;

    private Tensor(Shape shape, DType dtype, Array? data, int offset, double? weak = null, Origin? origin = null)
    {
        (Shape, DType) = (shape, dtype);
        (this.data, this.offset, Weak, Origin) = (data, offset, weak, origin);
    }

    /// <summary>The sizes along the axes.</summary>
    public Shape Shape { get; }

    /// <summary>The type of the elements.</summary>
    public DType DType { get; }

    /// <summary>The number of axes.</summary>
    public int Rank => Shape.Rank;

    /// <summary>The number of elements.</summary>
    public int Size => Shape.Size;

    /// <summary>
    /// The number behind an implicitly converted scalar. Such a tensor is weak: it keeps its double and takes the element type
    /// of its partner; stored, stacked or differentiated it becomes Float32.
    /// </summary>
    internal double? Weak { get; }

    /// <summary>Which application in which trace made this tensor; null outside transforms.</summary>
    internal Origin? Origin { get; }

    /// <summary>True when only shape and type are known: the tensor stands for a value in a trace on shapes.</summary>
    internal bool IsAbstract => data is null;

    /// <summary>Whether only shape and type are known; reading a value then throws. See <see cref="Symbolic"/>.</summary>
    public bool IsSymbolic => IsAbstract;

    internal Signature Signature => new(Shape, DType);

    /// <summary>A tensor whose memory a kernel is about to fill.</summary>
    internal static Tensor Allocate(Shape shape, DType dtype)
    {
        var (data, offset) = Storage.Allocate(dtype, shape.Size);
        return new(shape, dtype, data, offset);
    }

    /// <summary>A tensor of which only shape and type are known.</summary>
    internal static Tensor Abstract(Signature signature) => new(signature.Shape, signature.DType, null, 0);

    /// <summary>A weak scalar.</summary>
    internal static Tensor WeakScalar(double value) => new(Shape.Scalar, DType.Float32, new[] { (float)value }, 0, value);

    /// <summary>The same elements under another shape of the same size, from <paramref name="skip"/> elements on.</summary>
    internal Tensor View(Shape shape, int skip = 0) => new(shape, DType, data, offset + skip);

    /// <summary>The same value, known to a trace as an output of one of its nodes.</summary>
    internal Tensor TracedBy(TraceNode node, int output) => new(Shape, DType, data, offset, null, new(node, output, this));

    /// <summary>A weak scalar as the Float32 tensor that it becomes when stored; any other tensor as it is.</summary>
    internal Tensor Strong(DType dtype = DType.Float32) => Weak is { } value ? Full(Shape.Scalar, value, dtype) : this;

    /// <summary>Outputs of operations between weak scalars stay weak.</summary>
    internal Tensor Weaken() => WeakScalar(ToDouble());

    /// <summary>The elements, for kernels and readers in this library.</summary>
    internal ReadOnlySpan<T> Span<T>()
        where T : unmanaged => new((T[])Data, offset, Size);

    /// <summary>The memory of a tensor that <see cref="Allocate"/> has just made.</summary>
    internal Span<T> Target<T>()
        where T : unmanaged => new((T[])Data, offset, Size);

    /// <summary>Where the elements are, for tensors over pinned memory.</summary>
    internal unsafe nint Address => (nint)Unsafe.AsPointer(ref FirstByte);

    /// <summary>The first byte of the elements.</summary>
    internal ref byte FirstByte =>
        ref Unsafe.Add(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(Data), (nint)offset * DType.Width());

    /// <summary>Whether instructions may read the elements where they lie: pinned, with room behind them for whole registers.</summary>
    internal bool IsLendable => Storage.IsPinned(Data, DType) && offset + (long)Size + Tiles.Whole <= Data.Length;

    /// <summary>A tensor over memory of a plan.</summary>
    internal static Tensor Over(Signature signature, Array data, int offset) => new(signature.Shape, signature.DType, data, offset);

    /// <summary>Another tensor over a part of the same memory.</summary>
    internal Tensor Part(Signature signature, int skip) => new(signature.Shape, signature.DType, data, offset + skip);

    /// <summary>How many elements after another view of the same memory this one starts.</summary>
    internal int DistanceFrom(Tensor other) => offset - other.offset;

    private Array Data =>
        data
        ?? throw new InvalidOperationException(
            $"the value of a tensor {DType.Text()}{Shape} was read while a function was traced on shapes, where no values exist yet. "
                + "Write a choice between values with Ops.Where, and keep comparisons, printing and conversions to numbers outside."
        );

    private void RequireValues() => _ = Data;

    IReadOnlyList<Tensor> ITree<Tensor>.Leaves => [this];

    IReadOnlyList<string> ITree<Tensor>.Names => [""];

    Tensor ITree<Tensor>.WithLeaves(IReadOnlyList<Tensor> leaves) => leaves[0];
}

/// <summary>Shape and element type.</summary>
internal readonly record struct Signature(Shape Shape, DType DType)
{
    public override string ToString() => DType.Text() + Shape;
}

/// <summary>Where a traced tensor comes from: a node of a trace, which of its outputs, and its value one level below.</summary>
internal sealed record Origin(TraceNode Node, int Output, Tensor Primal);
