using System.Globalization;

namespace Functional;

/// <summary>Draws the layers of a file as a graph: gives them names, and finds those that are one layer used several times.</summary>
internal sealed class OnnxDrawing
{
    private readonly HashSet<string> taken;
    private readonly Dictionary<string, Node> nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Tensor> weights = new(StringComparer.Ordinal);

    private OnnxDrawing(IEnumerable<string> taken) => this.taken = new(taken, StringComparer.Ordinal);

    /// <summary>The model.</summary>
    /// <param name="layers">The layers, each behind those that it reads.</param>
    /// <param name="inputs">Where data enter.</param>
    /// <param name="outputs">The names of what is predicted.</param>
    public static Model Draw(IReadOnlyList<OnnxLayer> layers, IReadOnlyList<Port> inputs, IReadOnlyList<string> outputs)
    {
        var drawing = new OnnxDrawing([.. inputs.Select(p => p.Name), .. outputs.Select(NameOf)]);
        foreach (var port in inputs)
        {
            drawing.nodes[port.Name] = Graph.Input(port.Shape, port.Name, port.DType);
        }
        var unread = Unread(layers, inputs, outputs);
        drawing.Draw(layers, outputs.Skip(unread.Length > 0 ? 1 : 0).ToHashSet(StringComparer.Ordinal));
        drawing.Take(unread, outputs[0]);
        var graph = new Graph(inputs.Select(p => drawing.nodes[p.Name]), outputs.Select(drawing.End));
        return Model.Of(graph, drawing.Of(graph, isTrainable: true), drawing.Of(graph, isTrainable: false));
    }

    /// <summary>A name of a file as that of a layer: slashes separate the parts of paths, so dots stand for them.</summary>
    public static string NameOf(string name) => name.Replace('/', '.').Trim('.') is { Length: > 0 } given ? given : "layer";

    private void Draw(IReadOnlyList<OnnxLayer> layers, HashSet<string> outputs)
    {
        var uses = layers.Where(l => l.Identity is not null).CountBy(l => l.Identity!.Value).ToDictionary();
        var shared = new Dictionary<(ILayer, string), string>();
        foreach (var layer in layers)
        {
            if (layer.Part is null)
            {
                nodes[layer.Outputs[0]] = nodes[layer.Inputs[0]];
                continue;
            }
            var isShared = layer.Identity is { } identity && uses[identity] > 1;
            var name = isShared && shared.TryGetValue(layer.Identity!.Value, out var known) ? known : Name(layer, outputs);
            if (isShared)
            {
                shared[layer.Identity!.Value] = name;
            }
            foreach (var weight in layer.Weights)
            {
                weights[$"{name}/{weight.Name}"] = weight.Value;
            }
            Apply(layer, name, isShared);
        }
    }

    private void Apply(OnnxLayer layer, string name, bool isShared)
    {
        Node[] from = [.. layer.Inputs.Select(input => nodes[input])];
        if (layer.Part is ILayer one)
        {
            nodes[layer.Outputs[0]] = from[0].Then(isShared ? one.Shared(name) : Named.Of(one, name));
            return;
        }
        var made = Graph.Apply((INetwork)layer.Part!, name, from);
        for (var i = 0; i < layer.Outputs.Count; i++)
        {
            nodes[layer.Outputs[i]] = made[i];
        }
    }

    /// <summary>
    /// What the names of weights, of the output or of the node say: the first that is not taken; the names of outputs are for the
    /// layers that make them.
    /// </summary>
    private string Name(OnnxLayer layer, HashSet<string> outputs)
    {
        var own = layer.Weights.Select(w => w.LayerName ?? layer.Scope).FirstOrDefault(name => name.Length > 0);
        string[] asked =
        [
            .. new[] { own, layer.Scope, layer.NodeName }.Where(name => name is { Length: > 0 }).Select(name => NameOf(name!)),
        ];
        if (layer.Outputs is [var output] && outputs.Contains(output) && (own is null || NameOf(own) == NameOf(output)))
        {
            return NameOf(output);
        }
        return asked.FirstOrDefault(taken.Add) ?? Numbered(asked.LastOrDefault() ?? Named.AutomaticName(Kind(layer.Part!)));
    }

    private static string Kind(object part) => part is Merge merge ? merge.Kind : part.GetType().Name;

    private string Numbered(string name)
    {
        for (var i = 0; ; i++)
        {
            var numbered = i == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}_{i}");
            if (taken.Add(numbered))
            {
                return numbered;
            }
        }
    }

    /// <summary>The node of an output, behind a layer that does nothing but bear its name where the last one has another.</summary>
    private Node End(string output) =>
        nodes[output] is var node && node.Name == NameOf(output) ? node : node.Then(new Activate(Activation.Linear), NameOf(output));

    /// <summary>Inputs that lead to no output, which a graph does not allow.</summary>
    private static Port[] Unread(IReadOnlyList<OnnxLayer> layers, IReadOnlyList<Port> inputs, IReadOnlyList<string> outputs)
    {
        var read = outputs.ToHashSet(StringComparer.Ordinal);
        foreach (var layer in layers.Reverse().Where(l => l.Outputs.Any(read.Contains)))
        {
            read.UnionWith(layer.Inputs);
        }
        return [.. inputs.Where(p => !read.Contains(p.Name))];
    }

    /// <summary>Lets inputs go into the first output, where they change nothing.</summary>
    private void Take(Port[] unread, string output)
    {
        if (unread.Length > 0)
        {
            string[] names = [output, .. unread.Select(p => p.Name)];
            var part = new OnnxOperator([], names, [output], new Dictionary<string, Tensor>(), new Dictionary<string, (string, Shape)>());
            nodes[output] = Graph.Apply(part, NameOf(output), [.. names.Select(name => nodes[name])])[0];
        }
    }

    private Parameters Of(Network network, bool isTrainable) =>
        Parameters.From(
            network
                .Blueprint.Declarations.Where(d => d.IsTrainable == isTrainable)
                .Select(d => KeyValuePair.Create(d.Path, weights[d.Path].Cast(d.DType)))
        );
}
