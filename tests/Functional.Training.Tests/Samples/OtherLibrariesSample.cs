namespace Functional.Tests;

/// <summary>The C# column of docs/torchsharp.md, cell by cell; the contract tests hold the two together.</summary>
public sealed class OtherLibrariesSample
{
    static readonly Dataset data = Dataset.Of(Key.Of(1).Normal([40, 2]), Key.Of(2).Normal([40, 1]));

    static readonly Network network = Sequential.Input(2).Dense(3, Activation.Relu).Dense(1);

    [Fact]
    public void Tensors_are_made_and_computed_with()
    {
        Tensor x =
        [
            [1, 2],
            [3, 4],
        ];
        Tensor w =
        [
            [1],
            [1],
        ];
        Tensor b = [10];
        Assert.Equal(Shape.Of(2, 3), Key.Of(0).Normal([2, 3]).Shape);
        Assert.Equal([13f, 17], (x.MatMul(w) + b).ToArray());
        Assert.Equal([3f, 7], x.Sum(1).ToArray());
        Assert.Equal(2.5, x.Mean().ToDouble());
        Assert.Equal([1f, 3], x[.., 0].ToArray());
        Assert.Equal(Shape.Of(4), x.Reshape(-1).Shape);
        Assert.Equal(Shape.Of(2, 4), Ops.Concatenate([x, x], 1).Shape);
        Assert.Equal([1f, 2.5f], Tensor.Of(1f, 2.5f).ToArray());
        Assert.Equal([1f, 2, 3, 4], x.ToArray());
    }

    [Fact]
    public void Derivatives_are_functions()
    {
        Func<Tensor, Tensor> f = x => Ops.Sum(x * x * x);
        Tensor at = [1, 2];
        Tensor v = [1, 0];
        Assert.Equal([3f, 12], Autodiff.Gradient(f, at).ToArray());
        Assert.Equal(1, Autodiff.Gradient(t => Ops.Sin(t))(0).ToDouble());
        Assert.Equal(9, Autodiff.ValueAndGradient(f, at).Value.ToDouble());
        Assert.Equal([2f, 0, 0, 4], Autodiff.Jacobian(Ops.Square, at).ToArray());
        Assert.Equal([6f, 0, 0, 12], Autodiff.Hessian(f, at).ToArray());
        Assert.Equal([6f, 0], Autodiff.HessianVectorProduct(f, at, v).ToArray());
        Assert.Equal([2f, 0], Autodiff.Jvp(Ops.Square, at, v).Derivative.ToArray());
        var half = Autodiff.Custom("half", x => x, (x, y, adjoint) => 0.5 * adjoint);
        Assert.Equal(0.5, Autodiff.Gradient(half)(3).ToDouble());
    }

    sealed record Scaled(double Start) : ILayer
    {
        public Tensor Apply(Call call, Tensor x) => x * call.Parameter("factor", 1, Initializer.Constant(Start));
    }

    [Fact]
    public void Networks_are_built()
    {
        Assert.Equal(2410, Count(Sequential.Input(64).Dense(32, Activation.Relu).Dense(10)));
        Assert.Equal(192, Count(Sequential.Input(64).Dropout(0.1).BatchNormalization().Dense(1)) - 1);
        Assert.Equal(1, Count(Sequential.Input(2).Then(new Scaled(2))));
        Assert.StartsWith("sparse_categorical", Loss.SparseCategoricalCrossentropy.FromLogits().Name, StringComparison.Ordinal);

        static long Count(Network network) => network.Compile(Optimizer.Sgd(0.1), Loss.Mse).TrainableCount;
    }

    [Fact]
    public void A_loop_of_ones_own_takes_the_gradients_of_a_network()
    {
        var (x, y) = (data.X, data.Y);
        var network = Sequential.Input(2).Dense(8, Activation.Tanh).Dense(1);
        var parameters = network.Init(Key.Of(0));
        Tensor Error(Parameters p) => Ops.Mean(Ops.Square(network.Run(p, Parameters.Empty, x, Mode.Training, Key.Of(1)).Outputs[0] - y));

        var optimizer = Optimizer.Adam(0.01);
        var state = optimizer.Init(parameters);
        var first = Error(parameters).ToDouble();
        for (var step = 0; step < 50; step++)
        {
            var (loss, gradients) = Autodiff.ValueAndGradient(Error, parameters);
            (parameters, state) = optimizer.Update(parameters, gradients, state);
            Assert.True(double.IsFinite(loss.ToDouble()));
        }
        Assert.True(Error(parameters).ToDouble() < first);
    }

    [Fact]
    public void Models_are_trained_used_and_seeded()
    {
        var model = network.Compile(Optimizer.Adam(0.01).WithGlobalClipNorm(1), Loss.Mse);
        var trained = model.Fit(data, epochs: 5, batchSize: 16);
        Assert.Equal(5, trained.History.Epochs);
        Assert.Equal(Shape.Of(40, 1), model.Predict(data.X).Shape);
        Assert.Equal(["dense/kernel", "dense/bias", "dense_1/kernel", "dense_1/bias"], model.Parameters.Paths);
        Assert.Equal(4, model.Freeze(path => path.StartsWith("dense/", StringComparison.Ordinal)).TrainableCount);
        Assert.Equal(7, network.Compile(Optimizer.Adam(), Loss.Mse, [], seed: 7).Seed);
        Assert.Equal(0.05, Optimizer.Sgd(Schedule.CosineDecay(0.1, 1000)).RateAt(500), 1e-12);
        Assert.Equal(BlasLibrary.Mkl, Execution.Default.WithBlas(BlasLibrary.Mkl).Blas);
    }
}
