namespace Functional;

/// <summary>
/// One application of a layer or network: hands out parameters, state, randomness and the mode. Whatever a layer asks for, it
/// declares; the names become paths, <c>hidden/kernel</c>. A name used twice throws; sharing is said with <see cref="Shared"/>.
/// </summary>
public sealed class Call
{
    private readonly ICallContext context;
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> shared = new(StringComparer.Ordinal);

    internal Call(ICallContext context, string path) => (this.context, Path) = (context, path);

    /// <summary>Where in the network this application stands; empty for the network itself.</summary>
    public string Path { get; }

    /// <summary>What the network is run for.</summary>
    public Mode Mode => context.ModeAt(Path);

    /// <summary>Whether this part learns in this run: not while predicting, and not where its state is frozen.</summary>
    public bool IsTraining => Mode == Mode.Training;

    /// <summary>The element type of parameters: that of the network's inputs.</summary>
    public DType DType => context.DType;

    /// <summary>A key for random numbers, another one at every request: the step's key folded with path and count.</summary>
    public Key NextKey() => context.NextKey(Path);

    /// <summary>A trainable tensor of this layer.</summary>
    /// <param name="name">Its name within the layer, such as <c>kernel</c>.</param>
    /// <param name="shape">Its shape; it may depend on shapes of inputs.</param>
    /// <param name="initializer">Makes its initial value; Glorot's uniform one unless given.</param>
    /// <param name="regularizer">Adds a penalty on it to the loss.</param>
    /// <param name="constraint">Applied to it after each update of the optimizer, but not to its initial value.</param>
    /// <exception cref="ArgumentException">The name is already in use here.</exception>
    /// <exception cref="ShapeException">The network was built for another shape.</exception>
    public Tensor Parameter(
        string name,
        Shape shape,
        Initializer? initializer = null,
        Regularizer? regularizer = null,
        Constraint? constraint = null
    )
    {
        var path = Claim(name);
        return context.Parameter(
            new(path, shape, DType, initializer ?? Initializer.GlorotUniform, IsTrainable: true) { Constraint = constraint },
            regularizer
        );
    }

    /// <summary>A tensor of this layer that is kept from step to step but not differentiated, such as a moving mean.</summary>
    /// <param name="name">Its name within the layer.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="initializer">Makes its initial value; zeros unless given.</param>
    /// <returns>The value, with the updates made so far in this run.</returns>
    public Tensor State(string name, Shape shape, Initializer? initializer = null)
    {
        var path = Claim(name);
        return context.State(new(path, shape, DType, initializer ?? Initializer.Zeros, IsTrainable: false));
    }

    /// <summary>Gives a state a new value; later reads in this run see it, and the run returns it. Derivatives do not pass.</summary>
    /// <exception cref="ArgumentException">No state of this name was asked for.</exception>
    /// <exception cref="ShapeException">The value has another shape than the state.</exception>
    public void Update(string name, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        context.Update(Join(name), value);
    }

    /// <summary>Adds a number to the loss: a penalty on activities, a term of one's own.</summary>
    /// <exception cref="ShapeException">The penalty is not a single number.</exception>
    public void Penalize(Tensor penalty)
    {
        ArgumentNullException.ThrowIfNull(penalty);
        context.Penalize(penalty.Reshape());
    }

    /// <summary>Applies a part of this layer; the part's parameters live under its name.</summary>
    /// <exception cref="ArgumentException">The name is already in use here; <see cref="Shared"/> says that this is meant.</exception>
    public Tensor Apply(string name, ILayer layer, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return ApplyAt(Claim(name), layer, x);
    }

    /// <summary>Applies a network as a part of this one; its parameters live under its name.</summary>
    /// <exception cref="ArgumentException">The name is already in use here.</exception>
    public Tensors Apply(string name, INetwork network, Tensors inputs)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(inputs);
        var path = Claim(name);
        return context.Enter(
            path,
            network,
            inputs,
            call => network.Apply(call, inputs) ?? throw new InvalidOperationException($"{path}: {network} returned null from Apply.")
        );
    }

    /// <summary>Applies a part that is used several times with the same parameters: say the same name and an equal layer.</summary>
    /// <exception cref="ArgumentException">The name belongs to something else here, or to another layer.</exception>
    public Tensor Shared(string name, ILayer layer, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var path = shared.Contains(name) ? Join(name) : Claim(name);
        shared.Add(name);
        context.RequireSame(path, layer);
        return ApplyAt(path, layer, x);
    }

    internal string Join(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Path.Length == 0 ? name : $"{Path}/{name}";
    }

    private Tensor ApplyAt(string path, ILayer layer, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return context
            .Enter(
                path,
                layer,
                x,
                call => layer.Apply(call, x) ?? throw new InvalidOperationException($"{path}: {layer} returned null from Apply.")
            )
            .Single;
    }

    private string Claim(string name)
    {
        var path = Join(name);
        return names.Add(name)
            ? path
            : throw new ArgumentException(
                $"the name \"{name}\" is used twice{(Path.Length == 0 ? "" : $" in {Path}")}. Give each part and parameter a name of "
                    + "its own; to use one layer several times with the same parameters, say call.Shared(name, layer, x) each time."
            );
    }
}
