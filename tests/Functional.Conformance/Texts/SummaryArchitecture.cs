using System.Text.Json;
using System.Text.Json.Nodes;

namespace Functional.Conformance;

/// <summary>
/// The architecture behind a summary, in Keras' JSON: names, classes and connections are printed, sizes follow from shapes and numbers
/// of weights. What is not printed and does not show, such as activations and rates, is anything.
/// </summary>
static class SummaryArchitecture
{
    /// <summary>The options of classes that have some without a default, from input shape, row and the shape of an example.</summary>
    static readonly Dictionary<string, Func<int[], SummaryTable.Row, JsonObject>> Options = new()
    {
        ["ActivityRegularization"] = (_, _) => [],
        ["Activation"] = (_, _) => new() { ["activation"] = "linear" },
        ["AlphaDropout"] = Rate,
        ["BatchNormalization"] = (input, row) => Affine(row.Params / 2, input[^1]),
        ["Dense"] = (input, row) => new() { ["units"] = row.Output[^1], ["use_bias"] = row.Params != (long)input[^1] * row.Output[^1] },
        ["Dot"] = (_, _) => new() { ["axes"] = 1 },
        ["Dropout"] = Rate,
        ["GaussianDropout"] = Rate,
        ["GaussianNoise"] = (_, _) => new() { ["stddev"] = 0.5 },
        ["LayerNormalization"] = (input, row) => Affine(row.Params, input[^1]),
        ["Permute"] = (input, row) => new() { ["dims"] = Order(input, row.Output) },
        ["RepeatVector"] = (_, row) => new() { ["n"] = row.Output[0] },
        ["Rescaling"] = (_, _) => new() { ["scale"] = 0.5 },
        ["Reshape"] = (_, row) => new() { ["target_shape"] = List(row.Output) },
        ["SpatialDropout1D"] = Rate,
        ["SpatialDropout2D"] = Rate,
    };

    /// <summary>Classes that are models.</summary>
    static readonly string[] Models = ["Sequential", "Functional", "Model"];

    public static JsonElement Of(SummaryTable table) =>
        Recorded.Parse(
            table.ShowsConnections ? Functional(table.Rows)
            : table.Rows[0].Kind == "InputLayer" ? Functional(Chained(table.Rows))
            : Sequential(table.Rows, InputOf(table.Rows[0]))
        );

    /// <summary>Without connections every row follows the one before.</summary>
    static List<SummaryTable.Row> Chained(IReadOnlyList<SummaryTable.Row> rows) =>
        [.. rows.Select((row, i) => row with { From = i == 0 ? [] : [$"{rows[i - 1].Name}[0][0]"] })];

    static JsonObject Sequential(IReadOnlyList<SummaryTable.Row> rows, int[] input)
    {
        var layers = new JsonArray(Layer("InputLayer", "input", new() { ["batch_input_shape"] = Batch(input) }));
        foreach (var row in rows)
        {
            layers.Add(LayerOf(input, row));
            input = row.Output;
        }
        return new()
        {
            ["class_name"] = "Sequential",
            ["config"] = new JsonObject { ["layers"] = layers },
        };
    }

    static JsonObject Functional(IReadOnlyList<SummaryTable.Row> rows)
    {
        var byName = rows.ToDictionary(r => r.Name);
        var layers = new JsonArray();
        foreach (var row in rows)
        {
            (string Name, int Call, int Output)[] from = [.. row.From.Select(Place)];
            var isMerge = KerasJson.Merges.Contains(row.Kind);
            var layer =
                row.Kind == "InputLayer"
                    ? Layer(row.Kind, row.Name, new() { ["batch_input_shape"] = Batch(row.Output) })
                    : LayerOf(byName[from[0].Name].Output, row);
            layer["name"] = row.Name;
            // A shared layer lists the inputs of all its calls, a merging one all inputs of its call.
            JsonArray[] inputs =
            [
                .. from.Select(f => new JsonArray(f.Name, f.Call + (IsModel(byName[f.Name]) ? 1 : 0), f.Output, new JsonObject())),
            ];
            layer["inbound_nodes"] =
                from.Length == 0 ? []
                : isMerge ? new JsonArray(new JsonArray([.. inputs]))
                : new JsonArray([.. inputs.Select(input => new JsonArray(input))]);
            layers.Add(layer);
        }
        var read = rows.SelectMany(r => r.From).Select(f => Place(f).Name).ToHashSet();
        return new()
        {
            ["class_name"] = "Functional",
            ["config"] = new JsonObject
            {
                ["layers"] = layers,
                ["input_layers"] = Ends(rows.Where(r => r.Kind == "InputLayer")),
                ["output_layers"] = Ends(rows.Where(r => !read.Contains(r.Name))),
            },
        };
    }

