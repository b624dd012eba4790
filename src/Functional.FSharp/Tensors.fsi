namespace Functional

/// Words that make tensors and compute with them, the tensor last: `x |> sumOf 0 |> square |> mean`. The functions of F# itself
/// (`sin`, `exp`, `log`, `sqrt`, `tanh`, `abs`, `sign`, `floor`, `**`, `float`, …) work on tensors as they are.
[<AutoOpen>]
module TensorWords =

    /// A single number, Float32, of shape [].
    val scalar: value: float -> Tensor

    /// Numbers in a row, Float32: `vector [ 1; 2.5; 4 ]` has the shape [3].
    val vector: values: seq<float> -> Tensor

    /// Rows of numbers, Float32: `matrix [ [ 1; 2 ]; [ 3; 4 ]; [ 5; 6 ] ]` has the shape [3, 2]. Rows must be equally long.
    val matrix: rows: seq<#seq<float>> -> Tensor

    /// Numbers, row-major, under a shape, Float32: `tensor [ 2; 1; 2 ] [ 1; 2; 3; 4 ]`.
    val tensor: sizes: seq<int> -> values: seq<float> -> Tensor

    /// Whole numbers in a row, Int32, for classes and positions: `labels [ 0; 2; 1 ]`.
    val labels: values: seq<int> -> Tensor

    /// All zeros, Float32: `zeros [ 2; 3 ]`.
    val zeros: sizes: seq<int> -> Tensor

    /// All ones, Float32: `ones [ 2; 3 ]`.
    val ones: sizes: seq<int> -> Tensor

    /// The same number everywhere, Float32: `full [ 2; 3 ] 0.5`.
    val full: sizes: seq<int> -> value: float -> Tensor

    /// 0, 1, …, count − 1, Int32.
    val arange: count: int -> Tensor

    /// Evenly spaced numbers, Float32, both ends included: `linspace 0 1 5` = `vector [ 0; 0.25; 0.5; 0.75; 1 ]`.
    val linspace: first: float -> last: float -> count: int -> Tensor

    /// Matrix product: `matmul x y` = `x *@ y`.
    val matmul: x: Tensor -> y: Tensor -> Tensor

    /// Matrix product. Binds like `*`, so `x *@ w + b` is `(x *@ w) + b`.
    val ( *@ ): x: Tensor -> y: Tensor -> Tensor

    /// x·x, element by element.
    val square: x: Tensor -> Tensor

    /// The larger of two, element by element, broadcast.
    val maximum: x: Tensor -> y: Tensor -> Tensor

    /// The smaller of two, element by element, broadcast.
    val minimum: x: Tensor -> y: Tensor -> Tensor

    /// Every element moved into the interval: `clip low high x`.
    val clip: low: float -> high: float -> x: Tensor -> Tensor

    /// The sum of all elements.
    val sum: x: Tensor -> Tensor

    /// The mean of all elements.
    val mean: x: Tensor -> Tensor

    /// Sums along an axis, which goes; −1 is the last.
    val sumOf: axis: int -> x: Tensor -> Tensor

    /// Means along an axis, which goes; −1 is the last.
    val meanOf: axis: int -> x: Tensor -> Tensor

    /// The largest elements along an axis, which goes; −1 is the last.
    val maxOf: axis: int -> x: Tensor -> Tensor

    /// The smallest elements along an axis, which goes; −1 is the last.
    val minOf: axis: int -> x: Tensor -> Tensor

    /// Where along an axis the largest element stands, Int32; of equal ones the first.
    val argmax: axis: int -> x: Tensor -> Tensor

    /// Where along an axis the smallest element stands, Int32; of equal ones the first.
    val argmin: axis: int -> x: Tensor -> Tensor

    /// The same elements under another shape; one size may be −1 and is then worked out: `x |> reshape [ -1; 784 ]`.
    val reshape: sizes: seq<int> -> x: Tensor -> Tensor

    /// The elements converted to another type: `x |> cast DType.Float64`.
    val cast: dtype: DType -> x: Tensor -> Tensor

    /// Tensors joined along an axis they have: `concat -1 [ x; y ]`.
    val concat: axis: int -> parts: seq<Tensor> -> Tensor

    /// Tensors of equal shape side by side along a new axis: `stack 0 [ x; y ]`.
    val stack: axis: int -> parts: seq<Tensor> -> Tensor

    /// Named tensors: `parameters [ "w", zeros [ 3; 1 ]; "b", zeros [ 1 ] ]`; `p["w"]` takes one.
    val parameters: leaves: seq<string * Tensor> -> Parameters

    /// Several inputs or targets, by position: `tensors [ x; y ]`.
    val tensors: values: seq<Tensor> -> Tensors

    /// Several inputs or targets, by name: `named [ "wide", x; "deep", y ]`.
    val named: values: seq<string * Tensor> -> Tensors

    /// Takes exactly two tensors apart: `let (Pair(wide, deep)) = inputs`.
    val (|Pair|): values: Tensors -> Tensor * Tensor
