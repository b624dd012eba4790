namespace Functional

/// Layers as values and one operator: `input 64 >=> dense 32 relu >=> dropout 0.1 >=> dense 10 softmax`.
[<AutoOpen>]
module Networks =

    /// The start of a network of which one example is a row of numbers: `input 64`.
    val input: size: int -> Sequential

    /// The start of a network of which one example has a shape: `inputOf [ 28; 28 ]`.
    val inputOf: sizes: seq<int> -> Sequential

    /// A network of one's own with a name and the shape of one example for every input:
    /// `WideAndDeep 30 |> withInputs [ "wide_input", [ 5 ]; "deep_input", [ 6 ] ]`.
    val withInputs: inputs: seq<string * #seq<int>> -> network: INetwork -> Network

    /// A chain (an input, layers in a row, a node of a graph) continued by a layer.
    /// Associative: `(f >=> g) >=> h` = `f >=> (g >=> h)`.
    val (>=>): chain: #IChain<'T> -> layer: ILayer -> 'T when 'T :> IChain<'T>

    /// Layers in a row, as one layer: `serial [ f; g ]` = `lift f >=> g`.
    val serial: layers: seq<ILayer> -> Serial

    /// Any layer as the start of a chain; for a record of one's own, where only a layer is left of the operator.
    val lift: layer: ILayer -> Serial

    /// The layer under a name of its own, in place of the automatic one: `dense 10 softmax |> called "output"`.
    val called: name: string -> layer: ILayer -> Serial

    /// A layer from a function, which asks the call for the parameters it needs: `layer "double" (fun _ x -> 2 * x)`.
    val layer: name: string -> apply: (Call -> Tensor -> Tensor) -> Serial

    /// Fully connected, f(x·W + b). With options: `Dense(30, relu, KernelRegularizer = l2 0.01)`.
    val dense: units: int -> activation: Activation -> Serial

    /// In training, sets that share of the elements to 0 and scales the others up by 1 / (1 − rate).
    val dropout: rate: float -> Serial

    /// Every feature brought to mean 0 and variance 1 over the batch, then scaled and shifted by what is learned.
    val batchNormalization: Serial

    /// Every example brought to mean 0 and variance 1 over its last axis, then scaled and shifted by what is learned.
    val layerNormalization: Serial

    /// The same over groups of features and all other axes of an example.
    val groupNormalization: groups: int -> Serial

    /// Every example divided by its length along the last axis.
    val unitNormalization: Serial

    /// One row of numbers for every example.
    val flatten: Serial

    /// An activation as a layer of its own.
    val activate: activation: Activation -> Serial

    /// A function of one tensor as a layer without parameters: `lambda (fun x -> 2 * x)`.
    val lambda: apply: (Tensor -> Tensor) -> Serial

    /// In training, adds normal noise of mean 0.
    val gaussianNoise: standardDeviation: float -> Serial

    /// In training, multiplies by normal noise of mean 1 and variance rate / (1 − rate).
    val gaussianDropout: rate: float -> Serial

    /// In training, dropout that keeps mean and variance behind `selu`.
    val alphaDropout: rate: float -> Serial

    /// In training, dropout of whole channels; an example is [ steps; channels ].
    val spatialDropout1D: rate: float -> Serial

    /// In training, dropout of whole channels; an example is [ rows; columns; channels ].
    val spatialDropout2D: rate: float -> Serial

    /// Steps that hold nothing but a value become 0.
    val masking: value: float -> Serial

    /// A penalty on what passes, (l1·Σ|x| + l2·Σx²) / batch size.
    val activityRegularization: l1: float -> l2: float -> Serial

    /// x·scale + offset.
    val rescaling: scale: float -> offset: float -> Serial

    /// Every feature brought to mean 0 and variance 1, by the means and variances of these data.
    val normalization: data: Tensor -> Serial
