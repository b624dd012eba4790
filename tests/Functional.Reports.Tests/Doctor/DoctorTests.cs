namespace Functional.Tests;

/// <summary>Every rule finds the fault it is for, and is silent about sound models.</summary>
public sealed class DoctorTests
{
    sealed record Case(Model Model, Dataset Train, Dataset? Test = null);

    static readonly Dataset Moons = Datasets.Moons(200, 0.15, seed: 4);
    static readonly Dataset Blobs = Scaled(Datasets.Blobs(200, features: 2, centers: 3, seed: 1));
    static readonly Dataset Line = Dataset.Of(Key.Of(3).Normal(Shape.Of(200, 2)), Key.Of(4).Normal(Shape.Of(200, 1)));

    static Dataset Scaled(Dataset data) => Scaler.Standard.Fit(data).Transform(data);

    static Model Binary(Func<Sequential, Sequential>? network = null, Loss? loss = null, Optimizer? optimizer = null) =>
        (network ?? (n => n.Dense(8, Activation.Relu).Dense(1, Activation.Sigmoid)))(Sequential.Input(2))
            .Compile(optimizer ?? Optimizer.Adam(0.03), loss ?? Loss.BinaryCrossentropy, Metric.Accuracy);

    static Model OfThree(Func<Sequential, Sequential>? network = null, Loss? loss = null, Optimizer? optimizer = null, int inputs = 2) =>
        (network ?? (n => n.Dense(8, Activation.Relu).Dense(3, Activation.Softmax)))(Sequential.Input(inputs))
            .Compile(optimizer ?? Optimizer.Adam(0.03), loss ?? Loss.SparseCategoricalCrossentropy, Metric.Accuracy);

    static Model Numbers(Func<Sequential, Sequential>? network = null, Optimizer? optimizer = null) =>
        (network ?? (n => n.Dense(8, Activation.Relu).Dense(1)))(Sequential.Input(2)).Compile(optimizer ?? Optimizer.Adam(0.03), Loss.Mse);

    static Model With(Model model, params (string Path, Tensor Value)[] parameters) =>
        model.WithParameters(parameters.Aggregate(model.Parameters, (all, p) => all.With(p.Path, p.Value)));

