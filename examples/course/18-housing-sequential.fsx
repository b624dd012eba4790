#load "course.fsx"
open Functional

// The price of a house from eight numbers: a network whose last layer has one unit, and a loss that measures distance.
// The whole run: test mse 0.336 (notebook: 0.334).
let homes = Housing.Load()
let rest, raw = homes |> Dataset.splitNumpy 0.25 (NumpyRandom 0) // the rows of train_test_split with random_state=0, twice
let learning, watching = rest |> Dataset.splitNumpy 0.25 (NumpyRandom 0)

// Columns come in units of their own. The scaler subtracts the mean and divides by the standard deviation of the rows to learn from.
let scaled = Dataset.transform (Scaler.Standard |> Scaler.fit learning)
let train, validation, test = scaled learning, scaled watching, scaled raw
printfn $"{train.Count} rows to learn from, {validation.Count} to watch, {test.Count} to test"
printfn "%-12s%10s%11s%11s%9s" "column" "mean" "deviation" "first row" "scaled"

homes.FeatureNames
|> Seq.iteri (fun i name ->
    let column = learning.X[*, i]
    let deviation = column |> variance |> float |> sqrt
    printfn "%-12s%10.3f%11.3f%11.3f%9.3f" name (column |> mean |> float) deviation (float learning.X[0, i]) (float train.X[0, i]))

// One unit for the price, with relu, because a price is never negative. The loss is the mean of (ŷ − y)².
let model = input 8 >=> dense 30 relu >=> dense 100 relu >=> dense 1 relu |> compile (sgd 0.01) mse []
printfn $"\n{summary model}\n"
let trained = model |> fit { Fit.defaults with Epochs = Course.Epochs 20; Validation = Some validation } train
let loss, valLoss = trained.History["loss"], trained.History["val_loss"]
printfn $"loss {loss[0]:F4} → {loss.Last:F4}, val_loss {valLoss[0]:F4} → {valLoss.Last:F4}"
trained.History |> Chart.learningCurves |> Chart.save (Course.File "18-curves.svg")

// Is that good? Against always saying the mean price, and in the units of prices: 0.580 is about 58,000 dollars.
let baseline = test.Y - mean train.Y |> square |> mean |> float
let error = (trained |> evaluate test).Loss
printfn $"\ntest mse {error:F4}; always the mean price would give {baseline:F4}"
printfn $"a price is off by √mse = {sqrt error:F3}, R² = 1 − {error:F4} / {baseline:F4} = {1.0 - error / baseline:F3}"

// Columns as they come make steps so large that the relu units die: then every house costs the same.
let unscaled = model |> fit Fit.defaults learning
let prices = unscaled |> predict raw.X
let least, most = float (Ops.Min prices), float (Ops.Max prices)
printfn $"without scaling: test mse {(unscaled |> evaluate raw).Loss:F4}, prices from {least:F3} to {most:F3}"

printfn "\n  price  predicted"
let predicted = trained |> predict test.X |> reshape [ -1 ]

for i in 0..4 do
    printfn $"{float test.Y[i], 7:F3}{float predicted[i], 11:F3}"

printfn ""

// The picture of the houses has a wall at 5: the census wrote every price above 500,000 dollars as that.
Chart.predictionError test.Y predicted |> Chart.save (Course.File "18-predictions.svg")
