namespace Functional;

/// <summary>Makes steps of preparation from functions.</summary>
public static class Transform
{
    /// <summary>
    /// A step of one's own that is fitted: <c>Transform.Of("center", x => Ops.Mean(x, 0), (mean, x) => x - mean)</c>.
    /// </summary>
    /// <typeparam name="TState">What is measured; a value that nobody changes.</typeparam>
    /// <param name="name">What the step is called in messages.</param>
    /// <param name="fit">Training data ↦ what is measured.</param>
    /// <param name="apply">(what was measured, rows) ↦ prepared rows.</param>
    /// <param name="inverse">(what was measured, prepared rows) ↦ rows; a step without has no way back.</param>
    public static ITransform Of<TState>(
        string name,
        Func<Tensor, TState> fit,
        Func<TState, Tensor, Tensor> apply,
        Func<TState, Tensor, Tensor>? inverse = null
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(apply);
        return new Own(
            name,
            data =>
            {
                var state = fit(data);
                return new FittedOwn(name, x => apply(state, x), inverse is null ? null : y => inverse(state, y));
            }
        );
    }

    /// <summary>A step that measures nothing: <c>Transform.Of("log", Ops.Log1p)</c>.</summary>
    /// <param name="name">What the step is called in messages.</param>
    /// <param name="apply">Rows ↦ prepared rows.</param>
    /// <param name="inverse">Prepared rows ↦ rows; a step without has no way back.</param>
    public static ITransform Of(string name, Func<Tensor, Tensor> apply, Func<Tensor, Tensor>? inverse = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(apply);
        return new Own(name, _ => new FittedOwn(name, apply, inverse));
    }

    private sealed class Own(string name, Func<Tensor, IFittedTransform> fit) : ITransform
    {
        public IFittedTransform Fit(Tensor data)
        {
            ArgumentNullException.ThrowIfNull(data);
            return fit(data);
        }

        public override string ToString() => name;
    }

    private sealed class FittedOwn(string name, Func<Tensor, Tensor> apply, Func<Tensor, Tensor>? inverse) : IFittedTransform
    {
        public Tensor Transform(Tensor data)
        {
            ArgumentNullException.ThrowIfNull(data);
            return apply(data);
        }

        public Tensor Inverse(Tensor data)
        {
            ArgumentNullException.ThrowIfNull(data);
            return inverse is not null
                ? inverse(data)
                : throw new NotSupportedException($"{name} has no way back: give Transform.Of the inverse function too.");
        }

        public override string ToString() => name;
    }
}
