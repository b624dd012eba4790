using Functional;

/// <summary>Handwritten digits of 28 × 28 pixels.</summary>
internal static class MnistStep
{
    public static void Run()
    {
        var (train, test) = Datasets.Mnist();
        Console.WriteLine($"{train.X.Shape} {train.Y.Shape} {test.X.Shape} {test.Y.Shape}");
        Dataset Rows(Dataset data) => data.Map(x => x.Reshape(-1, 784)).Scale(1 / 255.0).OneHot(10);
        (train, test) = (Rows(train), Rows(test));
        Console.WriteLine($"rows {train.X.Shape} of {train.X.DType}, label as a row {string.Join(' ', train.Y[0].ToArray())}");
        var model = Sequential
            .Input(784)
            .Dense(64, Activation.Sigmoid)
            .Dense(10, Activation.Softmax)
            .Compile(Optimizer.Adam(), Loss.CategoricalCrossentropy, Metric.Accuracy)
            .Fit(train, epochs: 2, batchSize: 128, validation: test, callbacks: [Callback.Progress(2)]);
        var probabilities = model.Predict(test.X[..1]);
        Console.WriteLine($"the first image is a {(int)probabilities.ArgMax(1)[0]} with probability {(double)Ops.Max(probabilities):F2}");
    }
}
