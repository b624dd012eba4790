using System.Globalization;

namespace Functional;

/// <summary>
/// Weights as Keras 3 keeps them, in <c>.weights.h5</c> and inside <c>.keras</c>: every object has a group <c>vars</c> with its
/// variables by number, and layers are called by their class and a count.
/// </summary>
internal static class KerasNumberedWeights
{
    private const string Layers = "layers";

    /// <summary>What Keras 2.12 to 2.14 wrote in place of <c>layers</c>.</summary>
    private const string OldLayers = "_layer_checkpoint_dependencies";

    private const string Variables = "vars";

    /// <summary>Whether a file is of this layout.</summary>
    public static bool IsIn(Hdf5Group root) => root.Find(Layers) is Hdf5Group || root.Find(OldLayers) is Hdf5Group;

    /// <summary>The values by path.</summary>
    public static Dictionary<string, Tensor> Read(KerasFile file, Hdf5Group root, IReadOnlyList<KerasPart> parts)
    {
        var found = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        ReadInto(file, root, "", parts, found);
        return found;
    }

    /// <summary>The variables of the object at a path, in their order.</summary>
    public static Tensor[] ReadVariables(KerasFile file, Hdf5Group root, string path)
    {
        if (root.Find($"{path}/{Variables}") is not Hdf5Group group)
        {
            return [];
        }
        return
        [
            .. group
                .Children.Select(c =>
                    (
                        Number: int.TryParse(c.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                            ? n
                            : throw file.Error(path, $"\"{c.Key}\" is no number of a variable"),
                        c.Value
                    )
                )
                .OrderBy(c => c.Number)
                .Select(c =>
                    c.Value is Hdf5Dataset { Value.IsText: false } data
                        ? file.Guard(path, data.Value.ToTensor)
                        : throw file.Error(path, $"the variable {c.Number} is no array of numbers")
                ),
        ];
    }

    /// <summary>A tree with the weights of layers.</summary>
    public static Hdf5Group Write(IReadOnlyList<KerasPart> parts, Func<string, Tensor> valueOf) =>
        WriteInto(Hdf5Group.Root.With(Variables, Hdf5Group.Root), "", parts, valueOf);

    /// <summary>A tree with variables of the object at a path.</summary>
    public static Hdf5Group WriteVariables(Hdf5Group root, string path, IEnumerable<Tensor> values) =>
        values
            .Select((value, i) => (value, i))
            .Aggregate(
                root.With($"{path}/{Variables}", Hdf5Group.Root),
                (group, v) => group.With(string.Create(CultureInfo.InvariantCulture, $"{path}/{Variables}/{v.i}"), v.value)
            );

    private static void ReadInto(
        KerasFile file,
        Hdf5Group root,
        string path,
        IReadOnlyList<KerasPart> parts,
        Dictionary<string, Tensor> found
    )
    {
        var container = root.Find($"{path}/{Layers}") is Hdf5Group || root.Find($"{path}/{OldLayers}") is null ? Layers : OldLayers;
        foreach (var (part, key) in Keyed(parts))
        {
            var place = $"{path}/{container}/{key}";
            ReadInto(file, root, place, part.Parts, found);
            string[] paths = [.. part.Trainable, .. part.Fixed];
            var values = ReadVariables(file, root, place);
            if (values.Length != paths.Length)
            {
                throw file.Error(
                    place.TrimStart('/'),
                    $"the layer \"{part.Name}\" has {paths.Length} weights, [{string.Join(", ", paths)}], and the file has {values.Length}"
                );
            }
            for (var i = 0; i < paths.Length; i++)
            {
                found[paths[i]] = values[i];
            }
        }
    }

    private static Hdf5Group WriteInto(Hdf5Group root, string path, IReadOnlyList<KerasPart> parts, Func<string, Tensor> valueOf) =>
        Keyed(parts)
            .Aggregate(
                root,
                (group, layer) =>
                    WriteVariables(
                        WriteInto(group, $"{path}/{Layers}/{layer.Key}", layer.Part.Parts, valueOf),
                        $"{path}/{Layers}/{layer.Key}",
                        layer.Part.Trainable.Concat(layer.Part.Fixed).Select(valueOf)
                    )
            );

    /// <summary>Layers with their class in snake case, numbered among those of one class in the same model.</summary>
    private static IEnumerable<(KerasPart Part, string Key)> Keyed(IEnumerable<KerasPart> parts)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            var word = Named.AutomaticName(part.Class == "Model" ? "Functional" : part.Class);
            var number = counts.GetValueOrDefault(word);
            counts[word] = number + 1;
            yield return (part, number == 0 ? word : string.Create(CultureInfo.InvariantCulture, $"{word}_{number}"));
        }
    }
}
