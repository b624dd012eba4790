namespace Functional;

/// <summary>
/// A network with a loss, an optimizer and parameters. Immutable: <see cref="Fit(Dataset, FitOptions)"/> returns another model and
/// leaves this one as it is, down to the bit, so one start can be trained twice and the histories compared.
/// </summary>
public sealed partial class Model
{
    private ModelPools? pools;

    private Model(Definition definition, Optimizer optimizer, FitState state, History history, long seed, Execution execution) =>
        (Definition, Optimizer, FitState, History, Seed, Execution) = (definition, optimizer, state, history, seed, execution);

    /// <summary>The network.</summary>
    public Network Network => Definition.Network;

    /// <summary>Losses and metrics, in the order of the outputs.</summary>
    public Sequence<Objective> Objectives => Definition.Objectives;

    /// <summary>The optimizer.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The trainable tensors by path, such as <c>hidden/kernel</c>.</summary>
    public Parameters Parameters => FitState.Parameters;

    /// <summary>What layers keep besides, such as moving statistics; empty for most networks. Not differentiated.</summary>
    public Parameters State => FitState.State;

    /// <summary>The paths of parameters and state that training leaves as they are; none unless <see cref="Freeze"/> said so.</summary>
    public Sequence<string> Frozen => Definition.Frozen.Paths;

    /// <summary>How many numbers parameters and state hold: Keras' <c>count_params()</c>.</summary>
    public long ParameterCount => Parameters.Size + State.Size;

    /// <summary>How many of them learn: parameters that are not frozen.</summary>
    public long TrainableCount => Parameters.Where(p => !Definition.Frozen.Contains(p)).Size;

    /// <summary>What the optimizer remembers; training goes on from it.</summary>
    public OptimizerState OptimizerState => FitState.Optimizer;

    /// <summary>All epochs trained so far, and where they come from.</summary>
    public History History { get; }

    /// <summary>The seed of initial values, shuffles and masks.</summary>
    public long Seed { get; }

    /// <summary>On how many threads, with whose matrix product, by plans or operation by operation.</summary>
    public Execution Execution { get; }

    /// <summary>
    /// SHA-256 over the names, shapes and bits of parameters and state, in hexadecimal: equal for models that are equal to the bit, on
    /// any machine and any number of threads when the managed product computes.
    /// </summary>
    public string Fingerprint => ModelFingerprint.Of(Parameters, State);

    /// <summary>The layers of the network with their parameters, in order.</summary>
    public IReadOnlyList<LayerView> Layers => [.. Network.Blueprint.Layers.Where(l => l.Depth == 0).DistinctBy(l => l.Path).Select(View)];

    /// <summary>A layer by its name; layers within layers by their path, <c>encoder/dense_1</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message lists those there are.</exception>
    public LayerView Layer(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var info =
            Network.Blueprint.Layers.FirstOrDefault(l => l.Path == name)
            ?? throw new KeyNotFoundException(
                $"no layer is called \"{name}\"; there are: {string.Join(", ", Network.Blueprint.Layers.Select(l => l.Path).Distinct())}."
            );
        return View(info);
    }

    private LayerView View(LayerInfo layer)
    {
        var own = Parameters.Under(layer.Path);
        return new(layer, own, State.Under(layer.Path))
        {
            TrainableCount = own.Where(p => !Definition.Frozen.Contains($"{layer.Path}/{p}")).Size,
        };
    }

    /// <summary>The same model with other parameters.</summary>
    /// <exception cref="ArgumentException">Paths or shapes are not those of this model.</exception>
    public Model WithParameters(Parameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var fitting = Fitting("parameters", Parameters, parameters);
        var memory = Optimizer.WithAveragesOf(fitting, OptimizerState);
        return With(FitState with { Parameters = fitting, Optimizer = memory }, History);
    }

    /// <summary>The same model with another state.</summary>
    /// <exception cref="ArgumentException">Paths or shapes are not those of this model.</exception>
    public Model WithState(Parameters state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return With(FitState with { State = Fitting("state", State, state) }, History);
    }

    /// <summary>The same model with another memory of the optimizer: steps made, slots, and a rate that callbacks set.</summary>
    /// <exception cref="ArgumentException">Paths or shapes of the slots are not those of this model and its optimizer.</exception>
    public Model WithOptimizerState(OptimizerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return With(FitState with { Optimizer = state with { Slots = Fitting("slots", OptimizerState.Slots, state.Slots) } }, History);
    }

    /// <summary>The same model with another history, such as one read from a file: the next fit goes on after its last epoch.</summary>
    public Model WithHistory(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return With(FitState, history);
    }

