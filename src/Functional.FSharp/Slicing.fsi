namespace Functional

/// Ranges in F#'s own notation, both ends included: `x[0..9, *]`, `x[3, 2..]`, `x[*, ..4]` (C# writes `x[.., ..5]`).
[<AutoOpen>]
module Slicing =

    type Tensor with

        /// `x[a..b]`: along the first axis.
        member GetSlice: firstA: int option * lastA: int option -> Tensor

        /// `x[a..b, c..d]`: along the first two axes.
        member GetSlice: firstA: int option * lastA: int option * firstB: int option * lastB: int option -> Tensor

        /// `x[i, c..d]`: one position, which removes its axis, then a range.
        member GetSlice: a: int * firstB: int option * lastB: int option -> Tensor

        /// `x[a..b, j]`: a range, then one position, which removes its axis.
        member GetSlice: firstA: int option * lastA: int option * b: int -> Tensor

        /// `x[a..b, c..d, e..f]`: along the first three axes.
        member GetSlice:
            firstA: int option * lastA: int option * firstB: int option * lastB: int option * firstC: int option * lastC: int option ->
                Tensor

        /// `x[i, c..d, e..f]`: one position, then ranges.
        member GetSlice: a: int * firstB: int option * lastB: int option * firstC: int option * lastC: int option -> Tensor

        /// `x[a..b, j, e..f]`: a position between two ranges.
        member GetSlice: firstA: int option * lastA: int option * b: int * firstC: int option * lastC: int option -> Tensor

        /// `x[a..b, c..d, k]`: two ranges, then a position.
        member GetSlice: firstA: int option * lastA: int option * firstB: int option * lastB: int option * c: int -> Tensor

        /// `x[i, j, e..f]`: two positions, then a range.
        member GetSlice: a: int * b: int * firstC: int option * lastC: int option -> Tensor

        /// `x[i, c..d, k]`: a range between two positions.
        member GetSlice: a: int * firstB: int option * lastB: int option * c: int -> Tensor

        /// `x[a..b, j, k]`: a range, then two positions.
        member GetSlice: firstA: int option * lastA: int option * b: int * c: int -> Tensor

        /// `x[a..b, c..d, e..f, g..h]`: along the first four axes.
        member GetSlice:
            firstA: int option *
            lastA: int option *
            firstB: int option *
            lastB: int option *
            firstC: int option *
            lastC: int option *
            firstD: int option *
            lastD: int option ->
                Tensor
