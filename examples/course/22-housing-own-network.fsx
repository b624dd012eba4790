#load "course.fsx"
open Functional

// A network of one's own: a record with a function from inputs to outputs. It may loop, branch and choose; here it has as many hidden
// layers as somebody wants.
// The whole run: val_loss 0.375 with two hidden layers (notebook: 0.378), test mse 0.368, and 0.344 with four.

/// Hidden layers behind the deep input, joined to the wide one, and a second output that watches the hidden layers.
type WideAndDeep = {
    Units: int
    HiddenLayers: int
} with

    interface INetwork with
        member network.Apply(call, Pair(wide, deep)) =
            let hide x i = call.Apply($"hidden{i}", Dense(network.Units, relu), x)
            let hidden = [ 1 .. network.HiddenLayers ] |> List.fold hide deep
            let output = call.Apply("main_output", Dense 1, concat -1 [ wide; hidden ])
            named [ "output", output; "aux_output", call.Apply("aux_output", Dense 1, hidden) ]

    override network.ToString() = $"wide & deep, {network.HiddenLayers} hidden layers of {network.Units} units"

let struct (train, validation, test) = Housing.Prepared()

let twoByTwo (data: Dataset) = Dataset.Of(tensors [ data.X[*, ..4]; data.X[*, 2..] ], tensors [ data.Y; data.Y ])

let own = { Units = 30; HiddenLayers = 2 }
let objectives = [ Objective("output", mse, weight = 0.9); Objective("aux_output", mse, weight = 0.1) ]

let compiled (network: WideAndDeep) = network |> withInputs [ "wide_input", [ 5 ]; "deep_input", [ 6 ] ] |> compileFor (sgd 0.01) objectives

let model = compiled own
printfn $"{own}\n{summary model}\n"

let epochs = Course.Epochs 20
let options = { Fit.defaults with Epochs = epochs; Validation = Some(twoByTwo validation) }
let trained = model |> fit options (twoByTwo train)
printfn "epoch     loss  output_loss  aux_output_loss  val_loss"

for epoch in [ 0 .. epochs - 1 ] |> List.filter (fun e -> e % 5 = 0 || e = epochs - 1) do
    let logs = trained.History[epoch]
    printf "%5d%9.4f%13.4f" (epoch + 1) logs.Loss logs["output_loss"]
    printfn "%17.4f%10.4f" logs["aux_output_loss"] logs["val_loss"]

let error model = (model |> evaluate (twoByTwo test))["output_loss"]
printfn $"\ntest mse {error trained:F4}"

printfn "\n  price   output  aux_output"
let (Pair(price, auxPrice)) = trained |> predictAll (twoByTwo test).Inputs

for i in 0..4 do
    printfn $"{float test.Y[i], 7:F3}{float price[i, 0], 9:F3}{float auxPrice[i, 0], 12:F3}"

// Parameters are named by the paths that the function gave them.
let kernels = trained.Parameters.Paths |> Seq.filter _.EndsWith("kernel")
printfn "\n%s\n" (String.concat ", " kernels)

// The same function with other numbers of layers is another network.
printfn "hidden layers  parameters  test mse"

let others = [
    for layers in [ 1; 2; 4 ] -> $"{layers} hidden", compiled { own with HiddenLayers = layers } |> fit options (twoByTwo train)
]

for name, other in others do
    printfn $"{name, -13}{other.ParameterCount, 12}{error other, 10:F4}"

printfn ""
model |> Drawing.layers |> Chart.save (Course.File "22-own-network.svg")

others
|> List.map (fun (name, model) -> name, model.History)
|> Chart.compare "val_output_loss"
|> Chart.save (Course.File "22-layers.svg")
