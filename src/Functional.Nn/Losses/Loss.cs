namespace Functional;

/// <summary>
/// What training makes small: a number for every example, from target and prediction. <c>Loss.Mse</c>, or one's own:
/// <c>Loss.Of("cubic", (target, prediction) => Mean(Abs(prediction - target).Pow(3), -1))</c>.
/// </summary>
public partial class Loss : CatalogueEntry<Loss>
{
    private readonly Func<Tensor, Tensor, Tensor> perSample;
    private readonly Sequence<Option> options;
    private readonly Delegate? own;

    private protected Loss(
        string name,
        TargetForm form,
        Func<Tensor, Tensor, Tensor> perSample,
        IEnumerable<Option>? options = null,
        Delegate? own = null,
        Reduction reduction = Reduction.SumOverBatchSize
    )
        : base(name, reduction == Reduction.Sum ? (options ?? []).Append(new("reduction", "sum")) : options, own)
    {
        (Form, this.perSample, Reduction) = (form, perSample, reduction);
        (this.options, this.own) = ([.. options ?? []], own);
    }

    /// <summary>How the losses of examples become one number; their mean, unless told otherwise.</summary>
    public Reduction Reduction { get; }

    /// <summary>Whether targets are class indices instead of numbers of the predictions' shape.</summary>
    public bool TakesLabels => Form == TargetForm.Labels;

    /// <summary>A loss of one's own.</summary>
    /// <param name="name">Its name in messages and files.</param>
    /// <param name="perSample">
    /// (target, prediction) ↦ a number for every example, of the predictions' shape without the last axis; written with operations.
    /// The target arrives cast to the predictions' type, [n] as [n, 1] where the predictions are [n, 1].
    /// </param>
    public static Loss Of(string name, Func<Tensor, Tensor, Tensor> perSample)
    {
        ArgumentNullException.ThrowIfNull(perSample);
        return new(name, TargetForm.Free, perSample, own: perSample);
    }

    /// <summary>The loss that Keras knows by this name, such as <c>"mse"</c> or <c>"mean_squared_error"</c>.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the names and the nearest one.</exception>
    public static Loss Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Catalogue.Find("loss", name, Names);
    }

    /// <summary>The loss of every example: the shape of the predictions without the last axis.</summary>
    /// <exception cref="ShapeException">Targets do not fit predictions.</exception>
    public Tensor PerSample(Tensor target, Tensor prediction)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(prediction);
        return perSample(Targets.Align(ToString(), Form, target, prediction), prediction);
    }

    /// <summary>The same loss with another way to make one number of the losses of examples.</summary>
    /// <param name="reduction">The way.</param>
    public virtual Loss WithReduction(Reduction reduction) => new(Name, Form, perSample, options, own, reduction);

    /// <summary>
    /// The mean over all examples, Σ w·L / n: with weights too it is divided by the number of examples, not by Σ w. A loss that
    /// ignores a class is divided by the number of the others. With <see cref="Reduction.Sum"/> it is Σ w·L.
    /// </summary>
    /// <param name="target">What is right.</param>
    /// <param name="prediction">What was predicted.</param>
    /// <param name="weights">A weight for every example, [n]; all 1 unless given.</param>
    /// <exception cref="ShapeException">Targets or weights do not fit predictions.</exception>
    public Tensor Value(Tensor target, Tensor prediction, Tensor? weights = null)
    {
        var losses = PerSample(target, prediction);
        var weighted = weights is null ? losses : losses * SampleWeights.Align(ToString(), weights, losses);
        return Reduction == Reduction.Sum ? Ops.Sum(weighted)
            : Kept(target, prediction) is { } kept ? Ops.Sum(weighted) / Ops.Maximum(Ops.Sum(kept), 1.0)
            : Ops.Mean(weighted);
    }

    /// <summary>1 for every example that counts and 0 for every other one; null when all count, as with most losses.</summary>
    private protected virtual Tensor? Kept(Tensor target, Tensor prediction) => null;

    /// <summary>Whether targets must lie between 0 and 1.</summary>
    public virtual bool TakesShares => false;

    /// <summary>A label that counts for nothing, which need not be one of the classes; null for most losses.</summary>
    public virtual int? IgnoredClass => null;

    /// <summary>
    /// The operation, softmax or sigmoid, that makes the predictions this loss is for, when the loss is the more exact the other way
    /// round, from that operation's input; null for most losses.
    /// </summary>
    public virtual Op? LinkedOperation => null;

    /// <summary>The same loss of the input of <see cref="LinkedOperation"/>; the loss itself where there is no such operation.</summary>
    public virtual Loss FromLinkedLogits() => this;

    internal TargetForm Form { get; }
}

/// <summary>Weights of examples beside something computed for every example.</summary>
internal static class SampleWeights
{
    /// <summary>[n] beside [n], or beside [n, steps] as [n, 1].</summary>
    public static Tensor Align(string what, Tensor weights, Tensor values)
    {
        var aligned = weights;
        while (aligned.Rank < values.Rank)
        {
            aligned = Ops.ExpandDims(aligned, -1);
        }
        while (aligned.Rank > values.Rank && aligned.Shape.Last == 1)
        {
            aligned = Ops.Squeeze(aligned, -1);
        }
        return aligned.Rank == values.Rank && values.Rank > 0 && aligned.Shape[0] == values.Shape[0]
            ? aligned.Cast(values.DType)
            : throw new ShapeException(
                what,
                "there must be one weight for each example",
                "Give weights of shape [n].",
                ("weights", weights.Shape.ToString()),
                ("losses", values.Shape.ToString())
            );
    }
}
