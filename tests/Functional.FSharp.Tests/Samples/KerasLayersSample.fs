/// The F# of docs/keras.md: layers and catalogues are those of Keras' names.
module Functional.Tests.KerasLayersSample

open Xunit
open Functional

let private row, private steps, private image = input 8, inputOf [ 4; 6 ], inputOf [ 4; 4; 2 ]
let private a, private b = Graph.input "a" 8, Graph.input "b" 8
let private data = Key.Of(1).Normal(Shape.Of(20, 8))

[<Fact>]
let ``Every layer is of the class that Keras calls so`` () =
    let layers = [
        "Dense", row >=> dense 32 relu
        "Dense", row >=> Dense(32, UseBias = false, KernelInitializer = Initializer.HeNormal)
        "Dense", row >=> Dense(32, KernelRegularizer = l2 0.01, KernelConstraint = Constraint.MaxNorm 2)
        "Dense", row >=> Dense(32, ActivityRegularizer = l1 0.01)
        "Dense", row >=> (dense 32 linear |> called "hidden")
        "Activation", row >=> activate Activation.Tanh
        "Flatten", image >=> flatten
        "Reshape", row >=> Reshape(Sequence.Of [ 2; 4 ])
        "Permute", steps >=> Permute(Sequence.Of [ 2; 1 ])
        "RepeatVector", row >=> RepeatVector 3
        "Lambda", row >=> lambda (fun x -> 2 * x)
        "Masking", steps >=> masking 0
        "ActivityRegularization", row >=> activityRegularization 0 0.01
        "Dropout", row >=> dropout 0.2
        "SpatialDropout1D", steps >=> spatialDropout1D 0.2
        "SpatialDropout2D", image >=> spatialDropout2D 0.2
        "GaussianNoise", row >=> gaussianNoise 0.1
        "GaussianDropout", row >=> gaussianDropout 0.2
        "AlphaDropout", row >=> alphaDropout 0.2
        "BatchNormalization", row >=> batchNormalization
        "BatchNormalization", row >=> BatchNormalization(Momentum = 0.9, Epsilon = 1e-5)
        "LayerNormalization", row >=> layerNormalization
        "GroupNormalization", row >=> groupNormalization 2
        "UnitNormalization", row >=> unitNormalization
        "Rescaling", row >=> rescaling (1.0 / 255.0) 0
        "Normalization", row >=> normalization data
        "ReLU", row >=> Relu(MaxValue = 6.0)
        "LeakyReLU", row >=> LeakyRelu 0.3
        "PReLU", row >=> PRelu()
        "ELU", row >=> Elu()
        "ThresholdedReLU", row >=> ThresholdedRelu 1
        "Softmax", row >=> Softmax()
    ]
    for kind, network in layers do
        Assert.Equal(kind, (Seq.last network.Blueprint.Layers).Kind)

[<Fact>]
let ``Every merge is of the class that Keras calls so`` () =
    let merges = [
        "Concatenate", Graph.concat [ a; b ]
        "Add", a + b
        "Subtract", a - b
        "Multiply", a * b
        "Average", Graph.average [ a; b ]
        "Maximum", Graph.maximum [ a; b ]
        "Minimum", Graph.minimum [ a; b ]
        "Dot", Graph.Dot(a, b, axis = 1)
    ]
    for kind, merged in merges do
        Assert.Equal(kind, (Seq.last (Graph.network [ a; b ] [ merged ]).Blueprint.Layers).Kind)

[<Fact>]
let ``Activations are those that Keras calls so`` () =
    let table: (string * Activation) list = [
        "linear", linear
        "relu", relu
        "relu6", Activation.Relu6
        "sigmoid", sigmoid
        "hard_sigmoid", Activation.HardSigmoid
        "tanh", Activation.Tanh
        "softmax", softmax
        "log_softmax", Activation.LogSoftmax
        "softplus", softplus
        "softsign", Activation.Softsign
        "exponential", Activation.Exponential
        "elu", elu
        "selu", selu
        "gelu", gelu
        "swish", swish
        "mish", Activation.Mish
        "leaky_relu", leakyRelu 0.2
        "celu", Activation.Celu(1)
        "squareplus", Activation.Squareplus(4)
        "log_sigmoid", Activation.LogSigmoid
        "hard_silu", Activation.HardSilu
    ]
    for name, here in table do
        Assert.Equal(Activation.Parse name, here)

[<Fact>]
let ``Initializers are those that Keras calls so`` () =
    let table: (string * Initializer) list = [
        "zeros", Initializer.Zeros
        "ones", Initializer.Ones
        "constant", Initializer.Constant(0)
        "random_uniform", Initializer.RandomUniform(-0.05, 0.05)
        "random_normal", Initializer.RandomNormal(0, 0.05)
        "truncated_normal", Initializer.TruncatedNormal(0, 0.05)
        "variance_scaling", Initializer.VarianceScaling(1, FanMode.In)
        "glorot_uniform", Initializer.GlorotUniform
        "glorot_normal", Initializer.GlorotNormal
        "he_uniform", Initializer.HeUniform
        "he_normal", Initializer.HeNormal
        "lecun_uniform", Initializer.LecunUniform
        "lecun_normal", Initializer.LecunNormal
        "orthogonal", Initializer.Orthogonal(1)
        "identity", Initializer.Identity(1)
    ]
    for name, here in table do
        Assert.Equal(Initializer.Parse name, here)

