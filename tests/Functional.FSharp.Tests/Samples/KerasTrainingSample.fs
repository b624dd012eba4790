/// The F# of docs/keras.md: networks, training, callbacks and files.
module Functional.Tests.KerasTrainingSample

open System.IO
open Xunit
open Functional

let private data = Datasets.Moons(60, 0.1, 1)
let private other = data |> Dataset.take 10

let private start =
    input 2 >=> dense 4 relu >=> dense 2 softmax |> compile (adam 0.01) sparseCategoricalCrossentropy [ accuracy ]

[<Fact>]
let ``Networks are put together`` () =
    let inner = input 4 >=> dense 2 relu
    let a, b = Graph.input "wide_input" 5, Graph.input "deep_input" 6
    let hidden = b >=> dense 30 relu
    let network = Graph.network [ a; b ] [ Graph.concat [ a; hidden ] >=> dense 1 linear ]
    Assert.Equal<string>([ "wide_input"; "deep_input" ], network.Inputs |> Seq.map _.Name)
    Assert.Equal<int>([ 28; 28 ], (inputOf [ 28; 28 ]).Inputs[0].Shape)
    Assert.Equal("inner", (input 4 >=> (inner |> called "inner")).Blueprint.Layers[0].Path)
    let encoder = dense 8 linear |> Graph.shared "encoder"
    let twins = Graph.network [ a ] [ a >=> encoder; a >=> dense 5 relu >=> encoder ]
    Assert.Equal(int64 (5 * 8 + 8 + 5 * 5 + 5), (twins.Init(Key.Of 1)).Size)
    let own = { NetworksTests.WideAndDeep.Units = 30 } |> withInputs [ "wide_input", [ 5 ]; "deep_input", [ 6 ] ]
    Assert.Equal(1207L, (own.Init(Key.Of 1)).Size)

[<Fact>]
let ``Models show their layers and take new parameters`` () =
    let model = start
    let parameters = model.Parameters.Map(fun x -> x * 2)
    Assert.Equal<string>([ "dense"; "dense_1" ], model.Layers |> Seq.map _.Name)
    Assert.Equal<int>([ 2; 4 ], model.Layer("dense").Parameters["kernel"].Shape)
    Assert.Equal(22L, model.ParameterCount)
    Assert.Equal(parameters, model.WithParameters(parameters).Parameters)
    Assert.Equal<string>([ "dense/kernel"; "dense/bias" ], (model |> freeze (fun path -> path.StartsWith "dense/")).Frozen)
    Assert.Equal<int>([ 60; 4 ], (model |> between "input" "dense" |> predict data.X).Shape)
    Assert.StartsWith("Model: \"sequential\"", model |> summary)
    Assert.Contains("Trainable", model.Summary(lineLength = 80, showTrainable = true, expandNested = true))
    Assert.Contains("Total params: 22\n", model.Summary SummaryStyle.TensorFlow2)

[<Fact>]
let ``Models are compiled`` () =
    let network = input 2 >=> dense 1 linear
    let model = network |> compile (adam 0.001) mse [ Metric.Mae ]
    Assert.NotEqual<string>(model.Fingerprint, network.Compile(adam 0.001, mse, [ Metric.Mae ], seed = 7L).Fingerprint)
    Assert.Equal(sgd 0.1, (model |> withOptimizer (sgd 0.1)).Optimizer)
    Assert.NotEqual(model.Execution, model.WithExecution(Execution.Default.Eager()).Execution)
    let network = { NetworksTests.WideAndDeep.Units = 3 } |> withInputs [ "wide_input", [ 5 ]; "deep_input", [ 6 ] ]
    let pair =
        network |> compileFor (sgd 0.01) [ Objective("output", mse, weight = 0.9); Objective("aux_output", mse, weight = 0.1) ]
    Assert.Equal<float>([ 0.9; 0.1 ], pair.Objectives |> Seq.map _.Weight)
    Assert.True (weighted Metric.Mae).IsWeighted

