namespace Functional.Tests;

/// <summary>The catalogues of docs/keras.md: what stands beside Keras' name is what that name means.</summary>
public sealed class KerasNamesTests
{
    static readonly (string Name, Activation Here)[] Activations =
    [
        ("linear", Activation.Linear),
        ("relu", Activation.Relu),
        ("relu6", Activation.Relu6),
        ("sigmoid", Activation.Sigmoid),
        ("hard_sigmoid", Activation.HardSigmoid),
        ("tanh", Activation.Tanh),
        ("softmax", Activation.Softmax),
        ("log_softmax", Activation.LogSoftmax),
        ("softplus", Activation.Softplus),
        ("softsign", Activation.Softsign),
        ("exponential", Activation.Exponential),
        ("elu", Activation.Elu),
        ("selu", Activation.Selu),
        ("gelu", Activation.Gelu),
        ("swish", Activation.Swish),
        ("mish", Activation.Mish),
        ("leaky_relu", Activation.LeakyRelu(0.2)),
        ("celu", Activation.Celu(1)),
        ("squareplus", Activation.Squareplus(4)),
        ("log_sigmoid", Activation.LogSigmoid),
        ("hard_silu", Activation.HardSilu),
    ];

    static readonly (string Name, Initializer Here)[] Initializers =
    [
        ("zeros", Initializer.Zeros),
        ("ones", Initializer.Ones),
        ("constant", Initializer.Constant(0)),
        ("random_uniform", Initializer.RandomUniform(-0.05, 0.05)),
        ("random_normal", Initializer.RandomNormal(0, 0.05)),
        ("truncated_normal", Initializer.TruncatedNormal(0, 0.05)),
        ("variance_scaling", Initializer.VarianceScaling(1, FanMode.In)),
        ("glorot_uniform", Initializer.GlorotUniform),
        ("glorot_normal", Initializer.GlorotNormal),
        ("he_uniform", Initializer.HeUniform),
        ("he_normal", Initializer.HeNormal),
        ("lecun_uniform", Initializer.LecunUniform),
        ("lecun_normal", Initializer.LecunNormal),
        ("orthogonal", Initializer.Orthogonal(1)),
        ("identity", Initializer.Identity(1)),
    ];

    static readonly (string Name, Regularizer Here)[] Regularizers =
    [
        ("l1", Regularizer.L1(0.01)),
        ("l2", Regularizer.L2(0.01)),
        ("l1_l2", Regularizer.L1L2(0.01, 0.01)),
        ("orthogonal_regularizer", Regularizer.Orthogonal(0.01)),
    ];

    static readonly (string Name, Constraint Here)[] Constraints =
    [
        ("max_norm", Constraint.MaxNorm(2)),
        ("unit_norm", Constraint.UnitNorm()),
        ("non_neg", Constraint.NonNeg),
        ("min_max_norm", Constraint.MinMaxNorm(0, 1)),
    ];

    static readonly (string Name, Loss Here)[] Losses =
    [
        ("mse", Loss.Mse),
        ("mae", Loss.Mae),
        ("mape", Loss.Mape),
        ("msle", Loss.Msle),
        ("binary_crossentropy", Loss.BinaryCrossentropy),
        ("categorical_crossentropy", Loss.CategoricalCrossentropy),
        ("sparse_categorical_crossentropy", Loss.SparseCategoricalCrossentropy),
        ("binary_focal_crossentropy", Loss.BinaryFocalCrossentropy()),
        ("categorical_focal_crossentropy", Loss.CategoricalFocalCrossentropy()),
        ("hinge", Loss.Hinge),
        ("squared_hinge", Loss.SquaredHinge),
        ("categorical_hinge", Loss.CategoricalHinge),
        ("huber", Loss.Huber(1)),
        ("log_cosh", Loss.LogCosh),
        ("kl_divergence", Loss.KlDivergence),
        ("poisson", Loss.Poisson),
        ("cosine_similarity", Loss.CosineSimilarity()),
    ];

