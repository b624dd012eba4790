#load "course.fsx"
open System
open Functional

// Reverse-mode automatic differentiation from nothing: numbers that remember how they were made. Going back through that memory, every
// operation passes on what arrived, times its own derivative. That is all of backpropagation; it takes forty lines.

/// A number, what it was made from, and how a derivative is passed on to each of those.
type Number(tape: Collections.Generic.List<Number>, value: float, sources: (Number * (float -> float)) list) as this =
    do tape.Add this
    member _.Value = value
    member _.Sources = sources
    member val Adjoint = 0.0 with get, set
    member _.Make(value, sources) = Number(tape, value, sources)
    static member (+)(a: Number, b: Number) = a.Make(a.Value + b.Value, [ a, id; b, id ])
    static member (-)(a: Number, b: Number) = a.Make(a.Value - b.Value, [ a, id; b, (~-) ])
    static member (*)(a: Number, b: Number) = a.Make(a.Value * b.Value, [ a, (fun d -> d * b.Value); b, (fun d -> d * a.Value) ])

    static member (/)(a: Number, b: Number) =
        let quotient = a.Value / b.Value
        a.Make(quotient, [ a, (fun d -> d / b.Value); b, (fun d -> -(d * quotient / b.Value)) ])

    static member Sqrt(a: Number) =
        let root = sqrt a.Value
        a.Make(root, [ (a, (fun d -> d * 0.5 / root)) ])

/// The value and the derivatives of a function of numbers; backwards, every number comes before those it was made from.
let gradient (f: (float -> Number) -> Number list -> Number) (at: float list) =
    let tape = Collections.Generic.List()
    let number value = Number(tape, value, [])
    let arguments = at |> List.map number
    let result = f number arguments
    result.Adjoint <- 1.0

    for number in Seq.rev tape do
        for source, passOn in number.Sources do
            source.Adjoint <- source.Adjoint + passOn number.Adjoint

    result.Value, arguments |> List.map _.Adjoint

// y = (a + b) · b at a = 2, b = 3: y = 15, ∂y/∂a = b = 3, ∂y/∂b = b + (a + b) = 8, by two ways that are added up.
let y, slopes = [ 2.0; 3.0 ] |> gradient (fun _ n -> (n[0] + n[1]) * n[1])
printfn $"y = {y}, ∂y/∂a = {slopes[0]}, ∂y/∂b = {slopes[1]}\n"

// A network that learns XOR: 2 inputs, 2 hidden units, 1 output, 9 weights. Its activation is s / √(1 + s²), a cousin of tanh, because
// + − · ÷ √ are rounded by one rule on every machine: whoever does the same operations in the same order gets the same bits.
let rows = [ 0.0, 0.0, 0.0; 0.0, 1.0, 1.0; 1.0, 0.0, 1.0; 1.0, 1.0, 0.0 ]

/// One text for both: `inline` makes a function of numbers and a function of tensors of it.
let inline loss (number: float -> ^n) (w: ^n list) : ^n =
    let inline unit x1 x2 i =
        let s: ^n = w[i] * x1 + w[i + 1] * x2 + w[i + 2]
        s / sqrt (number 1.0 + s * s)

    (number 0.0, rows)
    ||> List.fold (fun total (x1, x2, target) ->
        let n1, n2 = number x1, number x2
        let error: ^n = unit (unit n1 n2 0) (unit n1 n2 3) 6 - number target
        total + error * error)

let own weights = gradient loss weights

let engine (weights: float list) =
    let value, gradient =
        tensors (weights |> Seq.map Float64.scalar) |> valueAndGrad (fun w -> loss Float64.scalar (List.ofSeq w.Values))
    float value, [ for leaf in gradient.Values -> float leaf ]

let weights = [ 0.8; 0.2; -0.1; 0.3; -0.3; -0.8; 0.4; 0.2; 0.6 ]
let (ownLoss, ownGradient), (engineLoss, engineGradient) = own weights, engine weights
printfn $"loss: own {ownLoss:R}, engine {engineLoss:R}, the same bits: {(ownLoss = engineLoss)}"
printfn "weight         own gradient       engine's gradient  the same bits"

List.zip ownGradient engineGradient
|> List.iteri (fun i (one, other) ->
    let same = BitConverter.DoubleToInt64Bits one = BitConverter.DoubleToInt64Bits other
    printfn $"w{i + 1} {one, 24:R} {other, 23:R}  {same}")

// Gradients are enough to learn: w ← w − 0.1 · ∂L/∂w, with our own lines alone.
let steps = Course.Epochs 2000

let losses, learned =
    (weights, [ 1..steps ])
    ||> List.mapFold (fun weights _ ->
        let loss, gradient = own weights
        loss, List.map2 (fun w g -> w - 0.1 * g) weights gradient)

printfn $"\nloss before {losses[0]:F4}, after {steps} steps {fst (own learned):F6}"
printfn $"still bit for bit the engine's: {(snd (own learned) = snd (engine learned))}"

Chart.line (Seq.init losses.Length float) losses
|> Chart.title "XOR, learned from scratch"
|> Chart.labels "step" "loss"
|> Chart.logY
|> Chart.save (Course.File "04-autodiff-from-scratch.svg")

// Try: a third hidden unit; or another operation, which is its value and a line for every source.