[<Fact>]
let ``Losses, optimizers and rates have options`` () =
    let y, p = matrix [ [ 1; 0 ] ], matrix [ [ 0.5; 0.5 ] ]
    Assert.True(float ((categoricalCrossentropy.FromLogits()).Value(y, p)) > 0.0)
    Assert.True(float ((categoricalCrossentropy.LabelSmoothing 0.1).Value(y, p)) > 0.0)
    Assert.Equal(0.0, float ((sparseCategoricalCrossentropy.IgnoreClass 0).Value(vector [ 0 ], p)))
    Assert.Equal(Reduction.Sum, (mse.WithReduction Reduction.Sum).Reduction)
    Assert.Equal(0.5, float (Loss.Of("distance", fun y p -> abs (y - p) |> meanOf -1).Value(y, p)))
    Assert.Equal(0.5, Metric.Of("distance", fun y p -> abs (y - p) |> meanOf -1).Value(y, p))
    Assert.Equal<string>([ "momentum" ], (nesterov 0.01 0.9).Slots)
    Assert.Equal(3, Seq.length (Optimizer.RmsProp(0.001, rho = 0.9, momentum = 0.5, centered = true).Slots))
    Assert.Equal(3, Seq.length (Optimizer.Adam(0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7, amsgrad = true).Slots))
    Assert.NotEqual(adam 0.001, adam 0.001 |> withClipValue 0.5)
    Assert.NotEqual(adam 0.001, adam 0.001 |> withClipNorm 1)
    Assert.NotEqual(adam 0.001, adam 0.001 |> withGlobalClipNorm 1)
    Assert.NotEqual(adam 0.001, adam 0.001 |> withWeightDecay 0.004)
    Assert.NotEqual(adam 0.001, (adam 0.001).WithAverage(0.99, overwriteEvery = 100))
    Assert.NotEqual(adam 0.001, adam 0.001 |> withAccumulation 4)
    Assert.NotEqual(rmsProp 0.001, Optimizer.Legacy.RmsProp(0.001))
    Assert.Equal(0.096, Optimizer.Sgd(Schedule.ExponentialDecay(0.1, 1000, 0.96)).LearningRate.At 1000L, 1e-12)
    Assert.Equal(0.05, Schedule.InverseTimeDecay(0.1, 1000, 1).At 1000L, 1e-12)
    Assert.Equal(0.01, Schedule.PiecewiseConstantDecay([ 1000L ], [ 0.1; 0.01 ]).At 1001L)
    Assert.Equal(0.001, Schedule.PolynomialDecay(0.1, 1000, 0.001).At 2000L, 1e-12)
    Assert.Equal(0.05, Schedule.CosineDecay(0.1, 1000).At 500L, 1e-12)
    Assert.Equal(0.1, Schedule.CosineDecayRestarts(0.1, 1000).At 1000L, 1e-12)
    Assert.Equal(0.25, Schedule.Of("halving", fun step -> 0.5 ** float step).At 2L)

[<Fact>]
let ``Models are fitted`` () =
    let model = start
    let x, y, weights, batches = data.X, data.Y, ones [ 60 ], data |> Dataset.batches 10
    let fitted settings = (model |> fit settings data)
    let once = fitted Fit.defaults
    Assert.Equal(5, (model |> fit { Fit.defaults with Epochs = 5 } (Dataset.Of(x, y))).History.Epochs)
    let trained = fitted { Fit.defaults with Epochs = 2; BatchSize = 16; ValidationSplit = 0.2 }
    Assert.Equal<string>([ "loss"; "accuracy"; "val_loss"; "val_accuracy" ], trained.History.Keys)
    Assert.Equal(5, (trained |> fit { Fit.defaults with Epochs = 3 } data).History.Epochs)
    Assert.True((fitted { Fit.defaults with Validation = Some other }).History[0].Contains "val_loss")
    Assert.NotEqual<string>(once.Fingerprint, (fitted { Fit.defaults with Shuffle = false }).Fingerprint)
    Assert.NotEqual<string>(once.Fingerprint, (fitted { Fit.defaults with ClassWeights = Some [ 1.0; 5.0 ] }).Fingerprint)
    Assert.Equal(once.Fingerprint, (model |> fit Fit.defaults (Dataset.Of(x, y, weights))).Fingerprint)
    Assert.Equal(2L, (fitted { Fit.defaults with StepsPerEpoch = Some 10 }).OptimizerState.Step)
    Assert.Equal(6L, (model |> fitStream Fit.defaults batches).OptimizerState.Step)
    let rare = { Fit.defaults with ValidationSplit = 0.2; ValidationFrequency = 2 }
    Assert.Equal<int>([ 1; 3 ], (fitted { rare with Epochs = 4 }).History["val_loss"].Epochs)
    let chosen = { Fit.defaults with ValidationSplit = 0.2; ValidationEpochs = Some [ 1; 3 ] }
    Assert.Equal<int>([ 0; 2 ], (fitted { chosen with Epochs = 4 }).History["val_loss"].Epochs)
    let few = { Fit.defaults with ValidationSplit = 0.2; ValidationBatchSize = Some 5; ValidationSteps = Some 1 }
    let validated = fitted few
    Assert.Equal((validated |> evaluate (data |> Dataset.skip 48 |> Dataset.take 5)).Loss, validated.History["val_loss"].Last)
    let lines = new StringWriter()
    fitted { Fit.defaults with Callbacks = [ Callback.Progress(1, lines) ] } |> ignore
    Assert.Contains(" - loss: ", lines.ToString())

