#:project Course
using Functional;
using static Functional.Ops;

// A tensor is numbers under a shape. Nothing ever changes one: every operation gives a new tensor.
Tensor x =
[
    [1, 2, 3],
    [4, 5, 6],
];
Console.WriteLine($"x has the shape {x.Shape}, {x.Shape.Size} numbers of type {x.DType}:\n{x}\n");

// Operators work element by element. A number, or a shorter shape, is repeated until it fits: broadcasting.
Tensor column =
[
    [10],
    [20],
];
Console.WriteLine($"x * 2\n{x * 2}\n");
Console.WriteLine($"x + a column of the shape {column.Shape}\n{x + column}\n");

// Shapes are compared from the right; sizes must be equal or 1. What does not fit is refused with a reason.
try
{
    Console.WriteLine(x + Tensor.Ones(2));
}
catch (ArgumentException e)
{
    Console.WriteLine($"x + ones of the shape [2]:\n{e.Message}\n");
}

// Ranges cut pieces, an index takes one and drops its axis; -1 in a reshape means: whatever is left.
Console.WriteLine($"all rows from column 1 on have the shape {x[.., 1..].Shape}, the first row {x[0].Shape}");
Console.WriteLine($"reshaped to [-1, 2] it is {x.Reshape(-1, 2).Shape}, transposed {x.T.Shape}\n");

// Reductions fold an axis away: the sum over axis 0 adds the rows.
Console.WriteLine($"sum {Sum(x)}, over axis 0 {Sum(x, 0)}, over axis 1 {Sum(x, 1)}\n");

// A layer of a network is a matrix product: 2 examples of 3 features times 3 × 4 weights gives 2 examples of 4 units.
var weights = Key.Of(42).Normal([3, 4]);
Console.WriteLine($"{x.Shape} times {weights.Shape} is {MatMul(x, weights).Shape}:\n{MatMul(x, weights)}\n");

// Picture: the weights as colours, blue below zero and red above.
(Chart.HeatMap(weights) with { Title = "3 × 4 weights" }).Save(Course.File("01-weights.svg"));
