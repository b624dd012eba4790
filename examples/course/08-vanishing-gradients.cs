#:project Course
using Functional;

// Backward, a gradient is multiplied by the weights and by the activation's slope at every layer. Where the product of both is below 1,
// little is left of it ten layers down: the first layers hardly learn. Here are the norms, layer by layer, and what helps.
var (train, test) = Datasets.Digits().Scale(1 / 16.0).Split(test: 0.2, seed: 42);
var small = Initializer.RandomNormal(stddev: 0.05);
(string Name, Model Model)[] networks =
[
    ("sigmoid", Deep(Activation.Sigmoid, Initializer.GlorotUniform)),
    ("tanh, small", Deep(Activation.Tanh, small)),
    ("tanh, Glorot", Deep(Activation.Tanh, Initializer.GlorotUniform)),
    ("relu, Glorot", Deep(Activation.Relu, Initializer.GlorotUniform)),
    ("relu, He", Deep(Activation.Relu, Initializer.HeNormal)),
    ("small, norm.", Deep(Activation.Tanh, small, normalized: true)),
    ("small, resid.", Deep(Activation.Tanh, small, residual: true)),
];

// Ten hidden layers of 20 units, before any training: the norm of ∂L/∂W of every layer.
var norms = networks.Select(network => Norms(network.Model)).ToArray();
Console.WriteLine($"layer  {string.Join(" ", networks.Select(network => $"{network.Name, 13}"))}");
for (var layer = 0; layer < 10; layer++)
{
    Console.WriteLine($"h{layer + 1, -4}  {string.Join(" ", norms.Select(norm => $"{Short(norm[layer]), 13}"))}");
}
Console.WriteLine($"h1/h10 {string.Join(" ", norms.Select(norm => $"{Short(norm[0] / norm[9]), 13}"))}");

// A sigmoid's slope is at most 1/4, so of ten layers the first gets less than a hundred-thousandth of what the last gets. Small weights do
// the same. Initial weights of the right size (the next rung), normalization between layers, and ways around them (residual: h + f(h)
// has the slope 1 + f') keep the gradient alive.
var epochs = Course.Epochs(30);
Console.WriteLine($"\naccuracy on held-out digits after {epochs} epochs of SGD(0.1):");
foreach (var (name, model) in networks)
{
    var trained = model.Fit(train, epochs);
    Console.WriteLine($"{name, -14} {trained.Evaluate(test)["accuracy"]:F3}");
}

var layers = Enumerable.Range(1, 10).Select(i => (double)i).ToArray();
networks
    .Zip(norms, (network, norm) => (network.Name, norm))
    .Aggregate((LineChart?)null, (chart, one) => chart?.Add(layers, one.norm, one.Name) ?? Chart.Line(layers, one.norm, one.Name))!
    .With(title: "Norm of the gradient by layer", xLabel: "hidden layer", yLabel: "norm of ∂L/∂W", height: 440)
    .WithAxes(yLog: true)
    .Save(Course.File("08-vanishing-gradients.svg"));

// Try: 30 layers; or selu with the initializer LecunNormal, which were made for each other.

Model Deep(Activation activation, Initializer initializer, bool normalized = false, bool residual = false)
{
    var input = Graph.Input(64);
    var node = input.Dense(20, activation, kernelInitializer: initializer, name: "h1");
    for (var i = 2; i <= 10; i++)
    {
        var before = normalized ? node.BatchNormalization() : node;
        var next = before.Dense(20, activation, kernelInitializer: initializer, name: $"h{i}");
        node = residual ? node + next : next;
    }
    var network = new Graph([input], [node.Dense(10, Activation.Softmax, name: "output")]);
    return network.Compile(Optimizer.Sgd(0.1), Loss.SparseCategoricalCrossentropy, Metric.Accuracy);
}

// One forward and one backward pass, as in training.
double[] Norms(Model model) =>
    [.. ModelHealth.Of(model, train.Take(200)).Layers.Where(layer => layer.Path.StartsWith('h')).Select(layer => layer.GradientNorm)];

static string Short(double number) => number.ToString("0.0e+00");
