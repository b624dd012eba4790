module Functional.Tests.TensorsTests

open Xunit

[<Fact>]
let ``The F# test project runs`` () = Assert.True true
