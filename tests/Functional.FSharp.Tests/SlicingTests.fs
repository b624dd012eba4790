module Functional.Tests.SlicingTests

open System
open Xunit
open Functional

let private x = arange 24 |> reshape [ 4; 6 ]
let private cube = arange 24 |> reshape [ 2; 3; 4 ]

let private check (expected: int list) (shape: int list) (actual: Tensor) =
    Assert.Equal<int>(shape, actual.Shape)
    Assert.Equal<int>(expected, actual.ToArray<int>())

[<Fact>]
let ``Ranges include both ends`` () =
    check [ 6..17 ] [ 2; 6 ] x[1..2]
    check [ 0..11 ] [ 2; 6 ] x[..1]
    check [ 18..23 ] [ 1; 6 ] x[3..]
    check [ 0; 1; 2; 3; 4; 6; 7; 8; 9; 10; 12; 13; 14; 15; 16; 18; 19; 20; 21; 22 ] [ 4; 5 ] x[*, ..4]
    check [ 2..5 ] [ 1; 4 ] x[0..0, 2..]

[<Fact>]
let ``Positions remove their axis and negative ones count from the end`` () =
    check [ 0..5 ] [ 6 ] x[0]
    check [ 18..23 ] [ 6 ] x[-1]
    check [ 23 ] [] x[-1, -1]
    check [ 9; 10; 11 ] [ 3 ] x[1, 3..]
    check [ 5; 11 ] [ 2 ] x[..1, -1]
    Assert.Equal(7, int x[1, 1])

[<Fact>]
let ``Three axes mix ranges and positions`` () =
    check [ 0; 1; 4; 5 ] [ 1; 2; 2 ] cube[0..0, 0..1, ..1]
    check [ 14; 15; 18; 19 ] [ 2; 2 ] cube[1, 0..1, 2..]
    check [ 4..7 ] [ 1; 4 ] cube[..0, 1, *]
    check [ 3; 7; 11; 15; 19; 23 ] [ 2; 3 ] cube[*, *, -1]
    check [ 21; 22; 23 ] [ 3 ] cube[1, 2, 1..]
    check [ 13; 17; 21 ] [ 3 ] cube[1, *, 1]
    check [ 6; 18 ] [ 2 ] cube[*, 1, 2]

[<Fact>]
let ``Four axes take ranges`` () =
    let images = arange 16 |> reshape [ 2; 2; 2; 2 ]
    check [ 8; 10 ] [ 1; 1; 2; 1 ] images[1.., ..0, *, 0..0]

[<Fact>]
let ``An empty range is empty and a negative start is refused`` () =
    let none = 0
    check [] [ 0; 6 ] x[.. none - 1]
    let error = Assert.Throws<ArgumentOutOfRangeException>(fun () -> x[none - 2 ..] |> ignore)
    Assert.Contains("count from 0", error.Message)

[<Fact>]
let ``A range beyond the end says which axis`` () =
    let error = Assert.Throws<ShapeException>(fun () -> x[*, 2..6] |> ignore)
    Assert.Contains("axis 1", error.Message)
