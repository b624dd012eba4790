#:project Course
using Functional;

// Is a gradient right? Compare it with differences: (f(x + h) − f(x − h)) / 2h. How far that is from the truth depends on h: too large,
// and the curve bends away (truncation); too small, and f(x + h) − f(x − h) loses its digits (rounding).
const double Place = 1;
Tensor F(Tensor x) => Ops.Exp(x) * Ops.Sin(x);
var exact = Autodiff.Gradient(F)(Tensor.Scalar(Place, DType.Float64)).ToDouble();
Console.WriteLine($"f(x) = eˣ · sin x at x = 1: f' = eˣ · (sin x + cos x) = {Math.E * (Math.Sin(1) + Math.Cos(1)):F12}");
Console.WriteLine($"automatic differentiation:                            {exact:F12}\n");

double Value(double x, DType dtype) => F(Tensor.Scalar(x, dtype)).ToDouble();
double Forward(double h, DType dtype) => (Value(Place + h, dtype) - Value(Place, dtype)) / h;
double Central(double h, DType dtype) => (Value(Place + h, dtype) - Value(Place - h, dtype)) / (2 * h);

double[] steps = [1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12, 1e-13];
double[] forward = [.. steps.Select(h => Math.Abs(Forward(h, DType.Float64) - exact))];
double[] central = [.. steps.Select(h => Math.Abs(Central(h, DType.Float64) - exact))];
double[] single = [.. steps.Select(h => Math.Abs(Central(h, DType.Float32) - exact))];
Console.WriteLine("error of     forward differences   central differences   central, Float32");
for (var i = 0; i < steps.Length; i++)
{
    Console.WriteLine($"h = 1e-{i:D2}  {Short(forward[i]), 20}  {Short(central[i]), 20}  {Short(single[i]), 17}");
}

// The error of forward differences falls with h, that of central ones with h², until rounding takes over. The best of each:
Console.WriteLine($"\nbest: forward {Short(forward.Min())}, central {Short(central.Min())}, central in Float32 {Short(single.Min())}");
Console.WriteLine("So check in Float64, with central differences and h near 1e-5, and ask for six digits, not for sixteen.\n");

Chart
    .Line(steps, forward, "forward, Float64")
    .Add(steps, central, "central, Float64")
    .Add(steps, single, "central, Float32")
    .With(title: "Error of a difference by its step", xLabel: "h", yLabel: "|difference − f'|")
    .WithAxes(xLog: true, yLog: true)
    .Save(Course.File("07-gradient-checking.svg"));

// To take away: check every operation of your own once, in Float64, away from kinks.

// GradientCheck does that for every number of every parameter: here the loss of a small network.
var x = Key.Of(1).Normal([8, 3], dtype: DType.Float64);
var y = Key.Of(2).Normal([8, 1], dtype: DType.Float64);
var weights = Parameters.Of(
    ("hidden", Key.Of(3).Normal([3, 4], dtype: DType.Float64)),
    ("output", Key.Of(4).Normal([4, 1], dtype: DType.Float64))
);
Tensor Loss(Parameters p, Func<Tensor, Tensor> activation) =>
    Ops.Mean(Ops.Square(Ops.MatMul(activation(Ops.MatMul(x, p["hidden"])), p["output"]) - y));
Console.WriteLine($"tanh:       {GradientCheck.Run(p => Loss(p, Ops.Tanh), weights)}");

// An operation whose derivative is one's own, and wrong: x² with x in place of 2x. Training would go on, a little worse, and say nothing.
var careless = Autodiff.Custom("careless_square", x => x * x, (x, y, adjoint) => adjoint * x);
Console.WriteLine($"careless:   {GradientCheck.Run(p => Loss(p, careless), weights)}");
var careful = Autodiff.Custom("careful_square", x => x * x, (x, y, adjoint) => adjoint * 2 * x);
Console.WriteLine($"careful:    {GradientCheck.Run(p => Loss(p, careful), weights)}");

// Not every disagreement is a bug: relu has a kink at 0, where a difference sees half of each side.
Console.WriteLine($"relu at 0:  {GradientCheck.Run(Ops.Relu, Tensor.Scalar(0))}");

static string Short(double number) => number.ToString("0.0e+00");
