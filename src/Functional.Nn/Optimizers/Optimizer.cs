namespace Functional;

/// <summary>
/// Makes a step from gradients: (parameters, gradients, state) ↦ (parameters, state), a pure function. <c>Optimizer.Adam()</c>, or
/// one's own: <see cref="Of"/>.
/// </summary>
public sealed partial class Optimizer : CatalogueEntry<Optimizer>
{
    private readonly Func<UpdateStep, UpdateResult> rule;

    private Optimizer(
        string name,
        Schedule learningRate,
        Sequence<string> slots,
        Func<UpdateStep, UpdateResult> rule,
        Option[]? options = null,
        Delegate? own = null
    )
        : base(name, options, own) => (LearningRate, Slots, this.rule) = (learningRate, slots, rule);

    /// <summary>η, step by step.</summary>
    public Schedule LearningRate { get; }

    /// <summary>The names of what is remembered for every parameter, such as Adam's <c>m</c> and <c>v</c>.</summary>
    public Sequence<string> Slots { get; }

    /// <summary>An optimizer of one's own: a rule for one tensor, written with operations.</summary>
    /// <param name="name">Its name in messages and files.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="slots">What is remembered for every parameter; each starts as zeros of its shape.</param>
    /// <param name="rule">The step of one tensor.</param>
    public static Optimizer Of(string name, Schedule learningRate, IEnumerable<string> slots, Func<UpdateStep, UpdateResult> rule)
    {
        ArgumentNullException.ThrowIfNull(learningRate);
        ArgumentNullException.ThrowIfNull(slots);
        ArgumentNullException.ThrowIfNull(rule);
        return new(name, learningRate, [.. slots], rule, own: rule);
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
        var (leaves, names, slopes) = (parameters.Leaves, parameters.Names, gradients.Leaves);
        if (!names.SequenceEqual(gradients.Names))
        {
            throw new ArgumentException(
                $"{this}: gradients are of [{string.Join(", ", gradients.Names)}] but parameters are [{string.Join(", ", names)}]. "
                    + "Take the gradient with respect to the same parameters."
            );
        }
        var rate = state.LearningRate ?? LearningRate.At(state.Step);
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
            Tensor[] slots = [.. Slots.Select(slot => Slot(state, SlotPath(slot, names[i])))];
            results[i] = rule(new(leaves[i], slopes[i], slots, rate, state.Step + 1));
        }
        var kept = Slots.SelectMany((slot, s) => names.Select((name, i) => KeyValuePair.Create(SlotPath(slot, name), results[i].Slots[s])));
        return (
            parameters.WithLeaves([.. results.Select(r => r.Parameter)]),
            state with
            {
                Step = state.Step + 1,
                Slots = Parameters.From(kept),
            }
        );
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

    private static string SlotPath(string slot, string name) => name.Length == 0 ? slot : $"{slot}/{name}";

    private Tensor Slot(OptimizerState state, string path) =>
        state.Slots.Contains(path)
            ? state.Slots[path]
            : throw new ArgumentException(
                $"{this}: the state holds no \"{path}\"; it holds: {string.Join(", ", state.Slots.Paths)}. It belongs to another optimizer "
                    + "or to other parameters; start with optimizer.Init(parameters)."
            );
}

/// <summary>What the rule of an optimizer is given for one tensor.</summary>
/// <param name="Parameter">w.</param>
/// <param name="Gradient">g, of the same shape.</param>
/// <param name="Slots">What was remembered, in the order of the optimizer's slots.</param>
/// <param name="LearningRate">η of this step.</param>
/// <param name="Step">t, 1 for the first step.</param>
public sealed record UpdateStep(Tensor Parameter, Tensor Gradient, IReadOnlyList<Tensor> Slots, double LearningRate, long Step);

/// <summary>What the rule of an optimizer returns for one tensor.</summary>
/// <param name="Parameter">The new w.</param>
/// <param name="Slots">What to remember, in the order of the optimizer's slots.</param>
public sealed record UpdateResult(Tensor Parameter, params IReadOnlyList<Tensor> Slots);
