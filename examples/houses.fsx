// Prices from eight features, those of a toy in place of a download: splits, scales, a network, early stopping, curves.
#load "functional.fsx"
open Functional

let full, test = Datasets.Regression(1000, 8, noise = 5.0) |> Dataset.split 0.25 42
let train, valid = full |> Dataset.split 0.25 42
let scaler = Scaler.Standard |> Scaler.fit train
let scaled = Dataset.transform scaler
let model = input 8 >=> dense 30 relu >=> dense 1 linear |> compile (adam 0.01) mse []
let stop = Callback.earlyStopping 10
let options = { Fit.defaults with Epochs = 50; Validation = Some(scaled valid); Callbacks = [ stop ] }
let trained = model |> fit options (scaled train)
printfn "%O" (trained |> evaluate (scaled test))
printfn "%O" (trained |> predict (scaled test).X[0..2])
trained.History |> Chart.learningCurves |> Chart.save "houses.html"
