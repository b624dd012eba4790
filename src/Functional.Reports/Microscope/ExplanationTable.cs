using System.Text;

namespace Functional;

/// <summary>An explanation as text.</summary>
internal static class ExplanationTable
{
    private const int Widest = 48;

    public static string Of(Explanation explanation)
    {
        var text = new StringBuilder();
        string[] forward = ["step", "operation", "is", "shape", "value", "layer", "source"];
        var steps = explanation.Steps;
        Append(
            text.AppendLine("forward"),
            forward,
            steps.Select(s =>
                (string[])
                    [
                        s.Name,
                        s.Operation,
                        s.IsOperation ? s.Formula.Text : "",
                        s.Value.Shape.ToString(),
                        Numerals.Short(s.Value),
                        s.Layer,
                        s.Source ?? "",
                    ]
            )
        );
        string[] backward = ["from", "to", "adjoint in", "local derivative", "= in numbers", "adjoint out"];
        Append(
            text.AppendLine().AppendLine("backward"),
            backward,
            steps
                .Reverse()
                .SelectMany(step => step.Edges.Select(edge => (step, edge)))
                .Select(p =>
                    (string[])
                        [
                            p.step.Name,
                            steps[p.edge.To].Name,
                            Numerals.Short(p.step.Adjoint!),
                            p.edge.IsElementwise ? p.edge.Formula.Text : $"rule: {p.edge.Formula}",
                            p.edge.Numbers is { } numbers ? Numerals.Short(numbers) : "…",
                            Numerals.Short(p.edge.Product),
                        ]
                )
        );
        text.AppendLine().AppendLine("gradients");
        Append(
            text,
            ["of", "shape", "∂L/∂"],
            explanation.Arguments.Select(a =>
                (string[])
                    [
                        a.Name,
                        a.Value.Shape.ToString(),
                        a.Adjoint is { } gradient ? Numerals.Short(gradient) : "0: the result does not depend on it",
                    ]
            )
        );
        return text.ToString().TrimEnd();
    }

    private static void Append(StringBuilder text, string[] header, IEnumerable<string[]> rows)
    {
        string[][] all = [header, .. rows.Select(row => row.Select(Shortened).ToArray())];
        int[] used = [.. Enumerable.Range(0, header.Length).Where(i => all.Skip(1).Any(row => row[i].Length > 0))];
        int[] widths = [.. Enumerable.Range(0, header.Length).Select(i => all.Max(row => Width(row[i])))];
        foreach (var row in all)
        {
            text.AppendLine(("  " + string.Join("  ", used.Select(i => row[i] + new string(' ', widths[i] - Width(row[i]))))).TrimEnd());
        }
    }

    private static string Shortened(string cell) => cell.Length <= Widest ? cell : cell[..(Widest - 1)] + "…";

    /// <summary>Signs that take room: a bar over a letter takes none.</summary>
    private static int Width(string cell) => cell.Count(c => c != '\u0304');
}
