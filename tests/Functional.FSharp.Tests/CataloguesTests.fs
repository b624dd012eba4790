module Functional.Tests.CataloguesTests

open Xunit
open Functional
open Functional.Testing

let private x = vector [ -1; 0; 2 ]

[<Fact>]
let ``Activations are those of the catalogue`` () =
    let named = [
        linear, "linear"
        relu, "relu"
        elu, "elu"
        selu, "selu"
        gelu, "gelu"
        swish, "swish"
        softplus, "softplus"
        sigmoid, "sigmoid"
        softmax, "softmax"
    ]
    for activation, name in named do
        Assert.Equal(Activation.Parse name, activation)
    Assert.Equal(vector [ -0.5; 0; 2 ], (leakyRelu 0.5).Apply x)

[<Fact>]
let ``The words of F# itself still mean functions`` () =
    Assert.Equal(Activation.Tanh.Apply x, tanh x)
    Assert.Equal(System.Math.Tanh 0.5, tanh 0.5)

[<Fact>]
let ``Penalties and rates are numbers`` () =
    Assert.Equal(2.5, float ((l2 0.5).Penalty x))
    Assert.Equal(1.5, float ((l1 0.5).Penalty x))
    Assert.Equal(Optimizer.Adam(0.01), adam 0.01)
    Assert.Equal(Optimizer.Sgd(0.1), sgd 0.1)
    Assert.Equal(Optimizer.RmsProp(0.1), rmsProp 0.1)
    Assert.Equal(0.1, (sgd 0.1).LearningRate.At 0L)

[<Fact>]
let ``Losses and metrics are those of the catalogue`` () =
    let y, p = matrix [ [ 1 ]; [ 0 ] ], matrix [ [ 0.5 ]; [ 0.5 ] ]
    Tolerance.Float32.Check(0.25, float (mse.Value(y, p)))
    Tolerance.Float32.Check(0.5, float (mae.Value(y, p)))
    Tolerance.Float32.Check(log 2.0, float (binaryCrossentropy.Value(y, p)))
    Tolerance.Float32.Check(0.5, rmse.Value(y, p))

    let rows = matrix [ [ 0.25; 0.75 ]; [ 0.5; 0.5 ] ]
    let expected = -(log 0.75 + log 0.5) / 2.0
    Tolerance.Float32.Check(expected, float (sparseCategoricalCrossentropy.Value(labels [ 1; 0 ], rows)))
    Tolerance.Float32.Check(expected, float (categoricalCrossentropy.Value(matrix [ [ 0; 1 ]; [ 1; 0 ] ], rows)))
    Assert.Equal(0.5, accuracy.Value(labels [ 1; 1 ], rows))
    for metric, name in [ precision, "precision"; recall, "recall"; auc, "auc"; r2Score, "r2_score" ] do
        Assert.Equal(Metric.Parse name, metric)
    Assert.Equal(Metric.F1Score(3, Averaging.Macro), f1Score 3 Averaging.Macro)
    Assert.Equal(Metric.Parse "precision", Metric.Precision(0.5))
    Assert.Equal(3, Metric.Recall([| 0.2; 0.5; 0.8 |]).ResultShape.Last)

[<Fact>]
let ``Optimizers and losses take their options after the dot`` () =
    Assert.Equal(Optimizer.Adam(0.01).WithAverage(0.9, 5), (adam 0.01).WithAverage(0.9, overwriteEvery = 5))
    Assert.Equal(Reduction.Sum, (mse.WithReduction Reduction.Sum).Reduction)
    Assert.Equal(Optimizer.Adam(0.01).WithAverage(0.9).WithAccumulation(4), adam 0.01 |> withAverage 0.9 |> withAccumulation 4)
    Assert.Equal(Optimizer.Sgd(0.1).WithClipValue(0.5), sgd 0.1 |> withClipValue 0.5)
    Assert.Equal(Optimizer.Sgd(0.1).WithClipNorm(2), sgd 0.1 |> withClipNorm 2)
    Assert.Equal(Optimizer.Sgd(0.1).WithGlobalClipNorm(3), sgd 0.1 |> withGlobalClipNorm 3)
    Assert.Equal(Optimizer.Sgd(0.1).WithWeightDecay(0.01), sgd 0.1 |> withWeightDecay 0.01)

[<Fact>]
let ``A weighted metric counts rows by their weights`` () =
    let y, p, weights = vector [ 1; 0 ], matrix [ [ 1 ]; [ 1 ] ], vector [ 3; 1 ]
    Assert.Equal(0.75, (weighted accuracy).Value(y, p, weights))
    Assert.Equal(accuracy.Weighted(), weighted accuracy)
    Assert.NotEqual(accuracy, weighted accuracy)

[<Fact>]
let ``Every optimizer has its word`` () =
    let words = [
        momentum 0.1 0.9, Optimizer.Sgd(0.1, 0.9)
        nesterov 0.1 0.9, Optimizer.Sgd(0.1, 0.9, true)
        adamW 0.1 0.2, Optimizer.AdamW(0.1, 0.2)
        nadam 0.1, Optimizer.Nadam 0.1
        adamax 0.1, Optimizer.Adamax 0.1
        adagrad 0.1, Optimizer.Adagrad 0.1
        adadelta 0.1, Optimizer.Adadelta 0.1
        lion 0.1, Optimizer.Lion 0.1
    ]
    for word, optimizer in words do
        Assert.Equal(optimizer, word)

[<Fact>]
let ``Every loss has its word`` () =
    let named = [ mape, "mape"; msle, "msle"; logCosh, "log_cosh"; hinge, "hinge"; klDivergence, "kl_divergence"; poisson, "poisson" ]
    for loss, name in named do
        Assert.Equal(Loss.Parse name, loss)
    Assert.Equal(Loss.Huber 2, huber 2)
