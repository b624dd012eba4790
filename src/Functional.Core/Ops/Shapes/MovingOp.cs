namespace Functional;

/// <summary>
/// Operations that move elements without reading them: one declaration for every element type, dispatched once per call.
/// </summary>
internal abstract class MovingOp(string name) : LinearOp(name)
{
    internal sealed override Work Bind(object? attributes, Tensor[] inputs, Tensor[] outputs) =>
        outputs[0].DType switch
        {
            DType.Float32 => Move<float>(attributes, inputs, outputs[0]),
            DType.Float64 => Move<double>(attributes, inputs, outputs[0]),
            DType.Int32 => Move<int>(attributes, inputs, outputs[0]),
            DType.Bool => Move<bool>(attributes, inputs, outputs[0]),
            DType.UInt8 => Move<byte>(attributes, inputs, outputs[0]),
            _ => Move<long>(attributes, inputs, outputs[0]),
        };

    private protected abstract Work Move<T>(object? attributes, Tensor[] inputs, Tensor output)
        where T : unmanaged;

    /// <summary>How far apart neighbours along every axis lie in row-major memory.</summary>
    private protected static int[] Strides(Shape shape)
    {
        var strides = new int[shape.Rank];
        var stride = 1;
        for (var axis = shape.Rank - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }
}
