namespace Functional

open System.Threading

type FitSettings = {
    Epochs: int
    BatchSize: int
    ValidationSplit: float
    Validation: Dataset option
    ValidationStream: seq<Dataset> option
    ValidationBatchSize: int option
    ValidationSteps: int option
    ValidationFrequency: int
    ValidationEpochs: int list option
    StepsPerEpoch: int option
    ClassWeights: float list option
    SnapshotEvery: int option
    Shuffle: bool
    Callbacks: Callback list
    Seed: int64 option
    Cancellation: CancellationToken
}

[<RequireQualifiedAccess>]
module Fit =
    let defaults =
        let options = FitOptions()
        {
            Epochs = options.Epochs
            BatchSize = options.BatchSize
            ValidationSplit = options.ValidationSplit
            Validation = Option.ofObj options.Validation
            ValidationStream = Option.ofObj options.ValidationStream
            ValidationBatchSize = Option.ofNullable options.ValidationBatchSize
            ValidationSteps = Option.ofNullable options.ValidationSteps
            ValidationFrequency = options.ValidationFrequency
            ValidationEpochs = options.ValidationEpochs |> Option.ofObj |> Option.map List.ofSeq
            StepsPerEpoch = Option.ofNullable options.StepsPerEpoch
            ClassWeights = options.ClassWeights |> Option.ofObj |> Option.map List.ofSeq
            SnapshotEvery = Option.ofNullable options.SnapshotEvery
            Shuffle = options.Shuffle
            Callbacks = List.ofSeq options.Callbacks
            Seed = Option.ofNullable options.Seed
            Cancellation = options.Cancellation
        }

    let toOptions (settings: FitSettings) =
        FitOptions(
            Epochs = settings.Epochs,
            BatchSize = settings.BatchSize,
            ValidationSplit = settings.ValidationSplit,
            Validation = Option.toObj settings.Validation,
            ValidationStream = Option.toObj settings.ValidationStream,
            ValidationBatchSize = Option.toNullable settings.ValidationBatchSize,
            ValidationSteps = Option.toNullable settings.ValidationSteps,
            ValidationFrequency = settings.ValidationFrequency,
            ValidationEpochs = (settings.ValidationEpochs |> Option.map Sequence.Of |> Option.toObj),
            StepsPerEpoch = Option.toNullable settings.StepsPerEpoch,
            ClassWeights = (settings.ClassWeights |> Option.map Sequence.Of |> Option.toObj),
            SnapshotEvery = Option.toNullable settings.SnapshotEvery,
            Shuffle = settings.Shuffle,
            Callbacks = Sequence.Of settings.Callbacks,
            Seed = Option.toNullable settings.Seed,
            Cancellation = settings.Cancellation
        )

[<AutoOpen>]
module Training =
    let compile (optimizer: Optimizer) (loss: Loss) (metrics: seq<Metric>) (network: Network) = network.Compile(optimizer, loss, metrics)

    let compileSeeded (seed: int) (optimizer: Optimizer) (loss: Loss) (metrics: seq<Metric>) (network: Network) =
        network.Compile(optimizer, loss, metrics, int64 seed)

    let compileFor (optimizer: Optimizer) (objectives: seq<Objective>) (network: Network) = network.Compile(optimizer, objectives)

    let fit (settings: FitSettings) (train: Dataset) (model: Model) = model.Fit(train, Fit.toOptions settings)
    let fitStream (settings: FitSettings) (batches: seq<Dataset>) (model: Model) = model.Fit(batches, Fit.toOptions settings)
    let freeze (path: string -> bool) (model: Model) = model.Freeze path
    let unfreeze (path: string -> bool) (model: Model) = model.Unfreeze path
    let between (input: string) (output: string) (model: Model) = model.Between(input, output)
    let withOptimizer (optimizer: Optimizer) (model: Model) = model.WithOptimizer optimizer
    let save (path: string) (model: Model) = model.Save path
    let loadModel (path: string) = ModelFile.Load path
    let saveSource (path: string) (model: Model) = model.SaveSource path
    let load (path: string) (model: Model) = model.Load path
    let saveWeights (path: string) (model: Model) = model.SaveWeights path
    let loadWeights (path: string) (model: Model) = model.LoadWeights path
    let evaluate (data: Dataset) (model: Model) = model.Evaluate data
    let predict (x: Tensor) (model: Model) = model.Predict x
    let predictClasses (x: Tensor) (model: Model) = model.PredictClasses x
    let predictAll (inputs: Tensors) (model: Model) = model.Predict inputs
    let summary (model: Model) = model.Summary()

[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Callback =
    let onEpochEnd (look: TrainEvent.EpochEnded -> unit) = Callback.OnEpochEnd look

    let stopWhen (holds: TrainEvent.EpochEnded -> bool) = Callback.OnEpochEnd(fun e -> if holds e then Signal.Stop else Signal.Continue)

    let onBatchEnd (look: TrainEvent.BatchEnded -> unit) = Callback.OnBatchEnd look
    let progress = Callback.Progress()
    let earlyStopping (patience: int) = Callback.EarlyStopping(patience = patience, restoreBestWeights = true)
    let onBest (action: Model -> unit) = Callback.OnBest action

    let schedule (rate: int -> float -> float) = Callback.LearningRateScheduler(fun epoch current -> rate epoch current)

    let csv (path: string) = Callback.CsvLogger path
    let checkpoint (path: string) = CheckpointCallbacks.ModelCheckpoint path
    let checkpointBest (path: string) = CheckpointCallbacks.ModelCheckpoint(path, saveBestOnly = true)
    let tensorBoard (folder: string) = TensorBoard.Log folder
    let backupAndRestore (folder: string) = CheckpointCallbacks.BackupAndRestore folder

    let fold (seed: 'State) (step: 'State -> TrainEvent -> 'State * Signal) =
        let answer state event =
            let state, signal = step state event
            struct (state, signal)
        Callback.Fold(seed, answer)
