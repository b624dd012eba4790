module Functional.Tests.GraphsTests

open Xunit
open Functional

let private wide, private deep = Graph.input "wide_input" 5, Graph.input "deep_input" 6

let private wideAndDeep () =
    let hidden = deep >=> Dense(30, relu, KernelRegularizer = l2 0.01) >=> dense 100 relu
    let output = Graph.concat [ wide; hidden ] >=> (dense 1 linear |> called "output")
    let aux = hidden >=> (dense 1 linear |> called "aux_output")
    Graph.network [ wide; deep ] [ output; aux ], output, aux

[<Fact>]
let ``A graph of two inputs and two outputs trains for objectives of its nodes`` () =
    let network, output, aux = wideAndDeep ()
    let columns (x: Tensor) = tensors [ x[*, ..4]; x[*, 2..] ]
    let x = Key.Of(1).Normal(Shape.Of(60, 8))
    let y = x |> sumOf 1 |> reshape [ -1; 1 ]
    let data = Dataset.Of(columns x, tensors [ y; y ])

    let trained =
        network
        |> compileFor (sgd 0.01) [ Objective(output, mse, weight = 0.9); Objective(aux, mse, weight = 0.1) ]
        |> fit { Fit.defaults with Epochs = 10 } data

    Assert.True(trained.History["loss"].Last < 0.5 * trained.History["loss"][0])
    Assert.Equal<string>([ "loss"; "output_loss"; "aux_output_loss" ], trained.History.Keys)

[<Fact>]
let ``Both skins draw the same graph`` () =
    let network, _, _ = wideAndDeep ()
    let hidden = deep.Dense(30, relu, kernelRegularizer = l2 0.01).Dense(100, relu)
    let outputs = [ Graph.Concatenate(wide, hidden).Dense(1, name = "output"); hidden.Dense(1, name = "aux_output") ]
    Assert.Equal(Graph([ wide; deep ], outputs), network)
    Assert.Equal<string>(Graph([ wide; deep ], outputs).Init(Key.Of 0).Paths, network.Init(Key.Of 0).Paths)

[<Fact>]
let ``Layers are shared and networks are parts`` () =
    let a, b = Graph.input "a" 3, Graph.input "b" 3
    let encode = dense 4 Activation.Tanh |> Graph.shared "encoder"
    let inner = Graph.network [ a; b ] [ (a >=> encode) - (b >=> encode); (a >=> encode) * (b >=> encode) ]
    let difference, product =
        match Graph.apply "inner" inner [ b; a ] with
        | [ d; p ] -> d, p
        | _ -> failwith "two outputs"
    let outer = Graph.network [ a; b ] [ Graph.maximum [ difference; product ] + Graph.average [ difference; product ] ]
    Assert.Equal<string>([ "inner/encoder/kernel"; "inner/encoder/bias" ], outer.Init(Key.Of 0).Paths)
    Assert.Equal<Shape>(Shape.Of 4, (Graph.minimum [ difference; product ]).Shape)
    Assert.Equal<Shape>(Shape.Of(28, 28), (Graph.inputOf "image" [ 28; 28 ]).Shape)
