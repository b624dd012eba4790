#:project Course
using Functional;

// A layer adds up n numbers with n weights: Var(output) = n · Var(w) · Var(input), and relu halves the mean square. Ten layers in a row do
// that ten times, so what is a little too small or too large in one layer is nothing, or everything, in the end.
const int Units = 100;
var x = Key.Of(1).Normal([200, Units]);
(string Name, Initializer Initializer, double Variance)[] initializers =
[
    ("zeros", Initializer.Zeros, 0),
    ("normal 0.02", Initializer.RandomNormal(stddev: 0.02), 0.02 * 0.02),
    ("normal 1", Initializer.RandomNormal(stddev: 1), 1),
    ("Glorot", Initializer.GlorotNormal, 1.0 / Units),
    ("He", Initializer.HeNormal, 2.0 / Units),
];

// Glorot: Var(w) = 2 / (n in + n out), so that n · Var(w) = 1. He: Var(w) = 2 / n, which makes up for what relu cuts off.
foreach (var (title, activation) in new[] { ("linear", Activation.Linear), ("tanh", Activation.Tanh), ("relu", Activation.Relu) })
{
    Console.WriteLine($"{title, -12} standard deviation behind layer 1, 2, 5, 10, and (linear) by the rule n · Var(w) behind 10");
    foreach (var (name, initializer, variance) in initializers)
    {
        var spreads = Spreads(activation, initializer);
        var rule = title == "linear" ? Short(Math.Pow(Units * variance, 5)) : "";
        Console.WriteLine($"{name, -12} {string.Join(" ", new[] { 0, 1, 4, 9 }.Select(i => Short(spreads[i]))), 36}   {rule}".TrimEnd());
    }
    Console.WriteLine();
}

// What that means for learning: the same network of tanh units on digits, from each of these starts.
var (train, test) = Datasets.Digits().Scale(1 / 16.0).Split(test: 0.2, seed: 42);
var epochs = Course.Epochs(10);
Console.WriteLine($"accuracy on held-out digits after {epochs} epochs of SGD(0.1), five layers of 64 tanh units:");
List<(string Name, History History)> histories = [];
foreach (var (name, initializer, _) in initializers)
{
    var network = Sequential.Input(64);
    for (var i = 0; i < 5; i++)
    {
        network = network.Dense(64, Activation.Tanh, kernelInitializer: initializer);
    }
    var model = network
        .Dense(10, Activation.Softmax)
        .Compile(Optimizer.Sgd(0.1), Loss.SparseCategoricalCrossentropy, Metric.Accuracy)
        .Fit(train, epochs);
    histories.Add((name, model.History));
    Console.WriteLine($"{name, -12} {model.Evaluate(test)["accuracy"]:F3}");
}

// Zeros are worse than small: units that start equal get equal gradients and stay equal. Three units, one constant, 20 steps:
var twins = Sequential
    .Input(2)
    .Dense(3, Activation.Tanh, kernelInitializer: Initializer.Constant(0.5), name: "hidden")
    .Dense(1, Activation.Sigmoid, kernelInitializer: Initializer.Constant(0.5))
    .Compile(Optimizer.Sgd(0.1), Loss.BinaryCrossentropy)
    .Fit(Datasets.Moons(32, noise: 0.1), epochs: Course.Epochs(20));
var kernel = twins.Parameters["hidden/kernel"];
Console.WriteLine($"\nthree units that started equal, after training: {string.Join("  ", kernel.ToArray<float>().Select(w => $"{w:F4}"))}");
Console.WriteLine($"still equal: {kernel[.., 0] == kernel[.., 1] && kernel[.., 1] == kernel[.., 2]}");

// Pictures: spreads layer by layer, and what tanh units say behind layer 10.
double[] layers = [.. Enumerable.Range(1, 10)];
LineChart Curve(string title, Activation activation) =>
    initializers[2..]
        .Aggregate(
            Chart.Line(layers, Spreads(activation, initializers[1].Initializer), initializers[1].Name),
            (chart, one) => chart.Add(layers, Spreads(activation, one.Initializer), one.Name)
        )
        .With(title: $"{title}: standard deviation by layer", xLabel: "layer", width: 460)
        .WithAxes(yLog: true);
Picture Behind(string name, Initializer initializer) =>
    Chart.Histogram(Outputs(Activation.Tanh, initializer).Last(), bins: 30).With(title: $"tanh, layer 10: {name}", width: 306, height: 240);
Chart
    .Rows(
        Chart.Columns(Curve("tanh", Activation.Tanh), Curve("relu", Activation.Relu)),
        Chart.Columns([.. initializers[1..4].Select(one => Behind(one.Name, one.Initializer))])
    )
    .Save(Course.File("09-initialisation.svg"));

// Try: Initializer.Orthogonal(1), which keeps lengths; or relu in the network that reads digits.

// x, through ten layers.
IEnumerable<Tensor> Outputs(Activation activation, Initializer initializer)
{
    var h = x;
    for (var layer = 0; layer < 10; layer++)
    {
        h = activation.Apply(Ops.MatMul(h, initializer.Create(Key.Of(7).Fold(layer), [Units, Units])));
        yield return h;
    }
}

double[] Spreads(Activation activation, Initializer initializer) =>
    [.. Outputs(activation, initializer).Select(h => Spread.Of(h).StandardDeviation)];

static string Short(double number) => $"{number:0.0e+00}";