    static JsonArray Ends(IEnumerable<SummaryTable.Row> rows) => new([.. rows.Select(r => new JsonArray(r.Name, IsModel(r) ? 1 : 0, 0))]);

    static JsonObject LayerOf(int[] input, SummaryTable.Row row)
    {
        if (!IsModel(row))
        {
            return Layer(row.Kind, row.Name, Options.GetValueOrDefault(row.Kind)?.Invoke(input, row) ?? []);
        }
        var inside = row.Inside.Count > 0 ? row.Inside : Guess(input, row);
        var model = row.Kind == "Sequential" && inside[0].Kind != "InputLayer" ? Sequential(inside, input) : Functional(Chained(inside));
        model["config"]!["name"] = row.Name;
        return model;
    }

    /// <summary>A model of which only the number of weights is known: one dense layer, or two, that have as many.</summary>
    static List<SummaryTable.Row> Guess(int[] input, SummaryTable.Row row)
    {
        var (n, units) = ((long)input[^1], (long)row.Output[^1]);
        if (row.Params == (n + 1) * units)
        {
            return [row with { Name = "dense", Kind = "Dense" }];
        }
        var hidden = (row.Params - units) / (n + 1 + units);
        return hidden > 0 && hidden * (n + 1 + units) + units == row.Params
            ?
            [
                new("dense", "Dense", [.. input[..^1], (int)hidden], (n + 1) * hidden, [], ""),
                new("dense_1", "Dense", row.Output, (hidden + 1) * units, [], ""),
            ]
            : throw new NotCoveredException($"what is inside \"{row.Name}\" is not shown");
    }

    /// <summary>What goes into the first layer of a row, which is not printed: it follows from the weights of a dense layer.</summary>
    static int[] InputOf(SummaryTable.Row first) =>
        first.Kind switch
        {
            "Dense" => [.. first.Output[..^1], (int)(first.Params / first.Output[^1]) - (first.Params % first.Output[^1] == 0 ? 1 : 0)],
            "RepeatVector" => first.Output[1..],
            _ when Models.Contains(first.Kind) && first.Inside.Count > 0 => InputOf(first.Inside[0]),
            _ => first.Output,
        };

    static bool IsModel(SummaryTable.Row row) => Models.Contains(row.Kind);

    static JsonObject Layer(string kind, string name, JsonObject options)
    {
        options["name"] = name;
        return new() { ["class_name"] = kind, ["config"] = options };
    }

    static JsonObject Rate(int[] input, SummaryTable.Row row) => new() { ["rate"] = 0.5 };

    static JsonObject Affine(long weights, int features) =>
        new() { ["center"] = weights == 2L * features, ["scale"] = weights >= features };

    /// <summary>An order of axes that makes one shape of another.</summary>
    static JsonArray Order(int[] input, int[] output)
    {
        var open = input.Index().ToList();
        return List([.. output.Select(size => Take(size))]);

        int Take(int size)
        {
            var found = open.Find(axis => axis.Item == size);
            open.Remove(found);
            return found.Index + 1;
        }
    }

    static JsonArray Batch(int[] example) => new([null, .. example.Select(size => (JsonNode)size)]);

    static JsonArray List(int[] numbers) => new([.. numbers.Select(n => (JsonNode)n)]);

    static (string Name, int Call, int Output) Place(string text)
    {
        var parts = text.Split('[', ']');
        return (parts[0], int.Parse(parts[1], Culture), int.Parse(parts[3], Culture));
    }

    static System.Globalization.CultureInfo Culture => System.Globalization.CultureInfo.InvariantCulture;
}
