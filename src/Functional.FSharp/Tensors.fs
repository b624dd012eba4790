namespace Functional

open System.Collections.Generic

[<AutoOpen>]
module TensorWords =
    /// Hidden by the signature; the modules below use it too.
    let shape (sizes: seq<int>) = Shape.Of(Seq.toArray sizes)

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
    let transpose (x: Tensor) = Ops.Transpose x
    let square (x: Tensor) = Ops.Square x
    let maximum (x: Tensor) (y: Tensor) = Ops.Maximum(x, y)
    let minimum (x: Tensor) (y: Tensor) = Ops.Minimum(x, y)
    let greater (x: Tensor) (y: Tensor) = Ops.Greater(x, y)
    let less (x: Tensor) (y: Tensor) = Ops.Less(x, y)
    let greaterOrEqual (x: Tensor) (y: Tensor) = Ops.GreaterOrEqual(x, y)
    let lessOrEqual (x: Tensor) (y: Tensor) = Ops.LessOrEqual(x, y)
    let where (condition: Tensor) (yes: Tensor) (no: Tensor) = Ops.Where(condition, yes, no)
    let clip (low: float) (high: float) (x: Tensor) = Ops.Clip(x, low, high)

    let sum (x: Tensor) = Ops.Sum x
    let mean (x: Tensor) = Ops.Mean x
    let variance (x: Tensor) = Ops.Variance x
    let sumOf (axis: int) (x: Tensor) = Ops.Sum(x, axis)
    let meanOf (axis: int) (x: Tensor) = Ops.Mean(x, axis)
    let varianceOf (axis: int) (x: Tensor) = Ops.Variance(x, axis)
    let maxOf (axis: int) (x: Tensor) = Ops.Max(x, axis)
    let minOf (axis: int) (x: Tensor) = Ops.Min(x, axis)
    let argmax (axis: int) (x: Tensor) = Ops.ArgMax(x, axis)
    let argmin (axis: int) (x: Tensor) = Ops.ArgMin(x, axis)

    let cumulativeSum (axis: int) (x: Tensor) = Ops.CumulativeSum(x, axis)
    let softmaxOf (axis: int) (x: Tensor) = Ops.Softmax(x, axis)
    let logSumExpOf (axis: int) (x: Tensor) = Ops.LogSumExp(x, axis)
    let oneHot (classes: int) (labels: Tensor) = Ops.OneHot(labels, classes)
    let rowsAt (positions: Tensor) (table: Tensor) = Ops.Gather(table, positions)

    let sortOf (axis: int) (x: Tensor) =
        let struct (values, positions) = Ops.Sort(x, axis)
        values, positions

    let topK (k: int) (x: Tensor) =
        let struct (values, positions) = Ops.TopK(x, k)
        values, positions

    let reshape (sizes: seq<int>) (x: Tensor) = x.Reshape(Seq.toArray sizes)
    let permute (order: seq<int>) (x: Tensor) = Ops.Permute(x, Seq.toArray order)
    let expandDims (axis: int) (x: Tensor) = Ops.ExpandDims(x, axis)
    let squeeze (axis: int) (x: Tensor) = Ops.Squeeze(x, axis)
    let broadcastTo (sizes: seq<int>) (x: Tensor) = Ops.BroadcastTo(x, shape sizes)
    let cast (dtype: DType) (x: Tensor) = x.Cast dtype
    let concat (axis: int) (parts: seq<Tensor>) = Ops.Concatenate(Seq.toArray parts, axis)
    let stack (axis: int) (parts: seq<Tensor>) = Ops.Stack(Seq.toArray parts, axis)

    let split (axis: int) (parts: int) (x: Tensor) = Ops.Split(x, parts, axis) |> List.ofArray
    let stopGradient (x: Tensor) = Ops.StopGradient x
    let toList (x: Tensor) = x.Cast(DType.Float64).ToArray<float>() |> List.ofArray

    let parameters (leaves: seq<string * Tensor>) = leaves |> Seq.map KeyValuePair |> Parameters.From
    let tensors (values: seq<Tensor>) = Tensors.Of(Seq.toArray values)
    let named (values: seq<string * Tensor>) = Tensors.Named [| for name, value in values -> struct (name, value) |]

    let (|Pair|) (values: Tensors) =
        let mutable first, second = Tensor.Zero, Tensor.Zero
        values.Deconstruct(&first, &second)
        first, second

[<RequireQualifiedAccess>]
module Float64 =
    let tensor (sizes: seq<int>) (values: seq<float>) = Tensor.Of(Seq.toArray values, shape sizes)
    let scalar (value: float) = tensor [] [ value ]
    let vector (values: seq<float>) = let values = Seq.toArray values in tensor [ values.Length ] values
    let matrix (rows: seq<#seq<float>>) = Ops.Stack([| for row in rows -> vector row |], 0)
    let zeros (sizes: seq<int>) = Tensor.Zeros(shape sizes, DType.Float64)
    let ones (sizes: seq<int>) = Tensor.Ones(shape sizes, DType.Float64)
    let full (sizes: seq<int>) (value: float) = Tensor.Full(shape sizes, value, DType.Float64)
    let linspace (first: float) (last: float) (count: int) = Tensor.Linspace(first, last, count, DType.Float64)

[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Key =
    let ofSeed (seed: int) = Key.Of(int64 seed)

    let split (key: Key) =
        let struct (first, second) = key.Split()
        first, second

    let fold (number: int) (key: Key) = key.Fold(int64 number)
    let foldName (name: string) (key: Key) = key.Fold name
    let uniform (sizes: seq<int>) (key: Key) = key.Uniform(shape sizes)
    let uniformIn (low: float) (high: float) (sizes: seq<int>) (key: Key) = key.Uniform(shape sizes, low, high)
    let normal (sizes: seq<int>) (key: Key) = key.Normal(shape sizes)
    let permutation (count: int) (key: Key) = key.Permutation count
