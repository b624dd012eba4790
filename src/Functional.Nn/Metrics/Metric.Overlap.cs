namespace Functional;

public sealed partial class Metric
{
    /// <summary>
    /// The mean over classes of intersection over union, TP / (TP + FP + FN), of class indices (Jaccard's index): targets and predictions
    /// both hold indices. Classes that occur in neither are left out; ids outside 0 to classes − 1 count for no class.
    /// </summary>
    /// <param name="classes">How many classes there are, at least 1.</param>
    public static Metric MeanIoU(int classes) =>
        Overlap("mean_io_u", classes, [.. Enumerable.Range(0, Math.Max(classes, 0))], Same, [("classes", classes)]);

    /// <summary>The mean of intersection over union over some of the classes; as <see cref="MeanIoU"/> otherwise.</summary>
    /// <param name="classes">How many classes there are, at least 1.</param>
    /// <param name="targets">The classes that count, at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is none of the classes.</exception>
    public static Metric IoU(int classes, params int[] targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        return Overlap("io_u", classes, targets, Same, [("classes", classes), Targeted(targets)]);
    }

    /// <summary>
    /// The mean of intersection over union of the classes no (0) and yes (1), where targets are 0 or 1 and a prediction at or above the
    /// threshold is a yes.
    /// </summary>
    /// <param name="threshold">Predictions at it or above are a yes; 0.5.</param>
    /// <param name="targets">The classes that count; both unless given.</param>
    /// <exception cref="ArgumentOutOfRangeException">A class is neither 0 nor 1.</exception>
    public static Metric BinaryIoU(double threshold = 0.5, params int[] targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        int[] counted = targets.Length == 0 ? [0, 1] : targets;
        List<Option> options = threshold == 0.5 ? [] : [("threshold", threshold)];
        options.AddRange(targets.Length == 0 ? [] : [Targeted(targets)]);
        return Overlap("binary_io_u", 2, counted, p => Ops.GreaterOrEqual(p, threshold).Cast(p.DType), [.. options]);
    }

    private static Tensor Same(Tensor x) => x;

    private static Option Targeted(int[] targets) => List("targets", targets.Select(t => (double)t));

    /// <summary>State: the confusion matrix, rows being targets and columns predictions, each example counted with its weight.</summary>
    private static Metric Overlap(string name, int classes, int[] targets, Func<Tensor, Tensor> label, Option[] options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (targets.Length == 0 || targets.Any(t => t < 0 || t >= classes))
        {
            throw new ArgumentOutOfRangeException(
                nameof(targets),
                $"[{string.Join(", ", targets)}]",
                $"{name}: the classes that count are one or more of 0 to {classes - 1}."
            );
        }
        return new(
            name,
            () => Tensor.Zeros([classes, classes], DType.Float64),
            (state, target, prediction, weights) =>
            {
                var aligned = Targets.Align(name, TargetForm.Same, target, prediction);
                var weight = WeightsOf(name, weights, aligned).Reshape(-1, 1);
                return state[0] + Ops.MatMul(Ops.Transpose(Members(aligned, classes) * weight), Members(label(prediction), classes));
            },
            state =>
            {
                var both = Ops.Sum(state[0] * Tensor.Eye(classes, DType.Float64), 1);
                var either = Ops.Sum(state[0], 0) + Ops.Sum(state[0], 1) - both;
                var counted = Tensor.Of([.. Enumerable.Range(0, classes).Select(c => targets.Contains(c) ? 1.0 : 0)], DType.Float64);
                var occurring = Ops.NotEqual(either, 0.0).Cast(DType.Float64) * counted;
                return Ratio(Ops.Sum(Ratio(both, either) * counted), Ops.Sum(occurring));
            },
            isHigherBetter: true,
            options
        );
    }

    /// <summary>[n, classes], Float64: 1 in the column of each id.</summary>
    private static Tensor Members(Tensor ids, int classes) =>
        Ops.Equal(ids.Cast(DType.Int32).Reshape(-1, 1), Tensor.Arange(classes)).Cast(DType.Float64);
}
