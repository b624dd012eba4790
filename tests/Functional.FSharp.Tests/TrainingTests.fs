module Functional.Tests.TrainingTests

open System.IO
open Xunit
open Functional

let private train, private test = Datasets.Moons(120, 0.1, 1) |> Dataset.split 0.25 2

let private model =
    input 2 >=> dense 8 relu >=> dropout 0.1 >=> dense 2 softmax
    |> compile (adam 0.02) sparseCategoricalCrossentropy [ accuracy ]

[<Fact>]
let ``Defaults are those of the C# options`` () = Assert.Equal(FitOptions(), Fit.toOptions Fit.defaults)

[<Fact>]
let ``Every setting reaches the options`` () =
    let callback = Callback.TerminateOnNaN()
    let stream = test.Batches 10
    use source = new System.Threading.CancellationTokenSource()
    let settings = {
        Epochs = 3
        BatchSize = 7
        ValidationSplit = 0.25
        Validation = Some test
        ValidationStream = Some stream
        ValidationBatchSize = Some 5
        ValidationSteps = Some 2
        ValidationFrequency = 4
        ValidationEpochs = Some [ 1; 3 ]
        StepsPerEpoch = Some 6
        ClassWeights = Some [ 1.0; 2.0 ]
        SnapshotEvery = Some 2
        Shuffle = false
        Callbacks = [ callback ]
        Seed = Some 9L
        Cancellation = source.Token
    }
    let options =
        FitOptions(
            Epochs = 3,
            BatchSize = 7,
            ValidationSplit = 0.25,
            Validation = test,
            ValidationStream = stream,
            ValidationBatchSize = 5,
            ValidationSteps = 2,
            ValidationFrequency = 4,
            ValidationEpochs = Sequence.Of [ 1; 3 ],
            StepsPerEpoch = 6,
            ClassWeights = Sequence.Of [ 1.0; 2.0 ],
            SnapshotEvery = 2,
            Shuffle = false,
            Callbacks = Sequence.Of [ callback ],
            Seed = 9L,
            Cancellation = source.Token
        )
    Assert.Equal(options, Fit.toOptions settings)

[<Fact>]
let ``A model is compiled, fitted and evaluated in a pipe`` () =
    let start =
        input 2 >=> dense 16 Activation.Tanh >=> dense 2 softmax
        |> compile (adam 0.03) sparseCategoricalCrossentropy [ accuracy ]
    let trained = start |> fit { Fit.defaults with Epochs = 100; BatchSize = 16 } train
    let scores = trained |> evaluate test
    Assert.InRange(scores["accuracy"], 0.9, 1.0)
    Assert.Equal(100, trained.History.Epochs)
    Assert.Equal(0, start.History.Epochs)

    let probabilities = trained |> predict test.X
    Assert.Equal(probabilities |> argmax 1, trained |> predictClasses test.X)

[<Fact>]
let ``A stream trains to the bits of the data set it was cut from`` () =
    let settings = { Fit.defaults with Epochs = 2; Shuffle = false }
    let whole = model |> fit settings train
    let stream = model |> fitStream settings (train.Batches 32)
    Assert.Equal(whole.Fingerprint, stream.Fingerprint)
    let frozen = model |> freeze (fun path -> path.StartsWith "dense/") |> fit settings train
    Assert.Equal(model.Parameters["dense/kernel"], frozen.Parameters["dense/kernel"])
    let thawed = frozen |> unfreeze (fun _ -> true) |> fit settings train
    Assert.NotEqual(model.Parameters["dense/kernel"], thawed.Parameters["dense/kernel"])

[<Fact>]
let ``A part of a model predicts what lies between`` () =
    let hidden = model |> between "input" "dense"
    Assert.Equal<int>([ 120 - 30; 8 ], (hidden |> predict train.X).Shape)
    let rest = model |> between "dense" "dense_1"
    Assert.Equal(model |> predict test.X, rest |> predict (hidden |> predict test.X))

[<Fact>]
let ``Another optimizer starts from the same parameters`` () =
    let other = model |> withOptimizer (sgd 0.5)
    Assert.Equal(model.Fingerprint, other.Fingerprint)
    Assert.Equal(sgd 0.5, other.Optimizer)

