namespace Functional.Benchmarks;

/// <summary>Fingerprints of small trainings, which every machine, number of threads and way of running must give alike.</summary>
static class Hashes
{
    sealed record TwoHeads : INetwork
    {
        public Tensors Apply(Call call, Tensors inputs)
        {
            var hidden = call.Apply("hidden", new Dense(30, Activation.Relu), inputs["deep"]);
            var main = call.Apply("main", new Dense(1), Ops.Concatenate([inputs["wide"], hidden]));
            return Tensors.Named(("main", main), ("aux", call.Apply("aux", new Dense(3, Activation.Softmax), hidden)));
        }
    }

    static readonly Tensor X = Key.Of(1).Normal([203, 8]);
    static readonly Tensor Numbers = Ops.Sum(X, 1);
    static readonly Tensor Labels = (Ops.Floor(Ops.Abs(Numbers)) % 3).Cast(DType.Int32);
    static readonly Activation[] Curved =
    [
        Activation.Tanh,
        Activation.Selu,
        Activation.Gelu,
        Activation.Swish,
        Activation.Softplus,
        Activation.HardSigmoid,
    ];

    static Sequential Net => Sequential.Input(8).Dense(33, Activation.Relu).Dense(17, Activation.Tanh);

    static IEnumerable<(string Name, Model Model, Dataset Data)> Trainings()
    {
        yield return ("regression, sgd", Net.Dense(1).Compile(Optimizer.Sgd(0.01), Loss.Mse), Dataset.Of(X, Numbers));
        var classes = Net.Dropout(0.3).Dense(3, Activation.Softmax);
        yield return (
            "softmax, dropout, adam",
            classes.Compile(Optimizer.Adam(0.01), Loss.SparseCategoricalCrossentropy),
            Dataset.Of(X, Labels)
        );
        var answers = Ops.Greater(Numbers, 0.0).Cast(DType.Int32);
        yield return (
            "sigmoid, rmsprop",
            Net.Dense(1, Activation.Sigmoid).Compile(Optimizer.RmsProp(momentum: 0.5, centered: true), Loss.BinaryCrossentropy),
            Dataset.Of(X, answers)
        );
        yield return (
            "two inputs and outputs",
            new TwoHeads()
                .WithInputs(("wide", 8), ("deep", 8))
                .Compile(Optimizer.Adam(0.01), [new("main", Loss.Mse, 0.7), new Objective("aux", Loss.SparseCategoricalCrossentropy, 0.3)]),
            Dataset.Of((X, X * 2), (Numbers, Labels))
        );
        var regularized = Curved.Aggregate(
            Sequential.Input(8),
            (net, a) => net.Dense(9, a, kernelRegularizer: Regularizer.L1L2(), activityRegularizer: Regularizer.L2(0.1))
        );
        yield return ("regularized, every activation", regularized.Dense(1).Compile(Optimizer.Adam(), Loss.Mse), Dataset.Of(X, Numbers));
        var doubles = Sequential.Input(8, dtype: DType.Float64).Dense(16, Activation.Tanh).Dropout(0.2).Dense(1);
        yield return ("float64", doubles.Compile(Optimizer.Adam(), Loss.Mse), Dataset.Of(X.Cast(DType.Float64), Numbers));
        // Large enough for every kind of instruction to be divided among threads.
        var large = Sequential.Input(400).Dense(300, Activation.Relu).Dense(100, Activation.Tanh).Dense(10, Activation.Softmax);
        yield return (
            "large, adam",
            large.Compile(Optimizer.Adam(), Loss.SparseCategoricalCrossentropy),
            Dataset.Of(Key.Of(1).Uniform([256, 400]), Ops.Floor(Key.Of(2).Uniform(256) * 10).Cast(DType.Int32))
        );
    }

    public static int Print(string[] names)
    {
        foreach (var (name, model, data) in Trainings().Where(t => names.Length == 0 || names.Any(t.Name.Contains)))
        {
            foreach (var (threads, eager) in new[] { 1, 2, 4 }.SelectMany(n => new[] { (n, true), (n, false) }))
            {
                var execution = Execution.Default.WithThreads(threads) with { IsEager = eager };
                var trained = model.WithExecution(execution).Fit(data, epochs: 3, batchSize: 32);
                Console.WriteLine($"{name}\t{(eager ? "eager" : "compiled")}\t{threads}\t{trained.Fingerprint}");
            }
        }
        return 0;
    }
}
