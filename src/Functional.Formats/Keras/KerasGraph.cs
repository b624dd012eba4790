using System.Globalization;
using System.Text.Json;

namespace Functional;

/// <summary>
/// Functional models: every layer lists its calls, and every call the tensors that go in, as (layer, which of its calls, which of its
/// outputs). Calls are made as soon as what they read is there, whatever the order in the file.
/// </summary>
internal sealed class KerasGraph(KerasReading reading)
{
    private readonly Dictionary<(string Layer, int Call, int Output), Node> nodes = [];
    private readonly Dictionary<string, int> offsets = new(StringComparer.Ordinal);
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>A tensor as the file names it.</summary>
    private readonly record struct Reference(string Layer, int Call, int Output);

    /// <summary>A layer of the file with its calls.</summary>
    private sealed record Entry(string Name, KerasObject Object, JsonElement Json, Reference[][] Calls, bool IsKeras3);

    public static Graph Read(JsonElement config, KerasReading reading) => new KerasGraph(reading).Build(config);

    private Graph Build(JsonElement config)
    {
        Entry[] entries = [.. List(config, "layers").Select(EntryOf)];
        if (entries.GroupBy(e => e.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key is { } twice)
        {
            throw KerasObject.Malformed("Functional", $"two layers are called \"{twice}\"");
        }
        foreach (var entry in entries)
        {
            offsets[entry.Name] = OffsetOf(entry, entries);
            names.Add(entry.Name);
        }
        foreach (var input in entries.Where(e => e.Object.Class == "InputLayer"))
        {
            var port = KerasNetworks.Port($"InputLayer \"{input.Name}\"", input.Object.Config, input.Name);
            nodes[(input.Name, 0, 0)] = Graph.Input(port.Shape, input.Name, port.DType);
            foreach (var entry in entries)
            {
                KerasTypes.Require(entry.Object, entry.Name, port);
            }
        }
        var open = entries.Where(e => e.Object.Class != "InputLayer").SelectMany(CallsOf).ToList();
        while (open.Count > 0)
        {
            var ready = open.Where(call => call.Inputs.All(Has)).ToList();
            if (ready.Count == 0)
            {
                var missing = open[0].Inputs.First(r => !Has(r));
                throw KerasObject.Malformed(
                    open[0].Name,
                    $"it reads output {missing.Output} of call {missing.Call} of \"{missing.Layer}\", which nothing makes"
                );
            }
            foreach (var call in ready)
            {
                call.Make();
            }
            open.RemoveAll(ready.Contains);
        }
        return new([.. Ends(config, "input_layers").Select(Find)], [.. Ends(config, "output_layers").Select(Find)]);
    }

    private sealed record Call(string Name, Reference[] Inputs, Action Make);

    /// <summary>The calls of a layer; a layer of several calls is shared by them.</summary>
    private IEnumerable<Call> CallsOf(Entry entry)
    {
        var apply = Part(entry);
        return entry.Calls.Select(
            (inputs, index) => new Call(entry.Name, inputs, () => Keep(entry.Name, index, apply([.. inputs.Select(Find)])))
        );
    }

    /// <summary>What a layer makes of nodes, under its name.</summary>
    private Func<Node[], Node[]> Part(Entry entry)
    {
        var isShared = entry.Calls.Length > 1;
        if (KerasLayers.Merges.ContainsKey(entry.Object.Class))
        {
            var merge = KerasLayers.ReadMerge(entry.Object, entry.Name);
            // A merging layer has no parameters: of several calls each is a layer of its own.
            var made = 0;
            return inputs => [Graph.Apply(merge, made++ == 0 ? entry.Name : FreeName(entry.Name), inputs)[0]];
        }
        if (!KerasNetworks.IsNetwork(entry.Object))
        {
            var layer = KerasLayers.ReadLayer(entry.Object, entry.Name, reading);
            return isShared ? Row(layer.Shared(entry.Name)) : inputs => [Only(entry, inputs).Then(layer, entry.Name)];
        }
        var network = KerasNetworks.ReadPart(entry.Json, reading);
        return isShared
            ? Row(KerasNetworks.AsLayer(entry.Name, network).Shared(entry.Name))
            : inputs =>
                Graph.Apply(network, entry.Name, inputs) is var outputs
                    ? [.. Enumerable.Range(0, outputs.Count).Select(i => outputs[i])]
                    : [];

        Func<Node[], Node[]> Row(ILayer layer) => inputs => [Only(entry, inputs).Then(layer)];
    }

    /// <summary>The name with the first number that no layer of the file has.</summary>
    private string FreeName(string name)
    {
        for (var number = 1; ; number++)
        {
            var numbered = string.Create(CultureInfo.InvariantCulture, $"{name}_{number}");
            if (names.Add(numbered))
            {
                return numbered;
            }
        }
    }

    private static Node Only(Entry entry, Node[] inputs) =>
        inputs is [var only]
            ? only
            : throw KerasObject.Malformed($"{entry.Object.Class} \"{entry.Name}\"", $"it has one input, and {inputs.Length} are given");

    private void Keep(string layer, int call, Node[] outputs)
    {
        for (var i = 0; i < outputs.Length; i++)
        {
            nodes[(layer, call + offsets[layer], i)] = outputs[i];
        }
    }

    private bool Has(Reference r) => nodes.ContainsKey((r.Layer, r.Call, r.Output));

    private Node Find(Reference r) =>
        nodes.TryGetValue((r.Layer, r.Call, r.Output), out var node)
            ? node
            : throw KerasObject.Malformed("Functional", $"output {r.Output} of call {r.Call} of \"{r.Layer}\" is not made by anything");

    /// <summary>
    /// The number that the first call of a layer has. Keras 2 counts the making of a nested model as its call 0, Keras 3 does not; a
    /// number beyond the calls tells in any case.
    /// </summary>
    private static int OffsetOf(Entry entry, Entry[] entries)
    {
        if (!KerasNetworks.IsNetwork(entry.Object))
        {
            return 0;
        }
        int[] used = [.. entries.SelectMany(e => e.Calls).SelectMany(c => c).Where(r => r.Layer == entry.Name).Select(r => r.Call)];
        return used.Contains(0) ? 0
            : used.Contains(entry.Calls.Length) || !entry.IsKeras3 ? 1
            : 0;
    }

    private static Entry EntryOf(JsonElement json)
    {
        var given = KerasObject.Of("Functional", json);
        var name = (json.Find("name") ?? given.Config.Find("name")) is { ValueKind: JsonValueKind.String } text
            ? text.GetString()!
            : throw KerasObject.Malformed($"a layer {given.Class}", "it has no name");
        JsonElement[] calls = List(json, "inbound_nodes");
        return new(
            name,
            given,
            json,
            [.. calls.Select(call => References(name, call))],
            calls.Any(call => call.ValueKind == JsonValueKind.Object)
        );
    }

    /// <summary>
    /// The tensors of a call. Keras 2: <c>[["dense", 0, 0, {}], …]</c>, or one such list alone; Keras 3: arguments with a
    /// <c>keras_history</c>.
    /// </summary>
    private static Reference[] References(string layer, JsonElement call)
    {
        if (call.ValueKind == JsonValueKind.Object)
        {
            RequireNoTensors(layer, call.Find("kwargs"));
            return [.. call.Find("args") is { } args ? Tensors(layer, args) : []];
        }
        if (call.ValueKind != JsonValueKind.Array)
        {
            throw KerasObject.Malformed(layer, $"a call is a list, not {KerasObject.Excerpt(call)}");
        }
        return call.GetArrayLength() > 0 && call[0].ValueKind == JsonValueKind.String
            ? [ReferenceOf(layer, call)]
            : [.. call.EnumerateArray().Select(input => ReferenceOf(layer, input))];
    }

    private static IEnumerable<Reference> Tensors(string layer, JsonElement argument) =>
        argument.ValueKind == JsonValueKind.Array ? argument.EnumerateArray().SelectMany(a => Tensors(layer, a))
        : argument.Find("config")?.Find("keras_history") is { } history ? [ReferenceOf(layer, history)]
        : throw new NotSupportedException($"keras: \"{layer}\": not supported is a constant as an input, {KerasObject.Excerpt(argument)}.");

    private static Reference ReferenceOf(string layer, JsonElement triple)
    {
        if (
            triple.ValueKind != JsonValueKind.Array
            || triple.GetArrayLength() < 3
            || triple[0].ValueKind != JsonValueKind.String
            || triple[1].ValueKind != JsonValueKind.Number
            || triple[2].ValueKind != JsonValueKind.Number
        )
        {
            throw KerasObject.Malformed(layer, $"a tensor is [layer, call, output], not {KerasObject.Excerpt(triple)}");
        }
        if (triple[0].GetString() == "_CONSTANT_VALUE")
        {
            throw new NotSupportedException($"keras: \"{layer}\": not supported is a constant as an input.");
        }
        RequireNoTensors(layer, triple.GetArrayLength() > 3 ? triple[3] : null);
        return new(triple[0].GetString()!, triple[1].GetInt32(), triple[2].GetInt32());
    }

    /// <summary>Arguments besides the inputs may be there, as long as they are the defaults: no mask, no mode of its own.</summary>
    private static void RequireNoTensors(string layer, JsonElement? arguments)
    {
        if (arguments is { ValueKind: JsonValueKind.Object } given)
        {
            foreach (
                var argument in given.EnumerateObject().Where(a => a.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
            )
            {
                throw new NotSupportedException($"keras: \"{layer}\": not supported is the argument {argument.Name} = {argument.Value}.");
            }
            if (given.Find("training") is { } training)
            {
                throw new NotSupportedException(
                    $"keras: \"{layer}\": not supported is the argument training = {training}, which holds the layer in one mode; "
                        + "call it without."
                );
            }
        }
    }

    /// <summary>Input or output layers: a list of triples, or one triple alone.</summary>
    private static IEnumerable<Reference> Ends(JsonElement config, string name)
    {
        JsonElement[] ends = List(config, name);
        return ends is [{ ValueKind: JsonValueKind.String }, ..]
            ? [ReferenceOf(name, config.GetProperty(name))]
            : ends.Select(end => ReferenceOf(name, end));
    }

    private static JsonElement[] List(JsonElement config, string name) =>
        config.Find(name) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray()]
            : throw KerasObject.Malformed("Functional", $"there is no list \"{name}\"");
}
