#load "course.fsx"
open Functional

// Wide & deep: the columns reach the output twice, straight and through two hidden layers. A row of layers cannot say that; a graph can.
// The whole run: test mse 0.353 (notebook: 0.338), and 0.336 for the deep path alone: here the wide one does not help.
let struct (train, validation, test) = Housing.Prepared() // split and scaled as in the rung before

// A layer behind a node gives a node. A network is what lies between inputs and outputs.
let columns = Graph.input "input" 8
let deep = columns >=> dense 30 relu >=> dense 100 relu
let price = Graph.concat [ columns; deep ] >=> (dense 1 relu |> called "price")
let model = Graph.network [ columns ] [ price ] |> compile (sgd 0.01) mse []
printfn $"{summary model}\n"
printfn "8 columns and 100 units side by side are 108 numbers: 108 weights and a bias are 109 parameters\n"
model |> Drawing.layers |> Chart.save (Course.File "19-wide-and-deep.svg")

let options = { Fit.defaults with Epochs = Course.Epochs 20; Validation = Some validation }
let trained = model |> fit options train
let loss, valLoss = trained.History["loss"], trained.History["val_loss"]
printfn $"loss {loss[0]:F4} → {loss.Last:F4}, val_loss {valLoss[0]:F4} → {valLoss.Last:F4}"
printfn $"test mse {(trained |> evaluate test).Loss:F4}\n"

// The wide path is a line that can be read: what a column, one deviation higher, adds to the price beside what the deep path says.
let weights = trained.Parameters["price/kernel"]
printfn "column        weight of the wide path"

train.FeatureNames |> Seq.iteri (fun i name -> printfn $"{name, -12}{float weights[i, 0], 9:F3}")

// A part of a trained network is a network: what the 100 hidden units say of the first test row.
let hidden = trained.Between(columns, deep) |> predict test.X[..0]
let active = hidden |> toList |> List.filter (fun h -> h > 0) |> List.length
printfn $"\nof the {hidden.Shape[1]} hidden units {active} are above 0 for the first test row\n"

// Beside the network of the rung before, which has the deep path alone: do the two say the same of the same houses?
let deepOnly =
    input 8 >=> dense 30 relu >=> dense 100 relu >=> dense 1 relu |> compile (sgd 0.01) mse [] |> fit options train

let one, other = deepOnly |> predict test.X |> reshape [ -1 ], trained |> predict test.X |> reshape [ -1 ]
printfn "  price     deep  wide & deep"

for i in 0..4 do
    printfn $"{float test.Y[i], 7:F3}{float one[i], 9:F3}{float other[i], 13:F3}"

let apart = one - other |> square |> mean |> float |> sqrt
printfn $"deep: test mse {(deepOnly |> evaluate test).Loss:F4}; the two are {apart:F3} apart"

// Where the wide line goes far below what the deep path adds, relu makes 0 of it: a price that no house has.
let free prices = prices |> toList |> List.filter ((=) 0.0) |> List.length
printfn $"houses for nothing among {test.Count}: wide & deep {free other}, deep {free one}\n"

Chart.predictionError one other
|> Chart.title "The same houses, two networks"
|> Chart.labels "deep" "wide & deep"
|> Chart.save (Course.File "19-two-networks.svg")
