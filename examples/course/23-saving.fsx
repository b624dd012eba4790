#load "course.fsx"
open System
open System.IO
open Functional

// What is trained is kept: the whole model, its weights alone, a checkpoint to go on from, its preparation, and plain source.

/// A network of one's own: a hidden layer, and its units once more, doubled.
type Doubled = {
    Units: int
} with

    interface INetwork with
        member network.Apply(call, inputs) =
            let hidden = call.Apply("hidden", Dense(network.Units, relu), inputs.Single)
            tensors [ call.Apply("output", Dense 1, concat -1 [ hidden; 2 * hidden ]) ]

    override network.ToString() = $"doubled, {network.Units} units"

let homes = Housing.Load()
let learning, raw = homes |> Dataset.splitNumpy 0.25 (NumpyRandom 0)
let scaler = Scaler.Standard |> Scaler.fit learning
let train, test = learning |> Dataset.transform scaler, raw |> Dataset.transform scaler

let columns = Graph.input "input" 8
let deep = columns >=> dense 30 relu >=> dense 100 relu
let network = Graph.network [ columns ] [ Graph.concat [ columns; deep ] >=> dense 1 relu ]
let model = network |> compile (momentum 0.01 0.5) mse []
let epochs count = fit { Fit.defaults with Epochs = count } train
let trained = model |> epochs (Course.Epochs 20)
let prices = trained |> predict test.X
let error model = (model |> evaluate test).Loss
printfn $"trained for {trained.History.Epochs} epochs: test mse {error trained:F4}\n"

// Files of Keras hold layers, weights, loss and optimizer. Who loads them needs no code; Keras in Python reads them too.
for name in [ "23-model.keras"; "23-model.h5" ] do
    let path = Course.File name
    trained |> save path
    let loaded = loadModel path
    printfn $"loaded: {loaded.ParameterCount} parameters, test mse {error loaded:F4}"
    printfn $"the same predictions to the last bit: {(loaded |> predict test.X) = prices}"
    printfn $"one epoch more: test mse {loaded |> epochs 1 |> error:F4}\n"

// Weights alone go into a network that the code builds again; until they do, it predicts from chance.
let weights = Course.File "23-model.weights.h5"
trained |> saveWeights weights
let rebuilt = network.Compile(momentum 0.01 0.5, mse, [], seed = 7L)
printfn $"before the weights are loaded: test mse {error rebuilt:F4}"
printfn $"after it: test mse {rebuilt |> loadWeights weights |> error:F4}\n"

// A checkpoint remembers the optimizer's velocity and the history: half a training, saved, and the other half is the whole training.
let half = Course.File "23-half.safetensors"
model |> epochs 2 |> save half
let resumed = model |> load half
let isWhole = (resumed |> epochs 2).Fingerprint = (model |> epochs 4).Fingerprint
printfn $"the checkpoint knows of {resumed.History.Epochs} epochs"
printfn $"2 epochs, a break, 2 epochs are 4 epochs: {isWhole}\n"

// A network of one's own is code, and no file of Keras can hold code. Its weights can be kept.
let doubled seed = ({ Units = 30 } |> withInputs [ ("input", [ 8 ]) ]).Compile(sgd 0.01, mse, [], seed = seed)

let own = doubled 0L |> epochs 1

try
    own |> save (Course.File "23-own.keras")
with :? NotSupportedException as e ->
    printfn $"{e.Message}"

let ownWeights = Course.File "23-own.safetensors"
own |> saveWeights ownWeights
let again = doubled 7L |> loadWeights ownWeights
printfn $"its weights in a new one, the same predictions: {(again |> predict test.X) = (own |> predict test.X)}\n"

// The network wants scaled columns, so the scaler is kept beside it. A price is then asked for as it comes.
let preparation = Course.File "23-scaler.json"
PreparationFile.Save(preparation, scaler)
let asked = loadModel (Path.Combine(Path.GetDirectoryName preparation, "23-model.keras"))
let answer = asked |> predict (PreparationFile.Load(preparation).Transform(raw.X[..0])) |> sum |> float
printfn $"the first test row, scaled and predicted by files: {answer:F3}, before {float prices[0, 0]:F3}"

// Or no file at all: a C# class that predicts the same bits and needs no library.
let source = Course.File "Prices.cs"
trained |> saveSource source
File.ReadLines source |> Seq.find _.Contains("class") |> printfn "%s"
