module Functional.Tests.NetworksTests

open Xunit
open FsCheck
open FsCheck.FSharp
open Functional

/// A layer of one's own.
type Gain = {
    Start: float
} with
    interface ILayer with
        member g.Apply(call, x) = x * call.Parameter("gain", x.Shape.Last, Initializer.Constant g.Start)

/// A network of one's own: plain F# decides what happens.
type WideAndDeep = {
    Units: int
} with
    interface INetwork with
        member n.Apply(call, Pair(wide, deep)) =
            let hidden = List.fold (fun h i -> call.Apply($"hidden{i}", Dense(n.Units, relu), h)) deep [ 1..2 ]
            named [
                "output", call.Apply("output", Dense 1, concat -1 [ wide; hidden ])
                "aux_output", call.Apply("aux_output", Dense 1, hidden)
            ]

[<Fact>]
let ``A network reads from left to right and equals that of the fluent words`` () =
    let network = input 64 >=> dense 32 relu >=> batchNormalization >=> dropout 0.1 >=> (dense 10 softmax |> called "output")
    let fluent = Sequential.Input(64).Dense(32, relu).BatchNormalization().Dropout(0.1).Dense(10, softmax, name = "output")
    Assert.Equal(fluent, network)
    Assert.Equal(fluent.Init(Key.Of 1), network.Init(Key.Of 1))
    Assert.Equal<string>(
        [
            "dense/kernel"
            "dense/bias"
            "batch_normalization/gamma"
            "batch_normalization/beta"
            "output/kernel"
            "output/bias"
        ],
        network.Init(Key.Of 1).Paths
    )

[<Fact>]
let ``The operator is associative`` () =
    let layers = [ dense 3 relu; dropout 0.5; flatten; dense 2 linear; activate softplus; layer "twice" (fun _ x -> 2 * x) ]
    let associative (a: NonNegativeInt, b: NonNegativeInt, c: NonNegativeInt) =
        let f, g, h = layers[a.Get % 6], layers[b.Get % 6], layers[c.Get % 6]
        (f >=> g) >=> h = (f >=> (g >=> h)) && (input 4 >=> f) >=> g = (input 4 >=> (f >=> g))
    Check.QuickThrowOnFailure associative

[<Fact>]
let ``Layers in a row are one layer`` () =
    let row = serial [ Dense(3, relu); Dropout 0.5 ]
    Assert.Equal(dense 3 relu >=> dropout 0.5, row)
    Assert.Equal(lift (Dense(3, relu)) >=> Dropout 0.5, row)
    Assert.Equal(input 4 >=> dense 3 relu >=> dropout 0.5, input 4 >=> row)

[<Fact>]
let ``Options are set on the layer itself`` () =
    let hidden = Dense(30, relu, KernelRegularizer = l2 0.01, UseBias = false)
    let network = inputOf [ 2; 3 ] >=> flatten >=> hidden >=> dense 1 linear
    Assert.Equal<string>([ "dense/kernel"; "dense_1/kernel"; "dense_1/bias" ], network.Init(Key.Of 0).Paths)

[<Fact>]
let ``Layers of one's own stand between the others`` () =
    let network = input 2 >=> { Start = 2.0 } >=> layer "double" (fun _ x -> 2 * x) >=> (lift { Start = 3.0 } >=> flatten)
    let y = network.Run(network.Init(Key.Of 0), vector [ 1; 2 ] |> reshape [ 1; 2 ])
    Assert.Equal(matrix [ [ 12; 24 ] ], y)
    Assert.Equal<string>([ "gain/gain"; "gain_1/gain" ], network.Init(Key.Of 0).Paths)

[<Fact>]
let ``Networks of one's own take pairs and give named outputs`` () =
    let network = { Units = 3 } |> withInputs [ "wide_input", [ 5 ]; "deep_input", [ 6 ] ]
    let x = zeros [ 4; 8 ]
    let outputs = network.Run(network.Init(Key.Of 0), tensors [ x[*, ..4]; x[*, 2..] ])
    let (Pair(main, aux)) = outputs
    Assert.Equal(zeros [ 4; 1 ], main)
    Assert.Equal(outputs["aux_output"], aux)

[<Fact>]
let ``A network learns in a loop of one's own`` () =
    let data = Datasets.Moons(60, 0.1, 1)
    let network = input 2 >=> dense 8 Activation.Tanh >=> dense 2 softmax
    let error (p: Parameters) = sparseCategoricalCrossentropy.Value(data.Y, network.Run(p, data.X))
    let step (state: TrainState<_>) _ = state.Step(valueAndGrad error state.Parameters |> snd)
    let trained = List.fold step ((adam 0.05).Start(network.Init(Key.Of 3))) [ 1..150 ]
    let predicted = network.Run(trained.Parameters, data.X) |> argmax 1
    Assert.InRange(ConfusionMatrix.Of(data.Y, predicted).Accuracy, 0.95, 1.0)

[<Fact>]
let ``Every layer word is its record`` () =
    let data = matrix [ [ 1; 2; 3 ]; [ 4; 6; 9 ] ]
    let words: (Serial * ILayer) list = [
        layerNormalization, LayerNormalization()
        groupNormalization 2, GroupNormalization 2
        unitNormalization, UnitNormalization()
        gaussianNoise 0.1, GaussianNoise 0.1
        gaussianDropout 0.2, GaussianDropout 0.2
        alphaDropout 0.3, AlphaDropout 0.3
        spatialDropout1D 0.4, SpatialDropout1D 0.4
        spatialDropout2D 0.5, SpatialDropout2D 0.5
        masking 7.0, Masking 7.0
        activityRegularization 0.1 0.2, ActivityRegularization(0.1, 0.2)
        rescaling 2.0 1.0, Rescaling(2.0, 1.0)
        normalization data, Normalization.Adapt data
    ]
    for word, record in words do
        Assert.Equal(lift record, word)
    Assert.Equal(2 * data, (input 3 >=> lambda (fun x -> 2 * x)).Run(Parameters.Empty, data))
