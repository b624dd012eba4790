#load "course.fsx"
open Functional

// Two outputs: the hidden layers must also predict the price without the wide columns, and each output has a loss of its own.
// The whole run: val_loss 0.379, test mse 0.3708 and 0.5045 (notebook: val_loss 0.367).
let struct (train, validation, test) = Housing.Prepared()

let twoByTwo (data: Dataset) = Dataset.Of(tensors [ data.X[*, ..4]; data.X[*, 2..] ], tensors [ data.Y; data.Y ])

let wide, deep = Graph.input "wide_input" 5, Graph.input "deep_input" 6
let hidden = deep >=> dense 30 relu >=> dense 100 relu
let output = Graph.concat [ wide; hidden ] >=> (dense 1 linear |> called "output")
let aux = hidden >=> (dense 1 linear |> called "aux_output")
let network = Graph.network [ wide; deep ] [ output; aux ]

// A loss for every output, and how much it counts.
let objectives = [ Objective("output", mse, weight = 0.9); Objective("aux_output", mse, weight = 0.1) ]
let model = network |> compileFor (sgd 0.01) objectives
printfn $"{summary model}\n"
model |> Drawing.layers |> Chart.save (Course.File "21-two-outputs.svg")

let epochs = Course.Epochs 20
let options = { Fit.defaults with Epochs = epochs; Validation = Some(twoByTwo validation) }
let trained = model |> fit options (twoByTwo train)
printfn "epoch     loss  output_loss  aux_output_loss  val_loss"

for epoch in [ 0 .. epochs - 1 ] |> List.filter (fun e -> e % 5 = 0 || e = epochs - 1) do
    let logs = trained.History[epoch]
    printf "%5d%9.4f%13.4f" (epoch + 1) logs.Loss logs["output_loss"]
    printfn "%17.4f%10.4f" logs["aux_output_loss"] logs["val_loss"]

trained.History |> Chart.learningCurves |> Chart.save (Course.File "21-curves.svg")

// The loss that is minimised is the weighted sum.
let scores = trained |> evaluate (twoByTwo test)
let first, second = scores["output_loss"], scores["aux_output_loss"]
let sumOfBoth = 0.9 * first + 0.1 * second
printfn $"\non the test rows: 0.9 × {first:F4} + 0.1 × {second:F4} = {sumOfBoth:F4}, loss {scores.Loss:F4}"

printfn "\n  price   output  aux_output"
let (Pair(price, auxPrice)) = trained |> predictAll (twoByTwo test).Inputs

for i in 0..4 do
    printfn $"{float test.Y[i], 7:F3}{float price[i, 0], 9:F3}{float auxPrice[i, 0], 12:F3}"

// How far are the outputs apart where houses are cheap, and where they are dear? The mean of 100 neighbours in the order of prices.
let _, order = price |> reshape [ -1 ] |> sortOf 0
let apart = price - auxPrice |> reshape [ -1 ] |> rowsAt order
let place = arange apart.Size |> cast DType.Float32 |> reshape [ -1; 1 ]
let running = KNearestNeighbors.Regression(place, apart, neighbors = 100).Predict(place)
let means = [ 0; apart.Size / 2; apart.Size - 1 ] |> List.map (fun i -> float running[i])
printfn "\noutput − aux_output, running mean:"
printfn $"cheapest {means[0]:F3}, middle {means[1]:F3}, dearest {means[2]:F3}\n"

Chart.Line(running, "running mean")
|> Chart.title "output − aux_output"
|> Chart.labels "test rows in the order of output" ""
|> Chart.save (Course.File "21-difference.svg")

Chart.predictionError (price |> reshape [ -1 ]) (auxPrice |> reshape [ -1 ])
|> Chart.title "Two outputs of one network"
|> Chart.labels "output" "aux_output"
|> Chart.save (Course.File "21-outputs.svg")
