module Functional.Tests.SearchesTests

open Functional
open Xunit

let private build (c: Configuration) =
    Sequential.Input(2).Dense(c.Integer "units", Activation.Tanh).Dense(1, Activation.Sigmoid)
    |> fun network -> network.Compile(Optimizer.Sgd(c.Number "rate"), Loss.BinaryCrossentropy)

[<Fact>]
let ``A search is a pipeline of words`` () =
    let data = Datasets.Moons(60, 0.1, 1)
    let options = SearchOptions(Folds = 2, Fit = FitOptions(Epochs = 2))

    let found =
        Search.space
        |> Search.choice "units" [ 2; 4 ]
        |> Search.logUniform "rate" 1e-3 1.0
        |> Search.random 3 42
        |> Search.run options build data

    let space = SearchSpace.Empty.Choice("units", [ 2; 4 ]).LogUniform("rate", 1e-3, 1.0)
    let expected = RandomSearch.Of(space, 3, 42L).Run(build, data, options)
    Assert.Equal<Trial>(expected.Trials, found.Trials)

    let drawn = Search.space |> Search.integers "n" 1 3 |> Search.uniform "u" 0.0 1.0
    Assert.Equal(SearchSpace.Empty.Integers("n", 1, 3).Uniform("u", 0.0, 1.0), drawn)
    Assert.Equal(3, (Search.space |> Search.integers "n" 1 3 |> Search.grid).Configurations().Count)

[<Fact>]
let ``Data are prepared by fitted steps and cut into folds`` () =
    let train, test = Datasets.Iris() |> Dataset.split 0.2 1

    let prepared = Prepare.steps [ Imputer.Median; Scaler.Standard ] |> Prepare.fit train

    let expected = (Pipeline.Of [ Imputer.Median; Scaler.Standard ]).Fit train.X
    Assert.Equal(expected.Transform test.X, (test |> Prepare.transform prepared).X)
    let first, _ = (train |> Dataset.folds 3).Head
    Assert.Equal(80, first.Count)
    Assert.Equal(3, (train |> Dataset.foldsStratified 3).Length)

    let _, shuffled = (train |> Dataset.foldsNumpy 3 (NumpyRandom 42)).Head
    let struct (_, test) = train.Folds(3, NumpyRandom 42)[0]
    Assert.Equal(test, shuffled)
