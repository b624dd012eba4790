namespace Functional

/// The language that these words are for.
[<RequireQualifiedAccess>]
module FSharp =

    /// How F# Interactive prints what this library makes.
    [<RequireQualifiedAccess>]
    module Interactive =

        /// From here on F# Interactive prints tensors, shapes, series, parameters and histories by their numbers, models as their
        /// summary, and pictures with the way to see them: `Functional.FSharp.Interactive.init ()`. Outside F# Interactive nothing
        /// happens; twice is as good as once.
        val init: unit -> unit
