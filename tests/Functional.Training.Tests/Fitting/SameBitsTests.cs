using System.Runtime.InteropServices;

namespace Functional.Tests;

/// <summary>Plans and the plain tape give the same bits: parameters, slots, state, history, evaluation and predictions.</summary>
public sealed class SameBitsTests
{
    sealed record Normalized : ILayer
    {
        public Tensor Apply(Call call, Tensor x)
        {
            var (mean, variance) = (call.State("mean", x.Shape.Last), call.State("variance", x.Shape.Last, Initializer.Ones));
            if (call.IsTraining)
            {
                var (batchMean, batchVariance) = (Ops.Mean(x, 0), Ops.Variance(x, 0));
                call.Update("mean", (mean * 0.9) + (batchMean * 0.1));
                call.Update("variance", (variance * 0.9) + (batchVariance * 0.1));
                (mean, variance) = (batchMean, batchVariance);
            }
            return (x - mean) / Ops.Sqrt(variance + 1e-3) * call.Parameter("gamma", x.Shape.Last, Initializer.Ones);
        }
    }

    sealed record TwoHeads : INetwork
    {
        public Tensors Apply(Call call, Tensors inputs)
        {
            var hidden = call.Apply("hidden", new Dense(30, Activation.Relu), inputs["deep"]);
            hidden = call.Shared("again", new Dense(30, Activation.Elu), call.Shared("again", new Dense(30, Activation.Elu), hidden));
            var main = call.Apply("main", new Dense(1), Ops.Concatenate([inputs["wide"], hidden]));
            return Tensors.Named(("main", main), ("aux", call.Apply("aux", new Dense(3, Activation.Softmax), hidden)));
        }
    }

    static readonly Tensor X = Key.Of(1).Normal([203, 8]);
    static readonly Tensor Numbers = Ops.Sum(X, 1);
    static readonly Tensor Labels = (Ops.Floor(Ops.Abs(Numbers)) % 3).Cast(DType.Int32);
    static readonly Tensor Answers = Ops.Greater(Numbers, 0.0).Cast(DType.Int32);

