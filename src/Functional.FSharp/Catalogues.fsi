namespace Functional

/// The entries of the catalogues as words: activations, penalties, optimizers, losses and metrics. What has no word here is found
/// under `Activation.`, `Regularizer.`, `Optimizer.`, `Loss.` and `Metric.`; own ones are made by their `Of`.
[<AutoOpen>]
module Catalogues =

    /// f(x) = x.
    val linear: Activation

    /// f(x) = max(x, 0). (The hyperbolic tangent is `Activation.Tanh`: the word `tanh` is F#'s own and works on tensors.)
    val relu: Activation

    /// f(x) = x for x > 0, else slope·x.
    val leakyRelu: slope: float -> Activation

    /// f(x) = x for x ≥ 0, else eˣ − 1.
    val elu: Activation

    /// f(x) = λx for x ≥ 0, else λα(eˣ − 1): keeps mean 0 and variance 1.
    val selu: Activation

    /// f(x) = x·Φ(x).
    val gelu: Activation

    /// f(x) = x / (1 + e⁻ˣ), also called silu.
    val swish: Activation

    /// f(x) = ln(1 + eˣ).
    val softplus: Activation

    /// f(x) = 1 / (1 + e⁻ˣ).
    val sigmoid: Activation

    /// Probabilities along the last axis: f(x)ᵢ = e^xᵢ / Σ e^xⱼ.
    val softmax: Activation

    /// A penalty of factor·Σ|w|.
    val l1: factor: float -> Regularizer

    /// A penalty of factor·Σw².
    val l2: factor: float -> Regularizer

    /// Gradient descent, w ← w − learningRate·g. With momentum: `Optimizer.Sgd(0.01, momentum = 0.9)`.
    val sgd: learningRate: float -> Optimizer

    /// Adaptive moments; 0.001 is usual.
    val adam: learningRate: float -> Optimizer

    /// Gradients divided by a moving root mean square; 0.001 is usual.
    val rmsProp: learningRate: float -> Optimizer

    /// Gradient descent with memory: v ← momentum·v − learningRate·g, w ← w + v.
    val momentum: learningRate: float -> momentum: float -> Optimizer

    /// Gradient descent with Nesterov's look ahead.
    val nesterov: learningRate: float -> momentum: float -> Optimizer

    /// Adam with weights that decay apart from the gradient: `adamW 0.001 0.004`.
    val adamW: learningRate: float -> weightDecay: float -> Optimizer

    /// Adam with Nesterov's momentum; 0.001 is usual.
    val nadam: learningRate: float -> Optimizer

    /// Adam by the largest gradient; 0.001 is usual.
    val adamax: learningRate: float -> Optimizer

    /// Every weight with a rate that falls by its own gradients; 0.001 is usual.
    val adagrad: learningRate: float -> Optimizer

    /// Adagrad over a moving window; 0.001 is Keras' default, 1 that of the paper.
    val adadelta: learningRate: float -> Optimizer

    /// The sign of a moving average; 0.0001 is usual.
    val lion: learningRate: float -> Optimizer

    /// Every gradient cut to [−value, value].
    val withClipValue: value: float -> optimizer: Optimizer -> Optimizer

    /// The gradient of every parameter scaled down to a norm.
    val withClipNorm: norm: float -> optimizer: Optimizer -> Optimizer

    /// All gradients together scaled down to a norm.
    val withGlobalClipNorm: norm: float -> optimizer: Optimizer -> Optimizer

    /// Before every update, w ← w − learningRate·rate·w. Leaving some out: `(adam 0.001).WithWeightDecay(0.01, except = …)`.
    val withWeightDecay: rate: float -> optimizer: Optimizer -> Optimizer

    /// A moving average of the weights, which the model has when the fit ends: `adam 0.001 |> withAverage 0.99`.
    val withAverage: momentum: float -> optimizer: Optimizer -> Optimizer

    /// An update after every so many steps, with the mean of their gradients: `adam 0.001 |> withAccumulation 4`.
    val withAccumulation: steps: int -> optimizer: Optimizer -> Optimizer

    /// The mean of (ŷ − y)².
    val mse: Loss

    /// The mean of |ŷ − y|.
    val mae: Loss

    /// The mean of 100·|ŷ − y| / |y|.
    val mape: Loss

    /// The mean of (ln(1 + y) − ln(1 + ŷ))².
    val msle: Loss

    /// Square near zero, absolute beyond delta.
    val huber: delta: float -> Loss

    /// The mean of ln cosh(ŷ − y).
    val logCosh: Loss

    /// The mean of max(0, 1 − y·ŷ), for targets of −1 and 1.
    val hinge: Loss

    /// Σ y·ln(y / ŷ), between shares.
    val klDivergence: Loss

    /// The mean of ŷ − y·ln ŷ, for counts.
    val poisson: Loss

    /// −y·ln ŷ − (1 − y)·ln(1 − ŷ), for targets of 0 and 1; `binaryCrossentropy.FromLogits()` before a sigmoid.
    val binaryCrossentropy: Crossentropy

    /// −Σ y·ln ŷ, for targets as rows of zeros with a one.
    val categoricalCrossentropy: Crossentropy

    /// −ln ŷ at the target, which is a label 0, 1, ….
    val sparseCategoricalCrossentropy: Crossentropy

    /// The metric with every row counted by its weight: `weighted accuracy`.
    val weighted: metric: Metric -> Metric

    /// The share of rows predicted right, for labels, rows of zeros with a one, or targets of 0 and 1.
    val accuracy: Metric

    /// The root of the mean of (ŷ − y)².
    val rmse: Metric

    /// The share of what was called positive, above 0.5, that is.
    val precision: Metric

    /// The share of what is positive that was called so, above 0.5.
    val recall: Metric

    /// The area under the ROC curve.
    val auc: Metric

    /// The share of the targets' variance that predictions explain, for one output.
    val r2Score: Metric

    /// The harmonic mean of precision and recall of every class, and how the classes' scores become one.
    val f1Score: classes: int -> averaging: Averaging -> Metric
