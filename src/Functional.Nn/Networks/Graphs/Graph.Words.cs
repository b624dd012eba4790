namespace Functional;

public sealed partial class Graph
{
    /// <summary>Where data enter: what one example looks like.</summary>
    /// <param name="shape">The shape of one example, without the batch axis: <c>5</c>, <c>[28, 28]</c>.</param>
    /// <param name="name">The name by which data are matched; by position among the graph's inputs, <c>input_1</c>, unless given.</param>
    /// <param name="dtype">The element type.</param>
    public static Node Input(Shape shape, string? name = null, DType dtype = DType.Float32)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (name is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(name);
        }
        return new(null, 0, name, shape, dtype);
    }

    /// <summary>The outputs of a network, one's own or another graph, for these nodes as its inputs.</summary>
    /// <exception cref="ShapeException">The network does not fit the nodes.</exception>
    public static Nodes Apply(INetwork network, params Node[] nodes) => Apply(network, null, nodes);

    /// <inheritdoc cref="Apply(INetwork, Node[])"/>
    /// <param name="network">The network.</param>
    /// <param name="name">The name under which its parameters live; the automatic one for null.</param>
    /// <param name="nodes">Its inputs.</param>
    public static Nodes Apply(INetwork network, string? name, params Node[] nodes)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(nodes);
        return new(Application.Of(network, name, nodes));
    }

    /// <summary>The nodes one after the other along their last axis; the other axes must be equal.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Node Concatenate(params Node[] nodes) => Apply(Merge.Concatenate(), nodes)[0];

    /// <summary>x₁ + x₂ + … element by element; sizes of 1 repeat.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Node Add(params Node[] nodes) => Apply(Merge.Add, nodes)[0];

    /// <summary>x₁ − x₂ element by element.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Node Subtract(Node left, Node right) => Apply(Merge.Subtract, left, right)[0];

    /// <summary>x₁ · x₂ · … element by element.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Node Multiply(params Node[] nodes) => Apply(Merge.Multiply, nodes)[0];

    /// <summary>The mean of the nodes element by element.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Node Average(params Node[] nodes) => Apply(Merge.Average, nodes)[0];

    /// <summary>The largest of the nodes element by element.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Node Maximum(params Node[] nodes) => Apply(Merge.Maximum, nodes)[0];

    /// <summary>The smallest of the nodes element by element.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Node Minimum(params Node[] nodes) => Apply(Merge.Minimum, nodes)[0];

    /// <summary>The inner product of every example along an axis, as <see cref="Merge.Dot(int, bool)"/>.</summary>
    /// <param name="left">The first factor.</param>
    /// <param name="right">The second factor.</param>
    /// <param name="axis">The axis that is summed over in both, the batch axis being 0.</param>
    /// <param name="normalize">Whether to divide by the norms first.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Node Dot(Node left, Node right, int axis = 1, bool normalize = false) =>
        Apply(Merge.Dot(axis, normalize), left, right)[0];
}
