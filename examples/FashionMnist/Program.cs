using System.Globalization;
using Functional;

// Tells ten kinds of clothing apart: 784-300-100-10, plain gradient descent.
if (
    ExampleOptions.Parse(args, "FashionMnist", epochs: 30, "fashion-mnist/train-images-idx3-ubyte.gz and its three companions")
    is not { } options
)
{
    return 2;
}

// 55,000 images to learn from and 5,000 to watch; every pixel is scaled by what it is in the images to learn from.
var (images, test) = Datasets.FashionMnist(Path.Combine(options.Data, "fashion-mnist"));
var (train, validation) = images.Split(test: 5000, new NumpyRandom(0));
var scaler = Scaler.MinMax().Fit(train);
(train, validation, test) = (scaler.Transform(train), scaler.Transform(validation), scaler.Transform(test));

var model = Sequential
    .Input([28, 28])
    .Flatten()
    .Dense(300, Activation.Relu)
    .Dense(100, Activation.Relu)
    .Dense(10, Activation.Softmax)
    .Compile(Optimizer.Sgd(0.01), Loss.SparseCategoricalCrossentropy, [Metric.Accuracy], options.Seed);

Console.WriteLine(model.Summary());

var trained = model.Fit(train, options.Epochs, validation: validation, callbacks: [Callback.Progress()]);

Console.WriteLine();
Console.WriteLine(ConfusionMatrix.Of(test.Y, trained.PredictClasses(test.X), test.ClassNames));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nfashion test accuracy: {trained.Evaluate(test)["accuracy"]:F4}"));
return 0;
