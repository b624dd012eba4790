using Functional;

/// <summary>Seven clouds in five dimensions.</summary>
internal static class BlobsStep
{
    public static void Run()
    {
        var blobs = Datasets.Blobs(2000, features: 5, centers: 7, spread: 3, new NumpyRandom(0));
        var (train, test) = blobs.Split(test: 0.25, new NumpyRandom(0));
        Console.WriteLine($"{train.Count} points to learn from, {test.Count} to test");
        var plane = Pca.Fit(blobs.X, components: 2);
        var shares = plane.ExplainedVarianceRatio.ToArray<double>().Select(share => $"{share:P1}");
        Console.WriteLine($"two components hold these shares of the variance: {string.Join(", ", shares)}");
        var map = TSne.Fit(blobs.X, key: Key.Of(0));
        Console.WriteLine(map);

        // Do neighbours have the same colour? Each point is judged by the 15 next to it.
        foreach (var (name, places) in new[] { ("in the plane", plane.Transform(blobs.X)), ("on the map", map.Embedding) })
        {
            var same = KNearestNeighbors.Classification(places, blobs.Y, neighbors: 15).Predict(places);
            Console.WriteLine($"{name} {ConfusionMatrix.Of(blobs.Y, same).Accuracy:P1} of the points lie among their own");
        }
        var model = Sequential
            .Input(5)
            .Dense(50, Activation.Relu)
            .Dense(7, Activation.Softmax)
            .Compile(Optimizer.Sgd(0.01), Loss.SparseCategoricalCrossentropy, Metric.Accuracy)
            .Fit(train, epochs: 30, validationSplit: 0.2, callbacks: [Callback.EarlyStopping(patience: 5)]);
        Console.WriteLine($"a network on the test points: {model.Evaluate(test)}");
    }
}
