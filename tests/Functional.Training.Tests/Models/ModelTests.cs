namespace Functional.Tests;

public sealed class ModelTests
{
    sealed record WideAndDeep(int Units) : INetwork
    {
        public Tensors Apply(Call call, Tensors inputs)
        {
            var (wide, deep) = (inputs["wide_input"], inputs["deep_input"]);
            var hidden = call.Apply("hidden", new Dense(Units, Activation.Relu), deep);
            var output = call.Apply("output", new Dense(1), Ops.Concatenate([wide, hidden]));
            return Tensors.Named(("output", output), ("aux_output", call.Apply("aux_output", new Dense(1), hidden)));
        }
    }

    static readonly Model Two = new WideAndDeep(6)
        .WithInputs(("wide_input", 2), ("deep_input", 3))
        .Compile(Optimizer.Sgd(0.05), [new("output", Loss.Mse, 0.9, Metric.Mae), new Objective("aux_output", Loss.Mse, weight: 0.1)]);

    static readonly Tensor Wide = Key.Of(1).Normal([30, 2]);
    static readonly Tensor Deep = Key.Of(2).Normal([30, 3]);
    static readonly Tensor Y = Ops.Sum(Wide, 1);

    [Fact]
    public void Several_inputs_and_outputs_go_by_position()
    {
        var trained = Two.Fit((Wide, Deep), (Y, Y), epochs: 2, validation: ((Wide, Deep), (Y, Y)));
        string[] keys = ["loss", "output_loss", "aux_output_loss", "output_mae"];
        Assert.Equal([.. keys, .. keys.Select(k => "val_" + k)], trained.History.Keys);
        var (output, aux) = trained.Predict((Wide, Deep));
        Assert.Equal([30, 1], output.Shape);
        Assert.Equal(["output", "aux_output"], trained.Predict((Wide, Deep)).Names);
        Assert.NotEqual(output, aux);
        var scores = trained.Evaluate((Wide, Deep), (Y, Y));
        Assert.Equal((0.9 * scores["output_loss"]) + (0.1 * scores["aux_output_loss"]), scores.Loss, 1e-5);
    }

    [Fact]
    public void Names_put_tensors_in_their_places()
    {
        var byPosition = Two.Fit((Wide, Deep), (Y, 2 * Y), epochs: 2);
        var byName = Two.Fit(
            Tensors.Named(("deep_input", Deep), ("wide_input", Wide)),
            Tensors.Named(("aux_output", 2 * Y), ("output", Y)),
            epochs: 2
        );
        Assert.Equal(byPosition.Parameters, byName.Parameters);
    }

