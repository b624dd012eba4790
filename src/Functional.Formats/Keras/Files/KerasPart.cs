using System.Text.Json;

namespace Functional;

/// <summary>
/// A layer of a model as Keras' files see it: with its weights in their order, and the layers inside it. What a network declares by
/// paths and what a file keeps by position meet here.
/// </summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Class">Its class, such as <c>Dense</c>; <c>Sequential</c> and <c>Functional</c> have parts.</param>
/// <param name="Parts">The layers inside; none in most.</param>
/// <param name="Trainable">The paths of its own trainable weights.</param>
/// <param name="Fixed">The paths of its own other ones.</param>
/// <param name="IsFrozen">Whether it was said not to be trainable.</param>
internal sealed record KerasPart(
    string Name,
    string Class,
    Sequence<KerasPart> Parts,
    Sequence<string> Trainable,
    Sequence<string> Fixed,
    bool IsFrozen
)
{
    /// <summary>The weights in the order of <c>layer.weights</c>: all that are trained, then all others.</summary>
    public IEnumerable<string> Weights => Trained.Concat(Untrained);

    /// <summary>The weights that an optimizer works on.</summary>
    public IEnumerable<string> Trained => IsFrozen ? [] : Trainable.Concat(Parts.SelectMany(p => p.Trained));

    private IEnumerable<string> Untrained =>
        IsFrozen ? Trainable.Concat(Fixed).Concat(Parts.SelectMany(p => p.Weights)) : Fixed.Concat(Parts.SelectMany(p => p.Untrained));

    /// <summary>The layers of a model, in the order of the file.</summary>
    /// <param name="model">What Keras writes of the model: class and config.</param>
    /// <param name="network">The network that was read from it.</param>
    public static Sequence<KerasPart> Of(JsonElement model, Network network) =>
        new Reading(network.Blueprint).Parts(model.Find("config") ?? default, "");

    /// <summary>The layers of a model of one's own, in order.</summary>
    public static Sequence<KerasPart> Of(Model model)
    {
        var frozen = model.Frozen.ToHashSet(StringComparer.Ordinal);
        var blueprint = model.Network.Blueprint;
        return [.. Below("")];

        IEnumerable<KerasPart> Below(string path) =>
            blueprint
                .Layers.Where(l => l.Path[..Math.Max(0, l.Path.LastIndexOf('/'))] == path)
                .DistinctBy(l => l.Path)
                .Select(l =>
                {
                    var own = blueprint
                        .Declarations.Where(d => d.Path.StartsWith(l.Path + "/", StringComparison.Ordinal))
                        .ToLookup(d => d.IsTrainable, d => d.Path);
                    var isFrozen = own[true].Any() && own[true].All(frozen.Contains);
                    return KerasNetworks.ClassOf(l.Kind) is { } network
                        ? new KerasPart(NameIn(l.Path), network, [.. Below(l.Path)], [], [], isFrozen)
                        : new KerasPart(NameIn(l.Path), l.Kind, [], [.. own[true]], [.. own[false]], isFrozen);
                });
    }

    /// <summary>The paths of layers that are not trained.</summary>
    public static HashSet<string> FrozenPaths(Model model)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        Add(Of(model), "");
        return found;

        void Add(IEnumerable<KerasPart> parts, string prefix)
        {
            foreach (var part in parts)
            {
                if (part.IsFrozen)
                {
                    found.Add(prefix + part.Name);
                }
                Add(part.Parts, $"{prefix}{part.Name}/");
            }
        }
    }

    /// <summary>A layer of which some weights are trained and others are not; null where there is none.</summary>
    public static string? FrozenInPart(Model model)
    {
        var frozen = model.Frozen.ToHashSet(StringComparer.Ordinal);
        return Partly(Of(model));

        string? Partly(IEnumerable<KerasPart> parts) =>
            parts
                .Select(part =>
                    part.Trainable.Any(frozen.Contains) && !part.Trainable.All(frozen.Contains) ? part.Name : Partly(part.Parts)
                )
                .FirstOrDefault(name => name is not null);
    }

    private static string NameIn(string path) => path[(path.LastIndexOf('/') + 1)..];

    private sealed class Reading(Blueprint blueprint)
    {
        private readonly ILookup<string, string> children = blueprint
            .Layers.Select(l => l.Path)
            .Distinct()
            .ToLookup(path => path[..Math.Max(0, path.LastIndexOf('/'))], StringComparer.Ordinal);

        public Sequence<KerasPart> Parts(JsonElement config, string path)
        {
            var list = config.ValueKind == JsonValueKind.Array ? config : config.Find("layers") ?? default;
            JsonElement[] layers = list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];
            // A layer of a row may have no name in the file; then it has the one it was given here.
            string[] names = [.. children[path].Select(NameIn)];
            var place = 0;
            var parts = new List<KerasPart>();
            foreach (var layer in layers)
            {
                var given = KerasObject.Of("model", layer);
                if (given.Class == "InputLayer")
                {
                    parts.Add(new(NameOf(layer) ?? "input", given.Class, [], [], [], false));
                    continue;
                }
                var name = NameOf(layer) ?? (place < names.Length ? names[place] : given.Class);
                place++;
                parts.Add(Part(given, name, path.Length == 0 ? name : $"{path}/{name}"));
            }
            return [.. parts];
        }

        private KerasPart Part(KerasObject given, string name, string path)
        {
            var isFrozen = given.Config.Find("trainable") is { ValueKind: JsonValueKind.False };
            if (KerasNetworks.IsNetwork(given))
            {
                return new(name, given.Class, Parts(given.Config, path), [], [], isFrozen);
            }
            var own = blueprint
                .Declarations.Where(d => d.Path.StartsWith(path + "/", StringComparison.Ordinal))
                .ToLookup(d => d.IsTrainable);
            return new(name, given.Class, [], [.. own[true].Select(d => d.Path)], [.. own[false].Select(d => d.Path)], isFrozen);
        }

        private static string? NameOf(JsonElement layer) =>
            (layer.Find("name") ?? layer.Find("config")?.Find("name")) is { ValueKind: JsonValueKind.String } name
                ? name.GetString()
                : null;
    }
}
