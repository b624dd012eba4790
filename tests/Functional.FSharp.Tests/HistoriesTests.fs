module Functional.Tests.HistoriesTests

open Xunit
open Functional

let private model = input 2 >=> dense 1 sigmoid |> compile (adam 0.01) binaryCrossentropy [ accuracy ]

let private trained =
    model |> fit { Fit.defaults with Epochs = 4; ValidationSplit = 0.2; SnapshotEvery = Some 2 } (Datasets.Moons(50, 0.1))

[<Fact>]
let ``Numbers are read by their key`` () =
    let history = trained.History
    Assert.Equal<float>(history["loss"], history |> History.values "loss")
    Assert.Equal(4, history |> History.values "val_accuracy" |> List.length)
    Assert.Equal(List.min (history |> History.values "val_loss"), history |> History.best "val_loss")
    Assert.Equal(List.last (history |> History.values "loss"), history |> History.last "loss")
    Assert.Equal(history.BestEpoch(), History.bestEpoch history)

[<Fact>]
let ``Trainings stand side by side`` () =
    let text = History.compare [ "first", trained.History; "second", trained.History ]
    Assert.Contains("first", text)
    Assert.Contains("second", text)

[<Fact>]
let ``A training goes back to an epoch that was kept`` () =
    let back = trained.History |> History.at 1
    Assert.Equal(2, back.History.Epochs)
    let other = trained.History |> History.fork 1 (sgd 0.1)
    Assert.Equal(back.Fingerprint, other.Fingerprint)
    Assert.Equal(sgd 0.1, other.Optimizer)
