#load "course.fsx"
open System
open Functional

// A tensor is numbers under a shape. Nothing ever changes one: every operation gives a new tensor.
let x = matrix [ [ 1; 2; 3 ]; [ 4; 5; 6 ] ]
printfn $"x has the shape {x.Shape}, {x.Shape.Size} numbers of type {x.DType}:\n{x}\n"

// Operators work element by element. A number, or a shorter shape, is repeated until it fits: broadcasting.
let column = matrix [ [ 10 ]; [ 20 ] ]
printfn $"x * 2\n{x * 2}\n"
printfn $"x + a column of the shape {column.Shape}\n{x + column}\n"

// Shapes are compared from the right; sizes must be equal or 1. What does not fit is refused with a reason.
try
    printfn $"{x + ones [ 2 ]}"
with :? ArgumentException as e ->
    printfn $"x + ones of the shape [2]:\n{e.Message}\n"

// Ranges cut pieces, an index takes one and drops its axis; -1 in a reshape means: whatever is left.
printfn $"all rows from column 1 on have the shape {x[*, 1..].Shape}, the first row {x[0].Shape}"
printfn $"reshaped to [-1, 2] it is {(x |> reshape [ -1; 2 ]).Shape}, transposed {x.T.Shape}\n"

// Reductions fold an axis away: the sum over axis 0 adds the rows.
printfn $"sum {sum x}, over axis 0 {sumOf 0 x}, over axis 1 {sumOf 1 x}\n"

// A layer of a network is a matrix product: 2 examples of 3 features times 3 × 4 weights gives 2 examples of 4 units.
let weights = Key.Of(42).Normal(Shape.Of(3, 4))
printfn $"{x.Shape} times {weights.Shape} is {(x *@ weights).Shape}:\n{x *@ weights}\n"

// Picture: the weights as colours, blue below zero and red above.
weights |> Chart.heatMap |> Chart.title "3 × 4 weights" |> Chart.save (Course.File "01-weights.svg")
