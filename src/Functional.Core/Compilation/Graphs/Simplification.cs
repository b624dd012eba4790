namespace Functional;

/// <summary>Identities that hold to the bit, so that a graph may use them where the plain tape computes.</summary>
internal static class Simplification
{
    /// <summary>The value that an application equals, or null when it must be computed.</summary>
    public static GraphValue? Of(Op op, GraphValue[] inputs, Signature[] outputs, Func<GraphValue, GraphNode> node)
    {
        if (op == Op.Multiply || op == Op.Divide)
        {
            // x · 1 and x / 1 are x; the other side must not have been broadcast to a larger shape.
            if (IsOne(inputs[1]) && ShapeOf(inputs[0]) == outputs[0].Shape)
            {
                return inputs[0];
            }
            if (op == Op.Multiply && IsOne(inputs[0]) && ShapeOf(inputs[1]) == outputs[0].Shape)
            {
                return inputs[1];
            }
        }
        return op == Op.StopGradient ? inputs[0] : null;

        bool IsOne(GraphValue value) => node(value).Constant is { } constant && Uniform.IsOne(constant);

        Shape ShapeOf(GraphValue value) => node(value).Outputs[value.Output].Shape;
    }
}
