#load "course.fsx"
open Functional

// Without an activation between them, layers in a row are no more than one layer: a matrix product of matrix products.
let normal seed sizes = Key.ofSeed seed |> Key.normal sizes
let inputs, a, b = normal 1 [ 5; 3 ], normal 2 [ 3; 4 ], normal 3 [ 4; 2 ]
let difference = inputs *@ a *@ b - inputs *@ (a *@ b) |> abs |> reshape [ -1 ] |> maxOf 0
printfn $"two linear layers, (x·A)·B, are one, x·(A·B), to rounding: {float difference < 1e-5}\n"

// What an activation does to a number is one curve; what it lets through backward is its derivative. Both are tables here, the second
// by automatic differentiation.
let activations = [
    "sigmoid", sigmoid
    "tanh", Activation.Tanh
    "softsign", Activation.Softsign
    "relu", relu
    "leaky relu", leakyRelu 0.2
    "elu", elu
    "gelu", gelu
    "swish", swish
]

let slope (activation: Activation) = grad (activation.Apply >> sum)
let row (values: Tensor) = values |> toList |> Seq.map (fun value -> $"{value, 8:F4}") |> String.concat " "

let places = [ -5.0; -2.0; -1.0; 0.0; 1.0; 2.0; 5.0 ]
let x = Float64.vector places

let table title values =
    let head = places |> Seq.map (fun place -> $"{place, 8:F0}") |> String.concat " "
    printfn $"{title, -10}   {head}"

    for name, activation in activations do
        printfn $"{name, -10}   {values activation |> row}"

    printfn ""

table "f(x)" (fun activation -> activation.Apply x)
table "f'(x)" (fun activation -> slope activation x)

// The derivative of the sigmoid has a formula, σ'(x) = σ(x) · (1 − σ(x)). The engine knows no formula for gelu, but for its parts.
let s = sigmoid.Apply x
printfn $"σ(x) · (1 − σ(x)): {row (s * (1 - s))}\n"

// How much of a gradient is left behind ten layers, at best? The largest derivative, ten times.
let fine = Float64.linspace -5 5 1001

for name, activation in activations do
    let largest = fine |> slope activation |> maxOf 0 |> float
    printfn $"{name, -10}  largest derivative {largest, 5:F2},  to the 10th power {largest ** 10.0, 12:F7}"

// Softmax makes probabilities of several numbers and has no curve: every output depends on every input. Its derivative is the matrix
// ∂pᵢ/∂xⱼ = pᵢ · (1 if i = j else 0) − pᵢ · pⱼ; every column sums to 0, since the probabilities always sum to 1.
let scores = Float64.vector [ 2; 1; 0 ]
let slopes = jacobian softmax.Apply scores
printfn $"\nsoftmax of (2, 1, 0): {row (softmax.Apply scores)}"

for i in 0..2 do
    printfn $"  ∂p{i + 1}/∂x: {row slopes[i]}"

let sums = slopes |> sumOf 0 |> abs |> maxOf 0
printfn $"  columns sum to 0: {float sums < 1e-15}"

// Picture: every function and its derivative.
activations
|> Seq.map (fun (name, activation) -> Chart.activation activation |> Chart.title name |> Chart.size 320 260)
|> Seq.chunkBySize 4
|> Seq.map Chart.columns
|> Chart.rows
|> Chart.save (Course.File "03-activations.svg")

// Try: Chart.Function of a function of your own, such as x · sin x.
