#load "course.fsx"
open Functional

// Ten kinds of clothing, 28 × 28 pixels each: data split and scaled, a network looked into, trained, judged and asked.
// The whole run: accuracy 0.893 on the images to watch, 0.882 on the test images (notebook: 0.891 and 0.883).
let struct (images, unscaled) =
    Course.Data(
        "Fashion-MNIST",
        (fun () -> Datasets.FashionMnist()),
        "digits of 8 × 8 pixels",
        (fun () -> (Datasets.Digits() |> Dataset.map (reshape [ -1; 8; 8 ])).Split(0.2, 42L))
    )

let names = List.ofSeq images.ClassNames
printfn $"""{images.X.Shape} {images.X.DType} and {unscaled.X.Shape}; classes: {String.concat ", " names}"""

// A twelfth of the images, 5,000 of 60,000, is kept to watch by. Every pixel is scaled by what it is in those to learn from.
let struct (learning, watching) = images.Split(images.Count / 12, NumpyRandom 0)
let scaler = Scaler.MinMax() |> Scaler.fit learning

Chart.Images(learning.X[..19], learning.Y[..19], classNames = names, columns = 5)
|> Chart.save (Course.File "17-examples.svg")

let scaled = Dataset.transform scaler
let train, validation, test = scaled learning, scaled watching, scaled unscaled
printfn $"{train.Count} to learn from, {validation.Count} to watch, {test.Count} to test\n"

let model =
    inputOf [ train.X.Shape[1]; train.X.Shape[2] ]
    >=> flatten
    >=> (dense 300 relu |> called "dense_1")
    >=> (dense 100 relu |> called "dense_2")
    >=> (dense 10 softmax |> called "dense_3")
    |> compile (sgd 0.01) sparseCategoricalCrossentropy [ accuracy ]

printfn $"{summary model}\n"

// Every layer is there to be looked at: weights drawn at random, so that units differ, and biases of 0.
for layer in model.Layers do
    printfn $"{layer}"

let inLayer name = model.Layer("dense_1").Parameters[name]
let kernel, bias = inLayer "kernel", inLayer "bias"
let least, most = Ops.Min >> float, Ops.Max >> float
let fanIn, fanOut = kernel.Shape[0], kernel.Shape[1]
printfn $"weights of dense_1 from {least kernel:F4} to {most kernel:F4}:"
printfn $"Glorot's rule draws from ±√(6 / ({fanIn} + {fanOut})) = ±{sqrt (6.0 / float (fanIn + fanOut)):F4}"
printfn $"biases from {least bias} to {most bias}\n"

let epochs = Course.Epochs 30
let trained = model |> fit { Fit.defaults with Epochs = epochs; Validation = Some validation } train
printfn "epoch     loss  accuracy  val_loss  val_accuracy"

for epoch in [ 0 .. epochs - 1 ] |> List.filter (fun e -> e % 5 = 0 || e = epochs - 1) do
    let logs = trained.History[epoch]
    printfn "%5d%9.4f%10.4f%10.4f%14.4f" (epoch + 1) logs.Loss logs["accuracy"] logs["val_loss"] logs["val_accuracy"]

trained.History |> Chart.learningCurves |> Chart.save (Course.File "17-curves.svg")

let scores = trained |> evaluate test
printfn "\ntest images: loss %.4f, accuracy %.4f" scores.Loss scores["accuracy"]

// Which classes are told apart well, and which two are mixed up most?
let matrix = trained |> predictClasses test.X |> Evaluation.confusionOf names test.Y
let counts = matrix.Counts.ToArray<int>() |> Array.chunkBySize names.Length

let i, j = List.allPairs [ 0..9 ] [ 0..9 ] |> List.filter (fun (i, j) -> i <> j) |> List.maxBy (fun (i, j) -> counts[i][j])

printfn $"mixed up most: {names[i]}, taken for {names[j]}, {counts[i][j]} times\n"
matrix |> Chart.confusion |> Chart.save (Course.File "17-confusion.svg")

// Three images as the notebook asks: probabilities rounded, the class, and the picture.
let few = test |> Dataset.take 3
let probabilities, classes = trained |> predict few.X, trained |> predictClasses few.X

for i in 0..2 do
    let row = probabilities[i] |> toList |> Seq.map (sprintf "%.2f") |> String.concat " "
    printfn $"{row}  {names[int classes[i]]}, is {names[int few.Y[i]]}"

Chart.Images(few.X, few.Y, classes, names, 3) |> Chart.save (Course.File "17-three.svg")
