namespace Functional.Tests;

/// <summary>What a first notebook with Keras does: telling even digits from odd ones with a few dense layers.</summary>
public sealed class EvenDigitsTests
{
    static readonly Dataset Digits = Datasets.Digits().Scale(1 / 16.0);

    // 120 digits, and for each whether it is odd, one axis of zeros and ones.
    static readonly Dataset Odd = Digits.Take(120).MapTargets(y => Tensor.Of(y.ToArray<int>().Select(digit => digit % 2).ToArray()));

    static Sequential Network(Activation hidden) => Sequential.Input(64).Dense(12, hidden).Dense(8, hidden).Dense(1, Activation.Sigmoid);

    static Model Compiled(Optimizer optimizer) => Network(Activation.Relu).Compile(optimizer, Loss.BinaryCrossentropy, Metric.Accuracy);

    [Fact]
    public void Train_test_split_twice_leaves_1149_288_and_360_of_1797_samples()
    {
        var (rest, test) = Digits.Split(0.2, new NumpyRandom(42));
        var (train, validation) = rest.Split(0.2, new NumpyRandom(42));

        Assert.Equal((1797, 1437, 360), (Digits.Count, rest.Count, test.Count));
        Assert.Equal((1149, 288), (train.Count, validation.Count));
    }

    [Fact]
    public void Sequential_of_three_dense_layers_has_893_parameters() =>
        Assert.Equal(((64 * 12) + 12) + ((12 * 8) + 8) + (8 + 1), Compiled(Optimizer.RmsProp()).ParameterCount);

    [Theory]
    [InlineData("rmsprop")]
    [InlineData("sgd")]
    [InlineData("adam")]
    public void Compile_with_an_optimizer_by_name_and_fit_targets_of_one_axis(string name)
    {
        var trained = Compiled(Optimizer.Parse(name)).Fit(Odd, epochs: 2, batchSize: 10);

        Assert.Equal([120], Odd.Y.Shape);
        Assert.Equal(["loss", "accuracy"], trained.History.Keys);
        Assert.Equal(2 * 12, trained.OptimizerState.Step);
    }

    [Theory]
    [InlineData(100, 2)]
    [InlineData(23, 6)]
    [InlineData(1, 120)]
    [InlineData(32, 4)]
    public void Fit_with_a_batch_size_makes_the_last_batch_a_small_one(int batchSize, int steps) =>
        Assert.Equal(steps, Compiled(Optimizer.Sgd()).Fit(Odd, batchSize: batchSize).OptimizerState.Step);

    [Fact]
    public void Sgd_with_a_rate_of_9_saturates_and_does_not_crash()
    {
        var model = Network(Activation.Sigmoid).Compile(Optimizer.Sgd(9), Loss.BinaryCrossentropy, Metric.Accuracy);
        var trained = model.Fit(Odd, epochs: 5, batchSize: 1);

        Assert.Equal(5, trained.History.Epochs);
        Assert.All(trained.History["accuracy"], share => Assert.InRange(share, 0, 1));
    }

    [Fact]
    public void Results_history_and_epoch_tell_of_training_and_validation()
    {
        var results = Compiled(Optimizer.Adam()).Fit(Odd, epochs: 3, validation: Digits.Skip(120).Take(30).MapTargets(y => y * 0)).History;

        Assert.Equal(["loss", "accuracy", "val_loss", "val_accuracy"], results.Keys);
        Assert.All(results.Keys, key => Assert.Equal(3, results[key].Count));
        Assert.Equal([0, 1, 2], results["val_accuracy"].Epochs);
    }

