namespace Functional

open System.Threading

/// How to train; start from `Fit.defaults` and say what differs: `{ Fit.defaults with Epochs = 50; ValidationSplit = 0.2 }`.
type FitSettings = {
    /// Further epochs to train.
    Epochs: int
    /// Examples in a step; the last batch of an epoch may be smaller.
    BatchSize: int
    /// The share of the data, taken from its end before any shuffling, to evaluate on instead of training.
    ValidationSplit: float
    /// Data to evaluate on after every epoch; it wins over the split.
    Validation: Dataset option
    /// Batches to evaluate on after epochs, fetched anew each time, in place of a data set.
    ValidationStream: seq<Dataset> option
    /// Examples in a batch of validation; as in training when there is none.
    ValidationBatchSize: int option
    /// Batches of validation data to evaluate on; all when there is none.
    ValidationSteps: int option
    /// Validation runs after every so many epochs.
    ValidationFrequency: int
    /// The epochs, counted from 1, after which validation runs, in place of a frequency.
    ValidationEpochs: int list option
    /// Batches in an epoch; all of the data when there is none. The next epoch goes on where this one stopped.
    StepsPerEpoch: int option
    /// How much examples of class 0, 1, … count in the training loss.
    ClassWeights: float list option
    /// Keeps the model after every so many epochs, for `history.At` and `history.Fork`; none when there is none.
    SnapshotEvery: int option
    /// Whether the examples take a new order in every epoch.
    Shuffle: bool
    /// Observers, in the order in which they are told.
    Callbacks: Callback list
    /// The seed of shuffles and dropout masks; the model's own when there is none.
    Seed: int64 option
    /// Ends training after the running batch; what was trained so far is returned.
    Cancellation: CancellationToken
}

/// Settings of a fit.
[<RequireQualifiedAccess>]
module Fit =

    /// One epoch, batches of 32, shuffled, no validation, nobody watching: the defaults of `FitOptions`.
    val defaults: FitSettings

    /// The settings as the C# record that `model.Fit(data, options)` takes.
    val toOptions: settings: FitSettings -> FitOptions

/// From a network to a trained model, the subject last: `network |> compile (adam 0.001) mse [] |> fit Fit.defaults train`.
[<AutoOpen>]
module Training =

    /// Gives a network a loss (the same for every output), an optimizer, metrics, and parameters from seed 0.
    val compile: optimizer: Optimizer -> loss: Loss -> metrics: seq<Metric> -> network: Network -> Model

    /// As `compile`, with parameters from a seed, which stays with the model for shuffles and masks:
    /// `[ for seed in 0..4 -> network |> compileSeeded seed (adam 0.001) mse [] |> fit options train ]`.
    val compileSeeded: seed: int -> optimizer: Optimizer -> loss: Loss -> metrics: seq<Metric> -> network: Network -> Model

    /// As `compile`, with a loss, a weight and metrics for every output that is trained:
    /// `compileFor (sgd 0.01) [ Objective("output", mse, weight = 0.9); Objective("aux_output", mse, weight = 0.1) ]`.
    val compileFor: optimizer: Optimizer -> objectives: seq<Objective> -> network: Network -> Model

    /// The model trained for further epochs; the one given stays as it is.
    val fit: settings: FitSettings -> train: Dataset -> model: Model -> Model

    /// The model trained on a stream of batches, fetched in the background; every epoch enumerates it anew.
    val fitStream: settings: FitSettings -> batches: seq<Dataset> -> model: Model -> Model

    /// The model with parameters frozen whose path passes a test: `model |> freeze (fun path -> path.StartsWith "encoder/")`.
    val freeze: path: (string -> bool) -> model: Model -> Model

    /// The model with every parameter learning again, or those whose path passes a test: `trained |> unfreeze (fun _ -> true)`.
    val unfreeze: path: (string -> bool) -> model: Model -> Model

    /// The part of a model from an input, or behind a layer, to a layer, with its parameters: `trained |> between "input" "hidden"`.
    val between: input: string -> output: string -> model: Model -> Model

    /// The model with another optimizer, which starts without memory.
    val withOptimizer: optimizer: Optimizer -> model: Model -> Model

    /// Saves the model with everything that training goes on from: `trained |> save "digits.safetensors"`.
    val save: path: string -> model: Model -> unit

    /// The whole model in a file that holds its architecture: `loadModel "from_python.keras"`, or .h5.
    val loadModel: path: string -> Model

    /// Writes a C# class that predicts the same bits without any library: `trained |> saveSource "Digits.cs"`.
    val saveSource: path: string -> model: Model -> unit

    /// The model as it was when the file was written, given one of the same network and optimizer: `model |> load "digits.safetensors"`.
    val load: path: string -> model: Model -> Model

    /// Saves parameters and state alone.
    val saveWeights: path: string -> model: Model -> unit

    /// The model with parameters and state of a file; optimizer and history stay as they are.
    val loadWeights: path: string -> model: Model -> Model

    /// The loss and every metric on data, with dropout off.
    val evaluate: data: Dataset -> model: Model -> Scores

    /// The prediction for every example of the only input: [n, …] → [n, …].
    val predict: x: Tensor -> model: Model -> Tensor

    /// The label predicted for every example of the only input, Int32.
    val predictClasses: x: Tensor -> model: Model -> Tensor

    /// The predictions of a model with several inputs or outputs: `trained |> predictAll (tensors [ wide; deep ])`.
    val predictAll: inputs: Tensors -> model: Model -> Tensors

    /// The layers with their shapes and numbers of parameters, as Keras prints them. With options: `model.Summary(SummaryStyle.Keras3)`.
    val summary: model: Model -> string

