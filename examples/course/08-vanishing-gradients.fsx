#load "course.fsx"
open Functional

// Backward, a gradient is multiplied by the weights and by the activation's slope at every layer. Where the product of both is below 1,
// little is left of it ten layers down: the first layers hardly learn. Here are the norms, layer by layer, and what helps.
let train, test = Datasets.Digits() |> Dataset.scale (1.0 / 16.0) |> Dataset.split 0.2 42

/// Ten hidden layers of 20 units; `step` says how a layer continues what is there.
let deep activation initializer step =
    let hidden i = Dense(20, activation, KernelInitializer = initializer) |> called $"h{i}"
    let x = Graph.input "x" 64
    let last = (x >=> hidden 1, [ 2..10 ]) ||> List.fold (fun node i -> step node (hidden i))

    Graph.network [ x ] [ last >=> (dense 10 softmax |> called "output") ]
    |> compile (sgd 0.1) sparseCategoricalCrossentropy [ accuracy ]

let plain (node: Node) layer = node >=> layer
let normalized (node: Node) layer = node >=> batchNormalization >=> layer
let residual (node: Node) layer = node + (node >=> layer)

let small = Initializer.RandomNormal(stddev = 0.05)
let tanh = Activation.Tanh

let networks = [
    "sigmoid", deep sigmoid Initializer.GlorotUniform plain
    "tanh, small", deep tanh small plain
    "tanh, Glorot", deep tanh Initializer.GlorotUniform plain
    "relu, Glorot", deep relu Initializer.GlorotUniform plain
    "relu, He", deep relu Initializer.HeNormal plain
    "small, norm.", deep tanh small normalized
    "small, resid.", deep tanh small residual
]

// One forward and one backward pass, as in training.
let gradientNorms model = [
    for layer in (model |> ModelHealth.look (train |> Dataset.take 200)).Layers do
        if layer.Path.StartsWith 'h' then
            layer.GradientNorm
]

let short (number: float) = number.ToString "0.0e+00"
let cells (texts: seq<string>) = texts |> Seq.map (fun text -> $"{text, 13}") |> String.concat " "

// Before any training: the norm of ∂L/∂W of every layer.
let norms = networks |> List.map (snd >> gradientNorms)
printfn $"layer  {networks |> Seq.map fst |> cells}"

norms |> List.transpose |> List.iteri (fun i layer -> printfn $"h{i + 1, -4}  {layer |> Seq.map short |> cells}")

printfn $"h1/h10 {norms |> Seq.map (fun norm -> short (norm[0] / norm[9])) |> cells}"

// A sigmoid's slope is at most 1/4, so of ten layers the first gets less than a hundred-thousandth of what the last gets. Small weights do
// the same. Initial weights of the right size (the next rung), normalization between layers, and ways around them (residual: h + f(h)
// has the slope 1 + f') keep the gradient alive.
let options = { Fit.defaults with Epochs = Course.Epochs 30 }
printfn $"\naccuracy on held-out digits after {options.Epochs} epochs of SGD(0.1):"

for name, model in networks do
    let scores = model |> fit options train |> evaluate test
    printfn $"""{name, -14} {scores["accuracy"]:F3}"""

let layers = [ 1.0 .. 10.0 ]
let (first, norm), others = List.zip (List.map fst networks) norms |> fun all -> all.Head, all.Tail

(Chart.Line(layers, norm, first), others)
||> List.fold (fun chart (name, norm) -> chart |> Chart.add name layers norm)
|> fun chart -> chart.With(title = "Norm of the gradient by layer", xLabel = "hidden layer", yLabel = "norm of ∂L/∂W", height = 440)
|> Chart.logY
|> Chart.save (Course.File "08-vanishing-gradients.svg")

// Try: 30 layers; or selu with the initializer LecunNormal, which were made for each other.
