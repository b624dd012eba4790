module Functional.Tests.DerivativesTests

open Xunit
open FsCheck
open FsCheck.FSharp
open Functional
open Functional.Testing

let private check (expected: float list) (actual: Tensor) = Tolerance.Float32.Check(List.toArray expected, actual.ToArray<float>())

[<Fact>]
let ``The derivative of a function is a function`` () =
    let df = grad (fun x -> sin x * exp x)
    let ddf = grad df
    check [ 1 ] (df (scalar 0))
    check [ 2 ] (ddf (scalar 0))

[<Fact>]
let ``Value and derivative come together over any tree`` () =
    let x, y = matrix [ [ 1 ]; [ 2 ]; [ 3 ] ], matrix [ [ 3 ]; [ 5 ]; [ 7 ] ]
    let error (p: Parameters) = mean (square (x *@ p["w"] + p["b"] - y))
    let value, gradients = valueAndGrad error (parameters [ "w", zeros [ 1; 1 ]; "b", zeros [ 1 ] ])
    check [ 83.0 / 3.0 ] value
    check [ -68.0 / 3.0 ] gradients["w"]
    check [ -10 ] gradients["b"]

[<Fact>]
let ``Jacobian and Hessian have the shapes of result and point`` () =
    let x = vector [ 1; 2 ]
    check [ 2; 0; 0; 4 ] (jacobian square x)
    check [ 6; 0; 0; 12 ] (hessian (fun x -> sum (x * x * x)) x)
    Assert.Equal<int>([ 2; 2 ], (jacobian square x).Shape)

[<Fact>]
let ``Forward and reverse mode agree: u·Jv is Jᵀu·v`` () =
    let f (x: Tensor) = sin x * x[0]
    let agree (a: NormalFloat, b: NormalFloat) =
        let x, v, u = vector [ 0.3; 0.7 ], vector [ a.Get % 5.0; 1 ], vector [ 2; b.Get % 5.0 ]
        let value, derivative = jvp f x v
        let again, pull = vjp f x
        let left, right = float (sum (u * derivative)), float (sum (pull u * v))
        value = again && abs (left - right) <= 1e-4 * (1.0 + abs left)
    Check.QuickThrowOnFailure agree

[<Fact>]
let ``A line is found by descent`` () =
    let x, y = matrix [ [ 1 ]; [ 2 ]; [ 3 ] ], matrix [ [ 3 ]; [ 5 ]; [ 7 ] ]
    let error (p: Parameters) = mean (square (x *@ p["w"] + p["b"] - y))
    let step p _ = p - 0.1 * (valueAndGrad error p |> snd)
    let line = List.fold step (parameters [ "w", zeros [ 1; 1 ]; "b", zeros [ 1 ] ]) [ 1..500 ]
    Tolerance(1e-3, 0).Check(2, float line["w"])
    Tolerance(1e-3, 0).Check(1, float line["b"])

[<Fact>]
let ``A Hessian is multiplied without being made`` () =
    check [ 6; 24 ] (hessianVector (fun x -> sum (x * x * x)) (vector [ 1; 2 ]) (vector [ 1; 2 ]))

[<Fact>]
let ``A derivative of one's own is taken at its word`` () =
    let half = custom "half" id (fun _ _ adjoint -> 0.5 * adjoint)
    check [ 0.5 ] (grad half (scalar 3))
    Assert.False((checkGradient half (Float64.scalar 3)).Passed)
    Assert.True((checkGradient (fun x -> sum (sin x)) (Float64.vector [ 1; 2 ])).Passed)

[<Fact>]
let ``A function is compiled and gives the same bits`` () =
    let f (x: Tensor) = tanh (x *@ x) + 1
    let x = Key.ofSeed 1 |> Key.normal [ 4; 4 ]
    Assert.Equal(f x, compiled f x)
