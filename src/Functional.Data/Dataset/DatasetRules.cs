namespace Functional;

/// <summary>What must hold for a data set and its operations, and the sentences said when it does not.</summary>
internal static class DatasetRules
{
    /// <summary>The number of rows that all parts agree on.</summary>
    public static int RowsOf(string operation, Dataset data)
    {
        (string Role, Tensor Value)[] parts = [.. Parts(data)];
        if (data.Inputs.Count == 0 || data.Targets.Count == 0)
        {
            throw new ArgumentException(
                Messages.Of(
                    operation,
                    "there must be at least one input and one target",
                    "Dataset.Of(x, y) makes a data set of two tensors."
                )
            );
        }
        if (parts.Any(p => p.Value.Rank == 0))
        {
            throw Disagreement(operation, "a single number has no rows; the first axis counts them", "Reshape it: x.Reshape(1, 1).", parts);
        }
        if (data.Weights is { Rank: not 1 })
        {
            throw Disagreement(operation, "weights must be a vector, one number per row", "Reshape them: w.Reshape(-1).", parts);
        }
        var rows = parts[0].Value.Shape[0];
        return parts.All(p => p.Value.Shape[0] == rows)
            ? rows
            : throw Disagreement(
                operation,
                "all parts must have the same number of rows, their first axis",
                "Check how they were cut or reshaped: row i of each part belongs to example i.",
                parts
            );
    }

    /// <summary>Weights are numbers; whole ones become Float32.</summary>
    public static Tensor? AsWeights(Tensor? weights) =>
        weights?.DType is null or DType.Float32 or DType.Float64 ? weights : weights.Cast(DType.Float32);

    public static void RequireColumns(Sequence<string> names, Tensor x)
    {
        if (!HasColumns(names, x))
        {
            throw new ShapeException(
                "with feature names",
                "there must be one name per column, the last axis of the input",
                "Name every column, or none.",
                ("names", Messages.Number(names.Count)),
                ("input", Messages.Describe(x))
            );
        }
    }

    public static bool HasColumns(Sequence<string> names, Tensor x) => names.Count == 0 || (x.Rank > 1 && x.Shape.Last == names.Count);

    public static int RequireCount(string operation, int count, Dataset data) =>
        count >= 0 && count <= data.Count
            ? count
            : throw new ArgumentOutOfRangeException(
                nameof(count),
                Messages.Of(
                    operation,
                    $"the count must be from 0 to the number of rows, {data.Count}",
                    "For at most so many: Math.Min(count, data.Count).",
                    ("count", Messages.Number(count))
                )
            );

    public static void RequirePositive(string operation, string name, int value)
    {
        if (value < 1)
        {
            throw new ArgumentOutOfRangeException(
                name,
                Messages.Of(operation, $"{name} must be at least 1", "Give a whole number above 0.", (name, Messages.Number(value)))
            );
        }
    }

