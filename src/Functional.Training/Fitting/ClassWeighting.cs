namespace Functional;

/// <summary>A weight for every class turned into a weight for every example, as Keras' <c>class_weight</c> does.</summary>
internal static class ClassWeighting
{
    /// <summary>The data with each example's weight times that of its class; the data themselves without class weights.</summary>
    /// <exception cref="ArgumentException">The model has several outputs, or a class has no weight.</exception>
    public static Dataset Apply(Definition definition, Dataset data, Sequence<double>? weights)
    {
        if (weights is null)
        {
            return data;
        }
        if (definition.Objectives.Count != 1 || definition.Outputs.Count != 1)
        {
            throw new ArgumentException(
                $"class weights are for models with one output, but there are {definition.Outputs.Count}: "
                    + $"[{string.Join(", ", definition.OutputNames)}]. Give weights of examples instead: data.WithWeights(…)."
            );
        }
        var target = Feed.Match("target", Batch.TargetNames(definition), data.Targets)[0];
        var classes = ClassesOf(target);
        if (Array.FindIndex(classes, c => c < 0 || c >= weights.Count) is >= 0 and var row)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"there are {weights.Count} class weights, for classes 0 to {weights.Count - 1}, but row {row} is of "
                )
                    + FormattableString.Invariant($"class {classes[row]}. ")
                    + "Give a weight for every class, in the order of the classes."
            );
        }
        var perRow = Tensor.Of<double>([.. classes.Select(c => weights[c])], data.Count);
        return data.WithWeights(data.Weights is { } given ? given.Cast(DType.Float64) * perRow : perRow);
    }

    /// <summary>One-hot rows by their largest number, single numbers rounded.</summary>
    private static int[] ClassesOf(Tensor target)
    {
        var labels = target.Rank > 1 && target.Shape.Last > 1 ? Ops.ArgMax(target) : target;
        return labels.Size == labels.Shape[0]
            ? [.. labels.ToArray<double>().Select(v => (int)Math.Round(v))]
            : throw new ShapeException(
                "class weights",
                "every example must be of one class",
                "Give weights of examples instead: data.WithWeights(…).",
                ("targets", target.Shape.ToString())
            );
    }
}
