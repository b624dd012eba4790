using Functional;

/// <summary>1,797 digits of 8 × 8 pixels from 0 to 16.</summary>
internal static class DigitsStep
{
    public static void Run()
    {
        var digits = Datasets.Digits();
        Console.WriteLine($"inputs {digits.X.Shape}, targets {digits.Y.Shape}, classes {string.Join(' ', digits.ClassNames)}");

        // The rows of random_state=42, twice: a fifth to test, a fifth of the rest to validate.
        static (Dataset Train, Dataset Validation, Dataset Test) Split(Dataset data)
        {
            var (rest, test) = data.Scale(1 / 16.0).Split(test: 0.2, new NumpyRandom(42));
            var (train, validation) = rest.Split(test: 0.2, new NumpyRandom(42));
            return (train, validation, test);
        }
        var isOdd = digits.MapTargets(y => y % 2).WithClassNames(["even", "odd"]);
        var (train, validation, test) = Split(isOdd);
        Console.WriteLine($"{train.Count} to learn from, {validation.Count} to watch, {test.Count} to test");
        var binary = Sequential
            .Input(64)
            .Dense(12, Activation.Relu)
            .Dense(8, Activation.Relu)
            .Dense(1, Activation.Sigmoid)
            .Compile(Optimizer.Adam(), Loss.BinaryCrossentropy, Metric.Accuracy)
            .Fit(train, epochs: 30, batchSize: 10, validation: validation);
        var predicted = binary.PredictClasses(test.X);
        Console.WriteLine(ConfusionMatrix.Of(test.Y, predicted, test.ClassNames));
        Console.WriteLine($"ROC AUC {RocCurve.Of(test.Y, binary.Predict(test.X)).Auc:F3}\n");

        // Ten classes as rows of zeros and a one, and back.
        (train, validation, test) = Split(digits);
        var encoder = new OneHotEncoder().Fit(train.Y);
        var encoded = test.MapTargets(encoder.Transform);
        Console.WriteLine($"label {(int)test.Y[0]} as a row: {Numbers(encoded.Y[0])}");
        Console.WriteLine($"all rows back again: {encoder.Inverse(encoded.Y).Reshape(-1).Cast(DType.Int32) == test.Y}");
        var many = Sequential
            .Input(64)
            .Dense(12, Activation.Relu)
            .Dense(10, Activation.Softmax)
            .Compile(Optimizer.Adam(), Loss.CategoricalCrossentropy, Metric.Accuracy)
            .Fit(train.MapTargets(encoder.Transform), epochs: 30, batchSize: 10, validation: validation.MapTargets(encoder.Transform));
        Console.WriteLine(ClassificationReport.Of(test.Y, many.PredictClasses(test.X), test.ClassNames));
    }

    private static string Numbers(Tensor row) => string.Join(' ', row.ToArray());
}
