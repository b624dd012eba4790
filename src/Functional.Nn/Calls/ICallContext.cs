namespace Functional;

/// <summary>One run of a network, building or computing; calls ask it for everything.</summary>
internal interface ICallContext
{
    /// <summary>What the part at a path is run for.</summary>
    Mode ModeAt(string path);

    DType DType { get; }

    Key NextKey(string path);

    Tensor Parameter(Declaration declaration, Regularizer? regularizer);

    Tensor State(Declaration declaration);

    void Update(string path, Tensor value);

    void Penalize(Tensor penalty);

    /// <summary>A layer that is shared must be an equal one each time.</summary>
    void RequireSame(string path, ILayer layer);

    /// <summary>Applies a part under its path.</summary>
    Tensors Enter(string path, object part, Tensors inputs, Func<Call, Tensors> apply);
}

/// <summary>What both kinds of run have in common: keys, state that is updated, penalties, shared layers.</summary>
internal abstract class CallContext(Mode mode, DType dtype, Key key) : ICallContext
{
    private readonly Dictionary<string, long> requests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ILayer> layers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<Tensor>> weightPenalties = new(StringComparer.Ordinal);
    private readonly List<Tensor> otherPenalties = [];
    private readonly Dictionary<string, Tensor> updates = new(StringComparer.Ordinal);

    public virtual Mode ModeAt(string path) => mode;

    public DType DType => dtype;

    public Key NextKey(string path)
    {
        var count = requests.GetValueOrDefault(path);
        requests[path] = count + 1;
        return key.Fold(path).Fold(count);
    }

    public Tensor Parameter(Declaration declaration, Regularizer? regularizer)
    {
        var value = Find(declaration);
        if (regularizer is not null)
        {
            weightPenalties[declaration.Path] = () => regularizer.Penalty(value);
        }
        return value;
    }

    public Tensor State(Declaration declaration)
    {
        var value = Find(declaration);
        return updates.GetValueOrDefault(declaration.Path) ?? (updates[declaration.Path] = value);
    }

    public void Update(string path, Tensor value)
    {
        if (!updates.TryGetValue(path, out var old))
        {
            throw new ArgumentException($"\"{path}\" is updated but was never asked for; call.State(name, shape) declares it.");
        }
        if (old.Shape != value.Shape || old.DType != value.DType)
        {
            throw new ShapeException(
                path,
                "an update must keep shape and type of the state",
                "Reduce or cast the new value first.",
                ("state", $"{old.DType} {old.Shape}"),
                ("update", $"{value.DType} {value.Shape}")
            );
        }
        updates[path] = Autodiff.Value(value);
    }

    public void Penalize(Tensor penalty) => otherPenalties.Add(penalty);

    public void RequireSame(string path, ILayer layer)
    {
        if (layers.TryAdd(path, layer) || layers[path].Equals(layer))
        {
            return;
        }
        throw new ArgumentException(
            $"\"{path}\" is shared by two different layers: {layers[path]} and {layer}. Shared layers must be equal; give others a "
                + "name of their own."
        );
    }

    public abstract Tensors Enter(string path, object part, Tensors inputs, Func<Call, Tensors> apply);

    protected abstract Tensor Find(Declaration declaration);

    /// <summary>The given state with the updates of this run.</summary>
    public Parameters StateAfter(Parameters before) =>
        updates.Count == 0
            ? before
            : Parameters.From(before.Paths.Select(p => KeyValuePair.Create(p, updates.GetValueOrDefault(p) ?? before[p])));

    public Tensor Penalty() =>
        weightPenalties.Values.Select(p => p()).Concat(otherPenalties).Aggregate((Tensor?)null, (sum, p) => sum is null ? p : sum + p)
        ?? Tensor.Scalar(0, dtype);
}
