#:project Course
using Functional;

// The derivative of f: Rⁿ → Rᵐ is the Jacobian, a matrix of m × n. Forward mode (jvp) gives J·v, one column at a time; reverse mode
// (vjp) gives Jᵀ·u, one row at a time. Which one is cheap depends on which side is short.
var x = Tensor.Of([0.5, -1.0, 2.0, 0.3, 1.5], DType.Float64);
var calls = 0;

// f: R⁵ → R²: f₁ = Σ xᵢ², f₂ = x₁ · sin x₂ + e^x₃.
Tensor F(Tensor x)
{
    calls++;
    return Ops.Stack([Ops.Sum(x * x), (x[0] * Ops.Sin(x[1])) + Ops.Exp(x[2])]);
}

Tensor[] columns = [.. Unit(5).Select(v => Autodiff.Jvp(F, x, v).Derivative)];
Console.WriteLine($"forward, one column a pass: {calls} passes");
foreach (var (column, j) in columns.Select((column, j) => (column, j)))
{
    Console.WriteLine($"  J · e{j + 1} = {Row(column)}");
}

calls = 0;
var (_, pull) = Autodiff.Vjp(F, x);
Tensor[] rows = [.. Unit(2).Select(pull)];
Console.WriteLine($"reverse, one row a pull: {calls} pass forward, {rows.Length} back");
foreach (var (row, i) in rows.Select((row, i) => (row, i)))
{
    Console.WriteLine($"  Jᵀ · e{i + 1} = {Row(row)}");
}
Console.WriteLine($"the same matrix: {Ops.Stack(columns, axis: 1) == Ops.Stack(rows, axis: 0)}\n");

// A loss has one output and many inputs: m = 1. A linear reader of digits with 650 weights asks for 650 passes forward, or for one back.
var digits = Datasets.Digits().Scale(1 / 16.0).Take(100).OneHot(10);
var (images, targets) = (digits.X.Cast(DType.Float64), digits.Y.Cast(DType.Float64));
const int Size = 650;

Tensor Error(Tensor weights)
{
    calls++;
    var scores = Ops.MatMul(images, weights[..640].Reshape(64, 10)) + weights[640..];
    return Ops.Mean(Ops.Square(scores - targets));
}

var start = Key.Of(1).Normal([Size], stddev: 0.1, dtype: DType.Float64);
calls = 0;
var gradient = Autodiff.Gradient(Error, start);
var reverse = calls;
calls = 0;
var slopes = Ops.Stack([.. Unit(Size).Select(v => Autodiff.Jvp(Error, start, v).Derivative)]);
Console.WriteLine($"the gradient of a loss with {Size} weights: {reverse} pass in reverse mode, {calls} passes in forward mode");
Console.WriteLine($"they differ by less than 1e-14: {Ops.Max(Ops.Abs(gradient - slopes)).ToDouble() < 1e-14}\n");

// Forward mode is for few directions. How fast does the loss change when all weights move along one v? One pass.
var direction = Key.Of(2).Normal([Size], dtype: DType.Float64);
var along = Autodiff.Jvp(Error, start, direction).Derivative.ToDouble();
Console.WriteLine($"along one direction: jvp {along:F6}, gradient · v {Ops.Sum(gradient * direction).ToDouble():F6}\n");

// The two together: forward over reverse gives the Hessian times a vector, without the matrix of 650 × 650. Applied again and again it
// finds the strongest curvature λ. Gradient descent on a quadratic is stable for learning rates below 2/λ, and for no other.
var (v, curvature) = (direction, 0.0);
for (var i = 0; i < Course.Epochs(50); i++)
{
    v /= Ops.Sqrt(Ops.Sum(v * v));
    var product = Autodiff.HessianVectorProduct(Error, start, v);
    (v, curvature) = (product, Ops.Sum(v * product).ToDouble());
}
Console.WriteLine($"strongest curvature λ = {curvature:F4}: learning rates have to be below 2/λ = {2 / curvature:F4}");
foreach (var share in new[] { 1.0, 1.9, 2.1 })
{
    var w = start;
    for (var i = 0; i < Course.Epochs(100); i++)
    {
        w -= share / curvature * Autodiff.Gradient(Error, w);
    }
    Console.WriteLine($"gradient descent with {share:F1}/λ: loss {Error(start).ToDouble():F3} → {Error(w).ToDouble():F3}");
}

var names = Enumerable.Range(1, 5).Select(i => $"x{i}");
Chart
    .HeatMap(Ops.Stack(columns, axis: 1), ["f1", "f2"], names)
    .With(title: "The Jacobian: a column a pass forward, a row a pass back", width: 520)
    .Save(Course.File("06-forward-and-reverse.svg"));

// To take away: reverse mode for many inputs and one output, which is training; forward mode for few directions.

// e₁, e₂, …: the rows of the identity.
static IEnumerable<Tensor> Unit(int size) =>
    Enumerable.Range(0, size).Select(i => Tensor.Of([.. Enumerable.Range(0, size).Select(j => i == j ? 1.0 : 0.0)], DType.Float64));

static string Row(Tensor values) => string.Join(" ", values.ToArray<double>().Select(value => $"{value, 8:F4}"));
