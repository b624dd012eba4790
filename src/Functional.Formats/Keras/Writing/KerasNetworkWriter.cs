using System.Text.Json.Nodes;

namespace Functional;

/// <summary>Architectures in the form that Keras 2 and Keras 3 both read.</summary>
/// <param name="own">Layers of one's own that have names in files.</param>
/// <param name="firstUse">
/// The number of the first use of a model inside a model: Keras 2 counts from 1, as it counts the making of the model, Keras 3 from 0.
/// </param>
/// <param name="isFrozen">Whether a layer, by its path, is not trained.</param>
internal sealed class KerasNetworkWriter(OwnLayers own, int firstUse, Func<string, bool> isFrozen)
{
    private const string Functional = "Functional";

    /// <summary>Class and configuration of a network.</summary>
    public (string Class, JsonObject Config) Write(Network network, string name, string path) =>
        network switch
        {
            Sequential row when HasOneNameEach(row) => ("Sequential", Row(name, path, row.Inputs[0], row.Layers, row.Blueprint)),
            Sequential row => (Functional, Graph(row.AsGraph(), name, path)),
            Graph graph => (Functional, Graph(graph, name, path)),
            _ => throw new NotSupportedException(
                $"keras: {network} is code of your own, and files of Keras have no form for code. Draw it with Sequential or Graph, "
                    + "or save the weights alone: model.SaveWeights(path)."
            ),
        };

    private static bool HasOneNameEach(Sequential row) =>
        row.Blueprint.Layers.Where(l => l.Depth == 0).Select(l => l.Path).Distinct().Count() == row.Layers.Count;

    private JsonObject Row(string name, string path, Port input, Sequence<ILayer> layers, Blueprint blueprint)
    {
        LayerInfo[] infos = [.. blueprint.Layers.Where(l => l.Depth == 0)];
        var list = new JsonArray { Input(input) };
        for (var i = 0; i < layers.Count; i++)
        {
            list.Add((JsonNode)Layer(layers[i], infos[i].Path, $"{path}{infos[i].Path}", infos[i].Inputs[0], input.DType));
        }
        return new() { ["name"] = name, ["layers"] = list };
    }

    private JsonObject Graph(Graph graph, string name, string path)
    {
        var connections = graph.Connections;
        var nested = connections.Where(c => IsNetwork(c.Part)).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var infos = graph.Blueprint.Layers.Where(l => l.Depth == 0).DistinctBy(l => l.Path).ToDictionary(l => l.Path);
        var list = new JsonArray();
        foreach (var connection in connections)
        {
            var layer = connection.Part switch
            {
                null => Input(graph.Inputs.First(p => p.Name == connection.Name)),
                Merge merge => Entry(KerasLayerWriter.Write(merge), connection.Name, $"{path}{connection.Name}", graph.Inputs[0].DType),
                ILayer part => Layer(
                    part,
                    connection.Name,
                    $"{path}{connection.Name}",
                    infos[connection.Name].Inputs[0],
                    graph.Inputs[0].DType
                ),
                Network part => Entry(
                    Write(part, connection.Name, $"{path}{connection.Name}/"),
                    connection.Name,
                    $"{path}{connection.Name}",
                    null
                ),
                var other => throw new NotSupportedException(
                    $"keras: \"{connection.Name}\", {other}, is code of your own, and files of Keras have no form for code. "
                        + "Save the weights alone: model.SaveWeights(path)."
                ),
            };
            layer["name"] = connection.Name;
            layer["inbound_nodes"] = new JsonArray([.. connection.Calls.Select(call => (JsonNode)Call(call))]);
            list.Add((JsonNode)layer);
        }
        return new()
        {
            ["name"] = name,
            ["layers"] = list,
            ["input_layers"] = new JsonArray([.. graph.InputEndpoints.Select(e => (JsonNode)Triple(e))]),
            ["output_layers"] = new JsonArray([.. graph.OutputEndpoints.Select(e => (JsonNode)Triple(e))]),
        };

        JsonArray Call(Sequence<Endpoint> sources) =>
            [
                .. sources.Select(source =>
                {
                    var triple = Triple(source);
                    triple.Add((JsonNode)new JsonObject());
                    return (JsonNode)triple;
                }),
            ];

        JsonArray Triple(Endpoint e) => [e.Layer, e.Use + (nested.Contains(e.Layer) ? firstUse : 0), e.Output];
    }

    private JsonObject Layer(ILayer layer, string name, string path, BatchShape input, DType dtype) =>
        Plain(layer) switch
        {
            Sequential row => Entry(Write(row, name, path + "/"), name, path, null),
            NetworkLayer inner => Entry(Write(inner.Network, name, path + "/"), name, path, null),
            Serial row => Entry(
                Write(
                    row.Layers.Aggregate(Sequential.Input(input.Example, $"{name}_input", dtype), (chain, next) => chain.Then(next)),
                    name,
                    path + "/"
                ),
                name,
                path,
                null
            ),
            var plain => Entry(KerasLayerWriter.Write(path, plain, own), name, path, dtype),
        };

    private JsonObject Entry((string Class, JsonObject Config) written, string name, string path, DType? dtype)
    {
        var (type, config) = written;
        config["name"] = name;
        if (isFrozen(path))
        {
            config["trainable"] = false;
        }
        if (dtype is DType.Float64)
        {
            config["dtype"] = "float64";
        }
        return new() { ["class_name"] = type, ["config"] = config };
    }

    private static JsonObject Input(Port port) =>
        new()
        {
            ["class_name"] = "InputLayer",
            ["config"] = new JsonObject
            {
                ["batch_input_shape"] = new JsonArray([null, .. port.Shape.Select(size => (JsonNode)size)]),
                ["dtype"] = port.DType.ToString().ToLowerInvariant(),
                ["sparse"] = false,
                ["ragged"] = false,
                ["name"] = port.Name,
            },
        };

    private static ILayer Plain(ILayer layer) =>
        layer switch
        {
            Named named => Plain(named.Layer),
            Shared shared => Plain(shared.Layer),
            _ => layer,
        };

    private static bool IsNetwork(object? part) =>
        part is Network or Serial or NetworkLayer || (part is Named or Shared && IsNetwork(Plain((ILayer)part)));
}
