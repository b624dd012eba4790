namespace Functional;

/// <summary>A value of generated code.</summary>
/// <param name="Name">Its name; of a single constant number, the number itself.</param>
/// <param name="Shape">Its shape for one example, the batch axis of 1 included.</param>
/// <param name="DType">Its type.</param>
/// <param name="IsLiteral">Whether the name is a number.</param>
internal sealed record SourceValue(string Name, Shape Shape, DType DType, bool IsLiteral = false)
{
    /// <summary>The value, each element in its place.</summary>
    public SourceView Whole => new(this, Strides(Shape), 0);

    /// <summary>The value repeated to a larger shape.</summary>
    public SourceView BroadcastTo(Shape shape)
    {
        var (strides, lead) = (Strides(Shape), shape.Rank - Shape.Rank);
        return new(this, [.. shape.Select((_, a) => a < lead || Shape[a - lead] == 1 ? 0 : strides[a - lead])], 0);
    }

    /// <summary>How many elements lie between neighbours along every axis.</summary>
    public static int[] Strides(Shape shape)
    {
        var (strides, stride) = (new int[shape.Rank], 1);
        for (var axis = shape.Rank - 1; axis >= 0; axis--)
        {
            (strides[axis], stride) = (stride, stride * shape[axis]);
        }
        return strides;
    }
}

/// <summary>How a loop over a shape walks through a value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Strides">The step along every axis of the loop.</param>
/// <param name="Offset">Where it begins.</param>
internal sealed record SourceView(SourceValue Value, int[] Strides, int Offset);