    [Fact]
    public void Missing_or_superfluous_tensors_are_named()
    {
        var one = Assert.Throws<InvalidOperationException>(() => Two.Predict(Wide));
        Assert.Contains("the network has 2 outputs ([output, aux_output])", one.Message, StringComparison.Ordinal);
        var few = Assert.Throws<ArgumentException>(() => Two.Fit((Wide, Deep), Y));
        Assert.Contains("2 targets needed ([output, aux_output]), but 1 given", few.Message, StringComparison.Ordinal);
        var wrong = Assert.Throws<ArgumentException>(() => Two.Fit(Tensors.Named(("wide", Wide), ("deep_input", Deep)), Tensors.Of(Y, Y)));
        Assert.Contains("there is no input \"wide_input\" among [wide, deep_input]", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Objectives_must_be_for_outputs_and_one_for_each()
    {
        var network = Two.Network;
        var unknown = Assert.Throws<ArgumentException>(() => network.Compile(Optimizer.Sgd(), [new Objective("out", Loss.Mse)]));
        Assert.Contains("no output is called \"out\"; there are: output, aux_output", unknown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => network.Compile(Optimizer.Sgd(), Array.Empty<Objective>()));
        Objective[] twice = [new("output", Loss.Mse), new("output", Loss.Mae)];
        Assert.Contains(
            "two objectives",
            Assert.Throws<ArgumentException>(() => network.Compile(Optimizer.Sgd(), twice)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_output_without_an_objective_is_not_trained()
    {
        var half = Two.Network.Compile(Optimizer.Sgd(0.05), [new Objective("aux_output", Loss.Mse)]);
        var trained = half.Fit((Wide, Deep), Y);
        Assert.Equal(half.Parameters["output/kernel"], trained.Parameters["output/kernel"]);
        Assert.NotEqual(half.Parameters["aux_output/kernel"], trained.Parameters["aux_output/kernel"]);
        Assert.Equal(["loss", "aux_output_loss"], trained.History.Keys);
    }

    [Fact]
    public void Two_metrics_of_one_name_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            Sequential.Input(2).Dense(1).Compile(Optimizer.Sgd(), Loss.Mse, Metric.Mae, Metric.Mae)
        );
        Assert.Contains("two numbers would have the key \"mae\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_seed_of_compile_makes_the_initial_values()
    {
        var network = Sequential.Input(4).Dense(3);
        Model Compile(long seed) => network.Compile(Optimizer.Sgd(), Loss.Mse, [], seed);
        Assert.Equal(Compile(1).Parameters, Compile(1).Parameters);
        Assert.NotEqual(Compile(1).Parameters, Compile(2).Parameters);
        Assert.Equal(network.Init(Key.Of(1)), Compile(1).Parameters);
        Assert.Equal(0, network.Compile(Optimizer.Sgd(), Loss.Mse).Seed);
    }

    [Fact]
    public void Layers_are_found_by_name_and_path()
    {
        var model = Sequential
            .Input(4)
            .Dense(3, name: "hidden")
            .Then(Serial.Of(new Dense(2), new Dropout(0.1)), name: "block")
            .Dense(1)
            .Compile(Optimizer.Sgd(), Loss.Mse);
        Assert.Equal(["hidden", "block", "dense"], model.Layers.Select(l => l.Name));
        var hidden = model.Layer("hidden");
        Assert.Equal(model.Parameters["hidden/kernel"], hidden.Parameters["kernel"]);
        Assert.Equal(model.Parameters["block/dense/bias"], model.Layer("block/dense").Parameters["bias"]);
        Assert.Equal("Dropout", model.Layer("block/dropout").Info.Kind);
        Assert.Matches(@"^hidden \(Dense\): \(None, \d+\) → \(None, \d+\), kernel \[\d+, \d+\], bias \[\d+\]$", $"{hidden}");
        var error = Assert.Throws<KeyNotFoundException>(() => model.Layer("hiden"));
        Assert.Contains("there are: hidden, block, block/dense, block/dropout, dense", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_can_be_replaced_when_they_fit()
    {
        var model = Sequential.Input(2).Dense(1).Compile(Optimizer.Sgd(), Loss.Mse);
        var changed = model.WithParameters(
            model.Parameters.With(
                "dense/kernel",
                [
                    [2],
                    [3],
                ]
            )
        );
        Assert.Equal(
            [
                [5],
            ],
            changed.Predict([
                [1, 1],
            ])
        );
        Assert.NotEqual(changed.Parameters, model.Parameters);
        var shape = Assert.Throws<ArgumentException>(() =>
            model.WithParameters(
                model.Parameters.With(
                    "dense/kernel",
                    [
                        [2],
                    ]
                )
            )
        );
        Assert.Contains("\"dense/kernel\" must be Float32 [2, 1], but it is Float32 [1, 1]", shape.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() =>
            model.WithParameters(
                Parameters.Of(
                    (
                        "dense/kernel",
                        [
                            [2],
                            [3],
                        ]
                    )
                )
            )
        );
        Assert.Throws<ArgumentException>(() => model.WithParameters(model.Parameters.With("more", [1])));
    }

    [Fact]
    public void Another_optimizer_takes_another_road_from_the_same_place()
    {
        var model = Sequential.Input(2).Dense(1).Compile(Optimizer.Adam(), Loss.Mse).Fit(Wide, Y, epochs: 2);
        var sgd = model.WithOptimizer(Optimizer.Sgd(0.1));
        Assert.Equal(model.Parameters, sgd.Parameters);
        Assert.Equal(model.History, sgd.History);
        Assert.Equal(0, sgd.OptimizerState.Step);
        Assert.Equal(3, sgd.Fit(Wide, Y).History.Epochs);
        Assert.Equal(2, model.History.Epochs);
    }

    [Fact]
    public void Classes_are_the_largest_unit_or_one_half_and_above()
    {
        var softmax = Sequential.Input(2).Activate(Activation.Softmax).Compile(Optimizer.Sgd(), Loss.SparseCategoricalCrossentropy);
        Assert.Equal(
            Tensor.Of(1, 0),
            softmax.PredictClasses([
                [1, 2],
                [3, 1],
            ])
        );
        var sigmoid = Sequential.Input(1).Activate(Activation.Sigmoid).Compile(Optimizer.Sgd(), Loss.BinaryCrossentropy);
        Assert.Equal(
            [
                [0],
                [1],
            ],
            sigmoid
                .PredictClasses([
                    [-1],
                    [1],
                ])
                .Cast(DType.Float32)
        );
        Assert.Equal(
            DType.Int32,
            sigmoid
                .PredictClasses([
                    [-1],
                ])
                .DType
        );
    }

    /// <summary>
    /// A saturated wrong probability costs −ln ε by the clipped formula, and the distance of the logits by the exact one.
    /// </summary>
    [Theory]
    [InlineData("dense", 100)]
    [InlineData("activate", 100)]
    [InlineData("reshaped", 16.118)]
    public void A_softmax_before_its_crossentropy_goes_back_to_its_logits(string form, double expected)
    {
        var input = Sequential.Input(2);
        var network = form switch
        {
            "dense" => input.Dense(2, Activation.Softmax, kernelInitializer: Initializer.Identity(), useBias: false),
            "activate" => input.Dense(2, kernelInitializer: Initializer.Identity(), useBias: false).Activate(Activation.Softmax),
            _ => input.Dense(2, Activation.Softmax, kernelInitializer: Initializer.Identity(), useBias: false).Reshape([1, 2]),
        };
        var model = network.Compile(Optimizer.Sgd(0), Loss.SparseCategoricalCrossentropy);
        Tensor x =
        [
            [100, 0],
        ];
        Tensor y =
        [
            [1],
        ];
        Assert.Equal(expected, model.Evaluate(x, y).Loss, 0.01);
        Assert.Equal(expected, model.Fit(x, y).History["loss"].Last, 0.01);
        Assert.Equal(0, model.Predict(x).Reshape(2)[1].ToDouble(), 1e-6);
    }

    [Fact]
    public void A_sigmoid_before_its_crossentropy_goes_back_to_its_logits_but_not_before_another_loss()
    {
        var network = Sequential.Input(1).Dense(1, Activation.Sigmoid, useBias: false, kernelInitializer: Initializer.Ones);
        Tensor x =

            [
                [50],
            ],
            y =

            [
                [0],
            ];
        Assert.Equal(50, network.Compile(Optimizer.Sgd(), Loss.BinaryCrossentropy).Evaluate(x, y).Loss, 1e-4);
        Assert.Equal(50, network.Compile(Optimizer.Sgd(), Loss.BinaryFocalCrossentropy()).Evaluate(x, y).Loss, 1e-4);
        Assert.Equal(1, network.Compile(Optimizer.Sgd(), Loss.Mse).Evaluate(x, y).Loss, 1e-4);
    }

    [Fact]
    public void Rows_of_an_ignored_class_train_nothing_and_other_labels_beyond_the_classes_are_refused()
    {
        Tensor x =

            [
                [1, 2],
                [3, 4],
                [5, 6],
            ],
            y = [0, -1, 1],
            kept =

            [
                [1, 2],
                [5, 6],
            ];
        var model = Sequential.Input(2).Dense(2, Activation.Softmax);
        var ignoring = model.Compile(Optimizer.Sgd(), Loss.SparseCategoricalCrossentropy.IgnoreClass(-1));
        var plain = model.Compile(Optimizer.Sgd(), Loss.SparseCategoricalCrossentropy);
        Assert.Equal(plain.Evaluate(kept, [0, 1]).Loss, ignoring.Evaluate(x, y).Loss, 1e-6);
        Assert.Equal(plain.Fit(kept, [0, 1], epochs: 3).History["loss"].Last, ignoring.Fit(x, y, epochs: 3).History["loss"].Last, 1e-6);
        Assert.Throws<ArgumentException>(() => ignoring.Fit(x, [0, -2, 1]));
        Assert.Throws<ArgumentException>(() => plain.Fit(x, y));
    }

    [Fact]
    public void A_model_without_parameters_can_be_evaluated_and_fitted()
    {
        var model = Sequential.Input(2).Activate(Activation.Softmax).Compile(Optimizer.Sgd(), Loss.SparseCategoricalCrossentropy);
        Tensor x =
        [
            [0, 0],
        ];
        Assert.Equal(Math.Log(2), model.Evaluate(x, Tensor.Of(1)).Loss, 1e-6);
        Assert.Equal(Math.Log(2), model.Fit(x, Tensor.Of(1)).History["loss"].Last, 1e-6);
    }

    [Fact]
    public void State_trains_with_the_model_and_is_used_to_predict()
    {
        var counting = Layer.Of(
            "count",
            (call, x) =>
            {
                var seen = call.State("seen", Shape.Scalar);
                if (call.IsTraining)
                {
                    call.Update("seen", seen + 1);
                }
                return x * call.Parameter("w", x.Shape.Last) + (call.IsTraining ? 0 : seen);
            }
        );
        var model = Sequential.Input(2).Then(counting).Dense(1).Compile(Optimizer.Sgd(0), Loss.Mse);
        var trained = model.Fit(Wide, Y, epochs: 2, batchSize: 10);
        Assert.Equal(0, model.State["count/seen"].ToDouble());
        Assert.Equal(6, trained.State["count/seen"].ToDouble());
        Assert.NotEqual(model.Predict(Wide), trained.Predict(Wide));
        Assert.DoesNotContain("count/seen", trained.Parameters.Paths);
    }
}
