using Functional;

/// <summary>The first unit: a table typed in by hand, then flowers.</summary>
internal static class PerceptronStep
{
    public static void Run()
    {
        // Not both: 1 unless x1 and x2 are 1.
        var table = Table.Of(Column.Of("x1", [0, 1, 0, 1]), Column.Of("x2", [0, 0, 1, 1]), Column.Of("y", [1, 1, 1, 0]));
        Console.WriteLine(table);
        var rows = table.ToDataset("y");
        var unit = Sequential.Input(2).Dense(1, Activation.Sigmoid).Compile(Optimizer.Adam(0.1), Loss.BinaryCrossentropy, Metric.Accuracy);
        Console.WriteLine($"one sigmoid unit: {unit.Fit(rows, epochs: 200).Evaluate(rows)}");

        // Length and width of the petals alone. The classes cannot be told apart by lines, so the rule never comes to rest.
        var iris = Datasets.Iris();
        var petals = Dataset.Of(iris.X[.., 2..], iris.Y).WithClassNames(iris.ClassNames);
        var perceptron = Perceptron.Fit(petals, epochs: 100, key: Key.Of(0));
        Console.WriteLine($"corrections in the first and the last epoch: {perceptron.Mistakes[0]}, {perceptron.Mistakes[^1]}");
        Console.WriteLine(ConfusionMatrix.Of(petals.Y, perceptron.Predict(petals.X), petals.ClassNames));
    }
}
