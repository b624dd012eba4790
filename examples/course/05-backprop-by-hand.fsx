#load "course.fsx"
open Functional

// Backpropagation with pencil and paper: 2 inputs, 2 hidden sigmoid units, 1 output, one example. The weights are chosen so that
// z = 0, where σ = 1/2 and σ' = 1/4: every number can be followed in the head. Beside it, the same from the engine's microscope.
let x, y = Float64.matrix [ [ 1; 2 ] ], Float64.scalar 2

let start =
    parameters [
        "W", Float64.matrix [ [ 2; 1 ]; [ -1; -1 ] ]
        "b", Float64.vector [ 0; 1 ]
        "v", Float64.vector [ 3; -1 ]
        "c", Float64.scalar 0
    ]

let loss (p: Parameters) =
    let hidden = sigmoid.Apply(x *@ p["W"] + p["b"])
    let output = sum (hidden * p["v"]) + p["c"]
    square (output - y)

printfn
    """x = (1, 2), y = 2, W = (2 1; -1 -1), b = (0, 1), v = (3, -1), c = 0

forward   z = x·W + b  = (1·2 + 2·(-1) + 0, 1·1 + 2·(-1) + 1) = (0, 0)
          h = σ(z)     = (1/2, 1/2)
          ŷ = h·v + c  = 1/2·3 + 1/2·(-1) + 0 = 1
          L = (ŷ - y)² = (1 - 2)² = 1

backward  ∂L/∂ŷ = 2·(ŷ - y)           = -2
          ∂L/∂c = ∂L/∂ŷ               = -2
          ∂L/∂v = ∂L/∂ŷ·h             = -2·(1/2, 1/2) = (-1, -1)
          ∂L/∂h = ∂L/∂ŷ·v             = -2·(3, -1) = (-6, 2)
          ∂L/∂z = ∂L/∂h·σ'(z)         = (-6, 2)·1/4 = (-1.5, 0.5)
          ∂L/∂b = ∂L/∂z               = (-1.5, 0.5)
          ∂L/∂W = xᵢ·∂L/∂zⱼ           = (1·(-1.5) 1·0.5; 2·(-1.5) 2·0.5) = (-1.5 0.5; -3 1)
"""

let numbers (tensor: Tensor) =
    match tensor with
    | null -> ""
    | tensor -> tensor |> toList |> Seq.map _.ToString("0.##") |> String.concat " "

// The microscope writes down every operation that ran: its value on the way forward, and ∂L/∂ of it on the way back.
let explanation = Explain.Backprop(loss, start, struct ("x", x), struct ("y", y))
printfn "step  is                    value                  ∂L/∂step"

for step in explanation.Steps do
    let formula = if step.IsOperation then step.Formula.Text else ""
    printfn "%s" ($"{step.Name, -4}  {formula, -20}  {numbers step.Value, -22} {numbers step.Adjoint}".TrimEnd())

printfn $"""{"\n"}from the loss to W, by the chain rule:{"\n"}{(explanation |> Explain.gradient "W").Text}{"\n"}"""

// What the gradient is for: a step against it makes the loss smaller. A step that is too long makes it larger again.
let before, gradient = start |> valueAndGrad loss

for rate in [ 0.01; 0.05; 0.1; 0.5 ] do
    let after = loss (start - rate * gradient)
    printfn $"learning rate {rate:F2}: loss {float before:F4} → {float after:F4}"

// The page shows the same pass; go through it with the arrow keys.
explanation.ToPage "Two inputs, two hidden units, one output" |> Page.save (Course.File "05-backprop-by-hand.html")
explanation.Graph |> Chart.save (Course.File "05-backprop-by-hand.svg")

// Try: weights of your own, first with the pencil, then with the microscope.
