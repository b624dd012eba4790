module Functional.Tests.EvaluationTests

open Xunit
open Functional

let private truth, predicted = labels [ 0; 1; 1; 2 ], labels [ 0; 1; 2; 2 ]
let private target, score = labels [ 0; 0; 1; 1 ], vector [ 0.1; 0.4; 0.35; 0.8 ]

[<Fact>]
let ``Classes are judged`` () =
    Assert.Equal(0.75, (Evaluation.confusion truth predicted).Accuracy)
    Assert.Equal<string>([ "a"; "b"; "c" ], (predicted |> Evaluation.confusionOf [ "a"; "b"; "c" ] truth).ClassNames)
    Assert.Equal(0.75, (Evaluation.report truth predicted).Accuracy)

[<Fact>]
let ``Scores are judged over all thresholds`` () =
    Assert.Equal(0.75, (Evaluation.roc target score).Auc, 12)
    Assert.Equal(PrecisionRecallCurve.Of(target, score).AveragePrecision, (Evaluation.precisionRecall target score).AveragePrecision)

[<Fact>]
let ``Numbers are judged`` () =
    let scores = Evaluation.regression (vector [ 1; 2; 3 ]) (vector [ 1; 2; 4 ])
    Assert.Equal(1.0 / 3.0, scores.Mse, 12)
    Assert.Equal(0.5, scores.R2, 12)

[<Fact>]
let ``The most probable classes come first`` () =
    let rows = (matrix [ [ 0.1; 0.7; 0.2 ] ] |> Evaluation.top 2).Rows
    let best = (matrix [ [ 0.1; 0.7; 0.2 ] ] |> Evaluation.topOf [ "a"; "b"; "c" ] 1).Rows[0]
    Assert.Equal("b", best[0].Name)
    Assert.Equal(2, rows[0].Count)

[<Fact>]
let ``Every fold gives a score`` () =
    let model = input 2 >=> dense 1 sigmoid |> compile (adam 0.01) binaryCrossentropy []
    let options = SearchOptions(Folds = 3)
    let scores = model |> Evaluation.crossValidate options (Datasets.Moons(30, 0.1))
    Assert.Equal(3, scores.Length)