[<Fact>]
let ``A model is saved and loaded in a pipe`` () =
    let folder = Directory.CreateTempSubdirectory "functional"
    try
        let file, weights = Path.Combine(folder.FullName, "a.safetensors"), Path.Combine(folder.FullName, "b.safetensors")
        let trained = model |> fit { Fit.defaults with Epochs = 2 } train
        trained |> save file
        trained |> saveWeights weights
        let loaded = model |> load file
        Assert.Equal(trained.Fingerprint, loaded.Fingerprint)
        Assert.Equal(trained.History, loaded.History)
        let same = model |> loadWeights weights
        Assert.Equal((trained.Fingerprint, 0), (same.Fingerprint, same.History.Epochs))
    finally
        folder.Delete true

[<Fact>]
let ``A whole model is loaded from a file of Keras`` () =
    let folder = Directory.CreateTempSubdirectory "functional"
    try
        let file = Path.Combine(folder.FullName, "a.keras")
        let trained = model |> fit { Fit.defaults with Epochs = 1 } train
        trained |> save file
        Assert.Equal(trained.Fingerprint, (loadModel file).Fingerprint)
    finally
        folder.Delete true

[<Fact>]
let ``Callbacks save every model, the best, and how far a fit is`` () =
    let folder = Directory.CreateTempSubdirectory "functional"
    try
        let path name = Path.Combine(folder.FullName, name)
        let callbacks = [
            Callback.checkpoint (path "epoch-{epoch}.safetensors")
            Callback.checkpointBest (path "best.safetensors")
            Callback.backupAndRestore (path "backup")
        ]
        let settings = { Fit.defaults with Epochs = 5; ValidationSplit = 0.2 }
        let killed = Callback.stopWhen (fun e -> if e.Epoch = 2 then failwith "killed" else false)
        Assert.ThrowsAny<exn>(fun () -> model |> fit { settings with Callbacks = callbacks @ [ killed ] } train |> ignore)
        |> ignore
        let trained = model |> fit { settings with Callbacks = callbacks } train

        Assert.Equal((model |> fit settings train).Fingerprint, trained.Fingerprint)
        Assert.Equal(trained.Fingerprint, (model |> load (path "epoch-5.safetensors")).Fingerprint)
        let best = model |> load (path "best.safetensors")
        Assert.Equal(trained.History["val_loss"].Best, best.History["val_loss"].Last)
    finally
        folder.Delete true

[<Fact>]
let ``Every callback for TensorBoard writes a file of its own`` () =
    let folder = Directory.CreateTempSubdirectory "functional"
    try
        let path name = Path.Combine(folder.FullName, name)
        let callbacks = [
            Callback.tensorBoard (path "logs")
            TensorBoard.Log(path "logs", histogramFrequency = 1)
            TensorBoard.Log(path "logs", updateFrequency = 2)
        ]
        model |> fit { Fit.defaults with Epochs = 2; Callbacks = callbacks } train |> ignore
        let sizes = [ for file in Directory.GetFiles(path "logs/train") -> FileInfo(file).Length ]
        Assert.Equal(3, (sizes |> List.distinct).Length)
    finally
        folder.Delete true

[<Fact>]
let ``A model is written as code`` () =
    let folder = Directory.CreateTempSubdirectory "functional"
    try
        let path name = Path.Combine(folder.FullName, name)
        let written () = File.ReadAllText(path "Digits.cs")
        let model = input 4 >=> dense 9 linear |> compile (sgd 0.1) mse []
        model |> saveSource (path "Digits.cs")
        let plain = written ()
        model.SaveSource(path "Digits.cs", inNamespace = "My.Models")
        Assert.Equal(plain, written().Replace("namespace My.Models;\n\n", ""))
        model.SaveSource(path "Digits.cs", mostBytes = 0)
        Assert.Equal(4L * 9L * 4L, FileInfo(path "Digits.weights").Length)
    finally
        folder.Delete true

[<Fact>]
let ``The word and the method train to the same bits`` () =
    let word = model |> fit { Fit.defaults with Epochs = 4; ValidationSplit = 0.2; Seed = Some 5L } train
    let method = model |> _.Fit(train, epochs = 4, validationSplit = 0.2, seed = 5L)
    Assert.Equal(method.Parameters, word.Parameters)
    Assert.Equal(method.History, word.History)

