namespace Functional;

/// <summary>The attributes of <see cref="Op.OneHot"/>.</summary>
/// <param name="Classes">The length of a row.</param>
/// <param name="DType">The type of the ones and zeros.</param>
public sealed record OneHotOptions(int Classes, DType DType);

public abstract partial class Op
{
    /// <summary>Labels as rows of zeros with a one at the label: shape i → [i.., classes].</summary>
    public static Op OneHot { get; } = new OneHotOp();

    private sealed class OneHotOp() : ConstantOp("one_hot")
    {
        internal override IReadOnlyList<OpSample> Samples =>
            [
                new(new OneHotOptions(4, DType.Float64), new SampleInput(5, 0, 4, Type: DType.Int32)),
                new(new OneHotOptions(1, DType.Float64), new SampleInput(Shape.Scalar, 0, 1, Type: DType.Int32)),
                new(new OneHotOptions(3, DType.Float64), new SampleInput(Shape.Of(2, 2), 0, 3, Type: DType.Int32)),
                new(new OneHotOptions(3, DType.Float64), new SampleInput(0, 0, 3, Type: DType.Int32)),
            ];

        internal override Signature[] Infer(object? attributes, Signature[] inputs)
        {
            var options = (OneHotOptions)attributes!;
            RequireIndices(Name, inputs[0]);
            return [new(Shape.Of([.. inputs[0].Shape, options.Classes]), options.DType)];
        }

        internal override void Execute(object? attributes, Tensor[] inputs, Tensor[] outputs)
        {
            var labels = inputs[0].Span<int>();
            var (y, classes) = (outputs[0], ((OneHotOptions)attributes!).Classes);
            switch (y.DType)
            {
                case DType.Float32:
                    OneHotKernel.Run(labels, y.Target<float>(), classes);
                    break;
                case DType.Float64:
                    OneHotKernel.Run(labels, y.Target<double>(), classes);
                    break;
                case DType.Int32:
                    OneHotKernel.Run(labels, y.Target<int>(), classes);
                    break;
                case DType.Int64:
                    OneHotKernel.Run(labels, y.Target<long>(), classes);
                    break;
                default:
                    OneHotKernel.Run(labels, System.Runtime.InteropServices.MemoryMarshal.AsBytes(Ones(y)), classes);
                    break;
            }
        }

        /// <summary>Bool and UInt8 are both one byte, 0 or 1.</summary>
        private static Span<byte> Ones(Tensor y) =>
            y.DType == DType.UInt8 ? y.Target<byte>() : System.Runtime.InteropServices.MemoryMarshal.Cast<bool, byte>(y.Target<bool>());
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.OneHot"/>
    /// <exception cref="ArgumentOutOfRangeException">A label is not among the classes.</exception>
    /// <exception cref="DTypeException">The labels are not Int32.</exception>
    public static Tensor OneHot(Tensor labels, int classes, DType dtype = DType.Float32)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegative(classes);
        labels = WholeNumbers.AsIndices(labels);
        if (labels.DType == DType.Int32)
        {
            WholeNumbers.RequireBelow("one_hot", "label", labels, classes);
        }
        return Op.OneHot.Run(new OneHotOptions(classes, dtype), labels)[0];
    }
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Ops.OneHot"/>
        public Tensor OneHot(int classes, DType dtype = DType.Float32) => Ops.OneHot(x, classes, dtype);
    }
}
