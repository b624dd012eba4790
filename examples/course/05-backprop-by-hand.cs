#:project Course
using Functional;

// Backpropagation with pencil and paper: 2 inputs, 2 hidden sigmoid units, 1 output, one example. The weights are chosen so that
// z = 0, where σ = 1/2 and σ' = 1/4: every number can be followed in the head. Beside it, the same from the engine's microscope.
var x = Tensor.Of([1.0, 2.0], DType.Float64).Reshape(1, 2);
var y = Tensor.Scalar(2, DType.Float64);
var start = Parameters.Of(
    ("W", Tensor.Of([2.0, 1.0, -1.0, -1.0], DType.Float64).Reshape(2, 2)),
    ("b", Tensor.Of([0.0, 1.0], DType.Float64)),
    ("v", Tensor.Of([3.0, -1.0], DType.Float64)),
    ("c", Tensor.Scalar(0, DType.Float64))
);

Tensor Loss(Parameters p)
{
    var hidden = Ops.Sigmoid(Ops.MatMul(x, p["W"]) + p["b"]);
    var output = Ops.Sum(hidden * p["v"]) + p["c"];
    return Ops.Square(output - y);
}

Console.WriteLine(
    """
    x = (1, 2), y = 2, W = (2 1; -1 -1), b = (0, 1), v = (3, -1), c = 0

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
);

// The microscope writes down every operation that ran: its value on the way forward, and ∂L/∂ of it on the way back.
var explanation = Explain.Backprop(Loss, start, ("x", x), ("y", y));
Console.WriteLine("step  is                    value                  ∂L/∂step");
foreach (var step in explanation.Steps)
{
    var formula = step.IsOperation ? step.Formula.Text : "";
    Console.WriteLine($"{step.Name, -4}  {formula, -20}  {Numbers(step.Value), -22} {Numbers(step.Adjoint)}".TrimEnd());
}
Console.WriteLine($"\nfrom the loss to W, by the chain rule:\n{explanation.Gradient("W").Text}\n");

// What the gradient is for: a step against it makes the loss smaller. A step that is too long makes it larger again.
var gradient = Autodiff.Gradient(Loss, start);
foreach (var rate in new[] { 0.01, 0.05, 0.1, 0.5 })
{
    Console.WriteLine($"learning rate {rate:F2}: loss {Loss(start).ToDouble():F4} → {Loss(start - (rate * gradient)).ToDouble():F4}");
}

// The page shows the same pass; go through it with the arrow keys.
explanation.ToPage("Two inputs, two hidden units, one output").Save(Course.File("05-backprop-by-hand.html"));
explanation.Graph.Save(Course.File("05-backprop-by-hand.svg"));

// Try: weights of your own, first with the pencil, then with the microscope.

static string Numbers(Tensor? tensor) => tensor is null ? "" : string.Join(" ", tensor.ToArray<double>().Select(n => n.ToString("0.##")));
