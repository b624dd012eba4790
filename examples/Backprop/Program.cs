using System.Globalization;
using Functional;

// Backpropagation by numbers that can be checked with a pocket calculator, printed and as pages that are gone through with the arrow keys.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length > 1)
{
    Console.Error.WriteLine("usage: Backprop [FOLDER]    where the pages go; the current folder unless given");
    return 2;
}
var folder = args is [var given] ? Directory.CreateDirectory(given).FullName : Directory.GetCurrentDirectory();

// One unit, one row: ŷ = σ(w · x + b), L = (ŷ − 1)². With w = (1, −1), b = 0, x = (1, 1): ŷ = σ(0) = 1/2, and
// ∂L/∂w₁ = 2 · (1/2 − 1) · 1/2 · (1 − 1/2) · 1 = −1/4.
Tensor x = Tensor.Of([1.0, 1.0], DType.Float64);
Tensor Error(Parameters p) => Ops.Square(Ops.Sigmoid(Ops.Sum(p["w"] * x) + p["b"]) - 1);
var start = Parameters.Of(("w", Tensor.Of([1.0, -1.0], DType.Float64)), ("b", Tensor.Scalar(0, DType.Float64)));
var unit = Explain.Backprop(Error, start, ("x", x));
Show("One sigmoid unit, ŷ = σ(w · x + b), L = (ŷ − 1)²", "w", unit, "unit.html");

// The perceptron of the lesson, "not both" of two inputs, before its first step and in its 150th.
Tensor rows =
[
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
];
Tensor labels =
[
    [1],
    [1],
    [1],
    [0],
];
var perceptron = Sequential
    .Input(2)
    .Dense(1, Activation.Sigmoid, name: "unit")
    .Compile(Optimizer.Adam(0.1), Loss.BinaryCrossentropy, [Metric.Accuracy], seed: 1);
Show("The perceptron before its first step", "unit/kernel", perceptron.Explain(rows, labels), "perceptron.html");
var trained = perceptron.Fit((rows, labels), epochs: 200);
Show("The perceptron in its 150th step", "unit/kernel", trained.Replay((rows, labels), epoch: 149, batch: 0), "perceptron_150.html");
Console.WriteLine($"after 200 steps: {trained.Evaluate((rows, labels))}\n");

// Two inputs, two hidden units, one output, with round weights. x = (1, 2): h = relu(1 + 2, 1 − 2) = (3, 0), for the second unit is dead;
// ŷ = 2 · 3 + 3 · 0 = 6, L = (6 − 5)² = 1, ∂L/∂ŷ = 2. So the weights of the output get (2 · 3, 2 · 0) = (6, 0), and those of the first
// hidden unit (1, 2) · 2 · 2 = (4, 8).
Tensor hidden =
[
    [1, 1],
    [1, -1],
];
Tensor output =
[
    [2],
    [3],
];
var two = Sequential.Input(2).Dense(2, Activation.Relu, name: "hidden").Dense(1, name: "output").Compile(Optimizer.Sgd(0.1), Loss.Mse);
two = two.WithParameters(two.Parameters.With("hidden/kernel", hidden).With("output/kernel", output));
Show(
    "Two inputs, two hidden units, one output",
    "hidden/kernel",
    two.Explain(
        [
            [1, 2],
        ],
        [
            [5],
        ]
    ),
    "network_2_2_1.html"
);

// Where does the NaN come from? The microscope names the step and the line.
Tensor Careless(Tensor p) => Ops.Mean(p * Ops.Log(p) + (1 - p) * Ops.Log(1 - p));
var broken = Explain.Backprop(Careless, Tensor.Of([0.2, 0.5, 1.0], DType.Float64));
Console.WriteLine($"A NaN is traced: {broken.FirstNonFinite}");
broken.ToPage("Where the NaN comes from").Save(Path.Combine(folder, "nan.html"));
return 0;

void Show(string title, string argument, Explanation explanation, string file)
{
    Console.WriteLine($"{title}\n\n{explanation}\n\n{explanation.Gradient(argument)}\n");
    var path = Path.Combine(folder, file);
    explanation.ToPage(title).Save(path);
    Console.WriteLine($"page: {path}\n");
}
