using System.Diagnostics;

namespace Functional;

/// <summary>
/// Inputs and targets that belong together row by row, with sample weights and names where there are any. Immutable: every
/// operation returns another data set, and neighbouring rows share memory with the one they were cut from.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class Dataset : IEquatable<Dataset>
{
    private Dataset(string operation, Tensors inputs, Tensors targets, Tensor? weights)
    {
        (Inputs, Targets, Weights) = (inputs, targets, weights);
        Count = DatasetRules.RowsOf(operation, this);
    }

    private Dataset(string operation, Dataset like, Tensors inputs, Tensors targets, Tensor? weights)
        : this(operation, inputs, targets, weights)
    {
        (Name, Description) = (like.Name, like.Description);
        (ClassNames, FeatureNames) = (like.ClassNames, like.FeatureNames);
    }

    /// <summary>The inputs of a network, each [n, …], by position and, where they have names, by name.</summary>
    public Tensors Inputs { get; }

    /// <summary>The targets of a network, each [n, …].</summary>
    public Tensors Targets { get; }

    /// <summary>How much each row counts in a loss, [n]; null when all count alike.</summary>
    public Tensor? Weights { get; }

    /// <summary>The number of rows, n.</summary>
    public int Count { get; }

    /// <summary>The only input.</summary>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    public Tensor X => Inputs.Single;

    /// <summary>The only target.</summary>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    public Tensor Y => Targets.Single;

    /// <summary>What the labels 0, 1, … mean, in that order; empty when nobody said.</summary>
    public Sequence<string> ClassNames { get; private init; } = [];

    /// <summary>What the columns of the input hold, from left to right; empty when nobody said.</summary>
    public Sequence<string> FeatureNames { get; private init; } = [];

    /// <summary>A short name, such as <c>digits</c>; empty when it has none.</summary>
    public string Name { get; private init; } = "";

    /// <summary>What the rows are, where they come from and under which licence; empty when nobody said.</summary>
    public string Description { get; private init; } = "";

    /// <summary><c>var (x, y) = data;</c> for one input and one target.</summary>
    /// <exception cref="InvalidOperationException">There are several inputs or targets.</exception>
    public void Deconstruct(out Tensor x, out Tensor y) => (x, y) = (X, Y);

    /// <summary>Equal when inputs, targets, weights and all names are.</summary>
    public static bool operator ==(Dataset? left, Dataset? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Unequal when some number or name differs.</summary>
    public static bool operator !=(Dataset? left, Dataset? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(Dataset? other) =>
        ReferenceEquals(this, other)
        || (
            other is not null
            && Inputs == other.Inputs
            && Targets == other.Targets
            && Weights == other.Weights
            && (Name, Description) == (other.Name, other.Description)
            && ClassNames == other.ClassNames
            && FeatureNames == other.FeatureNames
        );

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Dataset);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Inputs, Targets, Weights, Name);

    /// <summary>One line: <c>digits, 1797 rows: float32[1797, 64] → int32[1797]</c>.</summary>
    public override string ToString()
    {
        var name = Name.Length == 0 ? "" : Name + ", ";
        var rows = Count == 1 ? "row" : "rows";
        return $"{name}{Messages.Number(Count)} {rows}: {Inputs} → {Targets}{(Weights is null ? "" : ", weighted")}";
    }
}
