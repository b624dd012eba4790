namespace Functional

/// Networks drawn as graphs; layers are put behind nodes with `>=>`, and nodes are added, subtracted and multiplied with `+ - *`:
/// `Graph.network [ wide; deep ] [ output; aux ]`.
[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Graph =

    /// Where rows of numbers enter: `Graph.input "wide_input" 5`.
    val input: name: string -> size: int -> Node

    /// Where examples of a shape enter: `Graph.inputOf "image" [ 28; 28 ]`.
    val inputOf: name: string -> sizes: seq<int> -> Node

    /// The nodes one after the other along their last axis.
    val concat: nodes: seq<Node> -> Node

    /// The mean of the nodes element by element.
    val average: nodes: seq<Node> -> Node

    /// The largest of the nodes element by element.
    val maximum: nodes: seq<Node> -> Node

    /// The smallest of the nodes element by element.
    val minimum: nodes: seq<Node> -> Node

    /// The outputs of a network, one's own or another graph, under a name of its own: `Graph.apply "inner" network [ wide; deep ]`.
    val apply: name: string -> network: INetwork -> nodes: seq<Node> -> Node list

    /// A layer that several nodes share: `let encode = dense 8 relu |> Graph.shared "encoder"`, then `a >=> encode` and `b >=> encode`.
    val shared: name: string -> layer: ILayer -> ILayer

    /// The network between inputs and outputs.
    val network: inputs: seq<Node> -> outputs: seq<Node> -> Graph
