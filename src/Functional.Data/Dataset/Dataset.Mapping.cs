namespace Functional;

public sealed partial class Dataset
{
    /// <summary>
    /// A function of every input, all rows at once: <c>data.Map(x => x.Reshape(-1, 784))</c>. Feature names stay while there are as
    /// many columns.
    /// </summary>
    /// <exception cref="ShapeException">The function changes the number of rows.</exception>
    public Dataset Map(Func<Tensor, Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var mapped = new Dataset("map", this, Inputs.Map(inputs), Targets, Weights);
        return DatasetRules.HasColumns(FeatureNames, mapped.Inputs[0]) ? mapped : mapped.WithFeatureNames();
    }

    /// <summary>
    /// A function of every target, all rows at once: <c>data.MapTargets(y => y % 2)</c>. Class names go, because the labels may mean
    /// something else now.
    /// </summary>
    /// <exception cref="ShapeException">The function changes the number of rows.</exception>
    public Dataset MapTargets(Func<Tensor, Tensor> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        return new("map targets", this, Inputs, Targets.Map(targets), Weights) { ClassNames = [] };
    }

    /// <summary>Every input times a factor; integers become Float32 first: <c>images.Scale(1 / 255.0)</c>.</summary>
    public Dataset Scale(double factor) => Map(x => (x.DType is DType.Float32 or DType.Float64 ? x : x.Cast(DType.Float32)) * factor);

    /// <summary>Labels [n] or [n, 1] as rows of zeros with a one at the label, Float32: [n, classes]. Class names stay.</summary>
    /// <exception cref="ShapeException">The target is not one label per row.</exception>
    /// <exception cref="ArgumentException">A label is not a whole number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not among 0 … classes − 1.</exception>
    public Dataset OneHot(int classes)
    {
        DatasetRules.RequirePositive("one-hot", nameof(classes), classes);
        return MapTargets(y => Ops.OneHot(Labels.AsLabels("one-hot", y), classes)).WithClassNames(ClassNames);
    }

    /// <summary>This data set, after a look at every number.</summary>
    /// <exception cref="ArgumentException">A number is NaN or infinite; the message names role, row, column and value.</exception>
    public Dataset RequireFinite()
    {
        DatasetRules.RequireFinite(this);
        return this;
    }
}