/// Observers of a fit; every fit starts them afresh. Those with options are methods: `Callback.EarlyStopping(patience = 5)`.
[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Callback =

    /// Looks at the end of every epoch: `Callback.onEpochEnd (fun e -> printfn "%f" e["loss"])`.
    val onEpochEnd: look: (TrainEvent.EpochEnded -> unit) -> Callback

    /// Stops after the first epoch of which this holds: `Callback.stopWhen (fun e -> e["loss"] < 0.01)`.
    val stopWhen: holds: (TrainEvent.EpochEnded -> bool) -> Callback

    /// Looks at the end of every batch.
    val onBatchEnd: look: (TrainEvent.BatchEnded -> unit) -> Callback

    /// What Keras prints while it trains: a bar on a terminal, a line for every epoch elsewhere.
    val progress: Callback

    /// Stops when `val_loss` has not improved for so many epochs, and takes the best weights back.
    val earlyStopping: patience: int -> Callback

    /// Does something with the model after every epoch whose `val_loss` is the lowest so far.
    val onBest: action: (Model -> unit) -> Callback

    /// The learning rate of every epoch, from its number, counted from 0, and the rate so far:
    /// `Callback.schedule (fun _ rate -> 0.9 * rate)`.
    val schedule: rate: (int -> float -> float) -> Callback

    /// Writes the numbers of every epoch as a line of a CSV file.
    val csv: path: string -> Callback

    /// Saves the model after every epoch: `Callback.checkpoint "epoch-{epoch:02d}.safetensors"`. With options:
    /// `CheckpointCallbacks.ModelCheckpoint("best.safetensors", monitor = "val_accuracy", saveBestOnly = true)`.
    val checkpoint: path: string -> Callback

    /// Saves the model after every epoch whose `val_loss` is the lowest so far.
    val checkpointBest: path: string -> Callback

    /// Writes what TensorBoard shows of a fit to a folder: `Callback.tensorBoard "logs"`. With options:
    /// `TensorBoard.Log("logs", histogramFrequency = 1)`.
    val tensorBoard: folder: string -> Callback

    /// Keeps in a folder how far a fit is: the same fit, started again after it was killed, goes on from there to the same bits.
    val backupAndRestore: folder: string -> Callback

    /// A callback with memory, a fold over the events of one fit: (memory, event) ↦ (memory, answer).
    val fold: seed: 'State -> step: ('State -> TrainEvent -> 'State * Signal) -> Callback
