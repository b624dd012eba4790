/// The F# column of docs/torchsharp.md, cell by cell, where docs/fsharp.md does not have it already.
module Functional.Tests.FromOtherLibrariesSample

open System
open System.IO
open Xunit
open Functional

let private data = Dataset.ofTensors (Key.ofSeed 1 |> Key.normal [ 40; 2 ]) (Key.ofSeed 2 |> Key.normal [ 40; 1 ])
let private network = input 2 >=> dense 3 relu >=> dense 1 linear

[<Fact>]
let ``Tensors are made and computed with`` () =
    let x = matrix [ [ 1; 2 ]; [ 3; 4 ] ]
    Assert.Equal<int>([ 2; 3 ], (Key.ofSeed 0 |> Key.normal [ 2; 3 ]).Shape)
    Assert.Equal(vector [ 3; 7 ], x |> sumOf 1)
    Assert.Equal(scalar 2.5, mean x)
    Assert.Equal(vector [ 1; 3 ], x[*, 0])
    Assert.Equal(vector [ 1; 2; 3; 4 ], x |> reshape [ -1 ])

[<Fact>]
let ``Derivatives are functions`` () =
    let f (x: Tensor) = sum (x * x * x)
    let at, v = vector [ 1; 2 ], vector [ 1; 0 ]
    Assert.Equal(vector [ 3; 12 ], grad f at)
    Assert.Equal(scalar 1, grad sin (scalar 0))
    Assert.Equal((scalar 9, vector [ 3; 12 ]), valueAndGrad f at)
    Assert.Equal(matrix [ [ 2; 0 ]; [ 0; 4 ] ], jacobian square at)
    Assert.Equal(matrix [ [ 6; 0 ]; [ 0; 12 ] ], hessian f at)
    Assert.Equal(vector [ 6; 0 ], hessianVector f at v)
    Assert.Equal(vector [ 2; 0 ], jvp square at v |> snd)
    Assert.Equal(scalar 0.5, grad (custom "half" id (fun _ _ adjoint -> 0.5 * adjoint)) (scalar 3))

[<Fact>]
let ``Networks are built`` () =
    let count network = (network |> compile (sgd 0.1) mse []).TrainableCount
    Assert.Equal(2410L, count (input 64 >=> dense 32 relu >=> dense 10 linear))
    Assert.Equal(128L, count (input 64 >=> dropout 0.1 >=> batchNormalization))
    Assert.StartsWith("sparse_categorical_crossentropy", sparseCategoricalCrossentropy.FromLogits().Name)

[<Fact>]
let ``A loop of one's own steps an optimizer`` () =
    let error (p: Parameters) = square p["w"]
    let p = parameters [ "w", scalar 1 ]
    let state = (adam 0.01).Start p
    let loss, gradients = valueAndGrad error p
    Assert.Equal(scalar 1, loss)
    Assert.Equal(0.99, float ((state.Step gradients).Parameters["w"]), 1e-6)

[<Fact>]
let ``Models are trained, kept and seeded`` () =
    let model = network |> compile (adam 0.01 |> withGlobalClipNorm 1) mse []
    let trained = model |> fit { Fit.defaults with Epochs = 5; BatchSize = 16 } data
    Assert.Equal<int>([ 40; 1 ], (model |> predict data.X).Shape)
    Assert.Equal(4, Seq.length model.Parameters.Paths)
    Assert.Equal(4L, (model |> freeze (fun path -> path.StartsWith "dense/")).TrainableCount)
    let path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors")
    trained |> save path
    Assert.Equal(trained.Fingerprint, (model |> load path).Fingerprint)
    File.Delete path
    Assert.Equal(7L, network.Compile(adam 0.001, mse, [], seed = 7L).Seed)
    Assert.Equal(0.05, Optimizer.Sgd(Schedule.CosineDecay(0.1, 1000)).RateAt 500L, 1e-12)
    Assert.Equal(BlasLibrary.Mkl, Execution.Default.WithBlas(BlasLibrary.Mkl).Blas)
