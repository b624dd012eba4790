#load "course.fsx"
open Functional

// A layer adds up n numbers with n weights: Var(output) = n · Var(w) · Var(input), and relu halves the mean square. Ten layers in a row do
// that ten times, so what is a little too small or too large in one layer is nothing, or everything, in the end.
let units = 100
let x = Key.ofSeed 1 |> Key.normal [ 200; units ]

let initializers = [
    "zeros", Initializer.Zeros, 0.0
    "normal 0.02", Initializer.RandomNormal(stddev = 0.02), 0.02 * 0.02
    "normal 1", Initializer.RandomNormal(stddev = 1), 1.0
    "Glorot", Initializer.GlorotNormal, 1.0 / float units
    "He", Initializer.HeNormal, 2.0 / float units
]

/// x, through ten layers.
let outputs (activation: Activation) (initializer: Initializer) =
    (x, [ 0..9 ])
    ||> List.mapFold (fun h layer ->
        let weights = initializer.Create(Key.ofSeed 7 |> Key.fold layer, Shape.Of(units, units))
        let next = activation.Apply(h *@ weights)
        next, next)
    |> fst

let deviation x = Spread.Of(x).StandardDeviation
let spreads activation initializer = outputs activation initializer |> List.map deviation
let short (number: float) = number.ToString "0.0e+00"
let joined (between: string) (texts: seq<string>) = String.concat between texts

// Glorot: Var(w) = 2 / (n in + n out), so that n · Var(w) = 1. He: Var(w) = 2 / n, which makes up for what relu cuts off.
for title, activation in [ "linear", linear; "tanh", Activation.Tanh; "relu", relu ] do
    printfn $"{title, -12} standard deviation behind layer 1, 2, 5, 10, and (linear) by the rule n · Var(w) behind 10"

    for name, initializer, variance in initializers do
        let spreads = spreads activation initializer
        let shown = [ 0; 1; 4; 9 ] |> Seq.map (fun layer -> short spreads[layer]) |> joined " "
        let rule = if title = "linear" then short ((float units * variance) ** 5.0) else ""
        printfn "%s" ($"{name, -12} {shown, 36}   {rule}".TrimEnd())

    printfn ""

// What that means for learning: the same network of tanh units on digits, from each of these starts.
let train, test = Datasets.Digits() |> Dataset.scale (1.0 / 16.0) |> Dataset.split 0.2 42
let options = { Fit.defaults with Epochs = Course.Epochs 10 }
printfn $"accuracy on held-out digits after {options.Epochs} epochs of SGD(0.1), five layers of 64 tanh units:"

for name, initializer, _ in initializers do
    let hidden = Dense(64, Activation.Tanh, KernelInitializer = initializer)
    let network = (input 64, [ 1..5 ]) ||> List.fold (fun chain _ -> chain >=> hidden)

    let scores =
        network >=> dense 10 softmax
        |> compile (sgd 0.1) sparseCategoricalCrossentropy [ accuracy ]
        |> fit options train
        |> evaluate test

    printfn $"""{name, -12} {scores["accuracy"]:F3}"""

// Zeros are worse than small: units that start equal get equal gradients and stay equal. Three units, one constant, 20 steps:
let half = Initializer.Constant 0.5

let twins =
    input 2
    >=> (Dense(3, Activation.Tanh, KernelInitializer = half) |> called "hidden")
    >=> Dense(1, sigmoid, KernelInitializer = half)
    |> compile (sgd 0.1) binaryCrossentropy []
    |> fit { Fit.defaults with Epochs = Course.Epochs 20 } (Datasets.Moons(32, 0.1))

let kernel = twins.Parameters["hidden/kernel"]
let weights = kernel |> toList |> Seq.map (fun w -> $"{w:F4}") |> joined "  "
printfn $"\nthree units that started equal, after training: {weights}"
printfn $"still equal: {kernel[*, 0] = kernel[*, 1] && kernel[*, 1] = kernel[*, 2]}"

// Pictures: spreads layer by layer, and what tanh units say behind layer 10.
let layers = [ 1.0 .. 10.0 ]

let curve title activation =
    let spreadOf (_, initializer, _) = spreads activation initializer
    let nameOf (name, _, _) = name
    let first, others = initializers[1], initializers[2..]

    (Chart.Line(layers, spreadOf first, nameOf first), others)
    ||> List.fold (fun chart one -> chart |> Chart.add (nameOf one) layers (spreadOf one))
    |> Chart.title $"{title}: standard deviation by layer"
    |> Chart.labels "layer" ""
    |> Chart.size 460 400
    |> Chart.logY

let behind (name, initializer, _) =
    Chart.Histogram(outputs Activation.Tanh initializer |> List.last, bins = 30)
    |> Chart.title $"tanh, layer 10: {name}"
    |> Chart.size 306 240

Chart.rows [
    Chart.columns [ curve "tanh" Activation.Tanh; curve "relu" relu ]
    Chart.columns (initializers[1..3] |> List.map behind)
]
|> Chart.save (Course.File "09-initialisation.svg")

// Try: Initializer.Orthogonal(1), which keeps lengths; or relu in the network that reads digits.