[<Fact>]
let ``Regularizers are those that Keras calls so`` () =
    let table: (string * Regularizer) list = [
        "l1", l1 0.01
        "l2", l2 0.01
        "l1_l2", Regularizer.L1L2(0.01, 0.01)
        "orthogonal_regularizer", Regularizer.Orthogonal(0.01)
    ]
    for name, here in table do
        Assert.Equal(Regularizer.Parse name, here)

[<Fact>]
let ``Constraints are those that Keras calls so`` () =
    let table: (string * Constraint) list = [
        "max_norm", Constraint.MaxNorm(2)
        "unit_norm", Constraint.UnitNorm()
        "non_neg", Constraint.NonNeg
        "min_max_norm", Constraint.MinMaxNorm(0, 1)
    ]
    for name, here in table do
        Assert.Equal(Constraint.Parse name, here)

[<Fact>]
let ``Losses are those that Keras calls so`` () =
    let table: (string * Loss) list = [
        "mse", mse
        "mae", mae
        "mape", mape
        "msle", msle
        "binary_crossentropy", binaryCrossentropy
        "categorical_crossentropy", categoricalCrossentropy
        "sparse_categorical_crossentropy", sparseCategoricalCrossentropy
        "binary_focal_crossentropy", Loss.BinaryFocalCrossentropy()
        "categorical_focal_crossentropy", Loss.CategoricalFocalCrossentropy()
        "hinge", hinge
        "squared_hinge", Loss.SquaredHinge
        "categorical_hinge", Loss.CategoricalHinge
        "huber", huber 1
        "log_cosh", logCosh
        "kl_divergence", klDivergence
        "poisson", poisson
        "cosine_similarity", Loss.CosineSimilarity()
    ]
    for name, here in table do
        Assert.Equal(Loss.Parse name, here)

[<Fact>]
let ``Metrics are those that Keras calls so`` () =
    let table: (string * Metric) list = [
        "accuracy", accuracy
        "Accuracy", Metric.Equality
        "binary_accuracy", Metric.BinaryAccuracy(0.5)
        "categorical_accuracy", Metric.CategoricalAccuracy
        "sparse_categorical_accuracy", Metric.SparseCategoricalAccuracy
        "top_k_categorical_accuracy", Metric.TopKCategoricalAccuracy(5)
        "sparse_top_k_categorical_accuracy", Metric.SparseTopKCategoricalAccuracy(5)
        "mse", Metric.Mse
        "mae", Metric.Mae
        "RootMeanSquaredError", rmse
        "MeanAbsolutePercentageError", Metric.Mape
        "MeanSquaredLogarithmicError", Metric.Msle
        "LogCoshError", Metric.LogCosh
        "KLDivergence", Metric.KlDivergence
        "poisson", Metric.Poisson
        "hinge", Metric.Hinge
        "squared_hinge", Metric.SquaredHinge
        "categorical_hinge", Metric.CategoricalHinge
        "cosine_similarity", Metric.CosineSimilarity()
        "binary_crossentropy", Metric.BinaryCrossentropy()
        "categorical_crossentropy", Metric.CategoricalCrossentropy()
        "sparse_categorical_crossentropy", Metric.SparseCategoricalCrossentropy()
        "Precision", precision
        "Recall", recall
        "TruePositives", Metric.TruePositives(0.5)
        "FalsePositives", Metric.FalsePositives(0.5)
        "TrueNegatives", Metric.TrueNegatives(0.5)
        "FalseNegatives", Metric.FalseNegatives(0.5)
        "AUC", auc
        "BinaryIoU", Metric.BinaryIoU()
        "R2Score", r2Score
    ]
    for name, here in table do
        Assert.Equal(Metric.Parse name, here)

[<Fact>]
let ``Optimizers are those that Keras calls so`` () =
    let table: (string * Optimizer) list = [
        "sgd", sgd 0.01
        "rmsprop", rmsProp 0.001
        "adam", adam 0.001
        "adamw", adamW 0.001 0.004
        "adamax", adamax 0.001
        "nadam", nadam 0.001
        "adagrad", adagrad 0.001
        "adadelta", adadelta 0.001
        "ftrl", Optimizer.Ftrl(0.001)
        "lion", lion 1e-4
    ]
    for name, here in table do
        Assert.Equal(Optimizer.Parse name, here)

[<Fact>]
let ``Metrics with options have the keys of Keras`` () =
    let table: (string * Metric) list = [
        "mean_io_u", Metric.MeanIoU 3
        "io_u", Metric.IoU(3, 0, 1)
        "fbeta_score", Metric.FBetaScore(3, Averaging.Micro, beta = 2)
        "f1_score", f1Score 3 Averaging.Macro
        "precision", Metric.Precision([| 0.2; 0.8 |])
        "recall", Metric.Recall(topK = 1, classId = 2)
    ]
    for name, metric in table do
        Assert.Equal(name, metric.Name)
