namespace Functional;

/// <summary>One box of a drawing: an input or one use of a layer.</summary>
/// <param name="Name">The name in the network.</param>
/// <param name="Kind">The class as Keras names it.</param>
/// <param name="Shape">What comes out, or in and out.</param>
/// <param name="Parameters">How many numbers it has; null where it has none.</param>
/// <param name="Role">What it is in the network.</param>
/// <param name="Tooltip">What it says when the pointer rests on it.</param>
/// <param name="Inner">The network inside, where it is shown.</param>
internal sealed record LayerNode(
    string Name,
    string Kind,
    string Shape,
    string? Parameters,
    LayerRole Role,
    string Tooltip,
    LayerDiagram? Inner = null
);

/// <summary>What a box is in its network.</summary>
internal enum LayerRole
{
    /// <summary>Data enter here.</summary>
    Input,

    /// <summary>A layer with parameters.</summary>
    Weighted,

    /// <summary>A layer without parameters.</summary>
    Plain,
}

/// <summary>Boxes and arrows of a network.</summary>
/// <param name="Nodes">The boxes.</param>
/// <param name="Edges">The arrows, by positions of boxes.</param>
/// <param name="Outputs">The positions of the boxes whose results are predicted.</param>
internal sealed record LayerDiagram(Sequence<LayerNode> Nodes, Sequence<(int From, int To)> Edges, Sequence<int> Outputs);
