#load "course.fsx"
open Functional

// Is a handwritten digit even or odd? One unit with a sigmoid answers with a probability; hidden layers in front of it answer better.
// The whole run: 12-8-1 is right on 0.986 of digits that it has not seen, and on 0.997 of those that it has (notebook: 0.999).
let digits = Datasets.Digits() |> Dataset.scale (1.0 / 16.0)
let odd = (digits |> Dataset.mapTargets (fun y -> y % 2)).WithClassNames [ "even"; "odd" ]
let rest, test = odd |> Dataset.splitNumpy 0.2 (NumpyRandom 42) // the rows of train_test_split with random_state=42
let train, validation = rest |> Dataset.splitNumpy 0.2 (NumpyRandom 42)
printfn $"{digits.Count} digits of 64 pixels, each from {float (Ops.Min digits.X)} to {float (Ops.Max digits.X)}"
printfn $"{train.Count} to learn from, {validation.Count} to choose by, {test.Count} to judge at the end"
printfn $"the digits {digits.Y[..9]} become the targets {odd.Y[..9]}\n"

// The same units learn from the same rows; only what stands between pixels and answer differs.
let answer = dense 1 sigmoid

let networks = [
    "one sigmoid unit", input 64 >=> answer
    "12-8 sigmoid", input 64 >=> dense 12 sigmoid >=> dense 8 sigmoid >=> answer
    "12-8 relu", input 64 >=> dense 12 relu >=> dense 8 relu >=> answer
    "300-200-80 relu", input 64 >=> dense 300 relu >=> dense 200 relu >=> dense 80 relu >=> answer
]

let options = { Fit.defaults with Epochs = Course.Epochs 50; BatchSize = 10; Validation = Some validation }

let trained = [
    for name, network in networks -> name, network |> compile (rmsProp 0.001) binaryCrossentropy [ accuracy ] |> fit options train
]

printfn "%-18s%10s%9s%10s%10s%14s" "network" "parameters" "loss" "accuracy" "val_loss" "val_accuracy"

for name, model in trained do
    let last key = model.History |> History.last key
    printf $"{name, -18}{model.ParameterCount, 10}"
    printfn "%9.3f%10.3f%10.3f%14.3f" (last "loss") (last "accuracy") (last "val_loss") (last "val_accuracy")

// The notebook's network saw all digits, so its 0.999 says nothing about digits that it has not seen.
let all = networks[2] |> snd |> compile (rmsProp 0.001) binaryCrossentropy [ accuracy ]
let seen = (all |> fit { options with Validation = None } odd |> evaluate odd)["accuracy"]
printfn $"\n12-8 relu trained on all {odd.Count} digits: accuracy {seen:F3} on the same digits"

// What one unit does is one line: a weight for every pixel, a bias, and a sigmoid that makes a probability of their sum.
let neuron = snd trained.Head
let first = test.X[..0]
let z = first *@ neuron.Parameters["dense/kernel"] + neuron.Parameters["dense/bias"] |> sum |> float
let p = neuron |> predict first |> sum |> float
printfn $"\none unit, the first test digit: z = x·w + b = {z:F3}, σ(z) = 1 / (1 + e^−z) = {1.0 / (1.0 + exp -z):F3}"
printfn $"predict says {p:F3}; above 0.5 means odd, and it is {test.ClassNames[int test.Y[0]]}\n"

// The network with the lowest loss on rows it did not learn from is judged once, on rows that nobody has looked at.
let best, judge = trained |> List.minBy (fun (_, model) -> model.History |> History.last "val_loss")
printfn $"chosen: {best}. On the test digits {judge |> evaluate test}"
printfn $"{judge |> predictClasses test.X |> Evaluation.confusionOf test.ClassNames test.Y}"
printfn $"area under the ROC curve {(judge |> predict test.X |> Evaluation.roc test.Y).Auc:F4}\n"

// Pictures: how the networks learned, and what the one unit looks for: red pixels say odd, blue ones even.
trained
|> List.map (fun (name, model) -> name, model.History)
|> Chart.compare "val_accuracy"
|> Chart.save (Course.File "14-digits-even-or-odd.svg")

neuron.Parameters["dense/kernel"]
|> reshape [ 8; 8 ]
|> Chart.heatMap
|> Chart.title "Weights of the one unit, pixel by pixel"
|> Chart.save (Course.File "14-one-unit.svg")
