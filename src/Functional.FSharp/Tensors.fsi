namespace Functional

/// Words that make tensors and compute with them, the tensor last: `x |> sumOf 0 |> square |> mean`. The functions of F# itself
/// (`sin`, `exp`, `log`, `sqrt`, `tanh`, `abs`, `floor`, `**`, `float`, …) work on tensors as they are.
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

    /// Rows and columns exchanged, or the last two axes: `transpose x` = `x.T`.
    val transpose: x: Tensor -> Tensor

    /// x·x, element by element.
    val square: x: Tensor -> Tensor

    /// The larger of two, element by element, broadcast.
    val maximum: x: Tensor -> y: Tensor -> Tensor

    /// The smaller of two, element by element, broadcast.
    val minimum: x: Tensor -> y: Tensor -> Tensor

    /// Where x is greater than y, element by element, Bool. (F#'s `>` compares whole values, and is not for tensors.)
    val greater: x: Tensor -> y: Tensor -> Tensor

    /// Where x is less than y, element by element, Bool.
    val less: x: Tensor -> y: Tensor -> Tensor

    /// Where x is greater than or equal to y, element by element, Bool.
    val greaterOrEqual: x: Tensor -> y: Tensor -> Tensor

    /// Where x is less than or equal to y, element by element, Bool.
    val lessOrEqual: x: Tensor -> y: Tensor -> Tensor

    /// The elements of one tensor where a condition holds, those of another elsewhere: `where (greater x 0) x 0` is a relu.
    val where: condition: Tensor -> yes: Tensor -> no: Tensor -> Tensor

    /// Every element moved into the interval: `clip low high x`.
    val clip: low: float -> high: float -> x: Tensor -> Tensor

    /// The sum of all elements.
    val sum: x: Tensor -> Tensor

    /// The mean of all elements.
    val mean: x: Tensor -> Tensor

    /// The variance of all elements, Σ(x − mean)² / n.
    val variance: x: Tensor -> Tensor

    /// Sums along an axis, which goes; −1 is the last.
    val sumOf: axis: int -> x: Tensor -> Tensor

    /// Means along an axis, which goes; −1 is the last.
    val meanOf: axis: int -> x: Tensor -> Tensor

    /// Variances along an axis, which goes; −1 is the last.
    val varianceOf: axis: int -> x: Tensor -> Tensor

    /// The largest elements along an axis, which goes; −1 is the last.
    val maxOf: axis: int -> x: Tensor -> Tensor

    /// The smallest elements along an axis, which goes; −1 is the last.
    val minOf: axis: int -> x: Tensor -> Tensor

    /// Where along an axis the largest element stands, Int32; of equal ones the first.
    val argmax: axis: int -> x: Tensor -> Tensor

    /// Where along an axis the smallest element stands, Int32; of equal ones the first.
    val argmin: axis: int -> x: Tensor -> Tensor

    /// Sums of everything up to each position along an axis; −1 is the last.
    val cumulativeSum: axis: int -> x: Tensor -> Tensor

    /// Probabilities along an axis: e^xᵢ / Σ e^xⱼ. (The word `softmax` is the activation.)
    val softmaxOf: axis: int -> x: Tensor -> Tensor

    /// ln Σ e^xⱼ along an axis, which goes, without overflow.
    val logSumExpOf: axis: int -> x: Tensor -> Tensor

    /// Labels as rows of zeros with a one at the label, Float32: `labels [ 0; 2 ] |> oneHot 3`.
    val oneHot: classes: int -> labels: Tensor -> Tensor

    /// The rows of a table at these positions, in their order: `x |> rowsAt (labels [ 2; 0 ])`.
    val rowsAt: positions: Tensor -> table: Tensor -> Tensor

    /// The elements in order along an axis, smallest first, and where each stood, Int32.
    val sortOf: axis: int -> x: Tensor -> Tensor * Tensor

    /// The k largest elements along the last axis, largest first, and where each stands, Int32.
    val topK: k: int -> x: Tensor -> Tensor * Tensor

    /// The same elements under another shape; one size may be −1 and is then worked out: `x |> reshape [ -1; 784 ]`.
    val reshape: sizes: seq<int> -> x: Tensor -> Tensor

    /// The axes in another order: `x |> permute [ 2; 0; 1 ]`.
    val permute: order: seq<int> -> x: Tensor -> Tensor

    /// A new axis of size 1: `vector [ 1; 2 ] |> expandDims 0` has the shape [1, 2].
    val expandDims: axis: int -> x: Tensor -> Tensor

    /// An axis of size 1 taken away.
    val squeeze: axis: int -> x: Tensor -> Tensor

    /// Repeated to a shape, by the rule of arithmetic: sizes of 1, and axes missing in front, are stretched.
    val broadcastTo: sizes: seq<int> -> x: Tensor -> Tensor

    /// The elements converted to another type: `x |> cast DType.Float64`.
    val cast: dtype: DType -> x: Tensor -> Tensor

    /// Tensors joined along an axis they have: `concat -1 [ x; y ]`.
    val concat: axis: int -> parts: seq<Tensor> -> Tensor

    /// Tensors of equal shape side by side along a new axis: `stack 0 [ x; y ]`.
    val stack: axis: int -> parts: seq<Tensor> -> Tensor

    /// Equal parts along an axis: `split -1 2 x` has two. Law: `x |> split axis n |> concat axis` = `x`.
    val split: axis: int -> parts: int -> x: Tensor -> Tensor list

    /// The same value, which derivatives take for a constant.
    val stopGradient: x: Tensor -> Tensor

    /// The numbers of a tensor, row-major; for one number, `float x`.
    val toList: x: Tensor -> float list

    /// Named tensors: `parameters [ "w", zeros [ 3; 1 ]; "b", zeros [ 1 ] ]`; `p["w"]` takes one.
    val parameters: leaves: seq<string * Tensor> -> Parameters

    /// Several inputs or targets, by position: `tensors [ x; y ]`.
    val tensors: values: seq<Tensor> -> Tensors

    /// Several inputs or targets, by name: `named [ "wide", x; "deep", y ]`.
    val named: values: seq<string * Tensor> -> Tensors

    /// Takes exactly two tensors apart: `let (Pair(wide, deep)) = inputs`.
    val (|Pair|): values: Tensors -> Tensor * Tensor

