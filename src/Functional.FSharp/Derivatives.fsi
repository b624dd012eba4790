namespace Functional

/// Derivatives of functions, exact to rounding and of any order: `grad f` is a function like `f`, and `grad (grad f >> sum)` too.
[<AutoOpen>]
module Derivatives =

    /// ∇f of a function with a scalar result: `grad (fun x -> sum (x * x)) x` = `2 * x`.
    val grad: f: (Tensor -> Tensor) -> x: Tensor -> Tensor

    /// f and ∇f together, over a tensor, `Parameters` or a record of one's own; the derivative has the structure of the point.
    val valueAndGrad: f: ('T -> Tensor) -> x: 'T -> Tensor * 'T when 'T :> ITree<'T>

    /// All partial derivatives ∂f_i/∂x_j: the shape of the result followed by the shape of x.
    val jacobian: f: (Tensor -> Tensor) -> x: Tensor -> Tensor

    /// All second derivatives of a function with a scalar result, ∂²f/∂x_i∂x_j: the shape of x twice.
    val hessian: f: (Tensor -> Tensor) -> x: Tensor -> Tensor

    /// Forward mode: f and its derivative in a direction, J·v.
    val jvp: f: (Tensor -> Tensor) -> x: Tensor -> direction: Tensor -> Tensor * Tensor

    /// Reverse mode: f and the function that pulls an adjoint of the result back to x, ȳ ↦ Jᵀ·ȳ.
    val vjp: f: (Tensor -> Tensor) -> x: Tensor -> Tensor * (Tensor -> Tensor)

    /// The Hessian of a function with a scalar result times a vector, ∇²f·v, without the matrix.
    val hessianVector: f: (Tensor -> Tensor) -> x: Tensor -> vector: Tensor -> Tensor

    /// A function with a derivative of one's own, x, y and ȳ ↦ x̄: `custom "identity" id (fun x y adjoint -> 0.5 * adjoint)`.
    val custom: name: string -> f: (Tensor -> Tensor) -> pullback: (Tensor -> Tensor -> Tensor -> Tensor) -> (Tensor -> Tensor)

    /// The exact derivative against central differences at a point of Float64, tensor or tree; the result says `Passed` and how far off.
    val checkGradient: f: ('T -> Tensor) -> x: 'T -> GradientCheckResult when 'T :> ITree<'T>

    /// The function as a plan, made once for every shape: `let fast = compiled f`. What it captures is a constant of the plan.
    val compiled: f: (Tensor -> Tensor) -> (Tensor -> Tensor)
