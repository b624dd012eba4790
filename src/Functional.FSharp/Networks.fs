namespace Functional

[<AutoOpen>]
module Networks =
    let input (size: int) = Sequential.Input(Shape.Of size)
    let inputOf (sizes: seq<int>) = Sequential.Input(Shape.Of(Seq.toArray sizes))

    let withInputs (inputs: seq<string * #seq<int>>) (network: INetwork) =
        network.WithInputs [| for name, sizes in inputs -> Port(name, Shape.Of(Seq.toArray sizes)) |]

    let (>=>) (chain: #IChain<'T>) (layer: ILayer) : 'T = chain.Then layer

    let serial (layers: seq<ILayer>) = Serial.Of layers
    let lift (layer: ILayer) = serial [ layer ]
    let called (name: string) (layer: ILayer) = lift (layer.Named name)
    let layer (name: string) (apply: Call -> Tensor -> Tensor) = lift (Layer.Of(name, apply))

    let dense (units: int) (activation: Activation) = lift (Dense(units, activation))
    let dropout (rate: float) = lift (Dropout rate)
    let batchNormalization = lift (BatchNormalization())
    let layerNormalization = lift (LayerNormalization())
    let groupNormalization (groups: int) = lift (GroupNormalization groups)
    let unitNormalization = lift (UnitNormalization())
    let flatten = lift (Flatten())
    let activate (activation: Activation) = lift (Activate activation)
    let lambda (apply: Tensor -> Tensor) = lift (Lambda apply)

    let gaussianNoise (standardDeviation: float) = lift (GaussianNoise standardDeviation)
    let gaussianDropout (rate: float) = lift (GaussianDropout rate)
    let alphaDropout (rate: float) = lift (AlphaDropout rate)
    let spatialDropout1D (rate: float) = lift (SpatialDropout1D rate)
    let spatialDropout2D (rate: float) = lift (SpatialDropout2D rate)
    let masking (value: float) = lift (Masking value)
    let activityRegularization (l1: float) (l2: float) = lift (ActivityRegularization(l1, l2))
    let rescaling (scale: float) (offset: float) = lift (Rescaling(scale, offset))
    let normalization (data: Tensor) = lift (Normalization.Adapt data)
