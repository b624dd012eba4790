/// The F# column of docs/fsharp.md, cell by cell; the contract tests hold the two together.
module Functional.Tests.FromPythonSample

open System
open System.IO
open Xunit
open Functional

let private x = matrix [ [ 1; 2 ]; [ 3; 4 ] ]
let private same (expected: Tensor) (actual: Tensor) = Assert.Equal(expected, actual)

[<Fact>]
let ``Tensors are made as in numpy`` () =
    same (Tensor.Of(1.0f, 2.5f)) (vector [ 1; 2.5 ])
    same x (matrix [ [ 1; 2 ]; [ 3; 4 ] ])
    Assert.Equal(DType.Int32, (labels [ 0; 2; 1 ]).DType)
    same (Tensor.Zeros(2, 3)) (zeros [ 2; 3 ])
    same (zeros [ 2; 3 ] + 0.5) (full [ 2; 3 ] 0.5)
    same (labels [ 0; 1; 2; 3 ]) (arange 4)
    same (vector [ 0; 0.25; 0.5; 0.75; 1 ]) (linspace 0 1 5)
    Assert.Equal<float list>([ 0.1; 0.2 ], toList (Float64.vector [ 0.1; 0.2 ]))
    Assert.Equal<int>([ 2; 3 ], (Key.ofSeed 42 |> Key.normal [ 2; 3 ]).Shape)

[<Fact>]
let ``Tensors are reshaped and cut as in numpy`` () =
    Assert.Equal<int>([ 2; 2 ], x.Shape)
    Assert.Equal(DType.Int32, (x |> cast DType.Int32).DType)
    same x (vector [ 1; 2; 3; 4 ] |> reshape [ -1; 2 ])
    same x (x |> reshape [ -1; 2 ])
    same (matrix [ [ 1; 3 ]; [ 2; 4 ] ]) (transpose x)
    same (matrix [ [ 2 ]; [ 4 ] ]) (x[*, 1..])
    same (vector [ 4; 6 ]) (x[0] + x[-1])
    same (matrix [ [ 1; 2; 1; 2 ]; [ 3; 4; 3; 4 ] ]) (concat 1 [ x; x ])
    Assert.Equal<Tensor list>([ x[0..0]; x[1..1] ], x |> split 0 2)

[<Fact>]
let ``Tensors are computed with as in numpy`` () =
    let w, b, s = ones [ 2; 1 ], vector [ 10 ], scalar 2
    same (matrix [ [ 13 ]; [ 17 ] ]) (x *@ w + b)
    same (matrix [ [ 3; 5 ]; [ 7; 9 ] ]) (x * 2 + 1)
    for y in [ exp x; abs x; tanh x ] do
        Assert.Equal<int>([ 2; 2 ], y.Shape)
    same (x * x) (square x)
    same (scalar 10) (sum x)
    same (vector [ 2; 3 ]) (x |> meanOf 0)
    same (labels [ 1; 1 ]) (x |> argmax 1)
    same x (maximum x (scalar 0))
    Assert.Equal(DType.Bool, (greater x (scalar 0)).DType)
    same x (where (greater x (scalar 0)) x (scalar 0))
    Assert.Equal<float list>([ 1.0; 2.0; 3.0; 4.0 ], toList x)
    Assert.Equal(2.0, float s)

[<Fact>]
let ``Derivatives are those of JAX`` () =
    let f (x: Tensor) = sum (x * x * x)
    let x, v = vector [ 1; 2 ], vector [ 1; 0 ]
    same (vector [ 3; 12 ]) (grad f x)
    let p = parameters [ "w", scalar 3 ]
    let error (p: Parameters) = square p["w"]
    let value, slope = valueAndGrad error p
    same (scalar 9) value
    same (scalar 6) slope["w"]
    Assert.Equal((matrix [ [ 2; 0 ]; [ 0; 4 ] ], matrix [ [ 6; 0 ]; [ 0; 12 ] ]), (jacobian square x, hessian f x))
    Assert.Equal((scalar 9, scalar 3), jvp f x v)
    same (vector [ 3; 12 ]) ((vjp f x |> snd) (scalar 1))
    same (scalar 9) (compiled f x)
    Assert.True((checkGradient f (Float64.vector [ 1; 2 ])).Passed)

[<Fact>]
let ``Tables, splits and scores are those of pandas and scikit-learn`` () =
    let path = Path.GetTempFileName()
    File.WriteAllText(path, "rooms,age,price\n3,10,1\n4,,2\n5,2,3\n")
    let table = Table.read path
    File.Delete path
    Assert.Equal<int>([ 3; 2 ], (table |> Table.toDataset [ "rooms"; "age" ] "price").X.Shape)
    Assert.Equal(2, (table |> Table.dropMissing []).Count)

    let data = Datasets.Moons(40, 0.1)
    for _, test in [ data |> Dataset.splitStratified 0.2 42; data |> Dataset.splitNumpy 0.2 (NumpyRandom 42) ] do
        Assert.Equal(8, test.Count)
    let prepared = Prepare.steps [ Imputer.Mean; Scaler.Standard ] |> Prepare.fit data
    Assert.Equal(0.0, float (mean (data |> Prepare.transform prepared).X), 1e-6)
    Assert.Equal(5, (data |> Dataset.folds 5).Length)

    let y, predicted, score = labels [ 0; 0; 1; 1 ], labels [ 0; 1; 1; 1 ], vector [ 0.1; 0.6; 0.7; 0.9 ]
    Assert.Equal(0.75, (Evaluation.confusion y predicted).Accuracy)
    Assert.Equal(0.75, (Evaluation.report y predicted).Accuracy)
    Assert.Equal(1.0, (Evaluation.roc y score).Auc)
    Assert.Equal(0.0, (Evaluation.regression y predicted).R2, 1e-12)

    let x = Key.ofSeed 1 |> Key.normal [ 12; 4 ]
    Assert.Equal<int>([ 12; 2 ], (x |> Pca.transform (Pca.fit 2 x)).Shape)
    Assert.Equal<int>([ 12; 2 ], (x |> TSne.embed 5).Shape)
    let search = Search.space |> Search.logUniform "rate" 3e-4 3e-2 |> Search.random 2 42
    let build (c: Configuration) = input 2 >=> dense 1 sigmoid |> compile (adam (c.Number "rate")) binaryCrossentropy []
    Assert.Equal(2, (search |> Search.run (SearchOptions(Folds = 2)) build data).Trials.Count)

[<Fact>]
let ``Charts are those of matplotlib`` () =
    let path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.svg")
    let data = Datasets.Moons(40, 0.1)
    Chart.line [ 1; 2 ] [ 3; 4 ] |> Chart.title "a" |> Chart.logY |> Chart.save path
    Assert.Contains("<svg", File.ReadAllText path)
    File.Delete path
    for svg in [ Chart.scatter data |> Chart.toSvg; Chart.histogram [ 1; 2; 2; 3 ] |> Chart.toSvg; Chart.heatMap x |> Chart.toSvg ] do
        Assert.Contains("<svg", svg)
    // Not opened here: that would start a browser.
    let show (picture: Picture) = picture |> Chart.show
    Assert.NotNull(box show)

type Gain = {
    Start: float
} with
    interface ILayer with
        member g.Apply(call, x) = x * call.Parameter("gain", x.Shape.Last, Initializer.Constant g.Start)

[<Fact>]
let ``A record is a layer`` () =
    let network = input 8 >=> lift { Start = 2 } >=> dense 1 linear
    Assert.Equal(17L, (network |> compile (sgd 0.1) mse []).ParameterCount)
