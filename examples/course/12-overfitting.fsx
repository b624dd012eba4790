#load "course.fsx"
open Functional

// A large network and few, noisy examples: it learns them by heart, noise and all. The training loss goes to 0 while the loss on other
// rows grows. Five remedies for 80 points of two moons, all judged by 1000 points that no network ever learned from.
let train = Datasets.Moons(80, 0.35, 1L)
let more = Datasets.Moons(800, 0.35, 3L)
let validation = Datasets.Moons(1000, 0.35, 2L)
let options = { Fit.defaults with Epochs = Course.Epochs 300; Validation = Some validation }

/// Three hidden layers, each made of these parts.
let wide (parts: ILayer list) = (input 2, List.replicate 3 parts |> List.concat) ||> List.fold (fun chain part -> chain >=> part)

let learn callbacks data network =
    network >=> dense 1 sigmoid
    |> compile (adam 0.01) binaryCrossentropy [ Metric.Of binaryCrossentropy; accuracy ]
    |> fit { options with Callbacks = callbacks } data

let trainings = [
    "plain", train, wide [ dense 64 relu ] |> learn [] train
    "4 units", train, input 2 >=> dense 4 relu |> learn [] train
    "L2(0.003)", train, wide [ Dense(64, relu, KernelRegularizer = l2 0.003) ] |> learn [] train
    "dropout 0.5", train, wide [ dense 64 relu; dropout 0.5 ] |> learn [] train
    "early stopping", train, wide [ dense 64 relu ] |> learn [ Callback.earlyStopping 20 ] train
    "800 points", more, wide [ dense 64 relu ] |> learn [] more
]

// Crossentropy as a metric: the loss of L2 has the penalty in it and could not be compared.
printfn $"{train.Count} points to learn from, {validation.Count} to be judged by, at most {options.Epochs} epochs\n"
printfn "                         crossentropy of the last epoch  lowest of                  accuracy of the model"
printfn "                epochs   training    validation          validation    at epoch     training  validation"

for name, data, model in trainings do
    let known, held = History.last "binary_crossentropy" model.History, model.History["val_binary_crossentropy"]
    let curves = $"{model.History.Epochs, 6} {known, 10:F4} {held.Last, 13:F4} {held.Best, 19:F4} {held.BestEpoch + 1, 11}"
    let right rows = (model |> evaluate rows)["accuracy"]
    printfn $"{name, -15} {curves} {right data, 12:F3} {right validation, 11:F3}"

// How large are the weights that bend the border around single points?
printfn ""

for name, _, model in trainings |> List.filter (fun (name, _, _) -> name <> "4 units") do
    let squares = model.Parameters.Paths |> Seq.sumBy (fun path -> model.Parameters[path] |> square |> sum |> float)
    printfn $"{name, -15} norm of all weights {sqrt squares, 6:F1}"

// Pictures: the two curves of every training, and where each model sees which class.
let regions (name, data, model: Model) =
    (model |> Chart.decisionRegions data).With(title = name, xLabel = "", yLabel = "", width = 320, height = 280)

let curves =
    Chart.compare "binary_crossentropy" [ for name, _, model in trainings -> name, model.History ]
    |> Chart.title "Crossentropy: training solid, validation dashed"
    |> Chart.size 960 420
    |> Chart.yLimits 0 1.2

Chart.rows [
    curves :> Picture
    trainings[..2] |> List.map regions |> Chart.columns :> Picture
    trainings[3..] |> List.map regions |> Chart.columns :> Picture
]
|> Chart.save (Course.File "12-overfitting.svg")

// What to read off: only the large plain network grows confident and wrong. 4 units have the lowest crossentropy at the end and the fewest
// right answers but one: they cannot bend the border, which is underfitting. L2 does with the smallest weights what dropout does with
// large ones. 800 points bend the border with large weights too, since the data ask for it, and take ten times the steps.
// To take away: look at the loss on held-out rows and stop in time. A last test would want rows that chose no epoch either.
