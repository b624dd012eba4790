module Functional.Tests.TensorsTests

open System
open Xunit
open Functional

let private same (expected: Tensor) (actual: Tensor) = Assert.Equal(expected, actual)

[<Fact>]
let ``Numbers become tensors`` () =
    same (Tensor.Scalar 2.5) (scalar 2.5)
    same (Tensor.Of(1.0f, 2.5f)) (vector [ 1; 2.5 ])
    same (Tensor.Of(array2D [ [ 1.0f; 2.0f ]; [ 3.0f; 4.0f ] ])) (matrix [ [ 1; 2 ]; [ 3; 4 ] ])
    same (matrix [ [ 1; 2 ]; [ 3; 4 ] ]) (tensor [ 2; 2 ] [ 1; 2; 3; 4 ])
    same (Tensor.Of(0, 2, 1)) (labels [ 0; 2; 1 ])
    same (Tensor.Of(0, 1, 2)) (arange 3)
    same (vector [ 0; 0.25; 0.5; 0.75; 1 ]) (linspace 0 1 5)
    same (vector [ 0; 0 ]) (zeros [ 2 ])
    same (tensor [ 1; 2 ] [ 1; 1 ]) (ones [ 1; 2 ])
    same (vector [ 0.5; 0.5 ]) (full [ 2 ] 0.5)

[<Fact>]
let ``Rows of a matrix must be equally long`` () =
    let error = Assert.Throws<ShapeException>(fun () -> matrix [ [ 1; 2 ]; [ 3 ] ] |> ignore)
    Assert.Contains("same shape", error.Message)

[<Fact>]
let ``Math of F# itself works on tensors`` () =
    let x = vector [ 0.5; 2 ]
    same (Ops.Sin x * Ops.Exp x) (sin x * exp x)
    same (Ops.Sqrt(Ops.Abs(-x)) + 1) (sqrt (abs -x) + 1)
    same (vector [ 0.25; 4 ]) (x ** 2.0)
    same (vector [ 0.5; 1.5 ]) (x % 1.0 + floor (vector [ 0; 1.5 ]) + vector [ 0; 0.5 ])
    same (Ops.Log(Ops.Cos(Ops.Tanh x))) (log (cos (tanh x)))
    Assert.Equal(2.0, float x[1])

[<Fact>]
let ``The matrix product binds like a product`` () =
    let x, w, b = matrix [ [ 1; 2 ] ], matrix [ [ 3 ]; [ 4 ] ], vector [ 10 ]
    same (matrix [ [ 21 ] ]) (x *@ w + b)
    same (matmul x w) (x *@ w)
    same (matrix [ [ 22 ] ]) (2 * x *@ w)

[<Fact>]
let ``Reductions name their axis first`` () =
    let x = matrix [ [ 1; 5 ]; [ 3; 2 ] ]
    same (Tensor.Scalar 11) (sum x)
    same (Tensor.Scalar 2.75) (mean x)
    same (vector [ 4; 7 ]) (x |> sumOf 0)
    same (vector [ 3; 2.5 ]) (x |> meanOf -1)
    same (vector [ 5; 3 ]) (x |> maxOf 1)
    same (vector [ 1; 2 ]) (x |> minOf 0)
    same (labels [ 1; 0 ]) (x |> argmax 1)
    same (labels [ 0; 1 ]) (x |> argmin 0)

[<Fact>]
let ``Elements are compared, squared and clipped`` () =
    let x = vector [ -2; 0.5; 3 ]
    same (vector [ 4; 0.25; 9 ]) (square x)
    same (vector [ -1; 0.5; 1 ]) (x |> clip -1 1)
    same (vector [ 0; 0.5; 3 ]) (maximum x (zeros [ 3 ]))
    same (vector [ -2; 0; 0 ]) (minimum x (zeros [ 3 ]))

[<Fact>]
let ``Tensors are joined, reshaped and cast`` () =
    let x = vector [ 1; 2 ]
    same (vector [ 1; 2; 1; 2 ]) (concat -1 [ x; x ])
    same (matrix [ [ 1; 2 ]; [ 1; 2 ] ]) (stack 0 [ x; x ])
    same (matrix [ [ 1 ]; [ 2 ] ]) (x |> reshape [ -1; 1 ])
    same (labels [ 1; 2 ]) (x |> cast DType.Int32)

[<Fact>]
let ``Named and unnamed groups keep their order`` () =
    let p = parameters [ "w", zeros [ 1; 1 ]; "b", ones [ 1 ] ]
    Assert.Equal<string>([ "w"; "b" ], p.Paths)
    same (ones [ 1 ]) p["b"]

    let inputs = named [ "wide", zeros [ 2; 1 ]; "deep", ones [ 2; 1 ] ]
    let (Pair(wide, deep)) = inputs
    same inputs["wide"] wide
    same inputs["deep"] deep
    let both = tensors [ wide; deep ]
    same deep both[1]

