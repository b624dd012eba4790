namespace Functional

open System.Collections.Generic

[<AutoOpen>]
module TensorWords =
    let private shape (sizes: seq<int>) = Shape.Of(Seq.toArray sizes)

    let scalar (value: float) = Tensor.Scalar value
    let vector (values: seq<float>) = Tensor.Of(Seq.toArray values)
    let tensor (sizes: seq<int>) (values: seq<float>) = Tensor.Of(Seq.toArray values, shape sizes) |> _.Cast(DType.Float32)
    let matrix (rows: seq<#seq<float>>) = Ops.Stack([| for row in rows -> vector row |], 0)
    let labels (values: seq<int>) = Tensor.Of(Seq.toArray values)
    let zeros (sizes: seq<int>) = Tensor.Zeros(shape sizes)
    let ones (sizes: seq<int>) = Tensor.Ones(shape sizes)
    let full (sizes: seq<int>) (value: float) = Tensor.Full(shape sizes, value)
    let arange (count: int) = Tensor.Arange count
    let linspace (first: float) (last: float) (count: int) = Tensor.Linspace(first, last, count)

    let matmul (x: Tensor) (y: Tensor) = Ops.MatMul(x, y)
    let ( *@ ) (x: Tensor) (y: Tensor) = Ops.MatMul(x, y)
    let square (x: Tensor) = Ops.Square x
    let maximum (x: Tensor) (y: Tensor) = Ops.Maximum(x, y)
    let minimum (x: Tensor) (y: Tensor) = Ops.Minimum(x, y)
    let clip (low: float) (high: float) (x: Tensor) = Ops.Clip(x, low, high)

    let sum (x: Tensor) = Ops.Sum x
    let mean (x: Tensor) = Ops.Mean x
    let sumOf (axis: int) (x: Tensor) = Ops.Sum(x, axis)
    let meanOf (axis: int) (x: Tensor) = Ops.Mean(x, axis)
    let maxOf (axis: int) (x: Tensor) = Ops.Max(x, axis)
    let minOf (axis: int) (x: Tensor) = Ops.Min(x, axis)
    let argmax (axis: int) (x: Tensor) = Ops.ArgMax(x, axis)
    let argmin (axis: int) (x: Tensor) = Ops.ArgMin(x, axis)

    let reshape (sizes: seq<int>) (x: Tensor) = x.Reshape(Seq.toArray sizes)
    let cast (dtype: DType) (x: Tensor) = x.Cast dtype
    let concat (axis: int) (parts: seq<Tensor>) = Ops.Concatenate(Seq.toArray parts, axis)
    let stack (axis: int) (parts: seq<Tensor>) = Ops.Stack(Seq.toArray parts, axis)

    let parameters (leaves: seq<string * Tensor>) = leaves |> Seq.map KeyValuePair |> Parameters.From
    let tensors (values: seq<Tensor>) = Tensors.Of(Seq.toArray values)
    let named (values: seq<string * Tensor>) = Tensors.Named [| for name, value in values -> struct (name, value) |]

    let (|Pair|) (values: Tensors) =
        let mutable first, second = Tensor.Zero, Tensor.Zero
        values.Deconstruct(&first, &second)
        first, second
