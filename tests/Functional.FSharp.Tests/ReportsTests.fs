module Functional.Tests.ReportsTests

open System
open System.IO
open Xunit
open Functional

let private data = Datasets.Moons(40, 0.1)
let private model =
    input 2 >=> dense 3 Activation.Tanh >=> dense 1 sigmoid |> compile (adam 0.01) binaryCrossentropy [ accuracy ]
let private trained = model |> fit { Fit.defaults with Epochs = 3; BatchSize = 10 } data

let private written (write: string -> unit) =
    let path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.html")
    write path
    let text = File.ReadAllText path
    File.Delete path
    text

[<Fact>]
let ``Reports and comparisons are pages`` () =
    Assert.Contains("<svg", written (fun path -> trained |> Report.create data |> Page.save path))
    Assert.Contains("Adam", written (fun path -> Report.compare data [ "Adam", trained; "again", trained ] |> Page.save path))

[<Fact>]
let ``A function is looked into`` () =
    let explanation = vector [ 1; 2 ] |> Explain.backprop (fun x -> sum (x * x))
    Assert.Equal(5.0, explanation.Loss)
    Assert.Contains("x", string (explanation |> Explain.gradient "x"))
    Assert.Contains("<html", written (fun path -> explanation |> Explain.save path))

[<Fact>]
let ``Parameters, records and models are looked into`` () =
    let p = parameters [ "w", scalar 3; "b", scalar 1 ]
    Assert.Equal(10.0, (p |> Explain.backprop (fun p -> p["w"] * 3 + p["b"])).Loss)
    Assert.Equal(trained.Explain(data.Take 1).Loss, (trained |> Explain.step (data |> Dataset.take 1)).Loss)

[<Fact>]
let ``A step of the past is looked into`` () = Assert.Equal(trained.Replay(data, 1, 2).Loss, (trained |> Explain.replay data 1 2).Loss)

[<Fact>]
let ``The doctor looks at a training`` () =
    Assert.Equal(Doctor.Examine(trained, data), trained |> Doctor.examine data)
    Assert.Equal(Doctor.Examine(trained, data, data), trained |> Doctor.examineWith data data)

[<Fact>]
let ``Health is watched and made a page`` () =
    let looks = ResizeArray<ModelHealth>()
    let callback = ModelHealth.watch data looks.Add
    let watched = model |> fit { Fit.defaults with Epochs = 2; Callbacks = [ callback ] } data
    Assert.Equal(2, looks.Count)
    Assert.Equal(looks[1].Layers.Count, (watched |> ModelHealth.look data).Layers.Count)
    Assert.Contains("<svg", written (fun path -> ModelHealth.page looks |> Page.save path))