[<Fact>]
let ``A pair is exactly two`` () =
    let three = tensors [ scalar 1; scalar 2; scalar 3 ]
    let taking () =
        let (Pair(first, _)) = three
        first |> ignore
    Assert.Throws<InvalidOperationException> taking |> ignore

[<Fact>]
let ``Elements are compared and chosen`` () =
    let x, y = vector [ 1; -2; 3 ], vector [ 2; -3; 3 ]
    same (Tensor.Of(false, true, false)) (greater x y)
    same (Tensor.Of(true, false, false)) (less x y)
    same (Tensor.Of(false, true, true)) (greaterOrEqual x y)
    same (Tensor.Of(true, false, true)) (lessOrEqual x y)
    same (vector [ 1; 0; 3 ]) (where (greater x (scalar 0)) x (zeros [ 3 ]))

[<Fact>]
let ``Axes are exchanged, added, taken away and stretched`` () =
    let x = matrix [ [ 1; 2; 3 ]; [ 4; 5; 6 ] ]
    same x.T (transpose x)
    same x.T (x |> permute [ 1; 0 ])
    Assert.Equal<int>([ 2; 1; 3 ], (x |> expandDims 1).Shape)
    same x (x |> expandDims 1 |> squeeze 1)
    same (matrix [ [ 1; 2 ]; [ 1; 2 ] ]) (vector [ 1; 2 ] |> broadcastTo [ 2; 2 ])
    same (matrix [ [ 1 ]; [ 4 ] ]) (x |> split 1 3 |> List.head)

[<Fact>]
let ``Rows are found, sorted and summed up`` () =
    let x = vector [ 3; 1; 2 ]
    same (vector [ 2; 3 ]) (x |> rowsAt (labels [ 2; 0 ]))
    Assert.Equal((vector [ 1; 2; 3 ], labels [ 1; 2; 0 ]), x |> sortOf 0)
    Assert.Equal((vector [ 3; 2 ], labels [ 0; 2 ]), x |> topK 2)
    same (vector [ 3; 4; 6 ]) (x |> cumulativeSum 0)
    same (matrix [ [ 0; 0; 1 ]; [ 1; 0; 0 ] ]) (labels [ 2; 0 ] |> oneHot 3)

[<Fact>]
let ``Variances, probabilities and lists are had`` () =
    let x = matrix [ [ 1; 3 ]; [ 2; 6 ] ]
    same (Ops.Variance x) (variance x)
    same (vector [ 1; 4 ]) (x |> varianceOf 1)
    same (Ops.Softmax(x, 0)) (x |> softmaxOf 0)
    same (Ops.LogSumExp(x, 1)) (x |> logSumExpOf 1)
    Assert.Equal<float list>([ 1.0; 3.0; 2.0; 6.0 ], toList x)
    Assert.Equal<float list>([ 7.0 ], toList (scalar 7))
    Assert.Equal(0.0, float (grad (fun x -> stopGradient x * 2) (scalar 3)))

[<Fact>]
let ``Double precision has the same words`` () =
    same (vector [ 0.5; 2 ] |> cast DType.Float64) (Float64.vector [ 0.5; 2 ])
    same (matrix [ [ 1; 2 ] ] |> cast DType.Float64) (Float64.matrix [ [ 1; 2 ] ])
    Assert.Equal<float list>([ 0.1 ], toList (Float64.scalar 0.1))
    for x in
        [
            Float64.zeros [ 2 ]
            Float64.ones [ 2 ]
            Float64.full [ 2 ] 0.1
            Float64.linspace 0 1 2
            Float64.tensor [ 2 ] [ 1; 2 ]
        ] do
        Assert.Equal(DType.Float64, x.DType)
        Assert.Equal<int>([ 2 ], x.Shape)

[<Fact>]
let ``Keys give the numbers of their methods`` () =
    let key = Key.ofSeed 42
    same (key.Normal(Shape.Of(2, 3))) (key |> Key.normal [ 2; 3 ])
    same (key.Uniform(Shape.Of 4)) (key |> Key.uniform [ 4 ])
    same (key.Uniform(Shape.Of 4, -1, 1)) (key |> Key.uniformIn -1 1 [ 4 ])
    same (key.Permutation 5) (key |> Key.permutation 5)
    let first, second = Key.split key
    Assert.NotEqual(first, second)
    Assert.Equal(key.Fold 3L, key |> Key.fold 3)
    Assert.Equal(key.Fold "w", key |> Key.foldName "w")
