using System.Globalization;
using Functional;

// Trains a classifier on 1,437 handwritten digits and tests it on 360 others.
var (seed, folder) = (0L, Directory.GetCurrentDirectory());
for (var i = 0; i < args.Length; i += 2)
{
    switch (args[i..])
    {
        case ["--seed", var text, ..] when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var given):
            seed = given;
            break;
        case ["--out", { Length: > 0 } path, ..]:
            folder = Directory.CreateDirectory(path).FullName;
            break;
        default:
            Console.Error.WriteLine($"not understood: {string.Join(' ', args[i..])}");
            Console.Error.WriteLine(
                "usage: Digits [--seed N] [--out DIR]    N: a whole number, 0 unless given; the same N, the same numbers."
            );
            Console.Error.WriteLine("report.html and curves.svg go to DIR, the current folder unless given.");
            return 2;
    }
}

var (train, test) = Datasets.Digits().Scale(1 / 16.0).Split(test: 0.2, seed: 42);

var model = Sequential
    .Input(64)
    .Dense(64, Activation.Relu, name: "hidden")
    .Dropout(0.2)
    .Dense(10, Activation.Softmax)
    .Compile(Optimizer.Adam(0.003), Loss.SparseCategoricalCrossentropy, [Metric.Accuracy], seed);

Console.WriteLine(model.Summary());

var trained = model.Fit(
    train,
    epochs: 40,
    batchSize: 32,
    validationSplit: 0.2,
    callbacks: [Callback.Progress(), Callback.EarlyStopping(patience: 8, restoreBestWeights: true)]
);

var scores = trained.Evaluate(test);
Console.WriteLine($"\nheld-out digits: {scores}\n");
Console.WriteLine(ConfusionMatrix.Of(test.Y, trained.PredictClasses(test.X), test.ClassNames));

// The same to look at.
Chart.LearningCurves(trained.History).Save(Path.Combine(folder, "curves.svg"));
Report.Of(trained, test, "Handwritten digits").Save(Path.Combine(folder, "report.html"));
Console.WriteLine($"pictures: {Path.Combine(folder, "report.html")}, {Path.Combine(folder, "curves.svg")}");
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\ntest accuracy: {scores["accuracy"]:F3}"));
return 0;
