// One unit learns that not both inputs are 1, and shows its first step of training number by number.
#load "functional.fsx"
open Functional

let data = Dataset.ofTensors (matrix [ [ 0; 0 ]; [ 1; 0 ]; [ 0; 1 ]; [ 1; 1 ] ]) (vector [ 1; 1; 1; 0 ])
let model = input 2 >=> dense 1 sigmoid |> compile (adam 0.1) binaryCrossentropy [ accuracy ]
let trained = model |> fit { Fit.defaults with Epochs = 100 } data
printfn "%O" (trained |> evaluate data)

printfn "\n%O" (model |> Explain.step (data |> Dataset.take 1))
