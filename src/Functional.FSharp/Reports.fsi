namespace Functional

/// Pages that open offline: `trained |> Report.create test |> Page.save "report.html"`.
[<RequireQualifiedAccess>]
module Page =

    /// Writes a page; the name ends in `.html`.
    val save: path: string -> page: HtmlPage -> unit

    /// Opens a page in the browser, or prints where it is.
    val show: page: HtmlPage -> unit

/// What a training came to.
[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Report =

    /// Summary, curves, scores, confusion matrix and worst mistakes of a model on test data.
    val create: test: Dataset -> model: Model -> HtmlPage

    /// Several models on the same test data: `Report.compare test [ "Adam", a; "SGD", b ]`.
    val compare: test: Dataset -> models: seq<string * Model> -> HtmlPage

/// The backprop microscope: every step forward and backward with its value, its derivative and where it was made. An explanation prints
/// as a table; `Explain.save` writes it as a page that is gone through with the arrow keys.
[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Explain =

    /// One pass through a function with a scalar result, at a tensor, `Parameters` or a tree of one's own.
    val backprop: loss: ('T -> Tensor) -> at: 'T -> Explanation when 'T :> ITree<'T>

    /// One training step of a model on some rows: `model |> Explain.step (train |> Dataset.take 1)`.
    val step: rows: Dataset -> model: Model -> Explanation

    /// A step of the past, to the bit; epoch and batch count from 0: `trained |> Explain.replay train 7 12`.
    val replay: train: Dataset -> epoch: int -> batch: int -> model: Model -> Explanation

    /// The derivative for an argument as a chain of factors, in text or LaTeX.
    val gradient: argument: string -> explanation: Explanation -> Formula

    /// Writes the page; the name ends in `.html`.
    val save: path: string -> explanation: Explanation -> unit

    /// Opens the page in the browser, or prints where it is.
    val show: explanation: Explanation -> unit

/// What looks wrong with a training, and what to try: `trained |> Doctor.examine train`.
[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Doctor =

    /// Looks at data, model and history.
    val examine: train: Dataset -> model: Model -> Diagnosis

    /// As `examine`, and at test data too.
    val examineWith: test: Dataset -> train: Dataset -> model: Model -> Diagnosis

/// Norms and histograms of activations, weights and gradients, layer by layer.
[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module ModelHealth =

    /// A look at a model on some rows.
    val look: rows: Dataset -> model: Model -> ModelHealth

    /// A callback that looks after every epoch: `ModelHealth.watch rows records.Add`.
    val watch: rows: Dataset -> tell: (ModelHealth -> unit) -> Callback

    /// The looks of a training as a page.
    val page: records: seq<ModelHealth> -> HtmlPage