[<Fact>]
let ``Callbacks look, stop and remember`` () =
    let seen = ResizeArray<float>()
    let counts = ResizeArray<int>()
    let counting count (event: TrainEvent) =
        match event with
        | :? TrainEvent.EpochEnded ->
            counts.Add(count + 1)
            count + 1, (if count + 1 = 3 then Signal.Stop else Signal.Continue)
        | _ -> count, Signal.Continue
    let settings = { Fit.defaults with Epochs = 10 }

    let looked =
        model |> fit { settings with Epochs = 2; Callbacks = [ Callback.onEpochEnd (fun e -> seen.Add e["loss"]) ] } train
    Assert.Equal<float>(looked.History["loss"], seen)

    let stopped = model |> fit { settings with Callbacks = [ Callback.stopWhen (fun e -> e.Epoch = 1) ] } train
    Assert.Equal(2, stopped.History.Epochs)

    let folded = Callback.fold 0 counting
    for _ in 1..2 do
        let counted = model |> fit { settings with Callbacks = [ folded ] } train
        Assert.Equal(3, counted.History.Epochs)
    Assert.Equal<int>([ 1; 2; 3; 1; 2; 3 ], counts)

[<Fact>]
let ``Early stopping is a method with named options`` () =
    let stopping = Callback.EarlyStopping(patience = 2, minDelta = 10, restoreBestWeights = true)
    let trained = model |> _.Fit(train, epochs = 20, validationSplit = 0.2, callbacks = [ stopping ])
    Assert.Equal(3, trained.History.Epochs)

[<Fact>]
let ``Several outputs have objectives of their own`` () =
    let network = { NetworksTests.WideAndDeep.Units = 3 } |> withInputs [ "wide_input", [ 5 ]; "deep_input", [ 6 ] ]
    let x = Key.Of(1).Normal(Shape.Of(20, 8))
    let y = x |> sumOf 1 |> reshape [ -1; 1 ]
    let data = Dataset.Of(tensors [ x[*, ..4]; x[*, 2..] ], tensors [ y; y ])
    let trained =
        network
        |> compileFor (sgd 0.01) [ Objective("output", mse, weight = 0.9); Objective("aux_output", mse, weight = 0.1) ]
        |> fit { Fit.defaults with Epochs = 5 } data
    let (Pair(main, aux)) = trained.Predict data.Inputs
    Assert.Equal<int>([ 20; 1 ], main.Shape)
    Assert.Equal<int>([ 20; 1 ], aux.Shape)
    Assert.True(trained.History["aux_output_loss"].Last < trained.History["aux_output_loss"][0])

[<Fact>]
let ``Callbacks have words for what is usual`` () =
    let folder = Directory.CreateTempSubdirectory("functional").FullName
    let path = Path.Combine(folder, "log.csv")
    let batches, best = ResizeArray<float>(), ResizeArray<Model>()
    let callbacks = [
        Callback.onBatchEnd (fun e -> batches.Add e["loss"])
        Callback.onBest best.Add
        Callback.schedule (fun _ rate -> 0.5 * rate)
        Callback.csv path
        Callback.earlyStopping 2
    ]
    let data = Datasets.Moons(40, 0.1)
    let model = input 2 >=> dense 1 sigmoid |> compile (sgd 0.4) binaryCrossentropy []
    let trained =
        model |> fit { Fit.defaults with Epochs = 2; BatchSize = 8; ValidationSplit = 0.2; Callbacks = callbacks } data
    Assert.Equal(8, batches.Count)
    Assert.NotEmpty best
    Assert.Equal(0.1, trained.History |> History.last "lr", 6)
    Assert.Equal(3, File.ReadAllLines(path).Length)
    Directory.Delete(folder, true)

[<Fact>]
let ``Progress is what Keras prints`` () = Assert.Equal(Callback.Progress().Name, Callback.progress.Name)

[<Fact>]
let ``A model of several outputs predicts all, and any model sums itself up`` () =
    let a = Graph.input "a" 2
    let model = Graph.network [ a ] [ a >=> dense 1 linear; a >=> dense 3 linear ] |> compile (sgd 0.1) mse []
    let (Pair(first, second)) = model |> predictAll (tensors [ ones [ 2; 2 ] ])
    Assert.Equal<int>([ 2; 1 ], first.Shape)
    Assert.Equal<int>([ 2; 3 ], second.Shape)
    Assert.Equal(model.Summary(), summary model)

[<Fact>]
let ``A seed gives other parameters, and stays`` () =
    let network = input 2 >=> dense 1 linear
    let seeded = network |> compileSeeded 3 (sgd 0.1) mse []
    Assert.Equal(network.Compile(sgd 0.1, mse, [], seed = 3L).Fingerprint, seeded.Fingerprint)
    Assert.NotEqual<string>((network |> compile (sgd 0.1) mse []).Fingerprint, seeded.Fingerprint)
    Assert.Equal(3L, seeded.Seed)
