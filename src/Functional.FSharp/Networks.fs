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
    let flatten = lift (Flatten())
    let activate (activation: Activation) = lift (Activate activation)
