#load "course.fsx"
open Functional

// The derivative of f: Rⁿ → Rᵐ is the Jacobian, a matrix of m × n. Forward mode (jvp) gives J·v, one column at a time; reverse mode
// (vjp) gives Jᵀ·u, one row at a time. Which one is cheap depends on which side is short.
let x = Float64.vector [ 0.5; -1; 2; 0.3; 1.5 ]

/// The function, and how often it was called since somebody last asked.
let counted (f: Tensor -> Tensor) =
    let calls = ref 0

    (fun x ->
        calls.Value <- calls.Value + 1
        f x),
    (fun () ->
        let count = calls.Value
        calls.Value <- 0
        count)

/// e₁, e₂, …: the rows of the identity.
let units size = [ for i in 1..size -> Float64.vector [ for j in 1..size -> if i = j then 1.0 else 0.0 ] ]

let row (values: Tensor) = values |> toList |> Seq.map (fun value -> $"{value, 8:F4}") |> String.concat " "

// f: R⁵ → R²: f₁ = Σ xᵢ², f₂ = x₁ · sin x₂ + e^x₃.
let f, calls = counted (fun x -> stack 0 [ sum (x * x); x[0] * sin x[1] + exp x[2] ])

let columns = units 5 |> List.map (jvp f x >> snd)
printfn $"forward, one column a pass: {calls ()} passes"
columns |> List.iteri (fun j column -> printfn $"  J · e{j + 1} = {row column}")

let _, pull = vjp f x
let rows = units 2 |> List.map pull
printfn $"reverse, one row a pull: {calls ()} pass forward, {rows.Length} back"
rows |> List.iteri (fun i one -> printfn $"  Jᵀ · e{i + 1} = {row one}")
printfn $"the same matrix: {(stack 1 columns = stack 0 rows)}\n"

// A loss has one output and many inputs: m = 1. A linear reader of digits with 650 weights asks for 650 passes forward, or for one back.
let digits = Datasets.Digits() |> Dataset.scale (1.0 / 16.0) |> Dataset.take 100 |> Dataset.oneHot 10
let images, targets = cast DType.Float64 digits.X, cast DType.Float64 digits.Y
let size = 650

let error, errorCalls =
    counted (fun weights ->
        let scores = images *@ reshape [ 64; 10 ] weights[..639] + weights[640..]
        mean (square (scores - targets)))

let normal seed deviation = Key.Of(seed).Normal(Shape.Of size, stddev = deviation, dtype = DType.Float64)
let start = normal 1 0.1
let gradient = grad error start
let reverse = errorCalls ()
let slopes = units size |> List.map (jvp error start >> snd) |> stack 0
printfn $"the gradient of a loss with {size} weights: {reverse} pass in reverse mode, {errorCalls ()} passes in forward mode"
let difference = gradient - slopes |> abs |> maxOf 0
printfn $"they differ by less than 1e-14: {float difference < 1e-14}\n"

// Forward mode is for few directions. How fast does the loss change when all weights move along one v? One pass.
let direction = normal 2 1.0
let along = jvp error start direction |> snd |> float
printfn $"along one direction: jvp {along:F6}, gradient · v {float (sum (gradient * direction)):F6}\n"

// The two together: forward over reverse gives the Hessian times a vector, without the matrix of 650 × 650. Applied again and again it
// finds the strongest curvature λ. Gradient descent on a quadratic is stable for learning rates below 2/λ, and for no other.
let sharpen (v: Tensor, _) _ =
    let v = v / sqrt (sum (v * v))
    let product = hessianVector error start v
    product, float (sum (v * product))

let _, curvature = ((direction, 0.0), [ 1 .. Course.Epochs 50 ]) ||> List.fold sharpen
printfn $"strongest curvature λ = {curvature:F4}: learning rates have to be below 2/λ = {2.0 / curvature:F4}"

for share in [ 1.0; 1.9; 2.1 ] do
    let descended = (start, [ 1 .. Course.Epochs 100 ]) ||> List.fold (fun w _ -> w - share / curvature * grad error w)
    printfn $"gradient descent with {share:F1}/λ: loss {float (error start):F3} → {float (error descended):F3}"

Chart.HeatMap(stack 1 columns, [ "f1"; "f2" ], [ for i in 1..5 -> $"x{i}" ])
|> fun chart -> chart.With(title = "The Jacobian: a column a pass forward, a row a pass back", width = 520)
|> Chart.save (Course.File "06-forward-and-reverse.svg")

// To take away: reverse mode for many inputs and one output, which is training; forward mode for few directions.
