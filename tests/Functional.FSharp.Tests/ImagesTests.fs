module Functional.Tests.ImagesTests

open System
open System.IO
open Xunit
open Functional

[<Fact>]
let ``An image is written, read and resized`` () =
    let path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.png")
    let x = tensor [ 2; 2; 1 ] [ 0; 255; 255; 0 ]
    x |> Image.ofTensor |> Image.save path
    let image = Image.load path
    File.Delete path
    Assert.Equal(x, image |> Image.toTensor)
    Assert.Equal<int>([ 4; 6; 1 ], (image |> Image.resize 6 4 |> Image.toTensor).Shape)
