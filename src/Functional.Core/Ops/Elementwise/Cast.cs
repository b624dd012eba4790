namespace Functional;

public abstract partial class Op
{
    /// <summary>
    /// Elements converted to another type. To integers: truncated toward zero, held within the type's range, NaN to 0. To Bool: whether
    /// not 0. Derivatives pass between floating types only.
    /// </summary>
    public static Op Cast { get; } = new CastOp();

    private sealed class CastOp() : LinearOp("cast")
    {
        internal override bool IsElementwise => true;

        internal override Notation Notation => Notations.Silent;

        internal override IReadOnlyList<OpSample> Samples =>
            [
                new(DType.Float64, new SampleInput(Shape.Of(2, 3))),
                new(DType.Float64, new SampleInput(0)),
                new(DType.Int32, new SampleInput(67, Gap: 0.1)),
                new(DType.Bool, new SampleInput(3, Gap: 0.1)),
                new(DType.Float64, new SampleInput(5, 0, 9, Type: DType.Int32)),
            ];

        internal override Signature[] Infer(object? attributes, Signature[] inputs) => [inputs[0] with { DType = (DType)attributes! }];

        internal override Tensor?[] Vjp(Application a, Tensor?[] adjoints, bool[] wanted) =>
            a.Output.DType.IsFloating() ? base.Vjp(a, adjoints, wanted) : [null];

        internal override Tensor?[] Jvp(Application a, Tensor?[] tangents) => a.Output.DType.IsFloating() ? base.Jvp(a, tangents) : [null];

        internal override void Execute(object? attributes, Tensor[] inputs, Tensor[] outputs)
        {
            var (x, y) = (inputs[0], outputs[0]);
            switch (x.DType)
            {
                case DType.Float32:
                    From<float>(x, y);
                    break;
                case DType.Float64:
                    From<double>(x, y);
                    break;
                case DType.Int32:
                    From<int>(x, y);
                    break;
                case DType.Bool:
                    From<bool>(x, y);
                    break;
                case DType.UInt8:
                    From<byte>(x, y);
                    break;
                default:
                    From<long>(x, y);
                    break;
            }
        }

        private protected override Tensor Transpose(Application a, Tensor adjoint) => Ops.Cast(adjoint, a.Input.DType);

        private static void From<T>(Tensor x, Tensor y)
            where T : unmanaged
        {
            switch (y.DType)
            {
                case DType.Float32:
                    Conversion.Convert(x.Span<T>(), y.Target<float>());
                    break;
                case DType.Float64:
                    Conversion.Convert(x.Span<T>(), y.Target<double>());
                    break;
                case DType.Int32:
                    Conversion.Convert(x.Span<T>(), y.Target<int>());
                    break;
                case DType.Bool:
                    Conversion.Convert(x.Span<T>(), y.Target<bool>());
                    break;
                case DType.UInt8:
                    Conversion.Convert(x.Span<T>(), y.Target<byte>());
                    break;
                default:
                    Conversion.Convert(x.Span<T>(), y.Target<long>());
                    break;
            }
        }
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.Cast"/>
    public static Tensor Cast(Tensor x, DType dtype)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Weak is not null && dtype.IsFloating())
        {
            return x.Strong(dtype);
        }
        return x.Weak is null && x.DType == dtype ? x : Op.Cast.Run(dtype, x)[0];
    }
}