    static readonly Dictionary<string, (Model Model, Dataset Data)> Table = new()
    {
        ["regression, sgd"] = (Net().Dense(1).Compile(Optimizer.Sgd(0.01), Loss.Mse, Metric.Mae, Metric.Rmse), Dataset.Of(X, Numbers)),
        ["momentum"] = (Net().Dense(1).Compile(Optimizer.Sgd(0.01, 0.9, nesterov: true), Loss.Mae), Dataset.Of(X, Numbers)),
        ["nadam, global norm, decay"] = (
            Net()
                .Dense(1)
                .Compile(
                    Optimizer
                        .Nadam(0.01)
                        .WithGlobalClipNorm(0.5)
                        .WithWeightDecay(0.1, path => path.EndsWith("bias", StringComparison.Ordinal)),
                    Loss.Mse
                ),
            Dataset.Of(X, Numbers)
        ),
        ["adamw, norm, cosine"] = (
            Net().Dense(1).Compile(Optimizer.AdamW(Schedule.CosineDecay(0.01, 20)).WithClipNorm(0.1), Loss.Mse),
            Dataset.Of(X, Numbers)
        ),
        ["lion, value"] = (Net().Dense(1).Compile(Optimizer.Lion(0.001).WithClipValue(0.1), Loss.Mae), Dataset.Of(X, Numbers)),
        ["ftrl"] = (Net().Dense(1).Compile(Optimizer.Ftrl(0.01, l1: 0.01, l2: 0.1), Loss.Mse), Dataset.Of(X, Numbers)),
        ["counts and areas"] = (
            Net()
                .Dense(1, Activation.Sigmoid)
                .Compile(
                    Optimizer.Adam(),
                    Loss.BinaryCrossentropy,
                    Metric.Precision(),
                    Metric.Recall(0.3),
                    Metric.Auc(50, AucCurve.PrecisionRecall)
                ),
            Dataset.Of(X, Answers)
        ),
        ["top k"] = (
            Net()
                .Dense(3, Activation.Softmax)
                .Compile(Optimizer.Adam(), Loss.SparseCategoricalCrossentropy, Metric.SparseTopKCategoricalAccuracy(2)),
            Dataset.Of(X, Labels)
        ),
        ["adagrad"] = (Net().Dense(1).Compile(Optimizer.Adagrad(0.1), Loss.Mse), Dataset.Of(X, Numbers)),
        ["adadelta"] = (Net().Dense(1).Compile(Optimizer.Adadelta(1), Loss.Mse), Dataset.Of(X, Numbers)),
        ["adamax, float64"] = (
            Sequential.Input(8, dtype: DType.Float64).Dense(16, Activation.Tanh).Dense(1).Compile(Optimizer.Adamax(0.01), Loss.Mse),
            Dataset.Of(X.Cast(DType.Float64), Numbers)
        ),
        ["softmax, adam"] = (
            Net()
                .Dropout(0.3)
                .Dense(3, Activation.Softmax)
                .Compile(Optimizer.Adam(0.01), Loss.SparseCategoricalCrossentropy, Metric.Accuracy),
            Dataset.Of(X, Labels)
        ),
        ["one-hot, amsgrad"] = (
            Net().Dense(3, Activation.Softmax).Compile(Optimizer.Adam(amsgrad: true), Loss.CategoricalCrossentropy, Metric.Accuracy),
            Dataset.Of(X, Labels.OneHot(3))
        ),
        ["sigmoid, rmsprop"] = (
            Net()
                .Dense(1, Activation.Sigmoid)
                .Compile(Optimizer.RmsProp(momentum: 0.5, centered: true), Loss.BinaryCrossentropy, Metric.Accuracy),
            Dataset.Of(X, Answers)
        ),
        ["probabilities"] = (
            Net().Dense(3, Activation.Softmax).Reshape([1, 3]).Compile(Optimizer.Adam(), Loss.SparseCategoricalCrossentropy),
            Dataset.Of(X, Labels.Reshape(-1, 1))
        ),
        ["regularized, every activation"] = (
            new[] { Activation.Tanh, Activation.Selu, Activation.Gelu, Activation.Swish, Activation.Softplus, Activation.HardSigmoid }
                .Aggregate(
                    Sequential.Input(8),
                    (net, a) => net.Dense(9, a, kernelRegularizer: Regularizer.L1L2(), activityRegularizer: Regularizer.L2(0.1))
                )
                .Dense(1)
                .Compile(Optimizer.Adam(), Loss.Mse),
            Dataset.Of(X, Numbers)
        ),
        ["state"] = (Net().Then(new Normalized()).Dense(1).Compile(Optimizer.Sgd(0.01), Loss.Mse), Dataset.Of(X, Numbers)),
        ["weights"] = (Net().Dense(1).Compile(Optimizer.Adam(), Loss.Mse), Dataset.Of(X, Numbers, Ops.Abs(X[.., 0]))),
        ["averages, overwritten"] = (
            Net().Dense(1).Compile(Optimizer.Nadam(0.01).WithWeightDecay(0.1).WithAverage(0.9, overwriteEvery: 3), Loss.Mse),
            Dataset.Of(X, Numbers)
        ),
        ["sums, noise, scores"] = (
            Sequential
                .Input(8)
                .Normalization(X)
                .GaussianNoise(0.1)
                .Dense(9, Activation.Selu)
                .AlphaDropout(0.1)
                .Dense(9)
                .LeakyRelu()
                .GaussianDropout(0.1)
                .ActivityRegularization(l2: 0.01)
                .Dense(1)
                .Compile(Optimizer.Sgd(0.001), Loss.Huber().WithReduction(Reduction.Sum), Metric.R2Score(), Metric.LogCosh, Metric.Mape),
            Dataset.Of(X, Numbers)
        ),
        ["overlap, areas"] = (
            Net()
                .Dense(1, Activation.Sigmoid)
                .Compile(
                    Optimizer.Adam(),
                    Loss.BinaryCrossentropy,
                    Metric.BinaryIoU(),
                    Metric.Precision(0.4),
                    Metric.Auc(20, AucCurve.PrecisionRecall, AucSummation.Majoring)
                ),
            Dataset.Of(X, Answers)
        ),
        ["classes, scores"] = (
            Net()
                .Dense(3)
                .Softmax()
                .Compile(
                    Optimizer.Adam(),
                    Loss.CategoricalCrossentropy,
                    Metric.F1Score(3, Averaging.Macro),
                    Metric.Recall(topK: 2),
                    Metric.Precision(classId: 1),
                    Metric.Auc(labels: 3)
                ),
            Dataset.Of(X, Labels.OneHot(3))
        ),
        ["two inputs and outputs"] = (
            new TwoHeads()
                .WithInputs(("wide", 8), ("deep", 8))
                .Compile(
                    Optimizer.Adam(0.01),
                    [new("main", Loss.Mse, 0.7), new Objective("aux", Loss.SparseCategoricalCrossentropy, 0.3, Metric.Accuracy)]
                ),
            Dataset.Of((X, X * 2), (Numbers, Labels))
        ),
        ["float64"] = (
            Sequential.Input(8, dtype: DType.Float64).Dense(16, Activation.Tanh).Dropout(0.2).Dense(1).Compile(Optimizer.Adam(), Loss.Mse),
            Dataset.Of(X.Cast(DType.Float64), Numbers)
        ),
        ["constraints, hinge"] = (
            Sequential
                .Input(8)
                .Dense(33, Activation.Relu, kernelConstraint: Constraint.MaxNorm(0.8), biasConstraint: Constraint.NonNeg)
                .Dense(1, Activation.Tanh, kernelConstraint: Constraint.MinMaxNorm(0.5, 0.9, 0.7))
                .Compile(Optimizer.Adam(0.01), Loss.Hinge),
            Dataset.Of(X, Answers)
        ),
        ["bytes"] = (Net().Dense(1).Compile(Optimizer.Adam(), Loss.Mse), Dataset.Of((X * 9).Cast(DType.UInt8), Answers)),
    };

