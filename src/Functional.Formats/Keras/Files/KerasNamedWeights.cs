using System.Globalization;

namespace Functional;

/// <summary>
/// Weights in an HDF5 file as Keras 2 orders them: a group for every layer with a list of the names of its weights. By position, or
/// by the names of layers.
/// </summary>
internal static class KerasNamedWeights
{
    /// <summary>Lists of names longer than this many bytes are cut into several attributes.</summary>
    private const int LongestList = 64512;

    private const string LayerNames = "layer_names";
    private const string WeightNames = "weight_names";

    /// <summary>The values by path: layers with weights are matched by position, whatever they are called.</summary>
    public static Dictionary<string, Tensor> Read(KerasFile file, Hdf5Group group, IEnumerable<KerasPart> parts)
    {
        KerasPart[] mine = [.. parts.Where(p => p.Weights.Any())];
        (string Name, Tensor[] Values)[] theirs =
        [
            .. Names(file, group, LayerNames).Select(name => (name, Values(file, group, name))).Where(l => l.Item2.Length > 0),
        ];
        if (mine.Length != theirs.Length)
        {
            throw file.Error(
                "weights",
                $"the model has {mine.Length} layers with weights, [{string.Join(", ", mine.Select(p => p.Name))}], and the file has "
                    + $"{theirs.Length}, [{string.Join(", ", theirs.Select(l => l.Name))}]"
            );
        }
        var found = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        for (var i = 0; i < mine.Length; i++)
        {
            Take(file, mine[i], theirs[i].Name, theirs[i].Values, found);
        }
        return found;
    }

    /// <summary>The values by path of the layers that have the name of one in the file.</summary>
    public static Dictionary<string, Tensor> ReadByName(KerasFile file, Hdf5Group group, IEnumerable<KerasPart> parts)
    {
        var names = Names(file, group, LayerNames).ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var part in parts.Where(p => names.Contains(p.Name) && p.Weights.Any()))
        {
            Take(file, part, part.Name, Values(file, group, part.Name), found);
        }
        return found;
    }

    /// <summary>The tensors that a list of names stands for: those of an optimizer, or of a layer.</summary>
    public static (string Name, Tensor Value)[] ReadList(KerasFile file, Hdf5Group group) =>
        [.. Names(file, group, WeightNames).Select(name => (name, Tensor(file, group, name)))];

    /// <summary>A group with the weights of layers.</summary>
    public static Hdf5Group Write(IEnumerable<KerasPart> parts, Func<string, Tensor> valueOf)
    {
        KerasPart[] layers = [.. parts.Where(p => p.Class != "InputLayer")];
        var group = WithNames(Hdf5Group.Root, LayerNames, [.. layers.Select(p => p.Name)])
            .WithAttribute("backend", Hdf5Value.OfText(KerasWriting.Backend))
            .WithAttribute("keras_version", Hdf5Value.OfText(KerasWriting.Version));
        return layers.Aggregate(
            group,
            (all, part) => all.With(part.Name, WriteList([.. part.Weights.Select(path => ($"{path}:0", valueOf(path)))]))
        );
    }

    /// <summary>A group with tensors and the list of their names.</summary>
    public static Hdf5Group WriteList(IReadOnlyList<(string Name, Tensor Value)> tensors) =>
        tensors.Aggregate(
            WithNames(Hdf5Group.Root, WeightNames, [.. tensors.Select(t => t.Name)]),
            (group, tensor) => group.With(tensor.Name, tensor.Value)
        );

    private static void Take(KerasFile file, KerasPart part, string name, Tensor[] values, Dictionary<string, Tensor> found)
    {
        string[] paths = [.. part.Weights];
        if (paths.Length != values.Length)
        {
            throw file.Error(
                $"weights of \"{name}\"",
                $"the layer \"{part.Name}\" has {paths.Length}, [{string.Join(", ", paths)}], and the file has {values.Length}"
            );
        }
        for (var i = 0; i < paths.Length; i++)
        {
            found[paths[i]] = values[i];
        }
    }

    private static Tensor[] Values(KerasFile file, Hdf5Group group, string layer) =>
        group.Find(layer) is Hdf5Group own
            ? [.. ReadList(file, own).Select(t => t.Value)]
            : throw file.Error("weights", $"the layer \"{layer}\" is listed, and its group is missing");

    private static Tensor Tensor(KerasFile file, Hdf5Group group, string name) =>
        group.Find(name) is Hdf5Dataset { Value.IsText: false } data
            ? file.Guard($"\"{name}\"", data.Value.ToTensor)
            : throw file.Error("weights", $"\"{name}\" is listed, and no data set of numbers has that name");

    /// <summary>A list in one attribute, or in several, <c>layer_names0</c>, <c>layer_names1</c>, …</summary>
    private static List<string> Names(KerasFile file, Hdf5Group group, string attribute)
    {
        if (group.Attributes.TryGetValue(attribute, out var list))
        {
            // An empty list is one of numbers.
            return list.IsText ? [.. list.Texts] : [];
        }
        var names = new List<string>();
        for (var i = 0; group.Attributes.TryGetValue(attribute + i.ToString(CultureInfo.InvariantCulture), out var part); i++)
        {
            names.AddRange(part.IsText ? part.Texts : []);
        }
        return names.Count > 0 ? names : throw file.Error("weights", $"there is no \"{attribute}\"");
    }

    private static Hdf5Group WithNames(Hdf5Group group, string attribute, string[] names)
    {
        if (names.Length == 0)
        {
            return group.WithAttribute(attribute, Hdf5Value.Of(Functional.Tensor.Zeros([0], DType.Float64)));
        }
        var longest = names.Max(System.Text.Encoding.UTF8.GetByteCount);
        var parts = 1;
        while (((names.Length + parts - 1) / parts * longest) > LongestList && parts < names.Length)
        {
            parts++;
        }
        if (parts == 1)
        {
            return group.WithAttribute(attribute, Hdf5Value.OfTexts(names));
        }
        var (each, more) = (names.Length / parts, names.Length % parts);
        var at = 0;
        for (var i = 0; i < parts; i++)
        {
            var count = each + (i < more ? 1 : 0);
            group = group.WithAttribute(attribute + i.ToString(CultureInfo.InvariantCulture), Hdf5Value.OfTexts(names[at..(at + count)]));
            at += count;
        }
        return group;
    }
}
