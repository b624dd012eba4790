namespace Functional;

/// <summary>
/// A place in a graph of layers: an input, or what a layer makes of other nodes. It knows its shape; tensors come when the graph is
/// run. Immutable: <c>hidden.Dense(1)</c> is another node, and a node may be used any number of times.
/// </summary>
public sealed class Node : IChain<Node>
{
    internal Node(Application? by, int output, string? name, Shape shape, DType dtype) =>
        (By, Output, Name, Shape, DType) = (by, output, name, shape, dtype);

    /// <summary>The name that was given to it; null where the graph will choose one.</summary>
    public string? Name { get; }

    /// <summary>The shape of one example, without the batch axis.</summary>
    public Shape Shape { get; }

    /// <summary>The element type.</summary>
    public DType DType { get; }

    /// <summary>What made it; null for an input.</summary>
    internal Application? By { get; }

    /// <summary>Which of the outputs of what made it.</summary>
    internal int Output { get; }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The layer does not fit the node's shape.</exception>
    public Node Then(ILayer layer, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return name is null && layer is Serial row
            ? row.Layers.Aggregate(this, (node, next) => Application.Of(next, node))
            : Application.Of(name is null ? layer : Named.Of(layer, name), this);
    }

    /// <summary>The sum, as <see cref="Graph.Add"/>.</summary>
    public static Node operator +(Node left, Node right) => Graph.Add(left, right);

    /// <summary>The difference, as <see cref="Graph.Subtract"/>.</summary>
    public static Node operator -(Node left, Node right) => Graph.Subtract(left, right);

    /// <summary>The product element by element, as <see cref="Graph.Multiply"/>.</summary>
    public static Node operator *(Node left, Node right) => Graph.Multiply(left, right);

    /// <summary>Name or part, and shape.</summary>
    public override string ToString() => $"{Name ?? By?.Part.ToString() ?? "input"} {Shape}";
}

/// <summary>The outputs of a network in a graph, by position or by the names that the network gives them.</summary>
public sealed class Nodes
{
    private readonly Node[] nodes;

    internal Nodes(Node[] nodes) => this.nodes = nodes;

    /// <summary>How many there are.</summary>
    public int Count => nodes.Length;

    /// <summary>The output at a position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public Node this[int index] =>
        index >= 0 && index < nodes.Length
            ? nodes[index]
            : throw new ArgumentOutOfRangeException(nameof(index), index, $"the network has {nodes.Length} outputs.");

    /// <summary>The output of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public Node this[string name] =>
        nodes.FirstOrDefault(n => n.Name == name)
        ?? throw new ArgumentException(
            $"no output is called \"{name}\"; there are: {string.Join(", ", nodes.Select(n => n.Name ?? "one without a name"))}."
        );

    /// <summary>The only two outputs.</summary>
    /// <exception cref="InvalidOperationException">There are more or fewer.</exception>
    public void Deconstruct(out Node first, out Node second)
    {
        if (nodes.Length != 2)
        {
            throw new InvalidOperationException($"2 outputs were expected, but the network has {nodes.Length}; take them by index.");
        }
        (first, second) = (nodes[0], nodes[1]);
    }
}
