namespace Functional;

/// <summary>What the targets of a loss look like beside the predictions.</summary>
internal enum TargetForm
{
    /// <summary>The shape of the predictions.</summary>
    Same,

    /// <summary>One class index for each row of predictions.</summary>
    Labels,

    /// <summary>Whatever the loss of one's own understands.</summary>
    Free,
}

/// <summary>Brings targets into the form that a loss or metric works on. Nothing is ever broadcast silently.</summary>
internal static class Targets
{
    /// <summary>Keras' rule: [n] beside predictions [n, 1] becomes [n, 1]; numbers take the type of the predictions.</summary>
    public static Tensor Align(string what, TargetForm form, Tensor target, Tensor prediction)
    {
        if (form == TargetForm.Labels)
        {
            return Labels(what, target, prediction);
        }
        var aligned = target.Rank == prediction.Rank - 1 && prediction.Shape.Last == 1 ? Ops.ExpandDims(target, -1) : target;
        if (form == TargetForm.Same && aligned.Shape != prediction.Shape)
        {
            throw new ShapeException(
                what,
                "targets must have the shape of the predictions",
                Hint(target, prediction),
                ("targets", target.Shape.ToString()),
                ("predictions", prediction.Shape.ToString())
            );
        }
        return aligned.Cast(prediction.DType);
    }

    /// <summary>
    /// Class indices as Int32, of the shape of the predictions without the last axis: [n] or [n, 1] beside [n, classes]. Floats are
    /// taken where they are whole, so that literals work.
    /// </summary>
    public static Tensor Labels(string what, Tensor target, Tensor prediction) => Whole(what, Column(what, target, prediction));

    private static Tensor Whole(string what, Tensor labels)
    {
        if (labels.DType is DType.Float32 or DType.Float64 && !labels.IsSymbolic)
        {
            foreach (var label in labels.ToArray<double>())
            {
                if (label != Math.Floor(label))
                {
                    throw new ArgumentException(
                        FormattableString.Invariant($"{what}: labels must be whole numbers, the indices of classes, but one is {label}.")
                    );
                }
            }
        }
        return labels.Cast(DType.Int32);
    }

    private static Tensor Column(string what, Tensor target, Tensor prediction)
    {
        var rows = prediction.Rank == 0 ? prediction.Shape : prediction.Shape[..^1];
        if (target.Shape == rows)
        {
            return target;
        }
        return target.Rank == prediction.Rank && target.Shape[..^1] == rows && target.Shape.Last == 1
            ? Ops.Squeeze(target, -1)
            : throw new ShapeException(
                what,
                "targets must be one class index for each row of predictions",
                target.Shape == prediction.Shape
                    ? "These targets look one-hot: use the categorical form, or target.ArgMax(-1)."
                    : "Give labels of shape [n] or [n, 1] beside predictions of shape [n, classes].",
                ("targets", target.Shape.ToString()),
                ("predictions", prediction.Shape.ToString())
            );
    }

    private static string Hint(Tensor target, Tensor prediction) =>
        target.Rank < prediction.Rank || (target.Rank > 0 && target.Shape.Last == 1 && prediction.Shape.Last > 1)
            ? "For class labels use the sparse form of the loss, or target.OneHot(classes)."
            : "Reshape the targets, or give the last layer as many units as the targets have columns.";
}
