namespace Functional

[<RequireQualifiedAccess>]
module Search =
    let space = SearchSpace.Empty
    let choice<'value when 'value: not null> (name: string) (values: seq<'value>) (space: SearchSpace) = space.Choice<'value>(name, values)
    let integers (name: string) (low: int) (high: int) (space: SearchSpace) = space.Integers(name, low, high)
    let uniform (name: string) (low: float) (high: float) (space: SearchSpace) = space.Uniform(name, low, high)
    let logUniform (name: string) (low: float) (high: float) (space: SearchSpace) = space.LogUniform(name, low, high)
    let grid (space: SearchSpace) = GridSearch.Of space :> ModelSearch
    let random (count: int) (seed: int) (space: SearchSpace) = RandomSearch.Of(space, count, int64 seed) :> ModelSearch

    let run (options: SearchOptions) (build: Configuration -> Model) (data: Dataset) (search: ModelSearch) =
        search.Run(build, data, options)
