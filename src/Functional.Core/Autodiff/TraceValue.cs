namespace Functional;

/// <summary>A value that an operation reads or a function returns: an output of a node of the trace, or a constant.</summary>
/// <param name="Node">The node that made it; null for a constant.</param>
/// <param name="Output">Which of the node's outputs.</param>
/// <param name="Value">The tensor; without values where the function was traced on shapes.</param>
public sealed record TraceValue(TraceNode? Node, int Output, Tensor Value);
