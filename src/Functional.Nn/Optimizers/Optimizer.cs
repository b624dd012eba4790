namespace Functional;

/// <summary>
/// Makes a step from gradients: (parameters, gradients, state) ↦ (parameters, state), a pure function. <c>Optimizer.Adam()</c>, or
/// one's own: <see cref="Of"/>.
/// </summary>
public sealed partial class Optimizer : CatalogueEntry<Optimizer>
{
    private readonly Func<UpdateStep, UpdateResult> rule;
    private readonly Func<double, long, double> factor;

    private Optimizer(
        string name,
        Schedule learningRate,
        Sequence<string> slots,
        Func<UpdateStep, UpdateResult> rule,
        Option[]? options = null,
        Delegate? own = null,
        Func<double, long, double>? factor = null
    )
        : base(name, options, own) =>
        (LearningRate, Slots, this.rule, this.factor) = (learningRate, slots, rule, factor ?? ((rate, _) => rate));

    /// <summary>η, step by step.</summary>
    public Schedule LearningRate { get; }

    /// <summary>The names of what is remembered for every parameter, such as Adam's <c>m</c> and <c>v</c>.</summary>
    public Sequence<string> Slots { get; }

    /// <summary>An optimizer of one's own: a rule for one tensor, written with operations.</summary>
    /// <param name="name">Its name in messages and files.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="slots">What is remembered for every parameter; each starts as zeros of its shape.</param>
    /// <param name="rule">The step of one tensor.</param>
    /// <param name="factor">
    /// (η, t) ↦ the rate that the rule is given, t being 1 for the first step: corrections of bias and the like, in double precision;
    /// η itself unless given.
    /// </param>
    public static Optimizer Of(
        string name,
        Schedule learningRate,
        IEnumerable<string> slots,
        Func<UpdateStep, UpdateResult> rule,
        Func<double, long, double>? factor = null
    )
    {
        ArgumentNullException.ThrowIfNull(learningRate);
        ArgumentNullException.ThrowIfNull(slots);
        ArgumentNullException.ThrowIfNull(rule);
        return new(name, learningRate, [.. slots], rule, own: rule, factor: factor);
    }

