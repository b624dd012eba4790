namespace Functional

[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module History =
    let values (key: string) (history: History) = List.ofSeq history[key]
    let best (key: string) (history: History) = history[key].Best
    let last (key: string) (history: History) = history[key].Last
    let bestEpoch (history: History) = history.BestEpoch()
    let compare (histories: seq<string * History>) = History.Compare [| for name, history in histories -> struct (name, history) |]
    let at (epoch: int) (history: History) = history.At epoch
    let fork (epoch: int) (optimizer: Optimizer) (history: History) = history.Fork(epoch, optimizer)
