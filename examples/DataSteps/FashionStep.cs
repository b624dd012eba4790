using Functional;

/// <summary>Clothing: every pixel scaled by what it is in the images to learn from.</summary>
internal static class FashionStep
{
    public static void Run()
    {
        var (images, test) = Datasets.FashionMnist();
        var (train, validation) = images.Split(test: 5000, new NumpyRandom(0));
        var pipeline = Pipeline.Of(
            Transform.Of("flatten", x => x.Reshape(-1, 28 * 28), y => y.Reshape(-1, 28, 28)),
            Scaler.MinMax(),
            Transform.Of("reshape", x => x.Reshape(-1, 28, 28), y => y.Reshape(-1, 28 * 28))
        );
        var prepared = pipeline.Fit(train);
        var ready = prepared.Transform(validation);
        var (least, most) = ((double)Ops.Min(ready.X), (double)Ops.Max(ready.X));
        Console.WriteLine($"{train.Count} images to learn from; prepared: {ready.X.Shape} from {least:F3} to {most:F3}");
        var model = Sequential
            .Input([28, 28])
            .Flatten()
            .Dense(100, Activation.Relu)
            .Dense(10, Activation.Softmax)
            .Compile(Optimizer.Sgd(0.01), Loss.SparseCategoricalCrossentropy, Metric.Accuracy)
            .Fit(prepared.Transform(train), epochs: 2, validation: ready, callbacks: [Callback.Progress(2)]);

        // What the model takes the first three images of the test for.
        var few = prepared.Transform(test.Rows(..3));
        Console.WriteLine($"really: {string.Join(", ", few.Y.ToArray<int>().Select(label => test.ClassNames[label]))}");
        Console.WriteLine(TopPredictions.Of(model.Predict(few.X), 3, test.ClassNames));
    }
}
