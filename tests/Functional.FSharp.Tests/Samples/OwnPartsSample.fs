/// A layer of one's own, a callback, a derivative and a loop as a fold.
module Functional.Tests.OwnPartsSample

open Xunit
open Functional

type Gain = {
    Start: float
} with
    interface ILayer with
        member g.Apply(call, x) = x * call.Parameter("gain", x.Shape.Last, Initializer.Constant g.Start)

[<Fact>]
let ``A record with one method is a layer`` () =
    let network = input 3 >=> { Start = 2.0 } >=> dense 1 linear
    let model = network |> compile (sgd 0.05) mse []
    let x = Key.Of(1).Normal(Shape.Of(60, 3))
    let data = Dataset.Of(x, x |> sumOf 1 |> reshape [ -1; 1 ])
    let trained = model |> fit { Fit.defaults with Epochs = 30 } data

    Assert.Equal<string>([ "gain/gain"; "dense/kernel"; "dense/bias" ], model.Parameters.Paths)
    Assert.Equal(full [ 3 ] 2.0, model.Parameters["gain/gain"])
    Assert.True(trained.History["loss"].Last < 0.1 * trained.History["loss"][0])

[<Fact>]
let ``A callback prints the ratio of two losses`` () =
    let lines = ResizeArray<string>()
    let printfn format = Printf.ksprintf lines.Add format

    let printRatio = Callback.OnEpochEnd(fun e -> printfn "%.2f" (e["val_loss"] / e["loss"]))

    let model = input 2 >=> dense 4 relu >=> dense 1 sigmoid |> compile (adam 0.01) binaryCrossentropy []
    let options = { Fit.defaults with Epochs = 3; ValidationSplit = 0.2; Callbacks = [ printRatio ] }
    let history = (model |> fit options (Datasets.Moons(50, 0.1, 1))).History
    let ratios = Seq.map2 (fun v l -> sprintf "%.2f" (v / l)) history["val_loss"] history["loss"]
    Assert.Equal<string>(ratios, lines)

[<Fact>]
let ``The derivative of a function is a function`` () =
    let df = grad (fun x -> sin x * exp x)
    let d2f = grad df

    Assert.Equal(exp 0.5 * (sin 0.5 + cos 0.5), (df (scalar 0.5)).ToDouble(), 1e-6)
    Assert.Equal(2.0 * exp 0.5 * cos 0.5, (d2f (scalar 0.5)).ToDouble(), 1e-6)

[<Fact>]
let ``Training is a fold`` () =
    let x = matrix [ [ 1 ]; [ 2 ]; [ 3 ] ]
    let y = matrix [ [ 3 ]; [ 5 ]; [ 7 ] ]

    let error (p: Parameters) = mean (square (x *@ p["w"] + p["b"] - y))
    let start = (adam 0.1).Start(parameters [ "w", zeros [ 1; 1 ]; "b", zeros [ 1 ] ])
    let step (state: TrainState<_>) _ = state.Step(valueAndGrad error state.Parameters |> snd)
    let line = List.fold step start [ 1..200 ]

    // On the way to 2 and 1: where Adam stands after 200 steps, computed apart from this library in double precision.
    Assert.Equal(1.93679125, (line.Parameters["w"] |> reshape []).ToDouble(), 1e-5)
    Assert.Equal(1.14052080, (line.Parameters["b"] |> reshape []).ToDouble(), 1e-5)