    public static TheoryData<string> Models => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Models))]
    public void Plans_train_evaluate_and_predict_with_the_bits_of_the_plain_tape(string name)
    {
        var (model, data) = Table[name];
        Model Train(Model start) =>
            start
                .Fit(data, epochs: 2, batchSize: 32, validationSplit: 0.2)
                .Fit(data, epochs: 1, batchSize: 20, callbacks: [Callback.OnEpochEnd(_ => Signal.LearningRate(0.003))])
                .Fit(data, epochs: 1, batchSize: 50, shuffle: false);
        var managed = Execution.Default.WithBlas(BlasLibrary.Managed);
        var (planned, plain) = (Train(model.WithExecution(managed)), Train(model.WithExecution(managed.Eager())));
        Assert.Equal(Bits(plain.Parameters), Bits(planned.Parameters));
        Assert.Equal(Bits(plain.State), Bits(planned.State));
        Assert.Equal(Bits(plain.OptimizerState.Slots), Bits(planned.OptimizerState.Slots));
        Assert.Equal(plain.OptimizerState.Step, planned.OptimizerState.Step);
        Assert.Equal(plain.History, planned.History);
        Assert.Equal(plain.Evaluate(data), planned.Evaluate(data));
        Assert.Equal(plain.Predict(data.Inputs, 17), planned.Predict(data.Inputs));
    }

    static Sequential Net() => Sequential.Input(8).Dense(33, Activation.Relu).Dense(17, Activation.Tanh);

    static string Bits(Parameters tree) => string.Join(";", tree.Paths.Select(p => p + ":" + Convert.ToHexString(Bytes(tree[p]))));

    static ReadOnlySpan<byte> Bytes(Tensor x) =>
        x.DType == DType.Float64 ? MemoryMarshal.AsBytes(x.AsSpan<double>()) : MemoryMarshal.AsBytes(x.AsSpan<float>());
}