    public static void RequireBatches(int size, bool dropRemainder, Dataset data)
    {
        RequirePositive("batches", nameof(size), size);
        RequireRows("batches", data);
        if (dropRemainder && size > data.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(size),
                Messages.Of(
                    "batches",
                    $"no batch is left when {data.Count} rows do not fill one and the remainder is dropped",
                    "Take a smaller size, or keep the remainder.",
                    (nameof(size), Messages.Number(size))
                )
            );
        }
    }

    public static void RequireShare(string operation, string name, double share, Dataset data)
    {
        if (!(share > 0 && share < 1))
        {
            throw new ArgumentOutOfRangeException(
                name,
                Messages.Of(
                    operation,
                    $"{name} must be a share between 0 and 1, both excluded",
                    "0.2 stands for a fifth of the rows; to cut at a row, use SplitAt(count).",
                    (name, Messages.Number(share))
                )
            );
        }
        RequireRows(operation, data);
    }

    public static void RequireParts(string operation, string name, double share, int first, int second)
    {
        if (first == 0 || second == 0)
        {
            throw new ArgumentOutOfRangeException(
                name,
                Messages.Of(
                    operation,
                    $"the parts would have {first} and {second} rows, and one without rows is of no use",
                    "Take more rows, or a share nearer to one half.",
                    (name, Messages.Number(share))
                )
            );
        }
    }

    public static void RequireCounts(string operation, int first, int second, Dataset data)
    {
        if (first < 1 || second < 1 || first > data.Count - second)
        {
            throw new ArgumentOutOfRangeException(
                nameof(second),
                Messages.Of(
                    operation,
                    $"parts of {first} and {second} rows cannot be made of {data.Count}",
                    "Each part needs a row, and both together no more than there are.",
                    ("data set", data.ToString())
                )
            );
        }
    }

    public static void RequireAlike(Dataset[] parts)
    {
        var first = parts[0];
        for (var i = 1; i < parts.Length; i++)
        {
            var other = parts[i] ?? throw new ArgumentNullException(nameof(parts), "concat: a data set is null.");
            var alike = Alike(first.Inputs, other.Inputs) && Alike(first.Targets, other.Targets);
            if (!alike || first.Weights?.DType != other.Weights?.DType)
            {
                throw new ArgumentException(
                    Messages.Of(
                        "concat",
                        alike ? "either all parts have weights of one type or none has" : "rows must agree in names, types and shapes",
                        alike
                            ? "Give the other part weights too: data.WithWeights(Tensor.Ones(data.Count))."
                            : "Map one like the other first.",
                        ("first", first.ToString()),
                        ($"part {i}", other.ToString())
                    )
                );
            }
        }
    }

    public static void RequireFinite(Dataset data)
    {
        foreach (var (role, x) in Parts(data).Where(part => !part.Value.IsFinite))
        {
            var element = x.DType == DType.Float32 ? FirstNotFinite(x.AsSpan<float>()) : FirstNotFinite(x.AsSpan<double>());
            var width = x.Shape[1..].Size;
            var row = element / width;
            var value = x.Reshape(-1)[element].ToDouble();
            var column = x.Rank > 1 ? $", column {string.Join(", ", Position(x.Shape[1..], element % width))}" : "";
            var name = role == "input" && x.Rank == 2 && data.FeatureNames.Count > 0 ? $" ({data.FeatureNames[element % width]})" : "";
            throw new ArgumentException(
                Messages.Of(
                    "dataset",
                    $"{role}, row {row}{column}{name} is {Messages.Number(value)}",
                    "Nothing can be learned from it: drop the row, or fill the gap before training.",
                    (role, Messages.Describe(x))
                )
            );
        }
    }

    private static void RequireRows(string operation, Dataset data)
    {
        if (data.Count == 0)
        {
            throw new InvalidOperationException(
                Messages.Of(operation, "there are no rows", "Check what was taken or skipped before.", ("data set", data.ToString()))
            );
        }
    }

    private static ShapeException Disagreement(string operation, string rule, string hint, (string Role, Tensor Value)[] parts) =>
        new(operation, rule, hint, [.. parts.Select(p => (p.Role, Messages.Describe(p.Value)))]);

    private static bool Alike(Tensors left, Tensors right) =>
        left.Names.SequenceEqual(right.Names)
        && left.Values.Zip(right.Values).All(p => p.First.DType == p.Second.DType && p.First.Shape[1..] == p.Second.Shape[1..]);

    private static IEnumerable<(string Role, Tensor Value)> Parts(Dataset data)
    {
        var all = Roles("input", data.Inputs).Concat(Roles("target", data.Targets));
        return data.Weights is null ? all : all.Append(("weights", data.Weights));
    }

    private static IEnumerable<(string Role, Tensor Value)> Roles(string role, Tensors tensors)
    {
        var names = tensors.Names;
        return tensors.Values.Select(
            (x, i) =>
            {
                var position = tensors.Count == 1 ? role : $"{role} {i}";
                return (names[i] is { } name ? $"{role} \"{name}\"" : position, x);
            }
        );
    }

    /// <summary>Where the first NaN or infinity is, of values that hold one.</summary>
    private static int FirstNotFinite<T>(ReadOnlySpan<T> values)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        var i = 0;
        while (T.IsFinite(values[i]))
        {
            i++;
        }
        return i;
    }

    private static int[] Position(Shape shape, int element)
    {
        var position = new int[shape.Rank];
        for (var axis = shape.Rank - 1; axis >= 0; axis--)
        {
            (element, position[axis]) = Math.DivRem(element, shape[axis]);
        }
        return position;
    }
}
