namespace Functional;

/// <summary>
/// Makes a step from gradients: (parameters, gradients, state) ↦ (parameters, state), a pure function. <c>Optimizer.Adam()</c>, or
/// one's own: <see cref="Of"/>.
/// </summary>
public sealed partial class Optimizer : CatalogueEntry<Optimizer>
{
    private readonly Rule rule;
    private readonly Sequence<Option> options;
    private readonly Delegate? own;
    private readonly Extras extras;

    private Optimizer(
        string name,
        Schedule learningRate,
        Sequence<string> slots,
        Func<UpdateStep, UpdateResult> rule,
        Option[]? options = null,
        Delegate? own = null,
        Func<double, long, double>? factor = null,
        Sequence<double>? initial = null
    )
        : this(
            name,
            learningRate,
            new(slots, initial, rule, 1, factor is null ? PlainRate : (rate, t, factors) => factors[0] = factor(rate, t)),
            [.. options ?? []],
            own,
            Extras.None
        ) { }

    private Optimizer(string name, Schedule learningRate, Rule rule, Sequence<Option> options, Delegate? own, Extras extras)
        : base(name, [.. options, .. extras.Options], own)
    {
        (LearningRate, this.rule, this.options, this.own, this.extras) = (learningRate, rule, options, own, extras);
        Slots = [.. rule.Slots, .. extras.Slots];
    }

    /// <summary>η, step by step.</summary>
    public Schedule LearningRate { get; }

    /// <summary>The names of what is remembered for every parameter, such as Adam's <c>m</c> and <c>v</c>.</summary>
    public Sequence<string> Slots { get; }

    /// <summary>An optimizer of one's own: a rule for one tensor, written with operations.</summary>
    /// <param name="name">Its name in messages and files.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="slots">What is remembered for every parameter; each has its shape, and starts as zeros unless told.</param>
    /// <param name="rule">The step of one tensor.</param>
    /// <param name="factor">
    /// (η, t) ↦ the rate that the rule is given, t being 1 for the first step: corrections of bias and the like, in double precision;
    /// η itself unless given.
    /// </param>
    /// <param name="initial">The number that each slot starts from; 0 unless given.</param>
    /// <exception cref="ArgumentException">There are not as many initial numbers as slots.</exception>
    public static Optimizer Of(
        string name,
        Schedule learningRate,
        IEnumerable<string> slots,
        Func<UpdateStep, UpdateResult> rule,
        Func<double, long, double>? factor = null,
        IEnumerable<double>? initial = null
    )
    {
        ArgumentNullException.ThrowIfNull(learningRate);
        ArgumentNullException.ThrowIfNull(slots);
        ArgumentNullException.ThrowIfNull(rule);
        Sequence<string> names = [.. slots];
        Sequence<double>? starts = initial is null ? null : [.. initial];
        if (starts is not null && starts.Count != names.Count)
        {
            throw new ArgumentException(
                $"{name}: there are {starts.Count} initial numbers for {names.Count} slots, [{string.Join(", ", names)}]; "
                    + "give one for each."
            );
        }
        return new(name, learningRate, names, rule, own: rule, factor: factor, initial: starts);
    }

