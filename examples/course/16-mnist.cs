#:project Course
using Functional;

// Handwritten digits of 28 × 28 pixels: what each layer adds, and what the weights of a first layer look like.
// The whole run: 0.927 of the test digits without a hidden layer, 0.968 with 64 sigmoid units after 20 epochs (notebook: 0.972).
var (train, test) = Course.Data(
    "MNIST",
    () => Datasets.Mnist(),
    "digits of 8 × 8 pixels",
    () => Datasets.Digits().Map(x => x.Reshape(-1, 8, 8)).Split(test: 0.2, seed: 42)
);
var brightest = (double)Ops.Max(train.X.Cast(DType.Float32));
Console.WriteLine($"{train.Count} digits {train.X.Shape} to learn from, {test.Count} to test, pixels from 0 to {brightest}");
Chart.Images(train.X[1..51], train.Y[1..51]).Save(Course.File("16-digits.svg"));

// Pixels become numbers from 0 to 1, labels rows of zeros with a one.
Dataset Prepared(Dataset data) => data.Scale(1 / brightest).OneHot(10);
var (learning, testing) = (Prepared(train), Prepared(test));

// A flatten layer makes a row of every image. The networks of both notebooks, from no hidden layer to two.
var flat = Sequential.Input([train.X.Shape[1], train.X.Shape[2]]).Flatten();
(string Name, Sequential Hidden)[] networks =
[
    ("no hidden layer", flat),
    ("64 sigmoid", flat.Dense(64, Activation.Sigmoid)),
    ("128 relu", flat.Dense(128, Activation.Relu)),
    ("128-128 relu", flat.Dense(128, Activation.Relu).Dense(128, Activation.Relu)),
];
var models = networks
    .Select(n => n.Hidden.Dense(10, Activation.Softmax).Compile(Optimizer.Adam(), Loss.CategoricalCrossentropy, Metric.Accuracy))
    .ToArray();
Console.WriteLine($"\n{models[1].Summary()}\n");
var pixels = train.X.Shape[1] * train.X.Shape[2];
Console.WriteLine($"{pixels} × 64 weights + 64 biases = {(pixels * 64) + 64}, 64 × 10 + 10 = {(64 * 10) + 10}\n");

var trained = models.Select(m => m.Fit(learning, Course.Epochs(10), batchSize: 128, validation: testing)).ToArray();
Console.WriteLine($"{"network", -17}{"parameters", 10}{"loss", 9}{"accuracy", 10}{"test loss", 11}{"test accuracy", 15}");
foreach (var ((name, _), model) in networks.Zip(trained))
{
    var (h, scores) = (model.History, model.Evaluate(testing));
    Console.Write($"{name, -17}{model.ParameterCount, 10}{h["loss"].Last, 9:F4}{h["accuracy"].Last, 10:F4}");
    Console.WriteLine($"{scores.Loss, 11:F4}{scores["accuracy"], 15:F4}");
}

// A fit goes on where the last one ended: ten more epochs for the second network, as in the notebook.
var judge = trained[1].Fit(learning, Course.Epochs(10), batchSize: 128, validation: testing);
Console.WriteLine($"\n64 sigmoid after {judge.History.Epochs} epochs: {judge.Evaluate(testing)}");

// Three test digits under it: the class with the largest probability, and the three classes that come first.
Console.WriteLine($"the first three test digits are {test.Y[..3]}:");
Console.WriteLine($"predicted {judge.PredictClasses(testing.X[..3])}");
Console.WriteLine($"{TopPredictions.Of(judge.Predict(testing.X[..3]), 3, test.ClassNames)}\n");

// Without a hidden layer each digit has one weight for every pixel: red where ink speaks for it, blue where it speaks against it.
var templates = Chart.Weights(trained[0], [train.X.Shape[1], train.X.Shape[2]], columns: 5);
templates.With(title: "No hidden layer: the weights of the ten digits").Save(Course.File("16-ten-digits.svg"));
var units = Chart.Weights(judge, [train.X.Shape[1], train.X.Shape[2]], columns: 16);
units.With(title: "64 sigmoid: the weights of the hidden units").Save(Course.File("16-64-units.svg"));
Chart.Compare("val_accuracy", [.. networks.Zip(trained, (n, model) => (n.Name, model.History))]).Save(Course.File("16-mnist.svg"));
