#load "course.fsx"
open Functional

// Five optimizers race down one valley: f(x, y) = (1 − x)² + 10 · (y − x²)², after Rosenbrock. Its walls are steep and its floor, y = x²,
// falls gently to the lowest point at (1, 1), where f = 0. Who sees the slope alone jumps from wall to wall.
let valley (p: Tensor) = square (1 - p[0]) + 10 * square (p[1] - square p[0])
let height = valley >> float
let slope = grad valley

let start = Float64.vector [ -1.2; 1 ]

let runners = [
    "SGD(0.01)", sgd 0.01
    "momentum 0.9", momentum 0.01 0.9
    "Nesterov 0.9", nesterov 0.01 0.9
    "RMSprop(0.01)", rmsProp 0.01
    "Adam(0.1)", adam 0.1
]

let pair (p: Tensor) = $"{float p[0]:F3}, {float p[1]:F3}"
let joined (texts: seq<string>) = String.concat " " texts

// What each makes of the same first gradient. SGD goes along with it; Adam and RMSprop divide by its size and see little but its sign.
printfn $"at the start: f = {height start:F3}, gradient ({pair (slope start)})"

for name, optimizer in runners do
    let next = optimizer.Start(start).Step(slope start).Parameters
    printfn $"{name, -14} first step ({pair (next - start)})"

let steps = Course.Epochs 300

/// Where an optimizer comes by.
let path (optimizer: Optimizer) =
    (optimizer.Start start, [ 1..steps ])
    ||> List.scan (fun state _ -> state.Step(slope state.Parameters))
    |> List.map _.Parameters

let paths = [ for name, optimizer in runners -> name, path optimizer ]
let shown = [ 0; 1; 2; 5; 10; 20; 50; 100; 200; 300 ] |> List.filter (fun step -> step <= steps)
let head = "f by step"
let columns = shown |> Seq.map (fun step -> $"{step, 8}") |> joined
printfn $"\n{head, -14} {columns}"

for name, path in paths do
    let heights = shown |> Seq.map (fun step -> $"{height path[step], 8:F4}") |> joined
    printfn $"{name, -14} {heights}"

printfn "\nThe first step with f below 0.01, and where each ends:"

for name, path in paths do
    let arrival = path |> List.tryFindIndex (fun p -> height p < 0.01) |> Option.map string |> Option.defaultValue "never"
    printfn $"{name, -14} {arrival, 6}   ({path |> List.last |> pair})"

// Momentum adds up what steps have in common, the way along the floor, and lets the walls cancel out.
// Pictures: f by step, and the ways on the map, where the dashed line is the floor of the valley.
let places (axis: int) path = path |> List.map (fun (p: Tensor) -> float p[axis])
let race = Chart.lines [ for name, path in paths -> name, path |> Seq.map height ]
let floor = [ for i in 0..60 -> -1.5 + float i / 20.0 ]

let map =
    let first, way = paths.Head

    (Chart.Line(places 0 way, places 1 way, first), paths.Tail)
    ||> List.fold (fun chart (name, path) -> chart |> Chart.add name (places 0 path) (places 1 path))

Chart.columns [
    race.With(title = "f by step", xLabel = "step", width = 520, height = 440).WithAxes(yLog = true, yFrom = 1e-6)
    map
        .Add(floor, floor |> Seq.map (fun x -> x * x), "floor", dashed = true)
        .With(title = "The way to (1, 1)", xLabel = "x", yLabel = "y", width = 520, height = 440)
]
|> Chart.save (Course.File "10-optimizers.svg")

// Try: SGD(0.03), which gets there in fewer steps and cannot stay: it is too fast for the walls.
