using Functional;

// Makes the pictures of the README: dotnet run -c Release --project examples/Gallery -- docs/pictures
if (args is not [var given])
{
    Console.Error.WriteLine("usage: Gallery FOLDER    where the pictures go");
    return 2;
}
var folder = Directory.CreateDirectory(given).FullName;

// How a training went.
var (train, test) = Datasets.Digits().Scale(1 / 16.0).Split(test: 0.2, seed: 42);
var reader = Sequential
    .Input(64)
    .Dense(32, Activation.Relu)
    .Dropout(0.1)
    .Dense(10, Activation.Softmax)
    .Compile(Optimizer.Adam(), Loss.SparseCategoricalCrossentropy, Metric.Accuracy)
    .WithExecution(Execution.Default.WithBlas(BlasLibrary.Managed))
    .Fit(train, epochs: 30, validationSplit: 0.2);
Save("learning_curves.svg", Chart.LearningCurves(reader.History));

// What a network of two layers makes of two moons.
var moons = Datasets.Moons(300, noise: 0.15, seed: 1);
var judge = Sequential
    .Input(2)
    .Dense(16, Activation.Tanh)
    .Dense(1, Activation.Sigmoid)
    .Compile(Optimizer.Adam(0.03), Loss.BinaryCrossentropy, Metric.Accuracy)
    .WithExecution(Execution.Default.WithBlas(BlasLibrary.Managed))
    .Fit(moons, epochs: 60);
Save("decision_regions.svg", Chart.DecisionRegions(judge, moons).With(width: 420, height: 320));

// What backpropagation does in one sigmoid unit: values, ∂L, and the derivative on every edge.
Tensor Error(Parameters p) => Ops.Square(Ops.Sigmoid(p["w"] * 2 + p["b"]) - 1);
var unit = Explain.Backprop(Error, Parameters.Of(("w", Tensor.Scalar(0.5)), ("b", Tensor.Scalar(-1))));
Save("backprop.svg", unit.Graph);
Console.WriteLine($"{reader.Evaluate(test)}; pictures in {folder}");
return 0;

void Save(string name, Picture picture) => picture.Save(Path.Combine(folder, name));