    /// <summary>
    /// The same parameters and history with another optimizer, which starts without memory: another road from the same place.
    /// </summary>
    public Model WithOptimizer(Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return Copy(optimizer: optimizer, state: FitState with { Optimizer = optimizer.Init(Parameters) });
    }

    /// <summary>
    /// The same model, carried out otherwise: on another number of threads, with a native matrix product, or operation by operation.
    /// </summary>
    public Model WithExecution(Execution execution)
    {
        ArgumentNullException.ThrowIfNull(execution);
        return Copy(execution: execution);
    }

    /// <summary>Network, objectives, optimizer, and how far it is trained.</summary>
    public override string ToString() =>
        FormattableString.Invariant(
            $"{Network}: {Parameters.Size} parameters, {string.Join("; ", Objectives)}, {Optimizer}, {History.Epochs} epochs"
        );

    /// <summary>What was taken over from another model when this one was compiled; null when nothing was asked for.</summary>
    public Transfer? Transfer { get; private init; }

    internal Definition Definition { get; }

    /// <summary>Memory for evaluating and predicting, made when it is first needed.</summary>
    internal ModelPools Pools => LazyInitializer.EnsureInitialized(ref pools, () => new ModelPools(Definition, FitState, Execution));

    internal FitState FitState { get; }

    internal bool RunsEagerly => Execution.IsEager;

    internal static Model Create(
        Network network,
        Optimizer optimizer,
        IEnumerable<Objective> objectives,
        long seed,
        Execution execution,
        Model? from
    )
    {
        var definition = Definition.Of(network, objectives);
        var key = Key.Of(seed);
        var (parameters, state) = (network.Init(key), network.InitState(key));
        Transfer? transfer = null;
        if (from is not null)
        {
            (parameters, state, transfer) = Functional.Transfer.Take(parameters, state, from);
        }
        return new(definition, optimizer, new(parameters, state, optimizer.Init(parameters)), History.Empty, seed, execution)
        {
            Transfer = transfer,
        };
    }

    internal Model With(FitState state, History history) => Copy(state: state, history: history);

    private Model Copy(
        Definition? definition = null,
        Optimizer? optimizer = null,
        FitState? state = null,
        History? history = null,
        Execution? execution = null
    ) =>
        new(definition ?? Definition, optimizer ?? Optimizer, state ?? FitState, history ?? History, Seed, execution ?? Execution)
        {
            Transfer = Transfer,
        };

    /// <summary>The given values in this model's order.</summary>
    private static Parameters Fitting(string what, Parameters mine, Parameters given)
    {
        foreach (var (path, value) in mine)
        {
            RequireFit(what, path, value.Shape, value.DType, given);
        }
        return InOrder(what, mine.Paths, given);
    }

    private static void RequireFit(string what, string path, Shape shape, DType dtype, Parameters given)
    {
        if (!given.Contains(path) || given[path].Shape != shape || given[path].DType != dtype)
        {
            throw new ArgumentException(
                $"the {what} do not fit: \"{path}\" must be {dtype} {shape}, but "
                    + (given.Contains(path) ? $"it is {given[path].DType} {given[path].Shape}." : "it is missing.")
                    + " Change a tree of this model with parameters.With(path, value)."
            );
        }
    }

    private static Parameters InOrder(string what, IEnumerable<string> paths, Parameters given)
    {
        string[] mine = [.. paths];
        var extra = given.Paths.Except(mine).ToList();
        return extra.Count == 0
            ? Parameters.From(mine.Select(p => KeyValuePair.Create(p, given[p])))
            : throw new ArgumentException($"the {what} do not fit: this model has no [{string.Join(", ", extra)}].");
    }
}

/// <summary>One layer of a model.</summary>
/// <param name="Info">Where it stands, its class and shapes.</param>
/// <param name="Parameters">Its parameters by their names within the layer: <c>model.Layer("hidden").Parameters["kernel"]</c>.</param>
/// <param name="State">Its state by names within the layer.</param>
public sealed record LayerView(LayerInfo Info, Parameters Parameters, Parameters State)
{
    /// <summary>The name.</summary>
    public string Name => Info.Path;

    /// <summary>How many numbers it has, state included: what the summary counts.</summary>
    public long ParameterCount => Parameters.Size + State.Size;

    /// <summary>How many of them learn: parameters that are not frozen.</summary>
    public long TrainableCount { get; internal init; }

    /// <summary>One line, without the numbers: <c>hidden (Dense): (None, 64) → (None, 32), kernel [64, 32], bias [32]</c>.</summary>
    public override string ToString() => string.Join(", ", [Info.ToString(), .. Shapes(Parameters), .. Shapes(State)]);

    private static IEnumerable<string> Shapes(Parameters tree) => tree.Paths.Select(path => $"{path} {tree[path].Shape}");
}
