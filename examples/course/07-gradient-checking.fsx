#load "course.fsx"
open System
open Functional

// Is a gradient right? Compare it with differences: (f(x + h) − f(x − h)) / 2h. How far that is from the truth depends on h: too large,
// and the curve bends away (truncation); too small, and f(x + h) − f(x − h) loses its digits (rounding).
let place = 1.0
let f (x: Tensor) = exp x * sin x
let exact = Float64.scalar place |> grad f |> float
printfn $"f(x) = eˣ · sin x at x = 1: f' = eˣ · (sin x + cos x) = {Math.E * (sin 1.0 + cos 1.0):F12}"
printfn $"automatic differentiation:                            {exact:F12}\n"

let value dtype (x: float) = Tensor.Scalar(x, dtype) |> f |> float
let forward dtype h = (value dtype (place + h) - value dtype place) / h
let central dtype h = (value dtype (place + h) - value dtype (place - h)) / (2.0 * h)

let steps = [ 1.0; 1e-1; 1e-2; 1e-3; 1e-4; 1e-5; 1e-6; 1e-7; 1e-8; 1e-9; 1e-10; 1e-11; 1e-12; 1e-13 ]
let errors difference = steps |> List.map (fun h -> abs (difference h - exact))
let one, two, single = errors (forward DType.Float64), errors (central DType.Float64), errors (central DType.Float32)
let short (number: float) = number.ToString "0.0e+00"
printfn "error of     forward differences   central differences   central, Float32"

List.zip3 one two single
|> List.iteri (fun i (one, two, single) -> printfn $"h = 1e-{i:D2}  {short one, 20}  {short two, 20}  {short single, 17}")

// The error of forward differences falls with h, that of central ones with h², until rounding takes over. The best of each:
printfn $"\nbest: forward {short (List.min one)}, central {short (List.min two)}, central in Float32 {short (List.min single)}"
printfn "So check in Float64, with central differences and h near 1e-5, and ask for six digits, not for sixteen.\n"

Chart.Line(steps, one, "forward, Float64")
|> Chart.add "central, Float64" steps two
|> Chart.add "central, Float32" steps single
|> Chart.title "Error of a difference by its step"
|> Chart.labels "h" "|difference − f'|"
|> Chart.logX
|> Chart.logY
|> Chart.save (Course.File "07-gradient-checking.svg")

// GradientCheck does that for every number of every parameter: here the loss of a small network.
let normal (seed: int) rows columns = Key.Of(seed).Normal(Shape.Of(rows, columns), dtype = DType.Float64)
let x, y = normal 1 8 3, normal 2 8 1
let weights = parameters [ "hidden", normal 3 3 4; "output", normal 4 4 1 ]

let check (activation: Tensor -> Tensor) =
    let loss (p: Parameters) = mean (square (activation (x *@ p["hidden"]) *@ p["output"] - y))
    checkGradient loss weights

printfn $"tanh:       {check tanh}"

// An operation whose derivative is one's own, and wrong: x² with x in place of 2x. Training would go on, a little worse, and say nothing.
let own name (derivative: Tensor -> Tensor) = custom name square (fun x _ adjoint -> adjoint * derivative x)

printfn $"""careless:   {check (own "careless_square" id)}"""
printfn $"""careful:    {check (own "careful_square" (fun x -> 2 * x))}"""

// Not every disagreement is a bug: relu has a kink at 0, where a difference sees half of each side.
let kink = checkGradient relu.Apply (Float64.scalar 0)
printfn $"relu at 0:  {kink}"

// To take away: check every operation of your own once, in Float64, away from kinks.
