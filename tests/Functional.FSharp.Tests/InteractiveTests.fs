module Functional.Tests.InteractiveTests

open System.Diagnostics
open System.IO
open Xunit
open Functional
open Functional.Testing

/// What F# Interactive prints of values, with the printers installed.
let private session (lines: string list) =
    let start = ProcessStartInfo("dotnet", [ "fsi"; "--nologo"; "--readline-"; "--nowarn:211" ])
    start.RedirectStandardInput <- true
    start.RedirectStandardOutput <- true
    use fsi = nonNull (Process.Start start)
    let answer = fsi.StandardOutput.ReadToEndAsync()
    let script = Repository.PathOf("examples", "functional.fsx")
    for line in [ $"#load @\"{script}\""; "open Functional"; "Functional.FSharp.Interactive.init ()" ] @ lines do
        fsi.StandardInput.WriteLine(line + ";;")
    fsi.StandardInput.Close()
    fsi.WaitForExit()
    answer.Result.ReplaceLineEndings "\n"

[<Fact>]
let ``Values are printed by what is in them`` () =
    let printed =
        session [
            "let x = matrix [ [ 1; 2 ]; [ 3; 4 ] ]"
            "let shape = x.Shape"
            "let model = input 2 >=> dense 1 sigmoid |> compile (adam 0.01) binaryCrossentropy []"
            "let chart = Chart.line [ 1; 2 ] [ 3; 4 ]"
        ]
    Assert.Contains("val x: Tensor = \nfloat32[2, 2]\n[[1, 2],\n [3, 4]]", printed)
    Assert.Contains("val shape: Shape = [2, 2]", printed)
    Assert.Contains("Total params: 3", printed)
    Assert.Contains("|> Chart.show", printed)

[<Fact>]
let ``Outside of a session nothing happens`` () = Functional.FSharp.Interactive.init ()
