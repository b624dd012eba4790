using System.Globalization;

namespace Functional;

/// <summary>
/// A network drawn as a graph of layers, with any number of inputs and outputs: <c>new Graph([wide, deep], [output, aux])</c>. Equal
/// to another when the same layers are connected in the same way.
/// </summary>
public sealed partial class Graph : Network, IEquatable<Graph>
{
    private readonly Node[] inputs;
    private readonly Node[] outputs;
    private readonly object[] order;
    private readonly Application[] applications;
    private readonly string[] names;
    private readonly string[] outputNames;
    private readonly string wiring;

    /// <summary>The network between inputs and outputs.</summary>
    /// <param name="inputs">Nodes made by <see cref="Input"/>, in the order in which data are given.</param>
    /// <param name="outputs">The nodes to predict.</param>
    /// <exception cref="ArgumentException">
    /// There is no input or output; an output needs an input that is not listed; an input leads to no output; an input is none; two
    /// inputs, layers or outputs have one name.
    /// </exception>
    public Graph(IEnumerable<Node> inputs, IEnumerable<Node> outputs)
        : this(
            [.. inputs ?? throw new ArgumentNullException(nameof(inputs))],
            [.. outputs ?? throw new ArgumentNullException(nameof(outputs))]
        ) { }

    private Graph(Node[] inputs, Node[] outputs)
        : base(GraphRules.Ports(inputs, outputs))
    {
        (this.inputs, this.outputs) = (inputs, outputs);
        order = GraphRules.InOrder(outputs);
        applications = [.. order.OfType<Application>()];
        GraphRules.RequireConnected(inputs, applications, outputs, Inputs);
        names = GraphRules.Names(applications);
        outputNames = GraphRules.OutputNames(outputs, OwnNameOf);
        wiring = string.Join(';', applications.Select(Wiring).Append(string.Join(',', outputs.Select(Place))));
        Blueprint = Blueprint.Of(this, Inputs);
    }

    /// <inheritdoc/>
    public override Blueprint Blueprint { get; }

    /// <inheritdoc/>
    public override string Kind => "Model";

    /// <inheritdoc/>
    public override Sequence<Port> Outputs => OutputPorts(i => outputNames[i]);

    /// <summary>Inputs and layers in the order of Keras' summary, and what each is connected to.</summary>
    public Sequence<Connection> Connections =>
        [
            .. order
                .Select(key => key is Node input ? Connection(input) : Connection((Application)key))
                .GroupBy(c => c.Name, StringComparer.Ordinal)
                .Select(uses => uses.First() with { Calls = [.. uses.SelectMany(c => c.Calls)] }),
        ];

    /// <summary>Where the inputs are, in their order.</summary>
    public Sequence<Endpoint> InputEndpoints => [.. inputs.Select(Source)];

    /// <summary>What the outputs are, in their order.</summary>
    public Sequence<Endpoint> OutputEndpoints => [.. outputs.Select(Source)];

    /// <summary>The name that a node has in this graph: that of the output or input that it is, its own, or that of its layer.</summary>
    /// <exception cref="ArgumentException">The node is not part of this graph.</exception>
    public string NameOf(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return Array.IndexOf(outputs, node) is >= 0 and var output ? outputNames[output] : OwnNameOf(node);
    }

    private string OwnNameOf(Node node)
    {
        var place = node.By is null ? Array.IndexOf(inputs, node) : Array.IndexOf(applications, node.By);
        return place < 0 ? throw new ArgumentException($"the node \"{node}\" is not part of this graph.")
            : node.By is null ? Inputs[place].Name
            : node.Name is { } own && node.By.Layer is null ? own
            : names[place];
    }