/// The same words for tensors of double precision, for checks and for teaching: `Float64.vector [ 0.1; 0.2 ]`.
[<RequireQualifiedAccess>]
module Float64 =

    /// A single number of shape [].
    val scalar: value: float -> Tensor

    /// Numbers in a row.
    val vector: values: seq<float> -> Tensor

    /// Rows of numbers, equally long.
    val matrix: rows: seq<#seq<float>> -> Tensor

    /// Numbers, row-major, under a shape.
    val tensor: sizes: seq<int> -> values: seq<float> -> Tensor

    /// All zeros.
    val zeros: sizes: seq<int> -> Tensor

    /// All ones.
    val ones: sizes: seq<int> -> Tensor

    /// The same number everywhere.
    val full: sizes: seq<int> -> value: float -> Tensor

    /// Evenly spaced numbers, both ends included.
    val linspace: first: float -> last: float -> count: int -> Tensor

/// Random numbers that are the same on every machine, the key last: `Key.ofSeed 42 |> Key.normal [ 3; 4 ]`. A key is a value: the
/// same key gives the same numbers again, and new ones come from its parts.
[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Key =

    /// The key of a seed.
    val ofSeed: seed: int -> Key

    /// Two keys with nothing in common, in place of this one.
    val split: key: Key -> Key * Key

    /// Another key for every number: `[ for i in 0..9 -> key |> Key.fold i ]`.
    val fold: number: int -> key: Key -> Key

    /// Another key for every name.
    val foldName: name: string -> key: Key -> Key

    /// Numbers evenly between 0 and 1, Float32.
    val uniform: sizes: seq<int> -> key: Key -> Tensor

    /// Numbers evenly between two others, Float32.
    val uniformIn: low: float -> high: float -> sizes: seq<int> -> key: Key -> Tensor

    /// Normal numbers of mean 0 and standard deviation 1, Float32.
    val normal: sizes: seq<int> -> key: Key -> Tensor

    /// 0, 1, …, count − 1 in random order, Int32.
    val permutation: count: int -> key: Key -> Tensor
