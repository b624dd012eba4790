namespace Functional.Conformance;

/// <summary>An evaluation or a prediction whose numbers are told beforehand, batch by batch: the data are the numbers.</summary>
sealed class ScriptedPass
{
    readonly Model model;
    readonly Dataset data;

    /// <summary>A pass over so many batches.</summary>
    /// <param name="keys">What is told, the loss first; nothing for a prediction.</param>
    /// <param name="batches">The numbers of every batch.</param>
    /// <param name="computed">Hears when a batch, counted from 0, is computed.</param>
    public ScriptedPass(string[] keys, double[][] batches, Action<int> computed)
    {
        var width = Math.Max(1, keys.Length);
        var done = 0;
        var heard = Layer.Of(
            "heard",
            (_, x) =>
            {
                // On shapes alone, the network is being built.
                if (!x.IsSymbolic)
                {
                    computed(done++);
                }
                return x;
            }
        );
        model = Sequential
            .Input(width, dtype: DType.Float64)
            .Then(heard)
            .Dense(width, useBias: false, kernelInitializer: Initializer.Identity())
            .Compile(
                Optimizer.Sgd(),
                Loss.Of("scripted", (_, p) => p[.., 0]),
                [.. keys.Skip(1).Select((key, i) => Metric.Of(key, (_, p) => p[.., i + 1]))],
                execution: Execution.Default.Eager()
            );
        double[] numbers = keys.Length == 0 ? new double[batches.Length] : [.. batches.SelectMany(b => b)];
        data = Dataset.Of(
            Tensor.Of<double>(numbers, Shape.Of(batches.Length, width)),
            Tensor.Zeros([batches.Length, width], DType.Float64)
        );
    }

    /// <summary>Evaluates, and prints progress.</summary>
    public void Evaluate(ConsoleProgress progress) => model.Evaluate(data, 1, progress);

    /// <summary>Predicts, and prints progress.</summary>
    public void Predict(ConsoleProgress progress) => model.Predict(data.X, 1, progress);
}