    /// <summary>The optimizer that Keras knows by this name, such as <c>"adam"</c>, with its defaults.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the names and the nearest one.</exception>
    public static Optimizer Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Catalogue.Find("optimizer", name, Names);
    }

    /// <summary>The state before the first step: every slot zero.</summary>
    public OptimizerState Init<T>(T parameters)
        where T : ITree<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var (leaves, names) = (parameters.Leaves, parameters.Names);
        return new(
            0,
            Parameters.From(
                Slots.SelectMany(slot =>
                    leaves.Select((x, i) => KeyValuePair.Create(SlotPath(slot, names[i]), Tensor.Zeros(x.Shape, x.DType)))
                )
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
        var factor = FactorAt(state);
        var (updated, slots) = Apply(parameters, gradients, state.Slots, type => Tensor.Scalar(factor, type));
        return (updated, state with { Step = state.Step + 1, Slots = slots });
    }

    /// <summary>What the next step's gradients are multiplied with: the learning rate, corrected where the rule says so.</summary>
    public double FactorAt(OptimizerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return FactorAt(state.Step, state.LearningRate);
    }

    /// <summary>The same from the number of steps made so far and a rate in place of the optimizer's own, if there is one.</summary>
    public double FactorAt(long step, double? learningRate) => factor(learningRate ?? LearningRate.At(step), step + 1);

    /// <summary>
    /// The rule on every tensor, without counting steps: what a plan of a training step runs, where the factor is an input.
    /// </summary>
    /// <param name="parameters">What is optimised.</param>
    /// <param name="gradients">A gradient for each.</param>
    /// <param name="slots">What is remembered, as <see cref="Init"/> names it.</param>
    /// <param name="factor">The factor of the step as a scalar of an element type.</param>
    /// <exception cref="ShapeException">A gradient has another shape than its parameter.</exception>
    /// <exception cref="ArgumentException">
    /// There are not as many gradients as parameters, or the slots are those of other parameters.
    /// </exception>
    public (T Parameters, Parameters Slots) Apply<T>(T parameters, T gradients, Parameters slots, Func<DType, Tensor> factor)
        where T : ITree<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(gradients);
        ArgumentNullException.ThrowIfNull(slots);
        ArgumentNullException.ThrowIfNull(factor);
        var (leaves, names, slopes) = (parameters.Leaves, parameters.Names, gradients.Leaves);
        if (!names.SequenceEqual(gradients.Names))
        {
            throw new ArgumentException(
                $"{this}: gradients are of [{string.Join(", ", gradients.Names)}] but parameters are [{string.Join(", ", names)}]. "
                    + "Take the gradient with respect to the same parameters."
            );
        }
        var results = new UpdateResult[leaves.Count];
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
            Tensor[] remembered = [.. Slots.Select(slot => Slot(slots, SlotPath(slot, names[i])))];
            results[i] = Checked(names[i], leaves[i], rule(new(leaves[i], slopes[i], remembered, factor(leaves[i].DType))));
        }
        var kept = Slots.SelectMany((slot, s) => names.Select((name, i) => KeyValuePair.Create(SlotPath(slot, name), results[i].Slots[s])));
        return (parameters.WithLeaves([.. results.Select(r => r.Parameter)]), Parameters.From(kept));
    }

    /// <summary>The optimizer and what it works on in one value, for loops written by hand.</summary>
    public TrainState<T> Start<T>(T parameters)
        where T : ITree<T> => new(this, parameters, Init(parameters));

    /// <inheritdoc/>
    public override bool Equals(Optimizer? other) => base.Equals(other) && LearningRate == other!.LearningRate;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Optimizer);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), LearningRate);

    /// <summary>Name, options and learning rate: <c>sgd(momentum=0.9, nesterov=true) at learning rate 0.01</c>.</summary>
    public override string ToString() => $"{base.ToString()} at learning rate {LearningRate}";

    /// <summary>A rule of one's own may be wrong; nothing of another shape or number may pass for a parameter.</summary>
    private UpdateResult Checked(string name, Tensor parameter, UpdateResult result)
    {
        if (result is null || result.Slots.Count != Slots.Count)
        {
            throw new InvalidOperationException(
                $"{Name}: the rule must return the new parameter and a tensor for each slot, [{string.Join(", ", Slots)}]; for \"{name}\" "
                    + $"it returned {(result is null ? "nothing" : $"{result.Slots.Count} for the slots")}."
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

    private static string SlotPath(string slot, string name) => name.Length == 0 ? slot : $"{slot}/{name}";

    private Tensor Slot(Parameters slots, string path) =>
        slots.Contains(path)
            ? slots[path]
            : throw new ArgumentException(
                $"{this}: the state holds no \"{path}\"; it holds: {string.Join(", ", slots.Paths)}. It belongs to another optimizer "
                    + "or to other parameters; start with optimizer.Init(parameters)."
            );
}

/// <summary>What the rule of an optimizer is given for one tensor.</summary>
/// <param name="Parameter">w.</param>
/// <param name="Gradient">g, of the same shape.</param>
/// <param name="Slots">What was remembered, in the order of the optimizer's slots.</param>
/// <param name="LearningRate">η of this step, a scalar of the parameter's type; corrected where the optimizer says so.</param>
public sealed record UpdateStep(Tensor Parameter, Tensor Gradient, IReadOnlyList<Tensor> Slots, Tensor LearningRate);

/// <summary>What the rule of an optimizer returns for one tensor.</summary>
/// <param name="Parameter">The new w.</param>
/// <param name="Slots">What to remember, in the order of the optimizer's slots.</param>
public sealed record UpdateResult(Tensor Parameter, params IReadOnlyList<Tensor> Slots);
