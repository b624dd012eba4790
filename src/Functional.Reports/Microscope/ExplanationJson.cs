using System.Globalization;
using System.Text.Json.Nodes;

namespace Functional;

/// <summary>What the page's script shows: every step with its numbers, as texts, since JSON knows neither NaN nor infinity.</summary>
internal static class ExplanationJson
{
    private const int MostRows = 12;
    private const int MostColumns = 10;

    public static string Of(Explanation explanation)
    {
        var steps = explanation.Steps;
        var users = steps.SelectMany(step => step.Edges.Select(edge => (step.Name, edge.To))).ToLookup(p => p.To, p => p.Name);
        return new JsonArray([.. steps.Select(step => (JsonNode)Step(step, steps, users[step.Index]))]).ToJsonString();
    }

    private static JsonObject Step(ExplanationStep step, Sequence<ExplanationStep> steps, IEnumerable<string> users) =>
        new()
        {
            ["name"] = step.Name,
            ["kind"] = step.IsOperation ? "operation" : step.Operation,
            ["operation"] = step.Operation,
            ["formula"] = step.IsOperation ? step.Formula.Text : "",
            ["layer"] = step.Layer,
            ["source"] = step.Source,
            ["inputs"] = new JsonArray([.. step.Inputs.Select(i => (JsonNode)i)]),
            ["users"] = new JsonArray([.. users.Distinct().Select(name => (JsonNode)name)]),
            ["value"] = Numbers(step.Value),
            ["adjoint"] = step.Adjoint is { } adjoint ? Numbers(adjoint) : null,
            ["edges"] = new JsonArray([.. step.Edges.Select(edge => (JsonNode)Edge(edge, steps))]),
        };

    private static JsonObject Edge(ExplanationEdge edge, Sequence<ExplanationStep> steps) =>
        new()
        {
            ["to"] = edge.To,
            ["name"] = steps[edge.To].Name,
            ["formula"] = edge.Formula.Text,
            ["elementwise"] = edge.IsElementwise,
            ["numbers"] = edge.Numbers is { } numbers ? Numbers(numbers) : null,
            ["product"] = Numbers(edge.Product),
        };

    /// <summary>The upper left corner of a tensor as a table, and what can be said of all its numbers.</summary>
    private static JsonObject Numbers(Tensor x)
    {
        double[] values = Numerals.Values(x);
        var columns = x.Rank == 0 ? 1 : x.Shape[^1];
        var rows = columns == 0 ? 0 : values.Length / columns;
        var shown = Enumerable
            .Range(0, Math.Min(rows, MostRows))
            .Select(row =>
                (JsonNode)
                    new JsonArray([
                        .. Enumerable.Range(0, Math.Min(columns, MostColumns)).Select(c => (JsonNode)Exact(values[(row * columns) + c])),
                    ])
            );
        return new()
        {
            ["shape"] = x.Shape.ToString(),
            ["rows"] = rows,
            ["columns"] = columns,
            ["table"] = new JsonArray([.. shown]),
            ["largest"] = Exact(values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max()),
            ["norm"] = Exact(Math.Sqrt(values.Sum(v => v * v))),
            ["mean"] = Exact(values.Length == 0 ? 0 : values.Average()),
        };
    }

    private static string Exact(double value) =>
        double.IsNaN(value) ? "NaN"
        : double.IsInfinity(value) ? (value > 0 ? "Infinity" : "-Infinity")
        : value.ToString("G9", CultureInfo.InvariantCulture);
}
