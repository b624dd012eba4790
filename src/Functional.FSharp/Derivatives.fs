namespace Functional

[<AutoOpen>]
module Derivatives =
    let grad (f: Tensor -> Tensor) (x: Tensor) = Autodiff.Gradient(f, x)

    let valueAndGrad (f: 'T -> Tensor) (x: 'T) =
        let struct (value, gradient) = Autodiff.ValueAndGradient(f, x)
        value, gradient

    let jacobian (f: Tensor -> Tensor) (x: Tensor) = Autodiff.Jacobian(f, x)
    let hessian (f: Tensor -> Tensor) (x: Tensor) = Autodiff.Hessian(f, x)

    let jvp (f: Tensor -> Tensor) (x: Tensor) (direction: Tensor) =
        let struct (value, derivative) = Autodiff.Jvp(f, x, direction)
        value, derivative

    let vjp (f: Tensor -> Tensor) (x: Tensor) =
        let struct (value, pull) = Autodiff.Vjp(f, x)
        value, pull.Invoke

    let hessianVector (f: Tensor -> Tensor) (x: Tensor) (vector: Tensor) = Autodiff.HessianVectorProduct(f, x, vector)

    let custom (name: string) (f: Tensor -> Tensor) (pullback: Tensor -> Tensor -> Tensor -> Tensor) =
        Autodiff.Custom(name, f, pullback).Invoke

    let checkGradient (f: 'T -> Tensor) (x: 'T) = GradientCheck.Run(f, x)
    let compiled (f: Tensor -> Tensor) = Compiled.Of(f).Invoke
