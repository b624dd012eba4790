namespace Functional

[<RequireQualifiedAccess>]
module Evaluation =
    let confusion (truth: Tensor) (predicted: Tensor) = ConfusionMatrix.Of(truth, predicted)
    let confusionOf (classNames: seq<string>) (truth: Tensor) (predicted: Tensor) = ConfusionMatrix.Of(truth, predicted, classNames)
    let report (truth: Tensor) (predicted: Tensor) = ClassificationReport.Of(truth, predicted)
    let roc (truth: Tensor) (score: Tensor) = RocCurve.Of(truth, score)
    let precisionRecall (truth: Tensor) (score: Tensor) = PrecisionRecallCurve.Of(truth, score)
    let regression (truth: Tensor) (predicted: Tensor) = RegressionScores.Of(truth, predicted)
    let top (k: int) (probabilities: Tensor) = TopPredictions.Of(probabilities, k)
    let topOf (classNames: seq<string>) (k: int) (probabilities: Tensor) = TopPredictions.Of(probabilities, k, classNames)

    let crossValidate (options: SearchOptions) (data: Dataset) (model: Model) = CrossValidation.Scores(model, data, options) |> List.ofSeq
