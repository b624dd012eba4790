using System.Globalization;

namespace Functional;

/// <summary>
/// Joins several tensors into one, as Keras' merging layers do: <c>Merge.Add</c>, <c>Merge.Concatenate()</c>. In a graph say
/// <c>Graph.Add(a, b)</c>; in a network of one's own the operations of <see cref="Ops"/> do the same.
/// </summary>
public sealed record Merge : INetwork, IKind
{
    private readonly Func<IReadOnlyList<Tensor>, Tensor> merge;

    private Merge(string kind, Func<IReadOnlyList<Tensor>, Tensor> merge, params Option[] options) =>
        (Kind, this.merge, Options) = (kind, merge, [.. options]);

    /// <summary>x₁ + x₂ + …</summary>
    public static Merge Add { get; } = ByElement("Add", Ops.Add);

    /// <summary>x₁ − x₂, of exactly two.</summary>
    public static Merge Subtract { get; } =
        new("Subtract", xs => xs.Count == 2 ? Aligned(xs, Ops.Subtract) : throw NotTwo("subtract", xs.Count));

    /// <summary>x₁ · x₂ · … element by element.</summary>
    public static Merge Multiply { get; } = ByElement("Multiply", Ops.Multiply);

    /// <summary>(x₁ + x₂ + …) / n.</summary>
    public static Merge Average { get; } = new("Average", xs => Aligned(xs, Ops.Add) / (double)xs.Count);

    /// <summary>The largest of x₁, x₂, … at every place; where two are equal the derivative is the first one's.</summary>
    public static Merge Maximum { get; } = ByElement("Maximum", Ops.Maximum);

    /// <summary>The smallest of x₁, x₂, … at every place; where two are equal the derivative is the first one's.</summary>
    public static Merge Minimum { get; } = ByElement("Minimum", Ops.Minimum);

    /// <summary>The class as summaries print it, such as <c>Concatenate</c>.</summary>
    public string Kind { get; }

    /// <summary>What it was made with: the axis of a concatenation, axes and norm of a product.</summary>
    public Sequence<Option> Options { get; }

    /// <summary>One after the other along an axis; the other axes must be equal.</summary>
    /// <param name="axis">The axis, batch axis included; the last one unless given.</param>
    public static Merge Concatenate(int axis = -1) => new("Concatenate", xs => Ops.Concatenate([.. xs], axis), ("axis", axis));

    /// <summary>
    /// The inner product of every example along one axis of each: [batch, a…, k] and [batch, b…, k] ↦ [batch, a…, b…]; a single
    /// number becomes [batch, 1].
    /// </summary>
    /// <param name="axis">The axis that is summed over in both, batch axis included.</param>
    /// <param name="normalize">Whether to divide by the norms along the axis first: the cosine of the angle.</param>
    public static Merge Dot(int axis, bool normalize = false) => Dot(axis, axis, normalize);

    /// <inheritdoc cref="Dot(int, bool)"/>
    /// <param name="first">The axis of the first tensor, batch axis included.</param>
    /// <param name="second">The axis of the second one.</param>
    /// <param name="normalize">Whether to divide by the norms along the axes first.</param>
    public static Merge Dot(int first, int second, bool normalize = false) =>
        new(
            "Dot",
            xs => xs.Count == 2 ? Products.Dot(xs[0], xs[1], first, second, normalize) : throw NotTwo("dot", xs.Count),
            new("axes", string.Create(CultureInfo.InvariantCulture, $"[{first}, {second}]")),
            ("normalize", normalize)
        );

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="ArgumentException">There are more or fewer tensors than can be merged.</exception>
    public Tensors Apply(Call call, Tensors inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Count == 0 ? throw new ArgumentException($"{this}: there is nothing to merge.") : Tensors.Of(merge(inputs.Values));
    }

    /// <summary>Equal when kind and options are.</summary>
    public bool Equals(Merge? other) => other is not null && Kind == other.Kind && Options == other.Options;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Options);

    /// <summary>Kind and options.</summary>
    public override string ToString() => Options.Count == 0 ? Kind : $"{Kind}({string.Join(", ", Options)})";

    private static Merge ByElement(string kind, Func<Tensor, Tensor, Tensor> f) => new(kind, xs => Aligned(xs, f));

    /// <summary>Tensors of fewer axes get axes of size 1 behind the batch axis, as in Keras; then sizes of 1 repeat.</summary>
    private static Tensor Aligned(IReadOnlyList<Tensor> xs, Func<Tensor, Tensor, Tensor> f)
    {
        var rank = xs.Max(x => x.Rank);
        return xs.Select(x => Enumerable.Repeat(1, rank - x.Rank).Aggregate(x, Ops.ExpandDims)).Aggregate(f);
    }

    private static ArgumentException NotTwo(string what, int count) =>
        new($"{what}: two tensors are needed, not {count}. Merge the others before.");

    private static class Products
    {
        /// <summary>The least squared norm that is divided by, as in Keras.</summary>
        private const double Least = 1e-12;

        public static Tensor Dot(Tensor a, Tensor b, int first, int second, bool normalize)
        {
            var (i, j) = (AxisOf(a, first), AxisOf(b, second));
            if (a.Shape[i] != b.Shape[j])
            {
                throw new ShapeException(
                    "dot",
                    $"the axes that are summed over must be of one size ({a.Shape[i]} ≠ {b.Shape[j]})",
                    "Name other axes; the batch axis counts as axis 0.",
                    ($"first, axis {i}", a.Shape.ToString()),
                    ($"second, axis {j}", b.Shape.ToString())
                );
            }
            var (left, right) = (Last(Normalized(a, i, normalize), i), Last(Normalized(b, j, normalize), j));
            var (batch, k) = (a.Shape[0], a.Shape[i]);
            int[] kept = [.. left.Shape[1..^1], .. right.Shape[1..^1]];
            var product = left.Reshape(batch, -1, k).MatMul(Ops.Permute(right.Reshape(batch, -1, k), 0, 2, 1));
            return product.Reshape([batch, .. kept.Length == 0 ? [1] : kept]);
        }

        private static int AxisOf(Tensor x, int axis)
        {
            var found = axis < 0 ? axis + x.Rank : axis;
            return found >= 1 && found < x.Rank
                ? found
                : throw new ShapeException(
                    "dot",
                    $"axis {axis} is none that can be summed over: the batch axis stays",
                    $"Name one of 1 to {x.Rank - 1}.",
                    ("tensor", x.Shape.ToString())
                );
        }

        private static Tensor Normalized(Tensor x, int axis, bool normalize) =>
            normalize ? x / Ops.Sqrt(Ops.Maximum(Ops.Sum(Ops.Square(x), axis, keepDims: true), Least)) : x;

        /// <summary>The tensor with an axis moved to the end.</summary>
        private static Tensor Last(Tensor x, int axis)
        {
            int[] order = [.. Enumerable.Range(0, x.Rank).Where(i => i != axis), axis];
            return axis == x.Rank - 1 ? x : Ops.Permute(x, order);
        }
    }
}