    /// <summary>The optimizer that Keras knows by this name, such as <c>"adam"</c>, with its defaults.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the names and the nearest one.</exception>
    public static Optimizer Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Catalogue.Find("optimizer", name, Names);
    }

    /// <summary>
    /// The state before the first step: every slot zero, or the number that the optimizer starts it from; averages of parameters start
    /// from these.
    /// </summary>
    public OptimizerState Init<T>(T parameters)
        where T : ITree<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var (leaves, names) = (parameters.Leaves, parameters.Names);
        return new(
            0,
            Parameters.From(
                Slots.SelectMany((slot, s) => leaves.Select((x, i) => KeyValuePair.Create(SlotPath(slot, names[i]), Start(s, x))))
            )
        );
    }

    /// <summary>One step.</summary>
    /// <returns>New parameters and new state; the old ones are untouched.</returns>
    /// <exception cref="ShapeException">A gradient has another shape than its parameter.</exception>
    /// <exception cref="ArgumentException">
    /// There are not as many gradients as parameters, or the state is that of other parameters.
    /// </exception>
    public (T Parameters, OptimizerState State) Update<T>(T parameters, T gradients, OptimizerState state)
        where T : ITree<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(gradients);
        ArgumentNullException.ThrowIfNull(state);
        var factors = FactorsAt(state);
        var (updated, slots) = Apply(parameters, gradients, state.Slots, type => [.. factors.Select(f => Tensor.Scalar(f, type))]);
        return (updated, state with { Step = state.Step + 1, Slots = slots });
    }

    /// <summary>
    /// How many numbers that change from step to step the optimizer works with; the first is the rate, perhaps corrected.
    /// </summary>
    public int FactorCount => rule.FactorCount + extras.FactorCount + (extras.AccumulationSteps is null ? 0 : 1);

    /// <summary>The numbers of the next step: the learning rate, corrected where the rule says so, then whatever else it needs.</summary>
    public Sequence<double> FactorsAt(OptimizerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var factors = new double[FactorCount];
        FactorsAt(state.Step, state.LearningRate, factors);
        return [.. factors];
    }

    /// <summary>The same from the number of steps made so far and a rate in place of the optimizer's own, if there is one.</summary>
    /// <param name="step">How many steps have been made.</param>
    /// <param name="learningRate">A rate in place of the optimizer's own; null for the optimizer's own.</param>
    /// <param name="factors">Takes the numbers; <see cref="FactorCount"/> long.</param>
    public void FactorsAt(long step, double? learningRate, Span<double> factors)
    {
        var (rate, update) = (learningRate ?? RateAt(step), UpdatesIn(step) + 1);
        rule.Factors(rate, update, factors);
        extras.Factors(rate, update, factors.Slice(rule.FactorCount, extras.FactorCount));
        if (extras.AccumulationSteps is { } each)
        {
            factors[^1] = (step + 1) % each == 0 ? 1 : 0;
        }
    }

    /// <summary>
    /// The rule on every tensor, without counting steps: what a plan of a training step runs, where the factors are inputs.
    /// </summary>
    /// <param name="parameters">What is optimised.</param>
    /// <param name="gradients">A gradient for each.</param>
    /// <param name="slots">What is remembered, as <see cref="Init"/> names it.</param>
    /// <param name="factors">The factors of the step, <see cref="FactorCount"/> of them, as scalars of an element type.</param>
    /// <exception cref="ShapeException">A gradient has another shape than its parameter.</exception>
    /// <exception cref="ArgumentException">
    /// There are not as many gradients as parameters, or the slots are those of other parameters.
    /// </exception>
    public (T Parameters, Parameters Slots) Apply<T>(
        T parameters,
        T gradients,
        Parameters slots,
        Func<DType, IReadOnlyList<Tensor>> factors
    )
        where T : ITree<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(gradients);
        ArgumentNullException.ThrowIfNull(slots);
        ArgumentNullException.ThrowIfNull(factors);
        var (leaves, names, slopes) = (parameters.Leaves, parameters.Names, (IReadOnlyList<Tensor>)gradients.Leaves);
        if (!names.SequenceEqual(gradients.Names))
        {
            throw new ArgumentException(
                $"{this}: gradients are of [{string.Join(", ", gradients.Names)}] but parameters are [{string.Join(", ", names)}]. "
                    + "Take the gradient with respect to the same parameters."
            );
        }
        for (var i = 0; i < leaves.Count; i++)
        {
            if (slopes[i].Shape != leaves[i].Shape)
            {
                throw new ShapeException(
                    Name,
                    $"the gradient of \"{names[i]}\" must have the shape of the parameter",
                    "Take the gradient with respect to the same parameters.",
                    ("parameter", leaves[i].Shape.ToString()),
                    ("gradient", slopes[i].Shape.ToString())
                );
            }
        }
        if (Updating is { } updating)
        {
            return Accumulate(updating, parameters, gradients, slots, factors);
        }
        slopes = extras.Clip(slopes);
        var results = new (Tensor Parameter, Sequence<Tensor> Slots)[leaves.Count];
        for (var i = 0; i < leaves.Count; i++)
        {
            Tensor[] remembered = [.. Slots.Select(slot => Slot(slots, SlotPath(slot, names[i])))];
            var scalars = factors(leaves[i].DType);
            var decayed = extras.Decay(names[i], leaves[i], scalars);
            var step = new UpdateStep(decayed, slopes[i], remembered[..rule.Slots.Count], scalars[0]) { Corrections = scalars };
            var result = Checked(names[i], leaves[i], rule.Update(step));
            var (parameter, averages) = extras.Average(result.Parameter, remembered[rule.Slots.Count..], scalars);
            results[i] = (parameter, [.. result.Slots, .. averages]);
        }
        var kept = Slots.SelectMany((slot, s) => names.Select((name, i) => KeyValuePair.Create(SlotPath(slot, name), results[i].Slots[s])));
        return (parameters.WithLeaves([.. results.Select(r => r.Parameter)]), Parameters.From(kept));
    }

    /// <summary>The optimizer and what it works on in one value, for loops written by hand.</summary>
    public TrainState<T> Start<T>(T parameters)
        where T : ITree<T> => new(this, parameters, Init(parameters));

    /// <inheritdoc/>
    public override bool Equals(Optimizer? other) => base.Equals(other) && LearningRate == other!.LearningRate && extras == other.extras;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Optimizer);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), LearningRate);

    /// <summary>Name, options and learning rate: <c>sgd(momentum=0.9, nesterov=true) at learning rate 0.01</c>.</summary>
    public override string ToString() => $"{base.ToString()} at learning rate {LearningRate}";

    /// <summary>A rule of one's own may be wrong; nothing of another shape or number may pass for a parameter.</summary>
    private UpdateResult Checked(string name, Tensor parameter, UpdateResult result)
    {
        if (result is null || result.Slots.Count != rule.Slots.Count)
        {
            throw new InvalidOperationException(
                $"{Name}: the rule must return the new parameter and a tensor for each slot, [{string.Join(", ", rule.Slots)}]; for "
                    + $"\"{name}\" it returned {(result is null ? "nothing" : $"{result.Slots.Count} for the slots")}."
            );
        }
        foreach (var tensor in result.Slots.Prepend(result.Parameter))
        {
            if (tensor.Shape != parameter.Shape || tensor.DType != parameter.DType)
            {
                throw new ShapeException(
                    Name,
                    $"the rule must keep shape and type of \"{name}\" and its slots",
                    "Write it with operations that keep the shape; reductions take keepDims.",
                    ("parameter", $"{parameter.DType} {parameter.Shape}"),
                    ("returned", $"{tensor.DType} {tensor.Shape}")
                );
            }
        }
        return result;
    }

    private Tensor Start(int slot, Tensor parameter) =>
        slot < rule.Slots.Count ? rule.Start(slot, parameter)
        : Slots[slot] == AverageSlot ? Autodiff.Value(parameter)
        : Tensor.Zeros(parameter.Shape, parameter.DType);

    private static string SlotPath(string slot, string name) => name.Length == 0 ? slot : $"{slot}/{name}";

    private Tensor Slot(Parameters slots, string path) =>
        slots.Contains(path)
            ? slots[path]
            : throw new ArgumentException(
                $"{this}: the state holds no \"{path}\"; it holds: {string.Join(", ", slots.Paths)}. It belongs to another optimizer "
                    + "or to other parameters; start with optimizer.Init(parameters)."
            );
}
