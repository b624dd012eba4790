namespace Functional.Tests;

/// <summary>What notebooks with Keras do to images of 28 by 28: flattening, two or three dense layers, looking into the layers.</summary>
public sealed class ImagesTests
{
    static readonly Tensor Images = Key.Of(1).Uniform([70, 28, 28]);
    static readonly Tensor Labels = Tensor.Of(Enumerable.Range(0, 70).Select(i => i % 10).ToArray());

    static Sequential Fashion =>
        Sequential
            .Input([28, 28])
            .Flatten()
            .Dense(300, Activation.Relu, name: "dense_1")
            .Dense(100, Activation.Relu, name: "dense_2")
            .Dense(10, Activation.Softmax, name: "dense_3");

    static Model Classifier => Fashion.Compile(Optimizer.Sgd(), Loss.SparseCategoricalCrossentropy, Metric.Accuracy);

    [Fact]
    public void Dense_1_with_input_dim_2_and_a_sigmoid_has_3_parameters() =>
        Assert.Equal(3, Sequential.Input(2).Dense(1, Activation.Sigmoid).Init(Key.Of(0)).Size);

    [Fact]
    public void Flatten_first_knows_its_shape_from_the_input()
    {
        var model = Sequential.Input([28, 28]).Flatten().Dense(10, Activation.Softmax);

        Assert.Equal(7850, model.Init(Key.Of(0)).Size);
        Assert.Equal(["flatten", "dense"], model.Blueprint.Layers.Select(layer => layer.Path));
        Assert.Equal("(None, 784)", model.Blueprint.Layers[0].Outputs[0].ToString());
    }

    [Fact]
    public void To_categorical_of_10_classes_and_fit_with_batches_of_32()
    {
        var data = Dataset.Of(Images, Labels).OneHot(10);
        var model = Sequential.Input([28, 28]).Flatten().Dense(10, Activation.Softmax);
        var trained = model.Compile(Optimizer.Adam(), Loss.CategoricalCrossentropy, Metric.Accuracy).Fit(data, epochs: 2);

        Assert.Equal([70, 10], data.Y.Shape);
        Assert.Equal(2 * 3, trained.OptimizerState.Step);
    }

    [Fact]
    public void Evaluate_returns_loss_and_accuracy()
    {
        var scores = Classifier.Evaluate(Images, Labels);

        Assert.Equal(["loss", "accuracy"], scores.Keys);
        Assert.Equal(scores["loss"], scores.Loss);
    }

    [Fact]
    public void Activity_regularizer_l1_is_divided_by_the_batch_size()
    {
        Sequential Of(Regularizer? penalty) => Sequential.Input(3).Dense(2, Activation.Sigmoid, activityRegularizer: penalty);
        double LossOf(Sequential network, int rows) =>
            network.Compile(Optimizer.Sgd(), Loss.Mse).Evaluate(Tensor.Ones(rows, 3), Tensor.Zeros(rows, 2)).Loss;
        var once = LossOf(Of(Regularizer.L1(0.01)), 1) - LossOf(Of(null), 1);

        Assert.True(once > 0);
        Assert.Equal(once, LossOf(Of(Regularizer.L1(0.01)), 8) - LossOf(Of(null), 8), 1e-6);
    }

    [Fact]
    public void Max_norm_2_on_axis_0_holds_every_unit_after_every_step()
    {
        var model = Sequential.Input(4).Dense(3, kernelConstraint: Constraint.MaxNorm(2, axis: 0)).Compile(Optimizer.Sgd(5), Loss.Mse);
        var kernel = model.Fit(Key.Of(1).Normal([64, 4]), Key.Of(2).Normal([64, 3], 0, 100)).Parameters["dense/kernel"];

        Assert.All(Ops.Sqrt(Ops.Sum(Ops.Square(kernel), 0)).ToArray<float>(), norm => Assert.InRange(norm, 1.99, 2.0001));
    }

    [Fact]
    public void Summary_of_the_fashion_classifier_is_that_of_TensorFlow_2()
    {
        string[] expected =
        [
            "Model: \"sequential_121\"",
            "_________________________________________________________________",
            "Layer (type)                 Output Shape              Param #   ",
            "=================================================================",
            "flatten (Flatten)            (None, 784)               0         ",
            "_________________________________________________________________",
            "dense_1 (Dense)              (None, 300)               235500    ",
            "_________________________________________________________________",
            "dense_2 (Dense)              (None, 100)               30100     ",
            "_________________________________________________________________",
            "dense_3 (Dense)              (None, 10)                1010      ",
            "=================================================================",
            "Total params: 266,610",
            "Trainable params: 266,610",
            "Non-trainable params: 0",
            "_________________________________________________________________",
        ];
        Assert.Equal(string.Join('\n', expected), Fashion.Summary(SummaryStyle.TensorFlow2, name: "sequential_121"));
        Assert.Equal(266_610, Classifier.ParameterCount);
    }

    [Fact]
    public void Summary_of_two_layers_for_784_pixels_counts_50_890_parameters() =>
        Assert.Equal(50_890, Sequential.Input(784).Dense(64, Activation.Sigmoid).Dense(10, Activation.Softmax).Init(Key.Of(0)).Size);

    [Fact]
    public void Get_layer_dense_1_get_weights()
    {
        Assert.Equal(["flatten", "dense_1", "dense_2", "dense_3"], Classifier.Layers.Select(layer => layer.Name));
        var weights = Classifier.Layer("dense_1").Parameters;

        Assert.Equal(["kernel", "bias"], weights.Paths);
        Assert.Equal([784, 300], weights["kernel"].Shape);
        Assert.Equal(Tensor.Zeros(300), weights["bias"]);
        var limit = Math.Sqrt(6.0 / (784 + 300));
        Assert.All(weights["kernel"].ToArray<float>(), w => Assert.InRange(w, -limit, limit));
    }

    [Fact]
    public void Fit_with_batches_of_128_and_validation_data_prints_steps()
    {
        using var lines = new StringWriter();
        Classifier.Fit(
            Images,
            Labels,
            batchSize: 128,
            validation: (Images, Labels),
            callbacks: [Callback.Progress(verbosity: 1, to: lines)]
        );

        var text = lines.ToString();
        Assert.DoesNotContain("Epoch", text, StringComparison.Ordinal);
        Assert.Matches(@"1/1 \[={30}\] - \d+s \d+m?s/step - loss: \S+ - accuracy: \S+ - val_loss: \S+ - val_accuracy: \S+ *\n$", text);
    }

    [Fact]
    public void Predict_of_one_image_gives_ten_probabilities()
    {
        var probabilities = Classifier.Predict(Images[..1]);

        Assert.Equal((DType.Float32, "[1, 10]"), (probabilities.DType, probabilities.Shape.ToString()));
        Assert.Equal(1, probabilities.Sum().ToDouble(), 1e-6);
        Assert.Equal(probabilities.ArgMax(1), Classifier.PredictClasses(Images[..1]));
        Assert.Equal(Classifier.Predict(Images)[..1], probabilities);
    }
}
