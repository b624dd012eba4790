#load "course.fsx"
open Functional

// Whatever the library has, you can make yourself in a few lines: a layer, a loss, a metric, an optimizer, a schedule, a callback. Own
// parts compose, compile, train and are compared like those that are built in, because those are made the same way.

/// A layer is a record with one method. It declares parameters by using them: sin(x · frequency + phase), both learned.
type Waves = {
    Count: int
} with

    override this.ToString() = $"Waves({this.Count})"

    interface ILayer with
        member this.Apply(call, x) =
            let shape = Shape.Of(x.Shape.Last, this.Count)
            let frequency = call.Parameter("frequency", shape, Initializer.RandomNormal(stddev = 3))
            sin (x *@ frequency + call.Parameter("phase", Shape.Of this.Count))

// A loss that asks for the upper end: with q = 0.9, being too low costs nine times as much as being too high, so that the network learns
// the number below which 90 % of the answers lie. Of one row: max(q · e, (q − 1) · e), where e = y − ŷ.
let quantile (q: float) =
    Loss.Of($"quantile_{q}", fun y predicted -> maximum (q * (y - predicted)) ((q - 1.0) * (y - predicted)) |> meanOf -1)

// A metric: the share of rows whose answer lies below the prediction. It should come to q.
let covered = Metric.Of("covered", (fun y predicted -> Ops.LessOrEqual(y, predicted) |> cast DType.Float32 |> meanOf -1))

// An optimizer that looks at signs alone: momentum m ← 0.9 · m + 0.1 · g, then w ← w − η · sign(m).
let signDescent (rate: Schedule) =
    let rule (step: UpdateStep) =
        let momentum = 0.9 * step.Slots[0] + 0.1 * step.Gradient
        UpdateResult(step.Parameter - step.LearningRate * Ops.Sign momentum, [| momentum |])

    Optimizer.Of("sign_descent", rate, [ "momentum" ], rule)

// A schedule: η is halved every 200 steps.
let halving = Schedule.Of("halving", fun step -> 0.01 * 0.5 ** float (step / 200L))

// A callback is a fold over the events of a fit, (memory, event) ↦ (memory, answer). This one stops when the loss has not fallen by 1 %
// in five epochs; its memory is the loss to beat and how long it has waited.
let patience =
    Callback.fold (infinity, 0) (fun (best, waited) happened ->
        match happened with
        | :? TrainEvent.EpochEnded as epoch when epoch["loss"] < 0.99 * best -> (epoch["loss"], 0), Signal.Continue
        | :? TrainEvent.EpochEnded -> (best, waited + 1), (if waited + 1 >= 5 then Signal.Stop else Signal.Continue)
        | _ -> (best, waited), Signal.Continue)

// Data whose noise grows with x: y = sin(3x) + (0.1 + 0.4 · x) · noise.
let key = Key.ofSeed 5
let x = key |> Key.foldName "x" |> Key.uniform [ 600; 1 ]
let y = sin (3 * x) + (0.1 + 0.4 * x) * (key |> Key.foldName "noise" |> Key.normal [ 600; 1 ])
let data = Dataset.ofTensors x y

let learn q =
    input 1 >=> { Count = 8 } >=> dense 16 Activation.Tanh >=> dense 1 linear
    |> compile (signDescent halving) (quantile q) [ covered ]
    |> fit { Fit.defaults with Epochs = Course.Epochs 100; Callbacks = [ patience ] } data

let models = [ for q in [ 0.1; 0.5; 0.9 ] -> q, learn q ]
printfn "           epochs    loss  covered  first epoch's loss"

for q, model in models do
    let history = model.History
    let loss, covered = history["loss"], history["covered"].Last
    printfn $"q = {q:F1} {history.Epochs, 10} {loss.Last, 8:F4} {covered, 7:F3} {loss[0], 10:F4}"

// Own parts are looked at like others.
let first = snd models.Head
printfn $"\n{summary first}"
printfn $"{first.Optimizer}"
let waves = { Count = 8 }
printfn $"the layer is a value: {(waves = { Count = 8 })}, {waves}"

let passed =
    let truth = Float64.zeros [ 3; 1 ]
    (checkGradient (fun p -> (quantile 0.9).Value(truth, p)) (Float64.tensor [ 3; 1 ] [ 0.3; -0.2; 1.5 ])).Passed

printfn $"the loss has a gradient: {passed}"

// Picture: 80 % of the points lie between the lower and the upper line.
let grid = [ for i in 0..100 -> float i / 100.0 ]
let line model = model |> predict (vector grid |> reshape [ -1; 1 ]) |> toList
let chart (q: float, model) = Chart.Line(grid, line model, $"q = {q}")

let lines =
    (chart models.Head, models.Tail) ||> List.fold (fun chart (q, model) -> chart |> Chart.add $"q = {q}" grid (line model))

Chart.columns [
    Chart.Scatter(x, y).With(title = "600 points", xLabel = "x", yLabel = "y", width = 460).WithAxes(yFrom = -1.5, yTo = 2.5) :> Picture
    lines.With(title = "What three losses make of them", xLabel = "x", yLabel = "ŷ", width = 460).WithAxes(yFrom = -1.5, yTo = 2.5)
]
|> Chart.save (Course.File "13-your-own-parts.svg")

// Try: Activation.Of("bump", x ↦ e^(−x²)) in place of the tanh; or an initializer of your own.
