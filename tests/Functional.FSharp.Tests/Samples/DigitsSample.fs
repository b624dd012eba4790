/// From data to a tested model in a pipe.
module Functional.Tests.DigitsSample

open Xunit
open Functional

[<Fact>]
let ``Digits are learnt in a pipe`` () =
    let train, test = Datasets.Digits() |> Dataset.scale (1.0 / 16.0) |> Dataset.split 0.2 42
    let network = input 64 >=> dense 32 relu >=> dropout 0.1 >=> dense 10 softmax
    let model = network |> compile (adam 0.001) sparseCategoricalCrossentropy [ accuracy ]
    let options = { Fit.defaults with Epochs = 20; BatchSize = 10; ValidationSplit = 0.2 }
    let trained = model |> fit options train

    Assert.Equal(20, trained.History.Epochs)
    Assert.InRange(trained.History["val_accuracy"].Best, 0.93, 1.0)
    Assert.InRange((trained |> evaluate test)["accuracy"], 0.93, 1.0)

    // The method under the same seed takes the same steps.
    let same =
        model
        |> _.Fit(train, epochs = 3, batchSize = 10, validationSplit = 0.2, callbacks = [ Callback.EarlyStopping(patience = 5) ])
    Assert.Equal<float>(trained.History["loss"] |> Seq.take 3, same.History["loss"])