    [Fact]
    public void Fit_prints_nothing_with_verbose_0_and_lines_of_epochs_with_verbose_1()
    {
        using var lines = new StringWriter();
        Compiled(Optimizer.Sgd()).Fit(Odd, epochs: 2, callbacks: [Callback.Progress(verbosity: 0, to: lines)]);
        Assert.Equal("", lines.ToString());

        Compiled(Optimizer.Sgd()).Fit(Odd, epochs: 2, validation: Odd, callbacks: [Callback.Progress(verbosity: 1, to: lines)]);
        var text = lines.ToString();
        Assert.StartsWith("Epoch 1/2\n\r", text, StringComparison.Ordinal);
        Assert.Contains("\nEpoch 2/2\n", text, StringComparison.Ordinal);
        Assert.Matches(@"4/4 \[={30}\] - \d+s \d+[mu]?s/step - loss: \S+ - accuracy: \S+ - val_loss: \S+ - val_accuracy: \S+ *\n$", text);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(15, 16)]
    public void Early_stopping_prints_one_line_whatever_verbose_says(int patience, int stoppedAfter)
    {
        using var lines = new StringWriter();
        var stopping = Callback.EarlyStopping("val_loss", minDelta: 10, patience: patience, mode: MonitorMode.Min, to: lines);
        var trained = Compiled(Optimizer.Sgd()).Fit(Odd, epochs: 40, validation: Odd.Take(20), callbacks: [stopping]);

        Assert.Equal(stoppedAfter, trained.History.Epochs);
        Assert.Equal($"Epoch {stoppedAfter}: early stopping\n", lines.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Kernel_regularizer_l2_counts_in_loss_and_val_loss()
    {
        var plain = Sequential.Input(64).Dense(20, Activation.Relu).Dense(1, Activation.Sigmoid);
        var held = Sequential.Input(64).Dense(20, Activation.Relu, kernelRegularizer: Regularizer.L2(0.01)).Dense(1, Activation.Sigmoid);
        double LossOf(Sequential network) => network.Compile(Optimizer.Adam(), Loss.BinaryCrossentropy).Evaluate(Odd).Loss;
        var kernel = plain.Init(Key.Of(0))["dense/kernel"];

        Assert.Equal(0.01 * Ops.Sum(Ops.Square(kernel)).ToDouble(), LossOf(held) - LossOf(plain), 1e-5);
    }

    [Fact]
    public void Dropout_acts_in_fit_and_not_in_evaluate_or_predict()
    {
        var network = Sequential.Input(64).Dropout(0.3).Dense(8, Activation.Relu).Dropout(0.2).Dense(1, Activation.Sigmoid);
        var model = network.Compile(Optimizer.Sgd(0), Loss.BinaryCrossentropy);
        var trained = model.Fit(Odd, epochs: 2);

        Assert.NotEqual(trained.History["loss"][0], trained.History["loss"][1]);
        Assert.Equal(model.Evaluate(Odd), trained.Evaluate(Odd));
        Assert.Equal(model.Predict(Odd.X), trained.Predict(Odd.X));
    }

    [Fact]
    public void Predict_classes_of_one_unit_are_0_and_1_in_a_column()
    {
        var model = Compiled(Optimizer.Adam(0.02)).Fit(Odd, epochs: 10);
        var classes = model.PredictClasses(Odd.X);

        Assert.Equal((DType.Int32, "[120, 1]"), (classes.DType, classes.Shape.ToString()));
        Assert.Equal([0, 1], classes.ToArray<int>().Distinct().Order());
        Assert.Equal(model.Predict(Odd.X).ToArray<float>().Select(p => p > 0.5 ? 1 : 0), classes.ToArray<int>());
        Assert.Equal(ConfusionMatrix.Of(Odd.Y, classes).Accuracy, model.Evaluate(Odd)["accuracy"], 1e-6);
    }

    [Fact]
    public void Softmax_of_10_units_with_one_hot_targets_and_categorical_crossentropy()
    {
        var train = Digits.Take(200).OneHot(10);
        var model = Sequential.Input(64).Dense(12, Activation.Relu).Dense(10, Activation.Softmax);
        var trained = model
            .Compile(Optimizer.Adam(0.01), Loss.CategoricalCrossentropy, Metric.Accuracy)
            .Fit(train, epochs: 30, batchSize: 10);

        Assert.True(trained.History["accuracy"].Last > 0.9, trained.History.ToString());
        Assert.Equal([200], trained.PredictClasses(train.X).Shape);
    }

    [Fact]
    public void Accuracy_of_two_sigmoid_units_and_one_hot_targets_compares_positions()
    {
        var model = Sequential.Input(1).Dense(2, Activation.Sigmoid, useBias: false);
        var compiled = model.Compile(Optimizer.Sgd(), Loss.BinaryCrossentropy, Metric.Accuracy, Metric.BinaryAccuracy());
        Tensor x =

            [
                [1.0],
            ],
            y =

            [
                [0.0, 1.0],
            ],
            kernel =

            [
                [1.0, 2.0],
            ];
        var scores = compiled.WithParameters(Parameters.Of(("dense/kernel", kernel))).Evaluate(x, y);

        Assert.Equal((1, 0.5), (scores["accuracy"], scores["binary_accuracy"]));
    }
}
