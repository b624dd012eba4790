// Tells even from odd handwritten digits.
#load "functional.fsx"
open Functional

let train, test = Datasets.Digits() |> Dataset.mapTargets (fun y -> y % 2) |> Dataset.split 0.2 42
let network = input 64 >=> dense 12 relu >=> dense 8 relu >=> dense 1 sigmoid
let model = network |> compile (rmsProp 0.001) binaryCrossentropy [ accuracy ]
let trained = model |> fit { Fit.defaults with Epochs = 50; BatchSize = 10 } train
printfn "%O" (trained |> evaluate test)
