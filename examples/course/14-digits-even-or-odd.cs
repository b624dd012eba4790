#:project Course
using Functional;

// Is a handwritten digit even or odd? One unit with a sigmoid answers with a probability; hidden layers in front of it answer better.
// The whole run: 12-8-1 is right on 0.986 of digits that it has not seen, and on 0.997 of those that it has (notebook: 0.999).
var digits = Datasets.Digits().Scale(1 / 16.0);
var odd = digits.MapTargets(y => y % 2).WithClassNames("even", "odd");
var (rest, test) = odd.Split(test: 0.2, new NumpyRandom(42)); // the rows of train_test_split with random_state=42
var (train, validation) = rest.Split(test: 0.2, new NumpyRandom(42));
Console.WriteLine($"{digits.Count} digits of 64 pixels, each from {(double)Ops.Min(digits.X)} to {(double)Ops.Max(digits.X)}");
Console.WriteLine($"{train.Count} to learn from, {validation.Count} to choose by, {test.Count} to judge at the end");
Console.WriteLine($"the digits {digits.Y[..10]} become the targets {odd.Y[..10]}\n");

// The same units learn from the same rows; only what stands between pixels and answer differs.
var pixels = Sequential.Input(64);
(string Name, Network Network)[] networks =
[
    ("one sigmoid unit", pixels.Dense(1, Activation.Sigmoid)),
    ("12-8 sigmoid", pixels.Dense(12, Activation.Sigmoid).Dense(8, Activation.Sigmoid).Dense(1, Activation.Sigmoid)),
    ("12-8 relu", pixels.Dense(12, Activation.Relu).Dense(8, Activation.Relu).Dense(1, Activation.Sigmoid)),
    (
        "300-200-80 relu",
        pixels.Dense(300, Activation.Relu).Dense(200, Activation.Relu).Dense(80, Activation.Relu).Dense(1, Activation.Sigmoid)
    ),
];
var trained = networks
    .Select(n =>
    {
        var model = n.Network.Compile(Optimizer.RmsProp(0.001), Loss.BinaryCrossentropy, Metric.Accuracy);
        return (n.Name, Model: model.Fit(train, epochs: Course.Epochs(50), batchSize: 10, validation: validation));
    })
    .ToArray();

Console.WriteLine($"{"network", -18}{"parameters", 10}{"loss", 9}{"accuracy", 10}{"val_loss", 10}{"val_accuracy", 14}");
foreach (var (name, model) in trained)
{
    var h = model.History;
    var (loss, accuracy) = (h["loss"].Last, h["accuracy"].Last);
    var (valLoss, valAccuracy) = (h["val_loss"].Last, h["val_accuracy"].Last);
    Console.WriteLine($"{name, -18}{model.ParameterCount, 10}{loss, 9:F3}{accuracy, 10:F3}{valLoss, 10:F3}{valAccuracy, 14:F3}");
}

// The notebook's network saw all digits, so its 0.999 says nothing about digits that it has not seen.
var all = networks[2].Network.Compile(Optimizer.RmsProp(0.001), Loss.BinaryCrossentropy, Metric.Accuracy);
var seen = all.Fit(odd, epochs: Course.Epochs(50), batchSize: 10).Evaluate(odd);
Console.WriteLine($"\n12-8 relu trained on all {odd.Count} digits: accuracy {seen["accuracy"]:F3} on the same digits");

// What one unit does is one line: a weight for every pixel, a bias, and a sigmoid that makes a probability of their sum.
var unit = trained[0].Model;
var (w, b) = (unit.Parameters["dense/kernel"], unit.Parameters["dense/bias"]);
var (z, p) = ((double)(Ops.MatMul(test.X[..1], w) + b)[0, 0], (double)unit.Predict(test.X[..1])[0, 0]);
Console.WriteLine($"\none unit, the first test digit: z = x·w + b = {z:F3}, σ(z) = 1 / (1 + e^−z) = {1 / (1 + Math.Exp(-z)):F3}");
Console.WriteLine($"predict says {p:F3}; above 0.5 means odd, and it is {test.ClassNames[(int)test.Y[0]]}\n");

// The network with the lowest loss on rows it did not learn from is judged once, on rows that nobody has looked at.
var (best, judge) = trained.MinBy(t => t.Model.History["val_loss"].Last);
var predicted = judge.PredictClasses(test.X);
Console.WriteLine($"chosen: {best}. On the test digits {judge.Evaluate(test)}");
Console.WriteLine(ConfusionMatrix.Of(test.Y, predicted, test.ClassNames));
Console.WriteLine($"area under the ROC curve {RocCurve.Of(test.Y, judge.Predict(test.X)).Auc:F4}\n");

// Pictures: how the networks learned, and what the one unit looks for: red pixels say odd, blue ones even.
Chart.Compare("val_accuracy", [.. trained.Select(t => (t.Name, t.Model.History))]).Save(Course.File("14-digits-even-or-odd.svg"));
Chart.HeatMap(w.Reshape(8, 8)).With(title: "Weights of the one unit, pixel by pixel").Save(Course.File("14-one-unit.svg"));
