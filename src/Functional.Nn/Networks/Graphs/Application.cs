namespace Functional;

/// <summary>One use of a part, a layer or a network, in a graph.</summary>
internal sealed class Application
{
    private Application(object part, string? name, Node[] inputs) => (Part, Name, Inputs) = (part, name, inputs);

    /// <summary>An <see cref="ILayer"/> or an <see cref="INetwork"/>.</summary>
    public object Part { get; }

    /// <summary>The name that was given; null for the automatic one.</summary>
    public string? Name { get; }

    /// <summary>What the part is applied to.</summary>
    public Node[] Inputs { get; }

    /// <summary>Whether other uses of this name mean the same parameters.</summary>
    public bool IsShared => Part is Shared;

    /// <summary>The layer, without a name that was put around it.</summary>
    public ILayer? Layer =>
        Part switch
        {
            Shared shared => shared.Layer,
            Functional.Named named => named.Layer,
            ILayer layer => layer,
            _ => null,
        };

    /// <summary>A layer applied to a node.</summary>
    /// <exception cref="ShapeException">The layer does not fit the node.</exception>
    public static Node Of(ILayer layer, Node input)
    {
        var application = new Application(
            layer,
            layer switch
            {
                Shared shared => shared.Name,
                Functional.Named named => named.Name,
                _ => null,
            },
            [input]
        );
        return application.Outputs()[0];
    }

    /// <summary>A network applied to nodes.</summary>
    /// <exception cref="ShapeException">The network does not fit the nodes.</exception>
    public static Node[] Of(INetwork network, string? name, Node[] inputs) => new Application(network, name, inputs).Outputs();

    /// <summary>The same part applied to other nodes, under a name.</summary>
    public Node[] Again(string name, Node[] inputs) =>
        Layer is not { } layer ? Of((INetwork)Part, name, inputs)
        : IsShared ? [Of((Shared)Part, inputs[0])]
        : [Of(Functional.Named.Of(layer, name), inputs[0])];

    /// <summary>Applies the part within a graph, under a name.</summary>
    public Tensors Apply(Call call, string name, Tensor[] inputs) =>
        Layer is not { } layer ? call.Apply(name, (INetwork)Part, Named(inputs))
        : IsShared ? call.Shared(name, layer, inputs[0])
        : call.Apply(name, layer, inputs[0]);

    /// <summary>By the names of the nodes where each has one of its own, else by position alone.</summary>
    private Tensors Named(Tensor[] inputs) =>
        Inputs.All(n => n.Name is not null) && Inputs.DistinctBy(n => n.Name).Count() == inputs.Length
            ? Tensors.Named([.. Inputs.Zip(inputs, (n, x) => (n.Name!, x))])
            : Tensors.Of(inputs);

    /// <summary>The nodes that come out, with their shapes: found by applying the part to shapes alone.</summary>
    private Node[] Outputs()
    {
        Port[] ports = [.. Inputs.Select((n, i) => new Port($"input_{i + 1}", n.Shape, n.DType))];
        var blueprint = Blueprint.Of(new Alone(this), ports);
        var single = blueprint.Outputs.Count == 1;
        return
        [
            .. blueprint.Outputs.Select((o, i) => new Node(this, i, single ? Name : o.Name, o.Shape.Example, blueprint.OutputTypes[i])),
        ];
    }

    /// <summary>A network of nothing but this application, so that errors name it.</summary>
    private sealed record Alone(Application Application) : INetwork
    {
        public Tensors Apply(Call call, Tensors inputs) =>
            Application.Apply(call, Application.Name ?? LayerNames.SnakeCase(LayerNames.KindOf(Application.Part)), [.. inputs.Values]);
    }
}