    /// <summary>A history with these losses, as if the model had been trained to have it.</summary>
    static Case Trained(Dataset data, double[] losses, double[]? validation = null)
    {
        var lines = losses.Select((loss, i) => $"{i},{Text(loss)}{(validation is null ? "" : "," + Text(validation[i]))}");
        var csv = $"epoch,loss{(validation is null ? "" : ",val_loss")}\n{string.Join('\n', lines)}\n";
        return new(Binary().WithHistory(History.FromCsv(csv)), data);

        static string Text(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    static readonly Dictionary<string, Func<Case>> Faults = new()
    {
        ["unscaled-inputs"] = () => new(Binary(), Moons.Map(x => x * 100)),
        ["uneven-scales"] = () => new(Binary(), Moons.Map(x => x * Tensor.Of([1f, 0.0001f]))),
        ["constant-features"] = () => new(Binary(), Moons.Map(x => x * Tensor.Of([1f, 0f]))),
        ["equal-features"] = () => new(Binary(), Moons.Map(x => Ops.Concatenate([x[.., ..1], x[.., ..1]], 1))),
        ["leak-into-test"] = () => new(Binary(), Moons, Moons.Rows(50..100)),
        ["label-among-features"] = () =>
            new(Binary(), Moons.Map(x => Ops.Concatenate([x[.., ..1], Moons.Y.Cast(DType.Float32).Reshape(-1, 1)], 1))),
        ["contradicting-labels"] = () =>
            new(Binary(), Dataset.Of(Ops.Concatenate([Moons.X, Moons.X], 0), Ops.Concatenate([Moons.Y, 1 - Moons.Y], 0))),
        ["class-imbalance"] = () => new(Binary(), Moons.Rows(Tensor.Of(Rare()))),
        ["missing-classes"] = () => new(OfThree(), Moons),
        ["single-target"] = () => new(Binary(), Moons.MapTargets(y => y * 0)),
        ["unscaled-targets"] = () => new(Numbers(), Line.MapTargets(y => y * 1000)),
        ["sorted-unshuffled"] = () => new(Binary().Fit(Sorted(), new FitOptions { Shuffle = false }), Sorted()),
        ["softmax-with-binary-loss"] = () => new(Binary(n => n.Dense(2, Activation.Softmax)), Moons.OneHot(2)),
        ["sigmoid-with-categorical-loss"] = () => new(OfThree(n => n.Dense(3, Activation.Sigmoid)), Blobs),
        ["softmax-of-one"] = () => new(Binary(n => n.Dense(1, Activation.Softmax)), Moons),
        ["double-softmax"] = () => new(OfThree(n => n.Dense(3, Activation.Softmax).Softmax()), Blobs),
        ["no-probabilities"] = () => new(OfThree(n => n.Dense(3)), Blobs),
        ["logits-twice"] = () => new(OfThree(loss: Loss.SparseCategoricalCrossentropy.FromLogits()), Blobs),
        ["squared-error-on-classes"] = () => new(Binary(loss: Loss.Mse), Moons),
        ["output-out-of-reach"] = () => new(Numbers(n => n.Dense(4, Activation.Relu).Dense(1, Activation.Relu)), Line),
        ["no-nonlinearity"] = () => new(Binary(n => n.Dense(8).Dense(8).Dense(1, Activation.Sigmoid)), Moons),
        ["deep-sigmoids"] = () =>
            new(
                Binary(n => Enumerable.Range(0, 5).Aggregate(n, (m, _) => m.Dense(4, Activation.Sigmoid)).Dense(1, Activation.Sigmoid)),
                Moons
            ),
        ["equal-weights"] = () =>
            new(Binary(n => n.Dense(8, Activation.Relu, kernelInitializer: Initializer.Ones).Dense(1, Activation.Sigmoid)), Moons),
        ["all-frozen"] = () => new(Binary().Freeze(_ => true), Moons),
        ["loss-not-finite"] = () => Trained(Moons, [1, 2, double.NaN]),
        ["learning-rate-too-high"] = () => Trained(Moons, [1, 3, 2, 5, 4, 9]),
        ["learning-rate-too-low"] = () => Trained(Moons, [1, 0.999, 0.998, 0.997, 0.996, 0.995]),
        ["overfitting"] = () =>
            Trained(
                Moons,
                [.. Enumerable.Range(0, 20).Select(i => 1.0 / (i + 1))],
                [.. Enumerable.Range(0, 20).Select(i => 0.5 + (Math.Abs(i - 6) * 0.05))]
            ),
        ["stopped-too-early"] = () => Trained(Moons, [1, 0.8, 0.6, 0.45, 0.3]),
        ["no-validation"] = () => new(Binary().Fit(Moons, epochs: 6), Moons),
        ["batch-of-everything"] = () =>
            new(Binary().Fit(Datasets.Moons(1200, 0.1), new FitOptions { BatchSize = 1200 }), Datasets.Moons(1200, 0.1)),
        ["dead-relus"] = () => new(With(Binary(), ("dense/bias", Tensor.Full(Shape.Of(8), -50))), Moons),
        ["saturated-units"] = () =>
            new(
                With(Binary(n => n.Dense(8, Activation.Tanh).Dense(1, Activation.Sigmoid)), ("dense/bias", Tensor.Full(Shape.Of(8), 50))),
                Moons
            ),
        ["vanishing-gradients"] = () =>
            new(
                Binary(n => Enumerable.Range(0, 10).Aggregate(n, (m, _) => m.Dense(4, Activation.Sigmoid)).Dense(1, Activation.Sigmoid)),
                Moons
            ),
        ["exploding-gradients"] = () =>
            new(
                Numbers(n =>
                    n.Dense(8, Activation.Relu, kernelInitializer: Initializer.RandomNormal(stddev: 60))
                        .Dense(1, kernelInitializer: Initializer.RandomNormal(stddev: 60))
                ),
                Line
            ),
        ["parameters-not-finite"] = () => new(With(Binary(), ("dense/bias", Tensor.Full(Shape.Of(8), double.NaN))), Moons),
        ["always-the-same"] = () => new(With(Binary().Fit(Moons), ("dense_1/bias", Tensor.Of([99f]))), Moons),
    };

    static int[] Rare()
    {
        int[] labels = Moons.Y.ToArray<int>();
        return [.. Enumerable.Range(0, 200).Where(i => labels[i] == 0), .. Enumerable.Range(0, 200).Where(i => labels[i] == 1).Take(5)];
    }

    static Dataset Sorted() => Moons.Rows(Ops.Sort(Moons.Y.Cast(DType.Float32)).Indices);

    public static TheoryData<string> Rules => [.. Doctor.Rules];

    [Fact]
    public void There_are_many_rules_with_names_of_their_own()
    {
        Assert.InRange(Doctor.Rules.Count, 20, 100);
        Assert.Equal(Doctor.Rules.Count, Doctor.Rules.Distinct().Count());
        Assert.Equal(Doctor.Rules.Order(), Faults.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_finds_the_fault_it_is_for(string rule)
    {
        var (model, train, test) = Faults[rule]();

        var diagnosis = Doctor.Examine(model, train, test);

        Assert.Contains(rule, diagnosis.Findings.Select(finding => finding.Rule));
        Assert.All(diagnosis.Findings, finding => Assert.True(finding.What.Length > 5 && finding.Try.Length > 5));
        Assert.False(diagnosis.IsHealthy);
    }

    [Fact]
    public void Sound_models_are_left_in_peace()
    {
        var (train, test) = Datasets.Digits().Scale(1 / 16.0).Split(test: 0.2, seed: 42);
        var digits = Sequential
            .Input(64)
            .Dense(32, Activation.Relu)
            .Dropout(0.1)
            .Dense(10, Activation.Softmax)
            .Compile(Optimizer.Adam(), Loss.SparseCategoricalCrossentropy, Metric.Accuracy)
            .Fit(train, epochs: 30, validationSplit: 0.2);
        Assert.Equal("nothing looks wrong", Doctor.Examine(digits, train, test).ToString());

        var moons = Binary(n => n.Dense(16, Activation.Tanh).Dense(1, Activation.Sigmoid)).Fit(Moons, epochs: 25, validationSplit: 0.2);
        Assert.Equal("nothing looks wrong", Doctor.Examine(moons, Moons, Datasets.Moons(60, 0.15, seed: 5)).ToString());

        var blobs = OfThree(loss: Loss.CategoricalCrossentropy).Fit(Blobs.OneHot(3), epochs: 25, validationSplit: 0.2);
        Assert.Equal("nothing looks wrong", Doctor.Examine(blobs, Blobs.OneHot(3)).ToString());

        var (known, rest) = Scaled(Datasets.Iris()).Split(test: 0.2, new NumpyRandom(42), stratify: true);
        var iris = OfThree(inputs: 4).Fit(known, epochs: 25, validationSplit: 0.2);
        Assert.Equal("nothing looks wrong", Doctor.Examine(iris, known, rest).ToString());

        var slope = Dataset.Of(Line.X, Line.X[.., ..1] * 2 + 1);
        var numbers = Numbers().Fit(slope, epochs: 60, validationSplit: 0.2);
        Assert.Equal("nothing looks wrong", Doctor.Examine(numbers, slope).ToString());

        Assert.Equal("nothing looks wrong", Doctor.Examine(Binary(), Moons).ToString());
    }

    [Theory]
    [InlineData("hard_sigmoid")]
    [InlineData("swish")]
    [InlineData("relu6")]
    [InlineData("softsign")]
    public void Every_activation_counts_as_one_and_gates_are_no_sigmoids(string name)
    {
        var model = Binary(n =>
            Enumerable.Range(0, 4).Aggregate(n, (m, _) => m.Dense(8, Activation.Parse(name))).Dense(1, Activation.Sigmoid)
        );

        string[] found = [.. Doctor.Examine(model, Moons).Findings.Select(finding => finding.Rule)];

        Assert.DoesNotContain("no-nonlinearity", found);
        Assert.DoesNotContain("deep-sigmoids", found);
    }

    [Fact]
    public void Rows_of_several_labels_and_outliers_of_scaled_data_are_no_faults()
    {
        var labels = Ops.Greater(Key.Of(5).Uniform(Shape.Of(200, 3)), 0.4).Cast(DType.Float32);
        var several = OfThree(n => n.Dense(8, Activation.Relu).Dense(3, Activation.Sigmoid), Loss.BinaryCrossentropy);
        Assert.True(Doctor.Examine(several, Dataset.Of(Line.X, labels)).IsHealthy);

        var outlier = Moons.Map(x => Ops.Concatenate([x[..199], x[199..] * 40], 0));
        Assert.DoesNotContain("unscaled-inputs", Doctor.Examine(Binary(), outlier).Findings.Select(finding => finding.Rule));
    }

    [Fact]
    public void Networks_of_several_inputs_and_outputs_are_examined_too()
    {
        var (a, b) = (Graph.Input(1, name: "a"), Graph.Input(1, name: "b"));
        var hidden = Graph.Concatenate(a, b).Dense(4, Activation.Relu);
        var (up, down) = (hidden.Dense(1, name: "up"), hidden.Dense(1, name: "down"));
        var model = new Graph([a, b], [up, down]).Compile(Optimizer.Sgd(), [new Objective("up", Loss.Mse), new("down", Loss.Mse)]);
        var data = Dataset.Of((Tensors)(Line.X[.., ..1], Line.X[.., 1..]), (Tensors)(Line.Y, -Line.Y));

        Assert.Equal("nothing looks wrong", Doctor.Examine(model, data).ToString());
    }
}