    static readonly (string Name, Metric Here)[] Metrics =
    [
        ("accuracy", Metric.Accuracy),
        ("Accuracy", Metric.Equality),
        ("binary_accuracy", Metric.BinaryAccuracy(0.5)),
        ("categorical_accuracy", Metric.CategoricalAccuracy),
        ("sparse_categorical_accuracy", Metric.SparseCategoricalAccuracy),
        ("top_k_categorical_accuracy", Metric.TopKCategoricalAccuracy(5)),
        ("sparse_top_k_categorical_accuracy", Metric.SparseTopKCategoricalAccuracy(5)),
        ("mse", Metric.Mse),
        ("mae", Metric.Mae),
        ("RootMeanSquaredError", Metric.Rmse),
        ("MeanAbsolutePercentageError", Metric.Mape),
        ("MeanSquaredLogarithmicError", Metric.Msle),
        ("LogCoshError", Metric.LogCosh),
        ("KLDivergence", Metric.KlDivergence),
        ("poisson", Metric.Poisson),
        ("hinge", Metric.Hinge),
        ("squared_hinge", Metric.SquaredHinge),
        ("categorical_hinge", Metric.CategoricalHinge),
        ("cosine_similarity", Metric.CosineSimilarity()),
        ("binary_crossentropy", Metric.BinaryCrossentropy()),
        ("categorical_crossentropy", Metric.CategoricalCrossentropy()),
        ("sparse_categorical_crossentropy", Metric.SparseCategoricalCrossentropy()),
        ("Precision", Metric.Precision()),
        ("Recall", Metric.Recall()),
        ("TruePositives", Metric.TruePositives(0.5)),
        ("FalsePositives", Metric.FalsePositives(0.5)),
        ("TrueNegatives", Metric.TrueNegatives(0.5)),
        ("FalseNegatives", Metric.FalseNegatives(0.5)),
        ("AUC", Metric.Auc()),
        ("BinaryIoU", Metric.BinaryIoU()),
        ("R2Score", Metric.R2Score()),
    ];

    static readonly (string Name, Optimizer Here)[] Optimizers =
    [
        ("sgd", Optimizer.Sgd(0.01)),
        ("rmsprop", Optimizer.RmsProp(0.001)),
        ("adam", Optimizer.Adam(0.001)),
        ("adamw", Optimizer.AdamW(0.001, weightDecay: 0.004)),
        ("adamax", Optimizer.Adamax(0.001)),
        ("nadam", Optimizer.Nadam(0.001)),
        ("adagrad", Optimizer.Adagrad(0.001)),
        ("adadelta", Optimizer.Adadelta(0.001)),
        ("ftrl", Optimizer.Ftrl(0.001)),
        ("lion", Optimizer.Lion(1e-4)),
    ];

    [Fact]
    public void Every_name_of_Keras_means_what_stands_beside_it()
    {
        Assert.All(Activations, row => Assert.Equal(Activation.Parse(row.Name), row.Here));
        Assert.All(Initializers, row => Assert.Equal(Initializer.Parse(row.Name), row.Here));
        Assert.All(Regularizers, row => Assert.Equal(Regularizer.Parse(row.Name), row.Here));
        Assert.All(Constraints, row => Assert.Equal(Constraint.Parse(row.Name), row.Here));
        Assert.All(Losses, row => Assert.Equal(Loss.Parse(row.Name), row.Here));
        Assert.All(Metrics, row => Assert.Equal(Metric.Parse(row.Name), row.Here));
        Assert.All(Optimizers, row => Assert.Equal(Optimizer.Parse(row.Name), row.Here));
    }

    [Fact]
    public void Metrics_with_options_have_the_keys_of_Keras()
    {
        (string Name, Metric Metric)[] table =
        [
            ("mean_io_u", Metric.MeanIoU(3)),
            ("io_u", Metric.IoU(3, 0, 1)),
            ("fbeta_score", Metric.FBetaScore(3, Averaging.Micro, beta: 2)),
            ("f1_score", Metric.F1Score(3, Averaging.Macro)),
            ("precision", Metric.Precision([0.2, 0.8])),
            ("recall", Metric.Recall(topK: 1, classId: 2)),
        ];

        Assert.All(table, row => Assert.Equal(row.Name, row.Metric.Name));
    }
}
