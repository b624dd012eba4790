#load "course.fsx"
open Functional

// Seven clouds of points in five dimensions: a wide and a deep network learn them, and two ways to look at five dimensions on paper.
// The whole run: val_accuracy 0.880 and 0.867 (notebook: 0.887 and 0.847).
let blobs = Datasets.Blobs(2000, features = 5, centers = 7, spread = 3, random = NumpyRandom 0) // make_blobs of random_state=0
let train, test = blobs |> Dataset.splitNumpy 0.25 (NumpyRandom 0)
printfn $"{train.Count} points to learn from, {test.Count} to test; the first {train.X[0]} is of cloud {int train.Y[0]}\n"

// PCA turns the points so that the first axes hold most of the variance, and drops the rest: a shadow on a plane.
let pca = blobs.X |> Pca.fit 2
let shares = toList pca.ExplainedVarianceRatio
printfn $"two of five axes hold {shares[0]:F3} + {shares[1]:F3} = {List.sum shares:F3} of the variance"

blobs
|> Dataset.map (Pca.transform pca)
|> Chart.scatter
|> Chart.title "Five dimensions on two axes"
|> Chart.labels "PC 1" "PC 2"
|> Chart.save (Course.File "25-pca.svg")

// t-SNE bends: points that are neighbours in five dimensions become neighbours on the map; distances between clouds mean nothing.
let map = TSne.Fit(blobs.X, iterations = Course.Epochs 1000, key = Key.Of 0)

blobs.Y
|> Dataset.ofTensors map.Embedding
|> Chart.scatter
|> Chart.title "A map of neighbours (t-SNE)"
|> Chart.labels "z 1" "z 2"
|> Chart.save (Course.File "25-tsne.svg")

// Which picture keeps clouds apart? Each point is judged by the 15 nearest, itself among them.
printfn "\nwhere                 of its cloud, by its 15 neighbours"

for name, points in [ "five dimensions", blobs.X; "two axes", Pca.transform pca blobs.X; "map", map.Embedding ] do
    let judged = KNearestNeighbors.Classification(points, blobs.Y, neighbors = 15).Predict points
    printfn $"{name, -22}{(Evaluation.confusion blobs.Y judged).Accuracy:F3}"

// One layer of 100 units, or three of 10, 20 and 10 with half as many parameters.
let networks = [
    "wide: 100", input 5 >=> dense 100 relu
    "deep: 10-20-10", input 5 >=> dense 10 relu >=> dense 20 relu >=> dense 10 relu
]

let trained = [
    for name, hidden in networks ->
        name,
        hidden >=> dense 7 softmax
        |> compile (sgd 0.01) sparseCategoricalCrossentropy [ accuracy ]
        |> fit { Fit.defaults with Epochs = Course.Epochs 30; ValidationSplit = 0.2 } train
]

printfn "\nnetwork         parameters     loss  accuracy  val_accuracy  test accuracy"

for name, model in trained do
    let last key = model.History |> History.last key
    let scores = model |> evaluate test
    printf "%-16s%10d%9.3f%10.3f" name model.ParameterCount (last "loss") (last "accuracy")
    printfn "%14.3f%15.3f" (last "val_accuracy") scores["accuracy"]

printfn ""

trained
|> List.map (fun (name, model) -> name, model.History)
|> Chart.compare "val_accuracy"
|> Chart.save (Course.File "25-networks.svg")

snd trained[0]
|> predictClasses test.X
|> Evaluation.confusion test.Y
|> Chart.confusion
|> Chart.save (Course.File "25-confusion.svg")
