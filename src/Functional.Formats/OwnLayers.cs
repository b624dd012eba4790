using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Functional;

/// <summary>
/// Names under which layers of one's own stand in files, and how their options are written and read:
/// <c>OwnLayers.None.With("Gain", (Gain g) => new() { ["start"] = g.Start }, c => new Gain(c.GetProperty("start").GetDouble()))</c>.
/// A file can name nothing else; no type is ever looked up by a name in a file. Immutable.
/// </summary>
public sealed class OwnLayers
{
    private readonly ImmutableList<Entry> entries;

    private OwnLayers(ImmutableList<Entry> entries) => this.entries = entries;

    /// <summary>No layers.</summary>
    public static OwnLayers None { get; } = new([]);

    /// <summary>These and one more.</summary>
    /// <typeparam name="TLayer">The layer's type.</typeparam>
    /// <param name="name">The name in files; Keras calls it the class name.</param>
    /// <param name="write">layer ↦ its options.</param>
    /// <param name="read">Options ↦ the layer.</param>
    /// <exception cref="ArgumentException">The name or the type is taken.</exception>
    public OwnLayers With<TLayer>(string name, Func<TLayer, JsonObject> write, Func<JsonElement, TLayer> read)
        where TLayer : ILayer
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(read);
        return entries.Any(e => e.Name == name || e.Type == typeof(TLayer)) || KerasNetworks.IsKnown(name)
            ? throw new ArgumentException(
                $"the name \"{name}\" or the type {typeof(TLayer).Name} stands for a layer already; take another."
            )
            : new(entries.Add(new(name, typeof(TLayer), layer => write((TLayer)layer), json => read(json))));
    }

    internal (string Name, JsonObject Options)? Write(ILayer layer) =>
        entries.Find(e => e.Type == layer.GetType()) is { } entry ? (entry.Name, entry.Write(layer)) : null;

    internal Func<JsonElement, ILayer>? Reader(string name) => entries.Find(e => e.Name == name)?.Read;

    private sealed record Entry(string Name, Type Type, Func<ILayer, JsonObject> Write, Func<JsonElement, ILayer> Read);
}