    /// <inheritdoc/>
    public override Tensors Apply(Call call, Tensors inputs)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Count != this.inputs.Length)
        {
            throw new ArgumentException(
                $"the graph has {this.inputs.Length} inputs ({string.Join(", ", Inputs.Select(p => p.Name))}), "
                    + $"but {inputs.Count} were given."
            );
        }
        var results = new Dictionary<Application, Tensors>(ReferenceEqualityComparer.Instance);
        Tensor ValueOf(Node node) => node.By is null ? inputs[Array.IndexOf(this.inputs, node)] : results[node.By][node.Output];
        for (var i = 0; i < applications.Length; i++)
        {
            results.Add(applications[i], applications[i].Apply(call, names[i], [.. applications[i].Inputs.Select(ValueOf)]));
        }
        return Tensors.Named([.. outputs.Select((node, i) => (outputNames[i], ValueOf(node)))]);
    }

    /// <inheritdoc/>
    public bool Equals(Graph? other) =>
        other is not null
        && Inputs == other.Inputs
        && wiring == other.wiring
        && outputNames.SequenceEqual(other.outputNames)
        && applications.Select(a => a.Part).SequenceEqual(other.applications.Select(a => a.Part));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Graph);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Inputs, wiring);

    /// <summary>Every layer with what it is applied to.</summary>
    public override string ToString() =>
        string.Join("; ", applications.Select((a, i) => $"{names[i]} = {a.Part}({string.Join(", ", a.Inputs.Select(LayerNameOf))})"))
        + $" → {string.Join(", ", outputNames)}";

    private Connection Connection(Node input) => new(LayerNameOf(input), "InputLayer", [], null);

    private Connection Connection(Application application) =>
        new(
            names[Array.IndexOf(applications, application)],
            LayerNames.KindOf(application.Part),
            [
                [.. application.Inputs.Select(Source)],
            ],
            (object?)application.Layer ?? application.Part
        );

    private Endpoint Source(Node node) => new(LayerNameOf(node), UseOf(node), node.Output);

    private string LayerNameOf(Node node) =>
        node.By is null ? Inputs[Array.IndexOf(inputs, node)].Name : names[Array.IndexOf(applications, node.By)];

    /// <summary>Which use of a shared layer made a node.</summary>
    private int UseOf(Node node)
    {
        if (node.By is null)
        {
            return 0;
        }
        var place = Array.IndexOf(applications, node.By);
        return names.Take(place).Count(n => n == names[place]);
    }

    private string Wiring(Application application, int index) => $"{names[index]}({string.Join(',', application.Inputs.Select(Place))})";

    private string Place(Node node) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(node.By is null ? -1 - Array.IndexOf(inputs, node) : Array.IndexOf(applications, node.By))}.{node.Output}"
        );
}

/// <summary>An input or a layer of a graph, and where what goes into it comes from.</summary>
/// <param name="Name">The name in the graph.</param>
/// <param name="Kind">The class as Keras names it: <c>InputLayer</c>, <c>Dense</c>.</param>
/// <param name="Calls">For every use, what goes into it; empty for inputs.</param>
/// <param name="Part">The layer or network itself, an <see cref="ILayer"/> or <see cref="INetwork"/>; null for inputs.</param>
public sealed record Connection(string Name, string Kind, Sequence<Sequence<Endpoint>> Calls, object? Part)
{
    /// <summary>
    /// For every input of every use: layer, which of its uses, which of its outputs, <c>dense[0][0]</c>; empty for inputs.
    /// </summary>
    public Sequence<string> From => [.. Calls.SelectMany(call => call).Select(source => source.ToString())];
}

/// <summary>One output of one use of a layer in a graph.</summary>
/// <param name="Layer">The name of the layer or input.</param>
/// <param name="Use">Which of its uses, from 0; 0 unless it is shared.</param>
/// <param name="Output">Which of its outputs, from 0.</param>
public readonly record struct Endpoint(string Layer, int Use, int Output)
{
    /// <summary>As Keras' summaries write it: <c>dense[0][0]</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Layer}[{Use}][{Output}]");
}
