using System.Globalization;
using System.Text;

namespace Functional;

/// <summary>Writes a gradient as the chain rule gives it.</summary>
internal static class ChainRule
{
    private const int MostWays = 20;
    private const int MostFactors = 24;

    public static Formula Of(Explanation explanation, ExplanationStep argument)
    {
        var steps = explanation.Steps;
        var users = steps.SelectMany(step => step.Edges.Select(edge => (Step: step, Edge: edge))).ToLookup(p => p.Edge.To);
        if (!users.Contains(argument.Index))
        {
            return new($"∂L/∂{argument.Name} = 0", $"{Partial("L", argument.Name)} = 0");
        }
        var (text, latex) = (new StringBuilder(), new StringBuilder());
        var (products, productsLatex) = Products(explanation, argument, users);
        text.AppendLine(CultureInfo.InvariantCulture, $"∂L/∂{argument.Name} = {products}");
        latex
            .AppendLine("\\begin{aligned}")
            .AppendLine(CultureInfo.InvariantCulture, $"{Partial("L", argument.Name)} &= {productsLatex} \\\\");
        foreach (var step in Between(explanation, argument, users))
        {
            var terms = users[step.Index].OrderByDescending(p => p.Step.Index).Select(p => Term(step, p.Step, p.Edge)).ToList();
            if (step == explanation.Result)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{step.AdjointName} = 1");
                latex.AppendLine("\\bar{L} &= 1 \\\\");
                continue;
            }
            var name = step == argument ? $"∂L/∂{argument.Name}" : step.AdjointName;
            var nameLatex = step == argument ? Partial("L", argument.Name) : $"\\bar{{{Symbol(step.Name)}}}";
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{name} = {string.Join(" + ", terms.Select(t => t.Text))} = {Numerals.Short(step.Adjoint!)}"
            );
            latex.AppendLine(CultureInfo.InvariantCulture, $"{nameLatex} &= {string.Join(" + ", terms.Select(t => t.Latex))} \\\\");
        }
        return new(text.ToString().TrimEnd(), latex.Append("\\end{aligned}").ToString());
    }

    /// <summary>Σ over all ways of Π of the derivatives on the way.</summary>
    private static (string Text, string Latex) Products(
        Explanation explanation,
        ExplanationStep argument,
        ILookup<int, (ExplanationStep Step, ExplanationEdge Edge)> users
    )
    {
        var ways = new List<ExplanationStep[]>();
        Walk([argument]);
        if (ways.Count > MostWays || ways.Sum(way => way.Length) > MostFactors)
        {
            var count = ways.Count > MostWays ? $"more than {MostWays} ways" : $"{ways.Count} ways";
            return ($"the sum over {count} from L down:", $"\\text{{the sum over {count} from }} L");
        }
        var steps = ways.Select(way => way.Reverse().Zip(way.Reverse().Skip(1)).ToArray()).ToArray();
        return (
            string.Join(" + ", steps.Select(way => string.Join(" · ", way.Select(p => $"∂{p.First.Name}/∂{p.Second.Name}")))),
            string.Join(" + ", steps.Select(way => string.Join(" \\cdot ", way.Select(p => Partial(p.First.Name, p.Second.Name)))))
        );

        void Walk(ExplanationStep[] way)
        {
            if (ways.Count > MostWays)
            {
                return;
            }
            if (way[^1] == explanation.Result)
            {
                ways.Add(way);
                return;
            }
            foreach (var next in users[way[^1].Index].Select(p => p.Step).Distinct())
            {
                Walk([.. way, next]);
            }
        }
    }

    /// <summary>The steps from the result down to the argument through which its gradient comes, the argument last.</summary>
    private static IEnumerable<ExplanationStep> Between(
        Explanation explanation,
        ExplanationStep argument,
        ILookup<int, (ExplanationStep Step, ExplanationEdge Edge)> users
    )
    {
        var above = new SortedSet<int> { argument.Index };
        for (var i = 0; i < explanation.Steps.Count; i++)
        {
            if (above.Contains(i))
            {
                above.UnionWith(users[i].Select(p => p.Step.Index));
            }
        }
        return above.Reverse().Select(i => explanation.Steps[i]);
    }

    /// <summary>What one user of a step sends back to it.</summary>
    private static (string Text, string Latex) Term(ExplanationStep step, ExplanationStep user, ExplanationEdge edge)
    {
        if (!edge.IsElementwise)
        {
            return (edge.Formula.Text, edge.Formula.Latex);
        }
        var (adjoint, adjointLatex) = (user.AdjointName, $"\\bar{{{Symbol(user.Name)}}}");
        var (text, latex) =
            edge.Formula.Text == "1" ? (adjoint, adjointLatex)
            : edge.Formula.Text == "−1" ? ("−" + adjoint, "-" + adjointLatex)
            : ($"{adjoint} · {Bracketed(edge.Formula.Text)}", $"{adjointLatex} \\cdot {BracketedLatex(edge.Formula)}");
        return step.Value.Shape == user.Value.Shape ? (text, latex) : ($"Σ({text})", $"\\sum \\left({latex}\\right)");
    }

    /// <summary>Whether a sum or a sign stands outside of all brackets.</summary>
    private static bool NeedsBrackets(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth +=
                text[i] is '(' or '[' ? 1
                : text[i] is ')' or ']' ? -1
                : 0;
            if (depth == 0 && (text[i] == '−' || text.AsSpan(i).StartsWith(" + ", StringComparison.Ordinal)))
            {
                return true;
            }
        }
        return false;
    }

    private static string Bracketed(string text) => NeedsBrackets(text) ? $"({text})" : text;

    private static string BracketedLatex(Formula formula) =>
        NeedsBrackets(formula.Text) ? $"\\left({formula.Latex}\\right)" : formula.Latex;

    private static string Partial(string of, string by) => $"\\frac{{\\partial {Symbol(of)}}}{{\\partial {Symbol(by)}}}";

    private static string Symbol(string name) => Formula.Named(name).Latex;
}
