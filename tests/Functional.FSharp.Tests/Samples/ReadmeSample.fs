/// The F# of README.md, word for word; the contract tests hold the two together.
module Functional.Tests.ReadmeSample

open Xunit
open Functional

[<Fact>]
let ``A first model reads digits and gives the numbers of its C# twin`` () =
    let train, test = Datasets.Digits() |> Dataset.scale (1.0 / 16.0) |> Dataset.split 0.2 42
    let network = input 64 >=> dense 32 relu >=> dropout 0.1 >=> dense 10 softmax
    let model = network |> compile (adam 0.001) sparseCategoricalCrossentropy [ accuracy ]
    let trained = model |> fit { Fit.defaults with Epochs = 30; ValidationSplit = 0.2 } train
    printfn "%O" (trained |> evaluate test)

    Assert.Equal("loss: 0.1537 - accuracy: 0.9750", string (trained |> evaluate test))

[<Fact>]
let ``A derivative is a function again`` () =
    let slope = grad (fun t -> sin t * exp t)
    let curvature = grad slope

    Assert.Equal("float32[] 2.894", string (curvature (scalar 0.5)))
    Assert.Equal(exp 0.5 * (sin 0.5 + cos 0.5), float (slope (scalar 0.5)), 1e-6)

[<Fact>]
let ``A line is fitted by a fold`` () =
    let x, y = matrix [ [ 1 ]; [ 2 ]; [ 3 ] ], matrix [ [ 3 ]; [ 5 ]; [ 7 ] ]

    let error (p: Parameters) = mean (square (x *@ p["w"] + p["b"] - y))
    let start = (adam 0.1).Start(parameters [ "w", zeros [ 1; 1 ]; "b", zeros [ 1 ] ])
    let step (state: TrainState<_>) _ = state.Step(valueAndGrad error state.Parameters |> snd)
    let line = List.fold step start [ 1..200 ]

    // On the way to 2 and 1: where Adam stands after 200 steps, computed apart from this library in double precision.
    Assert.Equal(1.93679125, float line.Parameters["w"], 1e-5)
    Assert.Equal(1.14052080, float line.Parameters["b"], 1e-5)
