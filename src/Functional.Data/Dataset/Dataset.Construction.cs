using System.Runtime.CompilerServices;

namespace Functional;

public sealed partial class Dataset
{
    /// <summary>One input and one target: <c>Dataset.Of(x, y)</c>.</summary>
    /// <param name="x">The input, [n, …].</param>
    /// <param name="y">The target, [n, …]: numbers, or whole numbers from 0 as labels.</param>
    /// <param name="weights">How much each row counts, [n].</param>
    /// <exception cref="ShapeException">The numbers of rows differ, or the weights are not a vector.</exception>
    [OverloadResolutionPriority(1)]
    public static Dataset Of(Tensor x, Tensor y, Tensor? weights = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return Of((Tensors)x, (Tensors)y, weights);
    }

    /// <summary>Several inputs or targets, by position or by name.</summary>
    /// <param name="inputs">The inputs, each [n, …].</param>
    /// <param name="targets">The targets, each [n, …].</param>
    /// <param name="weights">How much each row counts, [n].</param>
    /// <exception cref="ShapeException">The numbers of rows differ, or the weights are not a vector.</exception>
    public static Dataset Of(Tensors inputs, Tensors targets, Tensor? weights = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        return new("dataset", inputs, targets, DatasetRules.AsWeights(weights));
    }

    /// <summary>
    /// Copies of two arrays of any rank, rectangular (<c>float[,]</c>) or jagged (<c>double[][]</c>), with a row per first index;
    /// doubles become Float32, <c>int[]</c> labels stay Int32.
    /// </summary>
    /// <exception cref="ShapeException">The numbers of rows differ, or the rows of a jagged array have different lengths.</exception>
    /// <exception cref="NotSupportedException">The elements are not float, double, int, bool, byte or long.</exception>
    public static Dataset Of(Array x, Array y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return Of(Arrays.ToTensor("x", x), Arrays.ToTensor("y", y));
    }

    /// <summary>One input, one target.</summary>
    public static implicit operator Dataset((Tensor X, Tensor Y) pair) => Of(pair.X, pair.Y);

    /// <summary>Inputs and targets.</summary>
    public static implicit operator Dataset((Tensors Inputs, Tensors Targets) pair) => Of(pair.Inputs, pair.Targets);

    /// <summary>Inputs and one target.</summary>
    public static implicit operator Dataset((Tensors Inputs, Tensor Y) pair) => Of(pair.Inputs, (Tensors)pair.Y);

    /// <summary>One input and several targets.</summary>
    public static implicit operator Dataset((Tensor X, Tensors Targets) pair) => Of((Tensors)pair.X, pair.Targets);

    /// <summary>Two inputs and one target.</summary>
    public static implicit operator Dataset(((Tensor, Tensor) Inputs, Tensor Y) pair) => Of((Tensors)pair.Inputs, (Tensors)pair.Y);

    /// <summary>One input and two targets.</summary>
    public static implicit operator Dataset((Tensor X, (Tensor, Tensor) Targets) pair) => Of((Tensors)pair.X, (Tensors)pair.Targets);

    /// <summary>Two inputs and two targets.</summary>
    public static implicit operator Dataset(((Tensor, Tensor) Inputs, (Tensor, Tensor) Targets) pair) =>
        Of((Tensors)pair.Inputs, (Tensors)pair.Targets);

    /// <summary>The same rows with other sample weights, [n]; null takes them away.</summary>
    /// <exception cref="ShapeException">There is not one weight per row.</exception>
    public Dataset WithWeights(Tensor? weights) => new("with weights", this, Inputs, Targets, DatasetRules.AsWeights(weights));

    /// <summary>The same rows, with the meaning of the labels 0, 1, ….</summary>
    public Dataset WithClassNames(params IEnumerable<string> names) =>
        new("with class names", this, Inputs, Targets, Weights) { ClassNames = [.. names] };

    /// <summary>The same rows, with a name for every column (last axis) of the input.</summary>
    /// <exception cref="ShapeException">There are more or fewer names than columns.</exception>
    /// <exception cref="InvalidOperationException">There are several inputs.</exception>
    public Dataset WithFeatureNames(params IEnumerable<string> names)
    {
        Sequence<string> features = [.. names];
        DatasetRules.RequireColumns(features, X);
        return new("with feature names", this, Inputs, Targets, Weights) { FeatureNames = features };
    }

    /// <summary>The same rows under a name, with a word on what they are and where they come from.</summary>
    public Dataset WithName(string name, string description = "")
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(description);
        return new("with name", this, Inputs, Targets, Weights) { Name = name, Description = description };
    }
}
