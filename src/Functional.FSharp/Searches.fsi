namespace Functional

/// What a search varies, the space last: `Search.space |> Search.choice "n_hidden" [ 0; 1; 2 ] |> Search.logUniform "rate" 3e-4 3e-2`,
/// then `|> Search.random 5 42 |> Search.run options build data`.
[<RequireQualifiedAccess>]
module Search =

    /// Nothing is varied yet.
    val space: SearchSpace

    /// One of some values: int, float, bool or string.
    val choice: name: string -> values: seq<'value> -> space: SearchSpace -> SearchSpace when 'value: not null

    /// The whole numbers from low to high, both included.
    val integers: name: string -> low: int -> high: int -> space: SearchSpace -> SearchSpace

    /// The numbers from low to high, evenly.
    val uniform: name: string -> low: float -> high: float -> space: SearchSpace -> SearchSpace

    /// The numbers from low to high, every order of magnitude equally likely, as for learning rates.
    val logUniform: name: string -> low: float -> high: float -> space: SearchSpace -> SearchSpace

    /// Every configuration.
    val grid: space: SearchSpace -> ModelSearch

    /// Some configurations, drawn by a seed.
    val random: count: int -> seed: int -> space: SearchSpace -> ModelSearch

    /// Trains and judges every configuration by cross-validation; the model is built from a configuration.
    val run: options: SearchOptions -> build: (Configuration -> Model) -> data: Dataset -> search: ModelSearch -> SearchResults
