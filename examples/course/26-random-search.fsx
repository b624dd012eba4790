#load "course.fsx"
open Functional

// How many layers, how many units, which learning rate? Random search tries some, cross-validation judges them, the best is trained anew.
// The whole run: mse 769 for the guess (notebook: val_loss 819 after as many epochs), 727 for the best of five.
let rows = Datasets.Regression(4000, features = 100, informative = 90, noise = 20, bias = 0, random = NumpyRandom 0) // make_regression

let train, test = rows |> Dataset.splitNumpy 0.25 (NumpyRandom 0)
printfn $"{train.Count} rows of {train.X.Shape[1]} columns to learn from, {test.Count} to test"
printfn $"noise with deviation 20 is in every target: no network gets much below an mse of {20 * 20}\n"

// A model is built from a configuration. What is not in it cannot be searched.
let build hidden units learningRate =
    List.replicate hidden (dense units relu)
    |> List.fold (fun chain layer -> chain >=> layer) (input 100)
    |> fun network -> network >=> dense 1 linear
    |> compile (sgd learningRate) mse []

let settings = {
    Fit.defaults with
        Epochs = Course.Epochs 100
        ValidationSplit = 0.2
        Callbacks = [ Callback.EarlyStopping(patience = 5) ]
}

let predicted model = model |> predict test.X |> reshape [ -1 ]
let scores model = predicted model |> Evaluation.regression test.Y

// First one guess: a hidden layer of 30 units, learning rate 0.0003.
let guess = build 1 30 3e-4 |> fit settings train
let valLoss = guess.History |> History.last "val_loss"
printfn $"the guess: {guess.History.Epochs} epochs, val_loss {valLoss:F0}"
printfn $"on the test rows {scores guess}\n"

// Then five configurations of a space, each on two folds. Learning rates are drawn evenly over orders of magnitude.
let found =
    Search.space
    |> Search.choice "n_hidden" [ 0; 1; 2; 3 ]
    |> Search.integers "n_neurons" 1 99
    |> Search.logUniform "learning_rate" 3e-6 3e-3
    |> Search.random 5 42
    |> Search.run
        (SearchOptions(Folds = 2, Fit = Fit.toOptions settings))
        (fun c -> build (c.Integer "n_hidden") (c.Integer "n_neurons") (c.Number "learning_rate"))
        train

printfn "the score is −mse of rows that were held out, the mean of two folds:"
printfn $"{found}\n"

// The best configuration is trained on all rows to learn from, and judged on rows that the search has not seen.
printfn $"best: {found.Best.Configuration}"
printfn $"on the test rows {scores found.BestModel}\n"

[
    for trial in found.Trials ->
        let size = trial.Configuration.Integer
        $"""{size "n_hidden"} × {size "n_neurons"}""", sqrt -trial.Mean
]
|> Chart.bars
|> Chart.title "√mse of every trial: hidden layers × units"
|> Chart.labels "" "√mse"
|> Chart.save (Course.File "26-trials.svg")

predicted found.BestModel |> Chart.predictionError test.Y |> Chart.save (Course.File "26-best.svg")
