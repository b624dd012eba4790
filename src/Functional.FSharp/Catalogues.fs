namespace Functional

[<AutoOpen>]
module Catalogues =
    let private rate (value: float) = Schedule.Constant value

    let linear = Activation.Linear
    let relu = Activation.Relu
    let leakyRelu (slope: float) = Activation.LeakyRelu slope
    let elu = Activation.Elu
    let selu = Activation.Selu
    let gelu = Activation.Gelu
    let swish = Activation.Swish
    let softplus = Activation.Softplus
    let sigmoid = Activation.Sigmoid
    let softmax = Activation.Softmax

    let l1 (factor: float) = Regularizer.L1 factor
    let l2 (factor: float) = Regularizer.L2 factor

    let sgd (learningRate: float) = Optimizer.Sgd(rate learningRate)
    let adam (learningRate: float) = Optimizer.Adam(rate learningRate)
    let rmsProp (learningRate: float) = Optimizer.RmsProp(rate learningRate)

    let momentum (learningRate: float) (momentum: float) = Optimizer.Sgd(rate learningRate, momentum)
    let nesterov (learningRate: float) (momentum: float) = Optimizer.Sgd(rate learningRate, momentum, nesterov = true)
    let adamW (learningRate: float) (weightDecay: float) = Optimizer.AdamW(rate learningRate, weightDecay)
    let nadam (learningRate: float) = Optimizer.Nadam(rate learningRate)
    let adamax (learningRate: float) = Optimizer.Adamax(rate learningRate)
    let adagrad (learningRate: float) = Optimizer.Adagrad(rate learningRate)
    let adadelta (learningRate: float) = Optimizer.Adadelta(rate learningRate)
    let lion (learningRate: float) = Optimizer.Lion(rate learningRate)
    let withClipValue (value: float) (optimizer: Optimizer) = optimizer.WithClipValue value
    let withClipNorm (norm: float) (optimizer: Optimizer) = optimizer.WithClipNorm norm
    let withGlobalClipNorm (norm: float) (optimizer: Optimizer) = optimizer.WithGlobalClipNorm norm
    let withWeightDecay (rate: float) (optimizer: Optimizer) = optimizer.WithWeightDecay rate
    let withAverage (momentum: float) (optimizer: Optimizer) = optimizer.WithAverage momentum
    let withAccumulation (steps: int) (optimizer: Optimizer) = optimizer.WithAccumulation steps

    let mse = Loss.Mse
    let mae = Loss.Mae
    let mape = Loss.Mape
    let msle = Loss.Msle
    let huber (delta: float) = Loss.Huber delta
    let logCosh = Loss.LogCosh
    let hinge = Loss.Hinge
    let klDivergence = Loss.KlDivergence
    let poisson = Loss.Poisson
    let binaryCrossentropy = Loss.BinaryCrossentropy
    let categoricalCrossentropy = Loss.CategoricalCrossentropy
    let sparseCategoricalCrossentropy = Loss.SparseCategoricalCrossentropy

    let weighted (metric: Metric) = metric.Weighted()
    let accuracy = Metric.Accuracy
    let rmse = Metric.Rmse
    let precision = Metric.Precision()
    let recall = Metric.Recall()
    let auc = Metric.Auc()
    let r2Score = Metric.R2Score()
    let f1Score (classes: int) (averaging: Averaging) = Metric.F1Score(classes, averaging)
