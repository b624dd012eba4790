#:project Course
using Functional;

// Which of ten digits is it? Softmax makes ten probabilities of ten numbers, and targets become rows of zeros with a one.
// The whole run: 12-8 is right on 0.958 of the digits to choose by and 0.964 of the test digits (notebook: 0.969 and 0.958).
var digits = Datasets.Digits().Scale(1 / 16.0);
var (rest, test) = digits.Split(test: 0.2, new NumpyRandom(42)); // the rows of train_test_split with random_state=42
var (train, validation) = rest.Split(test: 0.2, new NumpyRandom(42));
Console.WriteLine($"the label {(int)train.Y[0]} as a row: {Row(train.OneHot(10).Y[0], "F0")}\n");

// The notebook's network, 64-12-8-10, and what becomes of it with more layers, wider ones, and dropout between them.
var pixels = Sequential.Input(64);
(string Name, Sequential Hidden)[] networks =
[
    ("12-8", pixels.Dense(12, Activation.Relu).Dense(8, Activation.Relu)),
    ("30-20-12-12-8-4", new[] { 30, 20, 12, 12, 8, 4 }.Aggregate(pixels, (chain, units) => chain.Dense(units, Activation.Relu))),
    ("300-200-80", new[] { 300, 200, 80 }.Aggregate(pixels, (chain, units) => chain.Dense(units, Activation.Relu))),
    ("300-200-80 dropout", new[] { 300, 200, 80 }.Aggregate(pixels, (chain, units) => chain.Dense(units, Activation.Relu).Dropout(0.3))),
];
var trained = networks
    .Select(n =>
    {
        var network = n.Hidden.Dense(10, Activation.Softmax, name: "output");
        var model = network.Compile(Optimizer.Adam(), Loss.CategoricalCrossentropy, Metric.Accuracy);
        var fit = model.Fit(train.OneHot(10), epochs: Course.Epochs(50), batchSize: 10, validation: validation.OneHot(10));
        return (n.Name, Model: fit);
    })
    .ToArray();

Console.WriteLine($"{"hidden layers", -20}{"parameters", 10}{"loss", 9}{"accuracy", 10}{"val_loss", 10}{"val_accuracy", 14}");
foreach (var (name, model) in trained)
{
    var h = model.History;
    var (loss, accuracy) = (h["loss"].Last, h["accuracy"].Last);
    var (valLoss, valAccuracy) = (h["val_loss"].Last, h["val_accuracy"].Last);
    Console.WriteLine($"{name, -20}{model.ParameterCount, 10}{loss, 9:F3}{accuracy, 10:F3}{valLoss, 10:F3}{valAccuracy, 14:F3}");
}

// Softmax by hand, on the digit it is least sure of: the last layer's ten sums z, then pᵢ = e^zᵢ / Σ e^zⱼ. The loss is −ln p of the
// digit that it is.
var judge = trained[0].Model;
var sure = judge.Predict(test.X).Max(1); // of every digit, the largest probability
var unsure = (int)sure.ArgMin();
var (digit, truth) = (test.X[unsure..(unsure + 1)], (int)test.Y[unsure]);
var hidden = judge.Between("input", "dense_1").Predict(digit);
var z = Ops.MatMul(hidden, judge.Parameters["output/kernel"]) + judge.Parameters["output/bias"];
var p = Ops.Exp(z) / Ops.Sum(Ops.Exp(z));
Console.WriteLine(
    $"\n12-8, the test digit it is least sure of, a {truth}:\ndigit     {string.Concat(Enumerable.Range(0, 10).Select(i => $"{i, 7}"))}"
);
Console.WriteLine($"z         {Row(z, "F2")}\nsoftmax   {Row(p, "F2")}\npredict   {Row(judge.Predict(digit), "F2")}");
Console.WriteLine($"sum of p {(double)Ops.Sum(p):F3}, loss −ln {(double)p[0, truth]:F3} = {-Math.Log((double)p[0, truth]):F3}\n");

// The test digits, class by class. Sparse crossentropy takes labels as they are and is the same loss.
Console.WriteLine($"12-8 on the test digits: {judge.Evaluate(test.OneHot(10))}");
var sparse = judge.WithObjectives(judge.Optimizer, [new("output", Loss.SparseCategoricalCrossentropy)]);
Console.WriteLine($"the loss with labels instead of rows: {sparse.Evaluate(test).Loss:F4}");
var predicted = judge.PredictClasses(test.X);
Console.WriteLine($"{ConfusionMatrix.Of(test.Y, predicted, test.ClassNames)}\n");

// The worst mistakes: wrong, and sure of it.
var (labels, guesses) = (test.Y.ToArray<int>(), predicted.ToArray<int>());
var confidence = sure.ToArray<float>();
int[] worst = [.. Enumerable.Range(0, test.Count).Where(i => guesses[i] != labels[i]).OrderByDescending(i => confidence[i]).Take(10)];
foreach (var i in worst.Take(3))
{
    var top = TopPredictions.Of(judge.Predict(test.X[i..(i + 1)]), 2, test.ClassNames);
    Console.WriteLine($"test digit {i}, a {labels[i]}: {top}");
}
Console.WriteLine();

var at = Tensor.Of(worst);
Chart
    .Images(Ops.Gather(test.X, at), Ops.Gather(test.Y, at), Ops.Gather(predicted, at), columns: 5)
    .Save(Course.File("15-worst-mistakes.svg"));
Chart.Confusion(ConfusionMatrix.Of(test.Y, predicted, test.ClassNames)).Save(Course.File("15-confusion.svg"));
Chart.Compare("val_loss", [.. trained.Select(t => (t.Name, t.Model.History))]).Save(Course.File("15-digits-0-to-9.svg"));

static string Row(Tensor row, string format) => string.Concat(row.ToArray<float>().Select(x => x.ToString(format).PadLeft(7)));
