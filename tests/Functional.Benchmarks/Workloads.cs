using System.Globalization;

namespace Functional.Benchmarks;

/// <summary>The workloads of the peer's baseline whose layers are here.</summary>
static class Workloads
{
    sealed record WideAndDeep : INetwork
    {
        public Tensors Apply(Call call, Tensors inputs)
        {
            var (wide, deep) = inputs;
            var hidden = call.Apply("h2", new Dense(100, Activation.Relu), call.Apply("h1", new Dense(30, Activation.Relu), deep));
            var output = call.Apply("output", new Dense(1), Ops.Concatenate([wide, hidden]));
            return Tensors.Named(("output", output), ("aux_output", call.Apply("aux_output", new Dense(1), hidden)));
        }
    }

    public static int Print(string[] names)
    {
        foreach (var workload in All(Execution.Default).Where(w => names.Length == 0 || names.Any(w.Name.Contains)))
        {
            var (microseconds, bytes) = (workload.Microseconds(), workload.Bytes());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workload.Name}\t{microseconds:F2}\t{bytes:F0}"));
        }
        return 0;
    }

    public static int Profile(string[] names)
    {
        foreach (var workload in All(Execution.Default).Where(w => names.Length == 0 || names.Any(w.Name.Contains)))
        {
            Console.WriteLine($"{workload.Name}\n{workload.Plan().Profile()}\n");
        }
        return 0;
    }

    /// <summary>All of them, carried out in a given way.</summary>
    public static IEnumerable<Workload> All(Execution execution)
    {
        var fashion = Mlp(784, Activation.Relu, 300, 100)
            .Dense(10, Activation.Softmax)
            .Compile(Optimizer.Sgd(), Classes)
            .WithExecution(execution);
        yield return Workload.Step("fashion_784-300-100-10_b32_sgd_step", fashion, Labelled(6400, 784), 32, 2);
        var (one, many) = (Uniform(1, 784), Uniform(10_000, 784));
        yield return Workload.Call("fashion_784-300-100-10_predict_b1", 200, () => fashion.PredictPlan(one), () => fashion.Predict(one));
        yield return Workload.Call(
            "fashion_784-300-100-10_predict_b10000",
            1,
            () => fashion.PredictPlan(Tensor.Zeros(64, 784)),
            () => fashion.Predict(many)
        );
        var mnist = Mlp(784, Activation.Sigmoid, 64)
            .Dense(10, Activation.Softmax)
            .Compile(Optimizer.Adam(), Classes)
            .WithExecution(execution);
        yield return Workload.Step("mnist_784-64-10_b128_adam_step", mnist, Labelled(25_600, 784), 128, 2);
        var housing = Mlp(8, Activation.Relu, 30, 100).Dense(1).Compile(Optimizer.Sgd(), Loss.Mse).WithExecution(execution);
        yield return Workload.Step("housing_8-30-100-1_b32_sgd_step", housing, Dataset.Of(Uniform(6400, 8), Uniform(6400, 1)), 32, 20);
        var wide = new WideAndDeep()
            .WithInputs(("wide", 5), ("deep", 6))
            .Compile(Optimizer.Sgd(), [new("output", Loss.Mse, 0.9), new Objective("aux_output", Loss.Mse, 0.1)])
            .WithExecution(execution);
        var y = Uniform(6400, 1);
        yield return Workload.Step(
            "wide_deep_2in_2out_b32_sgd_step",
            wide,
            Dataset.Of((Uniform(6400, 5), Uniform(6400, 6)), (y, y)),
            32,
            20
        );
        var digits = Mlp(64, Activation.Relu, 12, 8)
            .Dense(10, Activation.Softmax)
            .Compile(Optimizer.Adam(), Classes)
            .WithExecution(execution);
        yield return Workload.Step("digits_64-12-8-10_b10_adam_step", digits, Labelled(2000, 64), 10, 50);
        var large = Mlp(784, Activation.Relu, 2048, 2048)
            .Dense(10, Activation.Softmax)
            .Compile(Optimizer.Adam(), Classes)
            .WithExecution(execution);
        yield return Workload.Step("large_784-2048-2048-10_b256_adam_step", large, Labelled(51_200, 784), 256, 1);
        var z = Uniform(1 << 20);
        var chain = Compiled.Of((Tensors x) => Ops.Sum(Ops.Sigmoid(Ops.Tanh((x[0] * 2) + 1) * x[0])), execution);
        var sum = new float[1];
        yield return Workload.Call("elementwise_sigmoid_tanh_1M", 20, () => chain.PlanFor(z), () => chain.Run(z, sum));
        var (g, h) = (Uniform(1024, 1024), Uniform(1024, 1024));
        var product = Compiled.Of((Tensors x) => Ops.MatMul(x[0], x[1]), execution);
        var result = new float[1024 * 1024];
        yield return Workload.Call("matmul_1024", 5, () => product.PlanFor((g, h)), () => product.Run((g, h), result));
    }

    static Loss Classes => Loss.SparseCategoricalCrossentropy;

    static Sequential Mlp(int inputs, Activation activation, params int[] hidden) =>
        hidden.Aggregate(Sequential.Input(inputs), (network, units) => network.Dense(units, activation));

    static Tensor Uniform(params int[] sizes) => Key.Of(sizes[^1]).Uniform(Shape.Of(sizes));

    static Dataset Labelled(int count, int features) =>
        Dataset.Of(Uniform(count, features), Ops.Floor(Key.Of(7).Uniform(count) * 10).Cast(DType.Int32));
}
