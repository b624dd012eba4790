namespace Functional

/// How good predictions are, truth first: `trained.PredictClasses test.X |> Evaluation.confusion test.Y`. Each result prints well.
[<RequireQualifiedAccess>]
module Evaluation =

    /// Which class was taken for which, from labels; prints as a table with precision and recall.
    val confusion: truth: Tensor -> predicted: Tensor -> ConfusionMatrix

    /// The same with names in place of numbers.
    val confusionOf: classNames: seq<string> -> truth: Tensor -> predicted: Tensor -> ConfusionMatrix

    /// Precision, recall and F1 of every class, from labels, as scikit-learn's `classification_report` prints them.
    val report: truth: Tensor -> predicted: Tensor -> ClassificationReport

    /// True against false positives over all thresholds, from targets of 0 and 1 and scores; `.Auc` is the area below.
    val roc: truth: Tensor -> score: Tensor -> RocCurve

    /// Precision against recall over all thresholds, from targets of 0 and 1 and scores.
    val precisionRecall: truth: Tensor -> score: Tensor -> PrecisionRecallCurve

    /// R², mean squared and absolute error and more, from numbers.
    val regression: truth: Tensor -> predicted: Tensor -> RegressionScores

    /// The k most probable classes of every row.
    val top: k: int -> probabilities: Tensor -> TopPredictions

    /// The same with names in place of numbers.
    val topOf: classNames: seq<string> -> k: int -> probabilities: Tensor -> TopPredictions

    /// The loss, or whatever the options score by, on every fold of a cross-validation.
    val crossValidate: options: SearchOptions -> data: Dataset -> model: Model -> float list
