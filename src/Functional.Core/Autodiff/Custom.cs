namespace Functional;

public static partial class Autodiff
{
    /// <summary>
    /// A function with a derivative of one's own, in place of the one that follows from its operations: for numerical
    /// stability, for straight-through estimators, for teaching.
    /// </summary>
    /// <param name="name">The name in traces and messages.</param>
    /// <param name="function">x ↦ y.</param>
    /// <param name="pullback">(x, y, ȳ) ↦ x̄, of the shape of x; written with operations, so that it can be differentiated again.</param>
    /// <returns>The function, to be used like any other. Forward mode works too, by transposing the pullback.</returns>
    public static Func<Tensor, Tensor> Custom(string name, Func<Tensor, Tensor> function, Func<Tensor, Tensor, Tensor, Tensor> pullback)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(pullback);
        var many = Custom(
            name,
            (Tensors xs) => function(xs[0]),
            (xs, y, d) => pullback(xs[0], y, d) is { } pulled ? Tensors.Of(pulled) : null!
        );
        return x => many(Tensors.Of(x));
    }

    /// <summary>A function of several tensors with a derivative of one's own.</summary>
    /// <param name="name">The name in traces and messages.</param>
    /// <param name="function">(x₁, x₂, …) ↦ y.</param>
    /// <param name="pullback">((x₁, x₂, …), y, ȳ) ↦ (x̄₁, x̄₂, …), each of the shape of its input.</param>
    public static Func<Tensors, Tensor> Custom(string name, Func<Tensors, Tensor> function, Func<Tensors, Tensor, Tensor, Tensors> pullback)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(pullback);
        var op = new CustomOp(name, function, pullback);
        return xs => op.Run(null, [.. xs])[0];
    }

    private sealed class CustomOp(string name, Func<Tensors, Tensor> function, Func<Tensors, Tensor, Tensor, Tensors> pullback) : Op(name)
    {
        internal override IReadOnlyList<OpSample> Samples => [];

        internal override Signature[] Infer(object? attributes, Signature[] inputs) =>
            [(function(Tensors.Of([.. inputs.Select(Tensor.Abstract)])) ?? throw Null("function")).Signature];

        internal override void Execute(object? attributes, Tensor[] inputs, Tensor[] outputs) =>
            throw new InvalidOperationException("a custom function computes itself");

        /// <summary>In a plan only the function itself is left: derivatives have been taken by then.</summary>
        private protected override Tensor[] Expand(Tensor[] inputs) => [function(Tensors.Of(inputs)).Strong()];

        internal override Tensor?[] Vjp(Application a, Tensor?[] adjoints, bool[] wanted)
        {
            if (adjoints[0] is not { } d)
            {
                return new Tensor?[a.Inputs.Length];
            }
            var pulled = pullback(Tensors.Of(a.Inputs), a.Output, d) ?? throw Null("pullback");
            for (var i = 0; i < a.Inputs.Length; i++)
            {
                if (wanted[i] && (i >= pulled.Count || pulled[i].Shape != a.Inputs[i].Shape))
                {
                    throw new ShapeException(
                        Name,
                        "the pullback must return one derivative per input, of the input's shape",
                        "Sum over what was broadcast (Ops.SumTo).",
                        ($"input {i}", a.Inputs[i].Shape.ToString()),
                        ($"derivative {i}", i < pulled.Count ? pulled[i].Shape.ToString() : "missing")
                    );
                }
            }
            return [.. pulled];
        }

        /// <summary>The pullback is linear in ȳ with matrix Jᵀ; the transpose of that map, applied to the tangent, is J·v.</summary>
        internal override Tensor?[] Jvp(Application a, Tensor?[] tangents)
        {
            var zero = Tensor.Zeros(a.Output.Shape, a.Output.DType);
            Tensor Paired(Tensor d)
            {
                var pulled = pullback(Tensors.Of(a.Inputs), a.Output, d);
                return tangents.Select((t, i) => t is null ? null : Ops.Sum(pulled[i] * t)).OfType<Tensor>().Aggregate((x, y) => x + y);
            }
            return [Gradient(Paired, zero)];
        }

        private InvalidOperationException Null(string what) => new($"{Name}: the {what} returned null.");

        private protected override Tensor[] Compute(object? attributes, Tensor[] inputs)
        {
            var output = (function(Tensors.Of(inputs)) ?? throw Null("function")).Strong();
            return output.Origin is null
                ? [output]
                : throw new InvalidOperationException(
                    $"{Name}: a custom function may not capture tensors that are being differentiated. Pass them as arguments."
                );
        }
    }
}
