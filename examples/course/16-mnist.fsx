#load "course.fsx"
open Functional

// Handwritten digits of 28 × 28 pixels: what each layer adds, and what the weights of a first layer look like.
// The whole run: 0.927 of the test digits without a hidden layer, 0.968 with 64 sigmoid units after 20 epochs (notebook: 0.972).
let struct (train, test) =
    Course.Data(
        "MNIST",
        (fun () -> Datasets.Mnist()),
        "digits of 8 × 8 pixels",
        (fun () -> (Datasets.Digits() |> Dataset.map (reshape [ -1; 8; 8 ])).Split(0.2, 42L))
    )

let rows, columns = train.X.Shape[1], train.X.Shape[2]
let brightest = train.X |> cast DType.Float32 |> Ops.Max |> float
printfn $"{train.Count} digits {train.X.Shape} to learn from, {test.Count} to test, pixels from 0 to {brightest}"
Chart.Images(train.X[1..50], train.Y[1..50]) |> Chart.save (Course.File "16-digits.svg")

// Pixels become numbers from 0 to 1, labels rows of zeros with a one.
let prepared = Dataset.scale (1.0 / brightest) >> Dataset.oneHot 10
let learning, testing = prepared train, prepared test

// A flatten layer makes a row of every image. The networks of both notebooks, from no hidden layer to two.
let flat = inputOf [ rows; columns ] >=> flatten

let networks = [
    "no hidden layer", flat
    "64 sigmoid", flat >=> dense 64 sigmoid
    "128 relu", flat >=> dense 128 relu
    "128-128 relu", flat >=> dense 128 relu >=> dense 128 relu
]

let models = [
    for _, hidden in networks -> hidden >=> dense 10 softmax |> compile (adam 0.001) categoricalCrossentropy [ accuracy ]
]

printfn $"\n{summary models[1]}\n"
let pixels = rows * columns
printfn $"{pixels} × 64 weights + 64 biases = {pixels * 64 + 64}, 64 × 10 + 10 = {64 * 10 + 10}\n"

let options = { Fit.defaults with Epochs = Course.Epochs 10; BatchSize = 128; Validation = Some testing }
let trained = models |> List.map (fit options learning)
let named = List.zip (List.map fst networks) trained
printfn "%-17s%10s%9s%10s%11s%15s" "network" "parameters" "loss" "accuracy" "test loss" "test accuracy"

for name, model in named do
    let scores = model |> evaluate testing
    printf "%-17s%10d%9.4f%10.4f" name model.ParameterCount (History.last "loss" model.History) (History.last "accuracy" model.History)
    printfn "%11.4f%15.4f" scores.Loss scores["accuracy"]

// A fit goes on where the last one ended: ten more epochs for the second network, as in the notebook.
let judge = trained[1] |> fit options learning
printfn $"\n64 sigmoid after {judge.History.Epochs} epochs: {judge |> evaluate testing}"

// Three test digits under it: the class with the largest probability, and the three classes that come first.
printfn $"the first three test digits are {test.Y[..2]}:"
printfn $"predicted {judge |> predictClasses testing.X[..2]}"
printfn $"{TopPredictions.Of(judge |> predict testing.X[..2], 3, test.ClassNames)}\n"

// Without a hidden layer each digit has one weight for every pixel: red where ink speaks for it, blue where it speaks against it.
let weights model columnCount title = Chart.Weights(model, Shape.Of(rows, columns), columnCount) |> Chart.title title

weights trained[0] 5 "No hidden layer: the weights of the ten digits" |> Chart.save (Course.File "16-ten-digits.svg")
weights judge 16 "64 sigmoid: the weights of the hidden units" |> Chart.save (Course.File "16-64-units.svg")

named
|> List.map (fun (name, model) -> name, model.History)
|> Chart.compare "val_accuracy"
|> Chart.save (Course.File "16-mnist.svg")
