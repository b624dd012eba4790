#:project Course
using Functional;

// Without an activation between them, layers in a row are no more than one layer: a matrix product of matrix products.
var (inputs, a, b) = (Key.Of(1).Normal([5, 3]), Key.Of(2).Normal([3, 4]), Key.Of(3).Normal([4, 2]));
var difference = Ops.MatMul(Ops.MatMul(inputs, a), b) - Ops.MatMul(inputs, Ops.MatMul(a, b));
Console.WriteLine($"two linear layers, (x·A)·B, are one, x·(A·B), to rounding: {Ops.Max(Ops.Abs(difference)).ToDouble() < 1e-5}\n");

// What an activation does to a number is one curve; what it lets through backward is its derivative. Both are tables here, the second
// by automatic differentiation.
Activation[] activations =
[
    Activation.Sigmoid,
    Activation.Tanh,
    Activation.Softsign,
    Activation.Relu,
    Activation.LeakyRelu(0.2),
    Activation.Elu,
    Activation.Gelu,
    Activation.Swish,
];
string[] names = ["sigmoid", "tanh", "softsign", "relu", "leaky relu", "elu", "gelu", "swish"];
double[] places = [-5, -2, -1, 0, 1, 2, 5];
var x = Tensor.Of(places, DType.Float64);

Table("f(x)", activation => activation.Apply(x));
Table("f'(x)", activation => Autodiff.Gradient(t => Ops.Sum(activation.Apply(t)))(x));

// The derivative of the sigmoid has a formula, σ'(x) = σ(x) · (1 − σ(x)). The engine knows no formula for gelu, but for its parts.
var s = Activation.Sigmoid.Apply(x);
Console.WriteLine($"σ(x) · (1 − σ(x)): {Row(s * (1 - s))}\n");

// How much of a gradient is left behind ten layers, at best? The largest derivative, ten times.
var fine = Tensor.Of([.. Enumerable.Range(-500, 1001).Select(i => i / 100.0)], DType.Float64);
foreach (var (name, activation) in names.Zip(activations))
{
    var largest = Ops.Max(Autodiff.Gradient(t => Ops.Sum(activation.Apply(t)))(fine)).ToDouble();
    Console.WriteLine($"{name, -10}  largest derivative {largest, 5:F2},  to the 10th power {Math.Pow(largest, 10), 12:F7}");
}

// Softmax makes probabilities of several numbers and has no curve: every output depends on every input. Its derivative is the matrix
// ∂pᵢ/∂xⱼ = pᵢ · (1 if i = j else 0) − pᵢ · pⱼ; every column sums to 0, since the probabilities always sum to 1.
var scores = Tensor.Of([2.0, 1.0, 0.0], DType.Float64);
var p = Activation.Softmax.Apply(scores);
var jacobian = Autodiff.Jacobian(Activation.Softmax.Apply, scores);
Console.WriteLine($"\nsoftmax of (2, 1, 0): {Row(p)}");
for (var i = 0; i < 3; i++)
{
    Console.WriteLine($"  ∂p{i + 1}/∂x: {Row(jacobian[i])}");
}
Console.WriteLine($"  columns sum to 0: {Ops.Max(Ops.Abs(Ops.Sum(jacobian, 0))).ToDouble() < 1e-15}");

// Picture: every function and its derivative.
Picture[] curves = [.. activations.Zip(names, (f, name) => Chart.Function(f).With(title: name, width: 320, height: 260))];
Chart.Rows(Chart.Columns(curves[..4]), Chart.Columns(curves[4..])).Save(Course.File("03-activations.svg"));

// Try: Chart.Function of a function of your own, such as x · sin x.

void Table(string title, Func<Activation, Tensor> values)
{
    Console.WriteLine($"{title, -10}   {string.Join(" ", places.Select(place => $"{place, 8:F0}"))}");
    foreach (var (name, activation) in names.Zip(activations))
    {
        Console.WriteLine($"{name, -10}   {Row(values(activation))}");
    }
    Console.WriteLine();
}

static string Row(Tensor values) => string.Join(" ", values.ToArray<double>().Select(value => $"{value, 8:F4}"));
