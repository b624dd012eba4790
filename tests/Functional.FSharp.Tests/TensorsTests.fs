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
