module Functional.Tests.ChartsTests

open System
open System.IO
open Xunit
open Functional

let private data = Datasets.Moons(30, 0.1)

let private trained =
    input 2 >=> dense 3 Activation.Tanh >=> dense 1 sigmoid
    |> compile (adam 0.01) binaryCrossentropy []
    |> fit { Fit.defaults with Epochs = 3 } data

[<Fact>]
let ``Curves are saved in one line`` () =
    let path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.html")
    trained.History |> Chart.learningCurves |> Chart.save path
    Assert.Contains("<svg", File.ReadAllText path)
    File.Delete path

[<Fact>]
let ``Words say what methods do`` () =
    let x, y = [ 1.0; 2.0; 3.0 ], [ 1.0; 4.0; 9.0 ]
    let line = Chart.line x y
    Assert.Equal(Chart.Line(x, y), line)
    Assert.Equal(line.Add(x, x, "x"), line |> Chart.add "x" x x)
    Assert.Equal(line.With(title = "Squares"), line |> Chart.title "Squares")
    Assert.Equal(line.With(xLabel = "x", yLabel = "y"), line |> Chart.labels "x" "y")
    Assert.Equal(line.With(width = 300, height = 200), line |> Chart.size 300 200)
    Assert.Equal(line.WithAxes(xLog = true, yLog = true), line |> Chart.logX |> Chart.logY)
    Assert.Equal(line.WithAxes(xFrom = 0, xTo = 4), line |> Chart.xLimits 0 4)
    Assert.Equal(line.WithAxes(yFrom = 0, yTo = 9), line |> Chart.yLimits 0 9)
    Assert.Equal(Chart.Lines(struct ("y", Seq.ofList y)), Chart.lines [ "y", y ])
    Assert.Equal(Chart.Scatter data, Chart.scatter data)
    Assert.Equal(Chart.DecisionRegions(trained, data).ToSvg(), trained |> Chart.decisionRegions data |> Chart.toSvg)
    Assert.Equal(Chart.LearningCurve(trained.History, "loss"), trained.History |> Chart.learningCurve "loss")
    Assert.Equal(Chart.Compare("loss", struct ("a", trained.History)), Chart.compare "loss" [ "a", trained.History ])
    Assert.Equal(Chart.Histogram y, Chart.histogram y)
    Assert.Equal(Chart.Bars [ struct ("a", 1.0) ], Chart.bars [ "a", 1.0 ])
    Assert.Equal(Chart.HeatMap(matrix [ y ]), Chart.heatMap (matrix [ y ]))
    Assert.Equal(Chart.PredictionError(vector x, vector y), Chart.predictionError (vector x) (vector y))
    Assert.Equal(Chart.Function Activation.Relu, Chart.activation relu)
    Assert.Equal("f(x)", (Chart.curve -1 1 (fun x -> x * x)).Title)
    Assert.Equal(Chart.Rows(line, line), Chart.rows [ line; line ])
    Assert.Equal(Chart.Columns(line, line), Chart.columns [ line; line ])

[<Fact>]
let ``Matrices and images are drawn`` () =
    let counts = ConfusionMatrix.Of(labels [ 0; 1; 1 ], labels [ 0; 1; 0 ])
    Assert.Equal(Chart.Confusion counts, Chart.confusion counts)
    let digits = Datasets.Digits()
    let some = (digits |> Dataset.take 3).X
    Assert.Equal(Chart.Images some, Chart.images some)

[<Fact>]
let ``Networks are drawn`` () =
    Assert.Equal(Drawing.Of(trained).ToSvg(), trained |> Drawing.layers |> Chart.toSvg)
    Assert.Equal(Drawing.Of(trained, true).ToSvg(), trained |> Drawing.nestedLayers |> Chart.toSvg)
    Assert.Equal(Drawing.Neurons(trained).ToSvg(), trained |> Drawing.neurons |> Chart.toSvg)

[<Fact>]
let ``A training is recorded as a page`` () =
    let path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.html")
    let movie = trained |> TrainingMovie.record { Fit.defaults with Epochs = 2 } data
    movie |> TrainingMovie.save path
    Assert.Contains("slider", File.ReadAllText path)
    File.Delete path
    Assert.Equal((trained |> fit { Fit.defaults with Epochs = 2 } data).Fingerprint, movie.Model.Fingerprint)
