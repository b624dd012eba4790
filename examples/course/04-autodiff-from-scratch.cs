#:project Course
using Functional;

// Reverse-mode automatic differentiation from nothing: numbers that remember how they were made. Going back through that memory, every
// operation passes on what arrived, times its own derivative. That is all of backpropagation; the class at the end has its 60 lines.

// y = (a + b) · b at a = 2, b = 3: y = 15, ∂y/∂a = b = 3, ∂y/∂b = b + (a + b) = 8, by two ways that are added up.
var tape = new Tape();
var (a, b) = (tape.Number(2), tape.Number(3));
var y = (a + b) * b;
tape.Backward(y);
Console.WriteLine($"y = {y.Value}, ∂y/∂a = {a.Adjoint}, ∂y/∂b = {b.Adjoint}\n");

// A network that learns XOR: 2 inputs, 2 hidden units, 1 output, 9 weights. Its activation is s / √(1 + s²), a cousin of tanh, because
// + − · ÷ √ are rounded by one rule on every machine: whoever does the same operations in the same order gets the same bits.
(double X1, double X2, double Y)[] rows = [(0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)];
double[] weights = [0.8, 0.2, -0.1, 0.3, -0.3, -0.8, 0.4, 0.2, 0.6];

var (ownLoss, own) = Own(weights);
var (engineLoss, engine) = Engine(weights);
Console.WriteLine($"loss: own {ownLoss:R}, engine {engineLoss:R}, the same bits: {ownLoss == engineLoss}");
Console.WriteLine("weight         own gradient       engine's gradient  the same bits");
for (var i = 0; i < 9; i++)
{
    var same = BitConverter.DoubleToInt64Bits(own[i]) == BitConverter.DoubleToInt64Bits(engine[i]);
    Console.WriteLine($"w{i + 1} {own[i], 24:R} {engine[i], 23:R}  {same}");
}

// Gradients are enough to learn: w ← w − 0.1 · ∂L/∂w, with our own sixty lines alone.
var steps = Course.Epochs(2000);
List<double> losses = [];
for (var step = 0; step < steps; step++)
{
    var (loss, gradient) = Own(weights);
    losses.Add(loss);
    weights = [.. weights.Zip(gradient, (w, g) => w - (0.1 * g))];
}
Console.WriteLine($"\nloss before {losses[0]:F4}, after {steps} steps {Own(weights).Loss:F6}");
Console.WriteLine($"still bit for bit the engine's: {Own(weights).Gradient.SequenceEqual(Engine(weights).Gradient)}");
Chart
    .Line(losses)
    .With(title: "XOR, learned from scratch", xLabel: "step", yLabel: "loss")
    .WithAxes(yLog: true)
    .Save(Course.File("04-autodiff-from-scratch.svg"));

// Try: a third hidden unit; or another operation, which is its value and a line for every source.

(double Loss, double[] Gradient) Own(double[] at)
{
    var tape = new Tape();
    Number[] w = [.. at.Select(tape.Number)];
    Number Unit(Number x1, Number x2, int i)
    {
        var s = (w[i] * x1) + (w[i + 1] * x2) + w[i + 2];
        return s / Number.Sqrt(tape.Number(1) + (s * s));
    }
    var loss = tape.Number(0);
    foreach (var (x1, x2, target) in rows)
    {
        var (n1, n2) = (tape.Number(x1), tape.Number(x2));
        var error = Unit(Unit(n1, n2, 0), Unit(n1, n2, 3), 6) - tape.Number(target);
        loss += error * error;
    }
    tape.Backward(loss);
    return (loss.Value, [.. w.Select(number => number.Adjoint)]);
}

// The same function for the engine, on tensors of one number.
(double Loss, double[] Gradient) Engine(double[] at)
{
    Tensor Loss(Tensors w)
    {
        Tensor Unit(Tensor x1, Tensor x2, int i)
        {
            var s = (w[i] * x1) + (w[i + 1] * x2) + w[i + 2];
            return s / Ops.Sqrt(1 + (s * s));
        }
        Tensor loss = 0;
        foreach (var (x1, x2, target) in rows)
        {
            var error = Unit(Unit(x1, x2, 0), Unit(x1, x2, 3), 6) - target;
            loss += error * error;
        }
        return loss;
    }
    var (value, gradient) = Autodiff.ValueAndGradient(Loss, Tensors.Of([.. at.Select(w => Tensor.Scalar(w, DType.Float64))]));
    return (value.ToDouble(), [.. gradient.Values.Select(leaf => leaf.ToDouble())]);
}

/// <summary>All numbers in the order in which they were made, so that backwards every number comes before those it was made from.</summary>
internal sealed class Tape
{
    private readonly List<Number> numbers = [];

    public Number Number(double value) => Add(value);

    public Number Add(double value, params (Number Of, Func<double, double> PassOn)[] sources)
    {
        var number = new Number(this, value, sources);
        numbers.Add(number);
        return number;
    }

    public void Backward(Number result)
    {
        result.Adjoint = 1;
        foreach (var number in Enumerable.Reverse(numbers))
        {
            foreach (var (source, passOn) in number.Sources)
            {
                source.Adjoint += passOn(number.Adjoint);
            }
        }
    }
}

/// <summary>A number, what it was made from, and how a derivative is passed on to each of those.</summary>
internal sealed class Number(Tape tape, double value, (Number Of, Func<double, double> PassOn)[] sources)
{
    public double Value => value;

    public double Adjoint { get; set; }

    public (Number Of, Func<double, double> PassOn)[] Sources => sources;

    public static Number operator +(Number a, Number b) => a.Make(a.Value + b.Value, (a, d => d), (b, d => d));

    public static Number operator -(Number a, Number b) => a.Make(a.Value - b.Value, (a, d => d), (b, d => -d));

    public static Number operator *(Number a, Number b) => a.Make(a.Value * b.Value, (a, d => d * b.Value), (b, d => d * a.Value));

    public static Number operator /(Number a, Number b)
    {
        var quotient = a.Value / b.Value;
        return a.Make(quotient, (a, d => d / b.Value), (b, d => -(d * quotient / b.Value)));
    }

    public static Number Sqrt(Number a)
    {
        var root = Math.Sqrt(a.Value);
        return a.Make(root, (a, d => d * 0.5 / root));
    }

    private Number Make(double value, params (Number Of, Func<double, double> PassOn)[] sources) => tape.Add(value, sources);
}
