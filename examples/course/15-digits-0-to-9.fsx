#load "course.fsx"
open System
open Functional

// Which of ten digits is it? Softmax makes ten probabilities of ten numbers, and targets become rows of zeros with a one.
// The whole run: 12-8 is right on 0.958 of the digits to choose by and 0.964 of the test digits (notebook: 0.969 and 0.958).
let row (format: string) (x: Tensor) = x |> toList |> List.map _.ToString(format).PadLeft(7) |> String.concat ""

let digits = Datasets.Digits() |> Dataset.scale (1.0 / 16.0)
let rest, test = digits |> Dataset.splitNumpy 0.2 (NumpyRandom 42) // the rows of train_test_split with random_state=42
let train, validation = rest |> Dataset.splitNumpy 0.2 (NumpyRandom 42)
let encode = Dataset.oneHot 10
printfn $"""the label {int train.Y[0]} as a row: {(encode train).Y[0] |> row "F0"}{"\n"}"""

// The notebook's network, 64-12-8-10, and what becomes of it with more layers, wider ones, and dropout between them.
let hidden units = units |> List.fold (fun chain n -> chain >=> dense n relu) (input 64)

let networks = [
    "12-8", hidden [ 12; 8 ]
    "30-20-12-12-8-4", hidden [ 30; 20; 12; 12; 8; 4 ]
    "300-200-80", hidden [ 300; 200; 80 ]
    "300-200-80 dropout", [ 300; 200; 80 ] |> List.fold (fun chain n -> chain >=> dense n relu >=> dropout 0.3) (input 64)
]

let options = {
    Fit.defaults with
        Epochs = Course.Epochs 50
        BatchSize = 10
        Validation = Some(encode validation)
}

let trained = [
    for name, network in networks ->
        name,
        network >=> (dense 10 softmax |> called "output")
        |> compile (adam 0.001) categoricalCrossentropy [ accuracy ]
        |> fit options (encode train)
]

printfn "%-20s%10s%9s%10s%10s%14s" "hidden layers" "parameters" "loss" "accuracy" "val_loss" "val_accuracy"

for name, model in trained do
    let last key = model.History |> History.last key
    printf $"{name, -20}{model.ParameterCount, 10}"
    printfn "%9.3f%10.3f%10.3f%14.3f" (last "loss") (last "accuracy") (last "val_loss") (last "val_accuracy")

// Softmax by hand, on the digit it is least sure of: the last layer's ten sums z, then pᵢ = e^zᵢ / Σ e^zⱼ. The loss is −ln p of the
// digit that it is.
let judge = snd trained.Head
let sure = judge |> predict test.X |> maxOf 1 // of every digit, the largest probability
let digit = test |> Dataset.rows [ int (argmin 0 sure) ]
let truth = int digit.Y[0]
let z =
    (judge |> between "input" "dense_1" |> predict digit.X) *@ judge.Parameters["output/kernel"]
    + judge.Parameters["output/bias"]
let p = exp z / sum (exp z)
let numbers = [ 0..9 ] |> List.map (sprintf "%7d") |> String.concat ""
printfn $"\n12-8, the test digit it is least sure of, a {truth}:\ndigit     {numbers}"
printfn "z         %s\nsoftmax   %s\npredict   %s" (row "F2" z) (row "F2" p) (row "F2" (judge |> predict digit.X))
printfn $"sum of p {float (sum p):F3}, loss −ln {float p[0, truth]:F3} = {-log(float p[0, truth]):F3}\n"

// The test digits, class by class. Sparse crossentropy takes labels as they are and is the same loss.
printfn $"12-8 on the test digits: {judge |> evaluate (encode test)}"
let sparse = judge.WithObjectives(judge.Optimizer, [ Objective("output", sparseCategoricalCrossentropy) ])
printfn $"the loss with labels instead of rows: {(sparse |> evaluate test).Loss:F4}"
let predicted = judge |> predictClasses test.X
let confusion = predicted |> Evaluation.confusionOf test.ClassNames test.Y
printfn $"{confusion}\n"

// The worst mistakes: wrong, and sure of it.
let labels, guesses = test.Y.ToArray<int>(), predicted.ToArray<int>()
let confidence = toList sure

let worst =
    [ 0 .. test.Count - 1 ]
    |> List.filter (fun i -> guesses[i] <> labels[i])
    |> List.sortByDescending (fun i -> confidence[i])
    |> List.truncate 10

for i in worst |> List.truncate 3 do
    printfn $"test digit {i}, a {labels[i]}: {TopPredictions.Of(judge |> predict test.X[i..i], 2, test.ClassNames)}"

printfn ""
let mistakes = test |> Dataset.rows worst

Chart.Images(mistakes.X, mistakes.Y, judge |> predictClasses mistakes.X, columns = 5)
|> Chart.save (Course.File "15-worst-mistakes.svg")

confusion |> Chart.confusion |> Chart.save (Course.File "15-confusion.svg")

trained
|> List.map (fun (name, model) -> name, model.History)
|> Chart.compare "val_loss"
|> Chart.save (Course.File "15-digits-0-to-9.svg")
