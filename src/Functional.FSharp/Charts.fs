namespace Functional

[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Chart =
    let private array (pictures: seq<#Picture>) = [| for picture in pictures -> picture :> Picture |]

    let learningCurves (history: History) = Chart.LearningCurves history
    let learningCurve (metric: string) (history: History) = Chart.LearningCurve(history, metric)

    let compare (metric: string) (histories: seq<string * History>) =
        Chart.Compare(metric, [| for name, history in histories -> struct (name, history) |])

    let line (x: seq<float>) (y: seq<float>) = Chart.Line(x, y)
    let lines (series: seq<string * seq<float>>) = Chart.Lines [| for name, y in series -> struct (name, y) |]
    let add (name: string) (x: seq<float>) (y: seq<float>) (chart: LineChart) = chart.Add(x, y, name)
    let scatter (data: Dataset) = Chart.Scatter data
    let predictionError (actual: Tensor) (predicted: Tensor) = Chart.PredictionError(actual, predicted)
    let bars (values: seq<string * float>) = Chart.Bars [| for name, value in values -> struct (name, value) |]
    let histogram (values: seq<float>) = Chart.Histogram values
    let confusion (matrix: ConfusionMatrix) = Chart.Confusion matrix
    let heatMap (matrix: Tensor) = Chart.HeatMap matrix
    let images (images: Tensor) = Chart.Images images
    let weights (model: Model) = Chart.Weights model
    let curve (from: float) (upTo: float) (f: Tensor -> Tensor) = Chart.Function(f, from, upTo)
    let activation (activation: Activation) = Chart.Function activation
    let decisionRegions (data: Dataset) (model: Model) = Chart.DecisionRegions(model, data)
    let rows (pictures: seq<#Picture>) = Chart.Rows(array pictures)
    let columns (pictures: seq<#Picture>) = Chart.Columns(array pictures)
    let title (text: string) (chart: 'T :> Chart) = chart.With(title = text)
    let labels (x: string) (y: string) (chart: 'T :> Chart) = chart.With(xLabel = x, yLabel = y)
    let size (width: float) (height: float) (chart: 'T :> Chart) = chart.With(width = width, height = height)
    let xLimits (from: float) (upTo: float) (chart: 'T :> XyChart) = chart.WithAxes(xFrom = from, xTo = upTo)
    let yLimits (from: float) (upTo: float) (chart: 'T :> XyChart) = chart.WithAxes(yFrom = from, yTo = upTo)
    let logX (chart: 'T :> XyChart) = chart.WithAxes(xLog = true)
    let logY (chart: 'T :> XyChart) = chart.WithAxes(yLog = true)
    let save (path: string) (picture: #Picture) = picture.Save path
    let show (picture: #Picture) = picture.Show()
    let toSvg (picture: #Picture) = picture.ToSvg()

[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Drawing =
    let layers (model: Model) = Drawing.Of model
    let nestedLayers (model: Model) = Drawing.Of(model, expandNested = true)
    let neurons (model: Model) = Drawing.Neurons model

[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module TrainingMovie =
    let record (options: FitSettings) (data: Dataset) (model: Model) = TrainingMovie.Record(model, data, Fit.toOptions options)
    let save (path: string) (movie: TrainingMovie) = movie.Save path