[<Fact>]
let ``Models are evaluated and predict`` () =
    let model, x = start, data.X
    Assert.Equal((model |> evaluate data).Loss, (model |> evaluate data)["loss"])
    Assert.Equal<string>([ "loss"; "accuracy" ], (model |> evaluate data).Keys)
    Assert.Equal((model |> predict x) |> argmax 1, model |> predictClasses x)
    let lines = new StringWriter()
    Assert.Equal(model |> evaluate data, model.Evaluate(data, progress = ConsoleProgress(1, lines)))
    Assert.Contains("2/2 [======", lines.ToString())

[<Fact>]
let ``Histories are read`` () =
    let trained = start |> fit { Fit.defaults with Epochs = 3; ValidationSplit = 0.2 } data
    Assert.Equal<int>([ 0; 1; 2 ], trained.History["val_loss"].Epochs)
    Assert.Equal(Seq.min trained.History["val_loss"], trained.History |> History.best "val_loss")
    Assert.Equal(trained.History["val_loss"][2], trained.History["val_loss"].Last)
    Assert.Equal(trained.History["val_loss"].BestEpoch, trained.History.BestEpoch())
    Assert.StartsWith("epoch,loss,", trained.History.ToCsv())

[<Fact>]
let ``Callbacks look and answer`` () =
    let seen, lines = ResizeArray<float>(), new StringWriter()
    let fitWith callbacks = start |> fit { Fit.defaults with Epochs = 4; ValidationSplit = 0.2; Callbacks = callbacks } data
    let looked =
        fitWith [
            Callback.earlyStopping 5
            Callback.EarlyStopping("val_accuracy", minDelta = 0.001, patience = 9, mode = MonitorMode.Max)
            Callback.EarlyStopping(patience = 9, baseline = 0.5, startFromEpoch = 1)
            Callback.ReduceLearningRateOnPlateau(factor = 0.5, patience = 9)
            Callback.TerminateOnNaN()
            Callback.Progress(verbosity = 2, ``to`` = lines)
            Callback.Lambda(onEpochEnd = fun e -> seen.Add e.LearningRate)
            Callback.onEpochEnd (fun e -> seen.Add(e["val_loss"] / e["loss"]))
            Callback.schedule (fun _ rate -> rate * 0.9)
            Callback.OnEpochEnd(fun e -> if e.Epoch < 9 then Signal.Continue else Signal.LearningRate 0.002)
        ]
    Assert.Equal((8, 4), (seen.Count, looked.History.Epochs))
    Assert.Equal(1, (fitWith [ Callback.stopWhen (fun e -> e["loss"] < 10) ]).History.Epochs)

[<Fact>]
let ``Callbacks write files`` () =
    let folder = Directory.CreateTempSubdirectory "functional"
    try
        let written name make =
            let path = Path.Combine(folder.FullName, name)
            start |> fit { Fit.defaults with Epochs = 2; Callbacks = [ make path ] } data |> ignore
            File.Exists path
        let weights path = CheckpointCallbacks.ModelCheckpoint(path, saveWeightsOnly = true, everyBatches = 2)
        Assert.True(written "weights.safetensors" weights)
        Assert.True(written "log.csv" (fun path -> Callback.CsvLogger path))
    finally
        folder.Delete true

[<Fact>]
let ``Networks are read from what Keras writes of them`` () =
    let json =
        """{"class_name": "Sequential", "config": {"name": "small", "layers": [
          {"class_name": "InputLayer", "config": {"batch_input_shape": [null, 2], "dtype": "float32", "name": "x"}},
          {"class_name": "Dense", "config": {"name": "hidden", "units": 3, "activation": "relu"}}]}}"""
    let network = KerasJson.ReadNetwork json
    Assert.Equal<string>([ "hidden/kernel"; "hidden/bias" ], (network.Init(Key.Of 1)).Paths)

[<Fact>]
let ``Images are read from a folder that holds them`` () =
    let folder = Path.Combine(Path.GetTempPath(), "no such folder")
    Assert.ThrowsAny<IOException>(fun () -> Dataset.mnist folder |> ignore) |> ignore

[<Fact>]
let ``Data are prepared`` () =
    let data = Datasets.Iris()
    let train, test = data |> Dataset.splitNumpy 0.2 (NumpyRandom 42)
    Assert.Equal((120, 30), (train.Count, test.Count))
    Assert.Equal<int>([ 150; 3 ], (data |> Dataset.oneHot 3).Y.Shape)
    let scaled = train |> Dataset.transform (Scaler.Standard |> Scaler.fit train)
    Assert.Equal(0.0, float (mean scaled.X), 1e-5)
    let scaled = train |> Dataset.transform (Scaler.MinMax(0, 1) |> Scaler.fit train)
    Assert.Equal(1.0, float (scaled.X.Max()))
    Assert.Equal(1.0, (Evaluation.confusion test.Y test.Y).Accuracy)
