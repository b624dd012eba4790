namespace Functional.Tests;

/// <summary>Metrics with options, in a plan and outside it, over batches of two sizes.</summary>
public sealed class CompiledMetricTests
{
    const int Classes = 3;

    static readonly Metric[] Metrics =
    [
        Metric.Equality,
        Metric.Precision([0.2, 0.4, 0.9]),
        Metric.Recall(topK: 2),
        Metric.Precision(0.3, topK: 1),
        Metric.Recall([0.1, 0.5], classId: 1),
        Metric.FalseNegatives([0.3, 0.6]),
        Metric.Auc([0.25, 0.5, 0.75], AucCurve.PrecisionRecall),
        Metric.Auc(15, AucCurve.Roc, AucSummation.Minoring, labels: Classes),
        Metric.Auc(15, AucCurve.PrecisionRecall, AucSummation.Majoring, fromLogits: true),
        Metric.IoU(2, 1),
        Metric.BinaryIoU(0.4, 0),
        Metric.F1Score(Classes, Averaging.Micro),
        Metric.FBetaScore(Classes, Averaging.Weighted, 2, 0.3),
        Metric.R2Score(Classes, R2Aggregation.VarianceWeightedAverage),
        Metric.R2Score(Classes, R2Aggregation.None, regressors: 4),
        Metric.MeanRelativeError([1, 0, 2]),
        Metric.BinaryCrossentropy(fromLogits: true, labelSmoothing: 0.1),
        Metric.CategoricalCrossentropy(labelSmoothing: 0.1),
        Metric.CosineSimilarity(),
        Metric.Hinge,
        Metric.CategoricalHinge,
    ];

    public static TheoryData<int, bool> Cases
    {
        get
        {
            var cases = new TheoryData<int, bool>();
            for (var i = 0; i < Metrics.Length; i++)
            {
                cases.Add(i, false);
                cases.Add(i, true);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_plan_gives_the_bits_of_plain_operations(int index, bool isWeighted)
    {
        var metric = Metrics[index];
        var count = metric.Init().Count;
        Tensors Step(Tensors x)
        {
            var next = metric.Update(Tensors.Of([.. x.Values.Take(count)]), x[count], x[count + 1], isWeighted ? x[count + 2] : null);
            return Tensors.Of([.. next.Values, metric.Result(next)]);
        }
        var compiled = Compiled.Of(Step, Execution.Default.WithBlas(BlasLibrary.Managed));
        var state = metric.Init();
        foreach (var rows in (int[])[8, 8, 5])
        {
            var key = Key.Of(state[0].Size).Fold(rows);
            var prediction = key.Fold("p").Uniform([rows, Classes]);
            var target = Ops.Greater(key.Fold("y").Uniform([rows, Classes]), 0.5).Cast(DType.Float32);
            Tensor[] weights = isWeighted ? [key.Fold("w").Uniform([rows])] : [];
            Tensor[] inputs = [.. state.Values, target, prediction, .. weights];
            var (plain, planned) = (Step(Tensors.Of(inputs)), compiled.Run(Tensors.Of(inputs)));
            Assert.Equal(plain, planned);
            Assert.Equal(metric.ResultShape, planned[count].Shape);
            Assert.True(planned[count].IsFinite);
            state = Tensors.Of([.. planned.Values.Take(count)]);
        }
    }
}
