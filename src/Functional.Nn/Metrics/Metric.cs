namespace Functional;

/// <summary>
/// A number that says how good predictions are, gathered over batches: a state that starts at <see cref="Init"/>, takes in every
/// batch by <see cref="Update"/>, and gives the number by <see cref="Result"/>. All three are pure and written with operations;
/// state is Float64. A mean over examples is the usual case.
/// </summary>
public sealed partial class Metric : CatalogueEntry<Metric>
{
    private readonly Func<Tensors> init;
    private readonly Func<Tensors, Tensor, Tensor, Tensor?, Tensors> update;
    private readonly Func<Tensors, Tensor> result;
    private readonly Sequence<Option> options;
    private readonly Delegate? own;

    private Metric(
        string name,
        Func<Tensors> init,
        Func<Tensors, Tensor, Tensor, Tensor?, Tensors> update,
        Func<Tensors, Tensor> result,
        bool isHigherBetter = false,
        Option[]? options = null,
        Delegate? own = null
    )
        : base(name, options, own)
    {
        (this.init, this.update, this.result, IsHigherBetter) = (init, update, result, isHigherBetter);
        (this.options, this.own) = ([.. options ?? []], own);
    }

    /// <summary>Whether a higher number is the better one, as for accuracy.</summary>
    public bool IsHigherBetter { get; }

    /// <summary>Whether training and evaluation give it the weights of examples, as <see cref="Weighted"/> says.</summary>
    public bool IsWeighted { get; private init; }

    /// <summary>
    /// The same metric with weights of examples and of classes: what Keras takes as <c>weighted_metrics</c>. Its key begins with
    /// <c>weighted_</c> where the plain metric is measured as well.
    /// </summary>
    public Metric Weighted() => new(Name, init, update, result, IsHigherBetter, [.. options], own) { IsWeighted = true };

    /// <summary>The same metric over all examples alike.</summary>
    public Metric Unweighted() => IsWeighted ? new(Name, init, update, result, IsHigherBetter, [.. options], own) : this;

    /// <summary>A metric of one's own that is a mean over examples, as a loss is.</summary>
    /// <param name="name">Its key in the history.</param>
    /// <param name="perSample">(target, prediction) ↦ a number for every example.</param>
    /// <param name="isHigherBetter">Whether a higher number is better.</param>
    public static Metric Of(string name, Func<Tensor, Tensor, Tensor> perSample, bool isHigherBetter = false)
    {
        ArgumentNullException.ThrowIfNull(perSample);
        return Mean(name, TargetForm.Free, perSample, isHigherBetter, own: perSample);
    }

    /// <summary>A loss as a metric, by its own name: its mean over the examples that count in it.</summary>
    public static Metric Of(Loss loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return OfLoss(loss.ToString(), loss);
    }

    /// <summary>A metric of one's own with a state of one's own.</summary>
    /// <param name="name">Its key in the history.</param>
    /// <param name="init">The state before any batch; use Float64.</param>
    /// <param name="update">(state, target, prediction, weights or null) ↦ state.</param>
    /// <param name="result">State ↦ the number, a scalar, or several, a vector; written with operations.</param>
    /// <param name="isHigherBetter">Whether a higher number is better.</param>
    public static Metric Of(
        string name,
        Func<Tensors> init,
        Func<Tensors, Tensor, Tensor, Tensor?, Tensors> update,
        Func<Tensors, Tensor> result,
        bool isHigherBetter = false
    )
    {
        ArgumentNullException.ThrowIfNull(init);
        ArgumentNullException.ThrowIfNull(update);
        ArgumentNullException.ThrowIfNull(result);
        return new(name, init, update, result, isHigherBetter, own: update);
    }

    /// <summary>
    /// The metric that Keras knows by this name, such as <c>"accuracy"</c>; it keeps the name as its key. The name of a class, such as
    /// <c>"AUC"</c>, stands for an object of it, whose key is its own, <c>auc</c>.
    /// </summary>
    /// <exception cref="ArgumentException">There is none; the message lists the names and the nearest one.</exception>
    public static Metric Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Catalogue.Find("metric", name, Names);
    }

    /// <summary>The state before any batch.</summary>
    public Tensors Init() => init();

    /// <summary>The state after one more batch.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="target">What is right.</param>
    /// <param name="prediction">What was predicted.</param>
    /// <param name="weights">A weight for every example, [n]; all 1 unless given.</param>
    /// <exception cref="ShapeException">Targets or weights do not fit predictions.</exception>
    public Tensors Update(Tensors state, Tensor target, Tensor prediction, Tensor? weights = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(prediction);
        return update(state, target, prediction, weights);
    }

    /// <summary>
    /// The shape of <see cref="Result"/>, found on shapes: a scalar for most metrics, a vector for those with several numbers.
    /// </summary>
    public Shape ResultShape => Result(Init().Map(x => Tensor.Symbolic(x.Shape, x.DType))).Shape;

    /// <summary>The number: a scalar, or a vector where there are several. 0 when no example has been seen.</summary>
    public Tensor Result(Tensors state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return result(state);
    }

    /// <summary>The number over one set of predictions.</summary>
    /// <exception cref="ShapeException">Targets or weights do not fit predictions, or the metric has several numbers.</exception>
    public double Value(Tensor target, Tensor prediction, Tensor? weights = null) =>
        Result(Update(Init(), target, prediction, weights)).ToDouble();

    /// <summary>The same metric under another key.</summary>
    private Metric Keyed(string name) =>
        Name == name ? this : new(name, init, update, result, IsHigherBetter, [.. options], own) { IsWeighted = IsWeighted };

    /// <inheritdoc/>
    public override bool Equals(Metric? other) => base.Equals(other) && IsWeighted == other!.IsWeighted;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Metric);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), IsWeighted);

    /// <summary>Σ w·v / Σ w over the examples that are kept, then a function of it.</summary>
    private static Metric Mean(
        string name,
        TargetForm form,
        Func<Tensor, Tensor, Tensor> perSample,
        bool isHigherBetter,
        Option[]? options = null,
        Func<Tensor, Tensor>? then = null,
        Func<Tensor, Tensor, Tensor>? kept = null,
        Delegate? own = null
    ) =>
        new(
            name,
            () => Tensors.Of(Tensor.Scalar(0, DType.Float64), Tensor.Scalar(0, DType.Float64)),
            (state, target, prediction, weights) =>
            {
                var values = perSample(Targets.Align(name, form, target, prediction), prediction).Cast(DType.Float64);
                var w = WeightsOf(name, weights, values);
                w = kept is null ? w : w * kept(target, prediction).Cast(DType.Float64);
                return Tensors.Of(state[0] + Ops.Sum(values * w), state[1] + Ops.Sum(w));
            },
            state => then is null ? Ratio(state[0], state[1]) : then(Ratio(state[0], state[1])),
            isHigherBetter,
            options,
            own
        );
}
