namespace Functional;

/// <summary>
/// The cross-entropies take options after the dot: <c>Loss.BinaryCrossentropy.FromLogits()</c>. Where a compiled model ends in the
/// softmax or sigmoid that belongs to the loss, it computes from the logits by itself, as Keras does.
/// </summary>
public sealed class Crossentropy : Loss
{
    private readonly CrossentropyRule rule;
    private readonly Settings settings;

    internal Crossentropy(CrossentropyRule rule)
        : this(rule, new()) { }

    private Crossentropy(CrossentropyRule rule, Settings settings)
        : base(
            rule.Name + (settings.FromLogits ? "_from_logits" : ""),
            rule.Form,
            (y, p) => settings.PerSample(rule, y, p),
            [.. rule.Options, .. settings.Options(named: rule.Options.Length > 0)],
            reduction: settings.Reduction
        ) => (this.rule, this.settings) = (rule, settings);

    /// <inheritdoc/>
    public override bool TakesShares => rule.Form == TargetForm.Same;

    /// <inheritdoc/>
    public override int? IgnoredClass => settings.Ignored;

    /// <inheritdoc/>
    public override Op? LinkedOperation => settings.FromLogits || settings.Axis != -1 ? null : rule.Link;

    /// <summary>The same loss of numbers before the softmax or sigmoid: for networks whose last layer is linear.</summary>
    public Crossentropy FromLogits() => new(rule, settings with { FromLogits = true });

    /// <summary>
    /// The same loss with softer targets: y·(1 − s) + s/classes for one-hot targets, y·(1 − s) + s/2 for yes-or-no targets.
    /// </summary>
    /// <param name="amount">s, 0 ≤ s ≤ 1.</param>
    /// <exception cref="InvalidOperationException">The loss takes class indices, which cannot be softened.</exception>
    public Crossentropy LabelSmoothing(double amount)
    {
        if (amount is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(amount), amount, "label smoothing is a share between 0 and 1.");
        }
        return rule.Form == TargetForm.Labels && amount > 0
            ? throw new InvalidOperationException(
                "label smoothing needs targets that can be softened: use Loss.CategoricalCrossentropy with one-hot targets."
            )
            : new(rule, settings with { Smoothing = amount });
    }

    /// <summary>
    /// The same loss with a label that counts for nothing, such as −1 or 255 for what is not known: its rows have loss 0, and the mean
    /// is over the other ones; 0 where there are none.
    /// </summary>
    /// <param name="label">The label; it need not be one of the classes.</param>
    /// <exception cref="InvalidOperationException">The loss does not take class indices.</exception>
    public Crossentropy IgnoreClass(int label) =>
        rule.Form == TargetForm.Labels
            ? new(rule, settings with { Ignored = label })
            : throw new InvalidOperationException(
                "ignoring a class needs class indices as targets: use Loss.SparseCategoricalCrossentropy, or give the rows weight 0."
            );

    /// <summary>The same loss with the classes, or the numbers that are averaged, along another axis than the last.</summary>
    /// <param name="axis">The axis; from the end where it is negative. The loss of an example has the shape without it.</param>
    /// <exception cref="InvalidOperationException">The loss takes class indices, whose classes always lie along the last axis.</exception>
    public Crossentropy Along(int axis) =>
        rule.Form == TargetForm.Same || axis == -1
            ? new(rule, settings with { Axis = axis })
            : throw new InvalidOperationException(
                "class indices belong to the last axis: use Loss.CategoricalCrossentropy with one-hot targets, or move the axis there."
            );

    /// <inheritdoc/>
    public override Crossentropy WithReduction(Reduction reduction) => new(rule, settings with { Reduction = reduction });

    /// <inheritdoc/>
    public override Loss FromLinkedLogits() => FromLogits();

    private protected override Tensor? Kept(Tensor target, Tensor prediction) =>
        settings.Ignored is { } label ? Ops.NotEqual(Targets.Labels(ToString(), target, prediction), label).Cast(prediction.DType) : null;

    /// <summary>What is said after the dot.</summary>
    private sealed record Settings(bool FromLogits = false, double Smoothing = 0, int? Ignored = null, int Axis = -1)
    {
        public Reduction Reduction { get; init; }

        public Tensor PerSample(CrossentropyRule rule, Tensor target, Tensor prediction)
        {
            var formula = FromLogits ? rule.OfLogits : rule.OfProbabilities;
            if (Ignored is { } label)
            {
                var isIgnored = Ops.Equal(target, label);
                var losses = formula(Ops.Where(isIgnored, 0, target), prediction);
                return Ops.Where(isIgnored, 0.0, losses);
            }
            var (y, p) = (MoveLast(target), MoveLast(prediction));
            return formula(Smoothing == 0 ? y : rule.Smooth(y, Smoothing), p);
        }

        /// <summary>Label smoothing alone needs no name, as long as the rule has no options of its own.</summary>
        public IEnumerable<Option> Options(bool named)
        {
            if (Smoothing != 0)
            {
                yield return named || Axis != -1 ? ("label_smoothing", Smoothing) : Smoothing;
            }
            if (Ignored is { } label)
            {
                yield return ("ignore_class", label);
            }
            if (Axis != -1)
            {
                yield return ("axis", Axis);
            }
        }

        private Tensor MoveLast(Tensor x)
        {
            if (Axis == -1)
            {
                return x;
            }
            var axis = Axis < 0 ? Axis + x.Rank : Axis;
            return axis >= 0 && axis < x.Rank
                ? Ops.Permute(x, [.. Enumerable.Range(0, x.Rank).Where(i => i != axis), axis])
                : throw new ShapeException(
                    "crossentropy",
                    $"there is no axis {Axis}",
                    "Count axes from 0 with the batch, or from −1 for the last one.",
                    ("predictions", x.Shape.ToString())
                );
        }
    }
}
