namespace Functional.Tests;

/// <summary>The layers of docs/keras.md: what stands beside Keras' class is of that class in summaries and files.</summary>
public sealed class KerasLayersTests
{
    [Fact]
    public void Every_layer_is_of_the_class_that_Keras_calls_so()
    {
        Sequential row = Sequential.Input(8),
            steps = Sequential.Input([4, 6]),
            image = Sequential.Input([4, 4, 2]);
        var data = Key.Of(1).Normal([20, 8]);
        (string Kind, Sequential Network)[] layers =
        [
            ("Dense", row.Dense(32, Activation.Relu)),
            ("Dense", row.Dense(32, useBias: false, kernelInitializer: Initializer.HeNormal)),
            ("Dense", row.Dense(32, kernelRegularizer: Regularizer.L2(0.01), kernelConstraint: Constraint.MaxNorm(2))),
            ("Dense", row.Dense(32, activityRegularizer: Regularizer.L1(0.01))),
            ("Dense", row.Dense(32, name: "hidden")),
            ("Activation", row.Activate(Activation.Tanh)),
            ("Flatten", image.Flatten()),
            ("Reshape", row.Reshape(2, 4)),
            ("Permute", steps.Permute([2, 1])),
            ("RepeatVector", row.RepeatVector(3)),
            ("Lambda", row.Lambda(x => 2 * x)),
            ("Masking", steps.Masking(0)),
            ("ActivityRegularization", row.ActivityRegularization(l2: 0.01)),
            ("Dropout", row.Dropout(0.2)),
            ("SpatialDropout1D", steps.SpatialDropout1D(0.2)),
            ("SpatialDropout2D", image.SpatialDropout2D(0.2)),
            ("GaussianNoise", row.GaussianNoise(0.1)),
            ("GaussianDropout", row.GaussianDropout(0.2)),
            ("AlphaDropout", row.AlphaDropout(0.2)),
            ("BatchNormalization", row.BatchNormalization()),
            ("BatchNormalization", row.BatchNormalization(momentum: 0.9, epsilon: 1e-5)),
            ("LayerNormalization", row.LayerNormalization()),
            ("GroupNormalization", row.GroupNormalization(groups: 2)),
            ("UnitNormalization", row.UnitNormalization()),
            ("Rescaling", row.Rescaling(1 / 255.0)),
            ("Normalization", row.Normalization(data)),
            ("ReLU", row.Relu(maxValue: 6)),
            ("LeakyReLU", row.LeakyRelu(0.3)),
            ("PReLU", row.PRelu()),
            ("ELU", row.Elu()),
            ("ThresholdedReLU", row.ThresholdedRelu(1)),
            ("Softmax", row.Softmax()),
        ];

        Assert.All(layers, layer => Assert.Equal(layer.Kind, layer.Network.Blueprint.Layers[^1].Kind));
        Assert.Equal("hidden", row.Dense(32, name: "hidden").Blueprint.Layers[^1].Path);
    }

    [Fact]
    public void Every_merge_is_of_the_class_that_Keras_calls_so()
    {
        Node a = Graph.Input(8, "a"),
            b = Graph.Input(8, "b");
        (string Kind, Node Merged)[] merges =
        [
            ("Concatenate", Graph.Concatenate(a, b)),
            ("Add", a + b),
            ("Subtract", a - b),
            ("Multiply", a * b),
            ("Average", Graph.Average(a, b)),
            ("Maximum", Graph.Maximum(a, b)),
            ("Minimum", Graph.Minimum(a, b)),
            ("Dot", Graph.Dot(a, b, axis: 1)),
        ];

        Assert.All(merges, merge => Assert.Equal(merge.Kind, new Graph([a, b], [merge.Merged]).Blueprint.Layers[^1].Kind));
    }
}
