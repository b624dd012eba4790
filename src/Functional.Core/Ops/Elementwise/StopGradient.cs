namespace Functional;

public abstract partial class Op
{
    /// <summary>The value itself, through which no derivative passes. Shares memory.</summary>
    public static Op StopGradient { get; } = new StopGradientOp();

    private sealed class StopGradientOp() : ConstantOp("stop_gradient")
    {
        internal override IReadOnlyList<OpSample> Samples => [new(null, new SampleInput(Shape.Of(2, 3))), new(null, new SampleInput(0))];

        internal override Signature[] Infer(object? attributes, Signature[] inputs) => [inputs[0]];

        internal override Tensor? View(object? attributes, Tensor input, Signature output) => input.View(output.Shape);

        internal override void Execute(object? attributes, Tensor[] inputs, Tensor[] outputs) =>
            throw new InvalidOperationException("the output shares the memory of the input");
    }
}

public static partial class Ops
{
    /// <inheritdoc cref="Op.StopGradient"/>
    public static Tensor StopGradient(Tensor x) => Op.StopGradient.Apply(x);
}

public static partial class TensorExtensions
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Op.StopGradient"/>
        public Tensor StopGradient() => Ops.StopGradient(x);
    }
}
