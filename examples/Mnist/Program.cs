using System.Globalization;
using Functional;

// Reads handwritten digits: 784-64-10, Adam, as the first network of many a course.
if (ExampleOptions.Parse(args, "Mnist", epochs: 10, "mnist/train-images-idx3-ubyte.gz and its three companions") is not { } options)
{
    return 2;
}

var (train, test) = Datasets.Mnist(Path.Combine(options.Data, "mnist"));
Dataset Prepared(Dataset data) => data.Map(x => x.Reshape(data.Count, 784).Cast(DType.Float32) / 255).OneHot(10);

var model = Sequential
    .Input(784)
    .Dense(64, Activation.Sigmoid)
    .Dense(10, Activation.Softmax)
    .Compile(Optimizer.Adam(), Loss.CategoricalCrossentropy, [Metric.Accuracy], options.Seed);

Console.WriteLine(model.Summary(SummaryStyle.TensorFlow2));

var (learning, testing) = (Prepared(train), Prepared(test));
var trained = model.Fit(learning, options.Epochs, batchSize: 128, validation: testing, callbacks: [Callback.Progress()]);

// The digits that it is surest of, and the wrong ones it is surest of.
var probabilities = trained.Predict(testing.X);
var (surest, predicted) = (probabilities.Max(1).ToArray<float>(), probabilities.ArgMax().ToArray<int>());
var labels = test.Y.ToArray<int>();
var mistakes = Enumerable.Range(0, test.Count).Where(i => predicted[i] != labels[i]).OrderByDescending(i => surest[i]).Take(5);
Console.WriteLine("\nsurest mistakes:");
foreach (var i in mistakes)
{
    Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"  image {i}: a {labels[i]} taken for a {predicted[i]}, probability {surest[i]:F3}")
    );
}
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nmnist test accuracy: {trained.Evaluate(testing)["accuracy"]:F4}"));
return 0;
