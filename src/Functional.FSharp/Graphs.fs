namespace Functional

[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Graph =
    let input (name: string) (size: int) = Graph.Input(Shape.Of size, name)
    let inputOf (name: string) (sizes: seq<int>) = Graph.Input(Shape.Of(Seq.toArray sizes), name)

    let concat (nodes: seq<Node>) = Graph.Concatenate(Seq.toArray nodes)
    let average (nodes: seq<Node>) = Graph.Average(Seq.toArray nodes)
    let maximum (nodes: seq<Node>) = Graph.Maximum(Seq.toArray nodes)
    let minimum (nodes: seq<Node>) = Graph.Minimum(Seq.toArray nodes)

    let apply (name: string) (network: INetwork) (nodes: seq<Node>) =
        let outputs = Graph.Apply(network, name, Seq.toArray nodes)
        [ for i in 0 .. outputs.Count - 1 -> outputs[i] ]

    let shared (name: string) (layer: ILayer) = layer.Shared name
    let network (inputs: seq<Node>) (outputs: seq<Node>) = Graph(inputs, outputs)
