using System.Text;
using Functional.Protobuf.TensorBoard;
using Google.Protobuf;

namespace Functional;

/// <summary>A network as TensorBoard draws it: a node for every input and layer, with the shapes that come out.</summary>
internal static class NetworkGraph
{
    public static GraphDef Of(Model model)
    {
        var graph = new GraphDef();
        graph.Node.AddRange(model.Network is Graph drawn ? OfGraph(model, drawn) : OfChain(model));
        return graph;
    }

    private static IEnumerable<NodeDef> OfGraph(Model model, Graph graph)
    {
        var layers = model.Layers.ToDictionary(l => l.Name);
        return graph.Connections.Select(c =>
            Node(
                c.Name,
                c.Kind,
                c.Calls.SelectMany(call => call).Select(source => source.Layer).Distinct(),
                layers.TryGetValue(c.Name, out var layer)
                    ? layer.Info.Outputs
                    : [BatchShape.Of(graph.Inputs.Single(p => p.Name == c.Name).Shape)],
                layer
            )
        );
    }

    /// <summary>Inputs and layers in order; each layer of a sequential network reads the one before it.</summary>
    private static IEnumerable<NodeDef> OfChain(Model model)
    {
        var network = model.Network;
        foreach (var port in network.Inputs)
        {
            yield return Node(port.Name, "InputLayer", [], [BatchShape.Of(port.Shape)], null);
        }
        var last = network.Inputs[0].Name;
        foreach (var layer in model.Layers)
        {
            yield return Node(layer.Name, layer.Info.Kind, network is Sequential ? [last] : [], layer.Info.Outputs, layer);
            last = layer.Name;
        }
    }

    private static NodeDef Node(string name, string kind, IEnumerable<string> inputs, Sequence<BatchShape> outputs, LayerView? layer)
    {
        var node = new NodeDef { Name = name, Op = kind };
        node.Input.AddRange(inputs);
        var shapes = new AttrValue.Types.ListValue();
        shapes.Shape.AddRange(outputs.Select(Shape));
        node.Attr["_output_shapes"] = new() { List = shapes };
        if (layer is not null)
        {
            node.Attr["layer"] = new() { S = ByteString.CopyFrom(layer.ToString(), Encoding.UTF8) };
            node.Attr["parameters"] = new() { I = layer.ParameterCount };
        }
        return node;
    }

    private static TensorShapeProto Shape(BatchShape shape)
    {
        var dimensions = new TensorShapeProto();
        dimensions.Dim.AddRange(shape.Sizes.Select(size => new TensorShapeProto.Types.Dim { Size = size ?? -1 }));
        return dimensions;
    }
}
