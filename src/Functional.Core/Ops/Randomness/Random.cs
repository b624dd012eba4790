namespace Functional;

/// <summary>The shape and type of random numbers.</summary>
internal sealed record RandomOptions(Shape Shape, DType DType);

public abstract partial class Op
{
    /// <summary>Uniform numbers in [0, 1) from a key: 24 random bits each, 53 for Float64.</summary>
    public static Op RandomUniform { get; } = new RandomOp("random_uniform", normal: false);

    /// <summary>Standard normal numbers from a key, by Box and Muller.</summary>
    public static Op RandomNormal { get; } = new RandomOp("random_normal", normal: true);

    /// <summary>The key for a number, from a key.</summary>
    internal static FoldKeyOp FoldKey { get; } = new();

    private sealed class RandomOp(string name, bool normal) : ConstantOp(name)
    {
        internal override IReadOnlyList<OpSample> Samples =>
            [
                new(new RandomOptions(67, DType.Float32), new SampleInput(Shape.Scalar, 0, 9, Type: DType.Int64)),
                new(new RandomOptions(Shape.Of(2, 3), DType.Float64), new SampleInput(Shape.Scalar, 0, 9, Type: DType.Int64)),
                new(new RandomOptions(0, DType.Float32), new SampleInput(Shape.Scalar, 0, 9, Type: DType.Int64)),
            ];

        internal override Signature[] Infer(object? attributes, Signature[] inputs)
        {
            var options = (RandomOptions)attributes!;
            Promotion.RequireFloating(Name, options.DType);
            return [new(options.Shape, options.DType)];
        }

        internal override void Execute(object? attributes, Tensor[] inputs, Tensor[] outputs)
        {
            var (key, y) = ((ulong)inputs[0].Span<long>()[0], outputs[0]);
            switch (y.DType)
            {
                case DType.Float32 when normal:
                    Philox.Normal(key, y.Target<float>());
                    break;
                case DType.Float32:
                    Philox.Uniform(key, y.Target<float>());
                    break;
                case DType.Float64 when normal:
                    Philox.Normal(key, y.Target<double>());
                    break;
                default:
                    Philox.Uniform(key, y.Target<double>());
                    break;
            }
        }
    }

    /// <summary>Folds a number into a key inside a trace; outside, keys fold without an operation.</summary>
    internal sealed class FoldKeyOp : ConstantOp
    {
        internal FoldKeyOp()
            : base("fold_key") { }

        internal override IReadOnlyList<OpSample> Samples => [new(3L, new SampleInput(Shape.Scalar, 0, 9, Type: DType.Int64))];

        internal override Signature[] Infer(object? attributes, Signature[] inputs) => [inputs[0]];

        internal override void Execute(object? attributes, Tensor[] inputs, Tensor[] outputs) =>
            outputs[0].Target<long>()[0] = (long)KeyBits.Fold((ulong)inputs[0].Span<long>()[0], (ulong)(long)attributes!);
    }
}
