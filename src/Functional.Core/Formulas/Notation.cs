namespace Functional;

/// <summary>How an operation is written in formulas: (attributes, operands) ↦ the whole.</summary>
internal delegate Term Notation(object? attributes, Term[] operands);

/// <summary>The ways in which operations are written.</summary>
internal static class Notations
{
    private static readonly HashSet<string> Upright = ["exp", "log", "sin", "cos", "tanh", "max", "min"];

    public static Notation Add { get; } =
        static (_, x) =>
            x[0].Is(0) ? x[1]
            : x[1].Is(0) ? x[0]
            : Infix(x[0], " + ", " + ", x[1], Term.Sum, Term.Sum);

    public static Notation Subtract { get; } = static (_, x) => x[1].Is(0) ? x[0] : Infix(x[0], " − ", " - ", x[1], Term.Sum, Term.Product);

    public static Notation Multiply { get; } =
        static (_, x) =>
            x[0].Is(1) ? x[1]
            : x[1].Is(1) ? x[0]
            : x[0].Is(-1) ? Minus(x[1])
            : x[1].Is(-1) ? Minus(x[0])
            : Infix(x[0], " · ", " \\cdot ", x[1], Term.Product, Term.Power);

    public static Notation Divide { get; } =
        static (_, x) =>
            x[1].Is(1)
                ? x[0]
                : new(
                    $"{x[0].Within(Term.Product).Text} / {x[1].Within(Term.Power).Text}",
                    $"\\frac{{{x[0].Latex}}}{{{x[1].Latex}}}",
                    Term.Product
                );

    public static Notation Negate { get; } = static (_, x) => Minus(x[0]);

    public static Notation Reciprocal { get; } = static (_, x) => Divide(null, [Term.Number(1), x[0]]);

    public static Notation Power { get; } =
        static (_, x) => x[1].Is(1) ? x[0] : Raised(x[0], "^" + x[1].Within(Term.Atom).Text, x[1].Latex);

    public static Notation Square { get; } = static (_, x) => Raised(x[0], "²", "2");

    public static Notation Sqrt { get; } = static (_, x) => new("√" + x[0].Within(Term.Atom).Text, $"\\sqrt{{{x[0].Latex}}}", Term.Atom);

    public static Notation Abs { get; } = static (_, x) => new($"|{x[0].Text}|", $"\\left|{x[0].Latex}\\right|", Term.Atom);

    public static Notation Sigmoid { get; } = static (_, x) => new($"σ({x[0].Text})", $"\\sigma\\left({x[0].Latex}\\right)", Term.Atom);

    /// <summary>A choice by a condition; in square brackets a condition counts 1 where it holds and 0 elsewhere (Iverson).</summary>
    public static Notation Where { get; } =
        static (_, x) =>
            x[2].Is(0) ? Multiply(null, [x[1], Indicator(x[0])])
            : x[1].Is(0) ? Multiply(null, [x[2], Indicator(new("not " + x[0].Text, "\\neg\\," + x[0].Latex, Term.Comparison))])
            : Function("where")(null, x);

    /// <summary>An operation that only renames elements is not seen in a formula about numbers.</summary>
    public static Notation Silent { get; } = static (_, x) => x[0];

    /// <summary>A comparison: z = (x &gt; y).</summary>
    public static Notation Comparison(string text, string latex) =>
        (_, x) => Infix(x[0], $" {text} ", $" {latex} ", x[1], Term.Comparison, Term.Sum);

    /// <summary>A name and operands in brackets.</summary>
    public static Notation Function(string name) => (_, x) => Called(name, x);

    /// <summary>A name and operands in brackets, attributes among them.</summary>
    public static Notation Function(string name, Func<object?, IEnumerable<Term>> attributes) =>
        (a, x) => Called(name, [.. x, .. attributes(a)]);

    /// <summary>Something done along axes: Σ₀ x.</summary>
    public static Notation Along(string text, string latex) =>
        (attributes, x) =>
        {
            var axes = string.Join(",", ((ReductionAxes)attributes!).Axes);
            return new($"{text}[{axes}]({x[0].Text})", $"{latex}_{{{axes}}}\\left({x[0].Latex}\\right)", Term.Atom);
        };

    /// <summary>A product of matrices; what is read transposed carries a ᵀ.</summary>
    public static Term Product(object? attributes, Term[] x)
    {
        var flags = (Transposed)attributes!;
        return Infix(Turned(x[0], flags.Left), " @ ", " \\, ", Turned(x[1], flags.Right), Term.Product, Term.Power);

        static Term Turned(Term x, bool isTurned) => isTurned ? Raised(x, "ᵀ", "\\top") : x;
    }

    private static Term Called(string name, Term[] x)
    {
        var word = Upright.Contains(name) ? "\\" + name : $"\\operatorname{{{name.Replace("_", "\\_", StringComparison.Ordinal)}}}";
        return new(
            $"{name}({string.Join(", ", x.Select(t => t.Text))})",
            $"{word}\\left({string.Join(", ", x.Select(t => t.Latex))}\\right)",
            Term.Atom
        );
    }

    private static Term Infix(Term left, string text, string latex, Term right, int strength, int strengthOfRight)
    {
        var (l, r) = (left.Within(strength), right.Within(strengthOfRight));
        return new(l.Text + text + r.Text, l.Latex + latex + r.Latex, strength);
    }

    private static Term Minus(Term x)
    {
        if (x.Strength == Term.Sign && x.Text.StartsWith('−'))
        {
            return new(x.Text[1..], x.Latex[1..], Term.Product);
        }
        var inner = x.Within(Term.Product);
        return new("−" + inner.Text, "-" + inner.Latex, Term.Sign);
    }

    private static Term Raised(Term x, string text, string latex) =>
        new(x.Within(Term.Atom).Text + text, $"{{{x.Within(Term.Atom).Latex}}}^{{{latex}}}", Term.Power);

    private static Term Indicator(Term condition) => new($"[{condition.Text}]", $"\\left[{condition.Latex}\\right]", Term.Atom);
}
