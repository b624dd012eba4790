namespace Functional

/// Pictures of numbers, the picture last: `trained.History |> Chart.learningCurves |> Chart.save "curves.html"`.
[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Chart =

    /// Loss and metrics epoch by epoch, a chart for each beside the other.
    val learningCurves: history: History -> Picture

    /// One number epoch by epoch: training solid, validation dashed, the best epoch ringed.
    val learningCurve: metric: string -> history: History -> LineChart

    /// One number of several trainings: `Chart.compare "loss" [ "Adam", a.History; "SGD", b.History ]`.
    val compare: metric: string -> histories: seq<string * History> -> LineChart

    /// A line through points.
    val line: x: seq<float> -> y: seq<float> -> LineChart

    /// Several lines with names, each through values at 0, 1, 2, ….
    val lines: series: seq<string * seq<float>> -> LineChart

    /// One line more, in the next colour.
    val add: name: string -> x: seq<float> -> y: seq<float> -> chart: LineChart -> LineChart

    /// The rows of a data set with two features as points, coloured by class.
    val scatter: data: Dataset -> ScatterChart

    /// What a regression predicted against what is true.
    val predictionError: actual: Tensor -> predicted: Tensor -> ScatterChart

    /// A bar for each value: `Chart.bars [ "Adam", 0.97; "SGD", 0.93 ]`.
    val bars: values: seq<string * float> -> BarChart

    /// How many values lie in each of equal ranges.
    val histogram: values: seq<float> -> Histogram

    /// Counts and shares of a confusion matrix.
    val confusion: matrix: ConfusionMatrix -> HeatMap

    /// A matrix as coloured cells.
    val heatMap: matrix: Tensor -> HeatMap

    /// Pictures in rows.
    val images: images: Tensor -> ImageGrid

    /// The weights of the first layer as pictures, one for each unit.
    val weights: model: Model -> ImageGrid

    /// A function of a number and its derivative.
    val curve: from: float -> upTo: float -> f: (Tensor -> Tensor) -> LineChart

    /// An activation and its derivative.
    val activation: activation: Activation -> LineChart

    /// What a classifier predicts everywhere around two features, and the data on top.
    val decisionRegions: data: Dataset -> model: Model -> ScatterChart

    /// Pictures below each other; those of different kinds want `:> Picture`.
    val rows: pictures: seq<#Picture> -> PictureGrid

    /// Pictures beside each other; those of different kinds want `:> Picture`.
    val columns: pictures: seq<#Picture> -> PictureGrid

    /// The chart with another title.
    val title: text: string -> chart: 'T -> 'T when 'T :> Chart

    /// The chart with other labels of its axes.
    val labels: x: string -> y: string -> chart: 'T -> 'T when 'T :> Chart

    /// The chart with another size in pixels.
    val size: width: float -> height: float -> chart: 'T -> 'T when 'T :> Chart

    /// The chart with other ends of its horizontal axis.
    val xLimits: from: float -> upTo: float -> chart: 'T -> 'T when 'T :> XyChart

    /// The chart with other ends of its vertical axis.
    val yLimits: from: float -> upTo: float -> chart: 'T -> 'T when 'T :> XyChart

    /// The chart with a logarithmic horizontal axis.
    val logX: chart: 'T -> 'T when 'T :> XyChart

    /// The chart with a logarithmic vertical axis.
    val logY: chart: 'T -> 'T when 'T :> XyChart

    /// Writes a picture into a file, as its name asks: `.svg` or `.html`.
    val save: path: string -> picture: #Picture -> unit

    /// Opens a picture in the browser, or prints where it is.
    val show: picture: #Picture -> unit

    /// The picture as SVG.
    val toSvg: picture: #Picture -> string

/// Pictures of networks: `model |> Drawing.layers |> Chart.save "network.svg"`.
[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Drawing =

    /// The layers of a model as boxes joined by arrows, with shapes and numbers of parameters.
    val layers: model: Model -> NetworkDrawing

    /// The same with the layers of networks inside the network.
    val nestedLayers: model: Model -> NetworkDrawing

    /// A small network neuron by neuron, weights as lines.
    val neurons: model: Model -> NeuronDrawing

/// How a classifier of two features learns: `model |> TrainingMovie.record options data |> TrainingMovie.save "moons.html"`.
[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module TrainingMovie =

    /// Trains a model and records it, epoch by epoch.
    val record: options: FitSettings -> data: Dataset -> model: Model -> TrainingMovie

    /// Writes the page with the slider; its name ends in `.html`.
    val save: path: string -> movie: TrainingMovie -> unit
