// Trains a classifier on handwritten digits and tests it on others. First `dotnet build`, then `dotnet fsi examples/digits.fsx`.
#load "functional.fsx"
open Functional

let train, test = Datasets.Digits() |> Dataset.scale (1.0 / 16.0) |> Dataset.split 0.2 42
let network = input 64 >=> dense 32 relu >=> dropout 0.1 >=> dense 10 softmax
let model = network |> compile (adam 0.001) sparseCategoricalCrossentropy [ accuracy ]
let options = { Fit.defaults with Epochs = 50; BatchSize = 10; ValidationSplit = 0.2 }
let trained = model |> fit options train

printfn "%O" trained.History
printfn "\nbest epoch: %d" (trained.History.BestEpoch() + 1)
printfn "held-out digits: %O" (trained |> evaluate test)
