namespace Functional

open System

[<AutoOpen>]
module Slicing =
    /// F# ranges end with their last element, those of .NET before it.
    let private span (first: int option) (last: int option) : Slice =
        let low, high = defaultArg first 0, last |> Option.map ((+) 1)
        if low < 0 || Option.exists (fun h -> h < 0) high then
            raise (
                ArgumentOutOfRangeException(
                    nameof first,
                    "slice: positions in a range count from 0. For the last k rows, write x[x.Shape[0] - k ..]."
                )
            )
        let ending = high |> Option.map Index |> Option.defaultValue Index.End
        Slice.op_Implicit (Range(Index low, ending))

    let private at (position: int) : Slice = Slice.op_Implicit position

    type Tensor with
        member x.GetSlice(firstA, lastA) = x.At(span firstA lastA)
        member x.GetSlice(firstA, lastA, firstB, lastB) = x.At(span firstA lastA, span firstB lastB)
        member x.GetSlice(a: int, firstB, lastB) = x.At(at a, span firstB lastB)
        member x.GetSlice(firstA, lastA, b: int) = x.At(span firstA lastA, at b)

        member x.GetSlice(firstA, lastA, firstB, lastB, firstC, lastC) = x.At(span firstA lastA, span firstB lastB, span firstC lastC)

        member x.GetSlice(a: int, firstB, lastB, firstC, lastC) = x.At(at a, span firstB lastB, span firstC lastC)
        member x.GetSlice(firstA, lastA, b: int, firstC, lastC) = x.At(span firstA lastA, at b, span firstC lastC)
        member x.GetSlice(firstA, lastA, firstB, lastB, c: int) = x.At(span firstA lastA, span firstB lastB, at c)
        member x.GetSlice(a: int, b: int, firstC, lastC) = x.At(at a, at b, span firstC lastC)
        member x.GetSlice(a: int, firstB, lastB, c: int) = x.At(at a, span firstB lastB, at c)
        member x.GetSlice(firstA, lastA, b: int, c: int) = x.At(span firstA lastA, at b, at c)

        member x.GetSlice(firstA, lastA, firstB, lastB, firstC, lastC, firstD, lastD) =
            x.At(span firstA lastA, span firstB lastB, span firstC lastC, span firstD lastD)
