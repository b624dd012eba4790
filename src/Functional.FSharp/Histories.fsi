namespace Functional

/// What a training has recorded, the history last: `trained.History |> History.values "val_loss"`.
[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module History =

    /// The numbers under a key, epoch by epoch: `loss`, `val_loss`, `accuracy`, …; of epochs without it, there are none.
    val values: key: string -> history: History -> float list

    /// The best of them, by what is better for the key.
    val best: key: string -> history: History -> float

    /// The number of the last epoch.
    val last: key: string -> history: History -> float

    /// The epoch, counted from 0, whose `val_loss` was lowest. Of another number: `history.BestEpoch "accuracy"`.
    val bestEpoch: history: History -> int

    /// Several trainings side by side as a table: `History.compare [ "Adam", a.History; "SGD", b.History ]`.
    val compare: histories: seq<string * History> -> string

    /// The model as it was after an epoch, counted from 0, of which a snapshot was kept (`SnapshotEvery`).
    val at: epoch: int -> history: History -> Model

    /// Another road from such an epoch: its model with another optimizer, which starts without memory.
    val fork: epoch: int -> optimizer: Optimizer -> history: History -> Model
