module Functional.Tests.DatasetsTests

open System
open Xunit
open Functional

let private data = Dataset.Of(matrix [ for i in 0..9 -> [ float i; 1.0 ] ], labels [ for i in 0..9 -> i % 2 ])

let private rowsOf (data: Dataset) = data.X[*, 0].ToArray<int>() |> List.ofArray

[<Fact>]
let ``The digits read in one line`` () =
    let train, test = Datasets.Digits() |> Dataset.scale (1.0 / 16.0) |> Dataset.split 0.2 42
    Assert.Equal((1437, 360), (train.Count, test.Count))

    let struct (sameTrain, sameTest) = Datasets.Digits().Scale(1.0 / 16.0).Split(0.2, 42)
    Assert.Equal(sameTrain, train)
    Assert.Equal(sameTest, test)

[<Fact>]
let ``Columns become inputs of their own`` () =
    let x, y = matrix [ [ 0..7 ] |> List.map float ], vector [ 1 ]
    let columns (x: Tensor) = tensors [ x[*, ..4]; x[*, 2..] ]
    let both = Dataset.Of(columns x, tensors [ y; y ])
    Assert.Equal("1 row: float32[1, 5], float32[1, 6] → float32[1], float32[1]", string both)

[<Fact>]
let ``Words say what methods do`` () =
    Assert.Equal(data.Shuffle 3, data |> Dataset.shuffle 3)
    Assert.Equal(data.OneHot 2, data |> Dataset.oneHot 2)
    let fitted = Scaler.Standard.Fit data
    Assert.Equal(fitted.Transform data, data |> Dataset.transform fitted)
    Assert.Equal(fitted.Transform data.X, data.X |> Scaler.transform (Scaler.Standard |> Scaler.fit data))
    Assert.Equal(fitted.Inverse(fitted.Transform data.X), data.X |> Scaler.transform fitted |> Scaler.inverse fitted)
    let struct (train, test) = data.Split(0.2, NumpyRandom 42)
    Assert.Equal((train, test), data |> Dataset.splitNumpy 0.2 (NumpyRandom 42))
    Assert.Equal(data.Map(fun x -> x + 1), data |> Dataset.map (fun x -> x + 1))
    Assert.Equal(data.MapTargets(fun y -> 1 - y), data |> Dataset.mapTargets (fun y -> 1 - y))
    Assert.Equal<int>([ 0; 1 ], data |> Dataset.take 2 |> rowsOf)
    Assert.Equal<int>([ 8; 9 ], data |> Dataset.skip 8 |> rowsOf)
    Assert.Equal<int>([ 7; 0; 7 ], data |> Dataset.rows [ 7; 0; 7 ] |> rowsOf)
    Assert.Equal<int>([ 4; 4; 2 ], data |> Dataset.batches 4 |> Seq.map _.Count)
    Assert.Equal(data, data |> Dataset.batches 4 |> Dataset.concat)

[<Fact>]
let ``Splits come as F# tuples`` () =
    let first, second = data |> Dataset.splitAt 3
    Assert.Equal<int>([ 0; 1; 2 ], rowsOf first)
    Assert.Equal(7, second.Count)

    let train, validation = data |> Dataset.splitLast 0.2
    Assert.Equal<int>([ 8; 9 ], rowsOf validation)
    Assert.Equal(8, train.Count)

    let train, test = data |> Dataset.splitStratified 0.4 1
    Assert.Equal<int>([ 0; 0; 1; 1 ], test.Y.ToArray<int>() |> Array.sort)
    Assert.Equal(6, train.Count)

[<Fact>]
let ``Nothing cannot be joined`` () =
    let error = Assert.Throws<ArgumentException>(fun () -> Dataset.concat [] |> ignore)
    Assert.Contains("at least one data set", error.Message)

[<Fact>]
let ``Classes have names`` () = Assert.Equal<string>([ "even"; "odd" ], (data |> Dataset.withClassNames [ "even"; "odd" ]).ClassNames)

[<Fact>]
let ``Streams are cut and mixed anew`` () =
    let data = Dataset.ofTensors (arange 10 |> cast DType.Float32 |> reshape [ 10; 1 ]) (arange 10)
    let sizes = data |> Dataset.batches 3 |> Dataset.inBatches 5 |> Seq.map _.Count |> List.ofSeq
    Assert.Equal<int list>([ 5; 5 ], sizes)
    let mixed = data |> Dataset.batches 5 |> Dataset.shuffleRows 10 1 |> Dataset.concat
    Assert.NotEqual(data.Y, mixed.Y)
    Assert.Equal<float list>([ for i in 0..9 -> float i ], mixed.Y |> sortOf 0 |> fst |> toList)
