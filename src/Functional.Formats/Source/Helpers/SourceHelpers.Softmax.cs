namespace Functional;

/// <content>Softmax and its logarithm, row by row.</content>
internal static partial class SourceHelpers
{
    /// <summary>A row of nothing but −∞, or one with ∞, is not shifted.</summary>
    private const string FiniteOnly = "most = most - most == 0 ? most : 0;";

    private const string Each = "for (int c = 0; c < count; c++)";

    private static SourceHelper[] Softmax =>
        [
            OfPowers("Softmax", "eˣ / Σ eˣ", [], [Each, "{", "    y[start + (c * inner)] = powers[c] / sum;", "}"]),
            OfPowers(
                "LogSoftmax",
                "x − ln Σ eˣ",
                [FiniteOnly],
                ["REAL logarithm = Log(sum);", Each, "{", "    y[start + (c * inner)] = row[c] - logarithm;", "}"]
            ),
            OfPowers("LogSumExp", "ln Σ eˣ", [FiniteOnly], ["y[i] = Log(sum) + most;"]),
        ];

    /// <summary>What begins with the powers of a row, shifted by its largest number, and their sum.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="formula">What it computes.</param>
    /// <param name="shift">Statements that change the largest number.</param>
    /// <param name="result">Statements that make the result of row, powers, sum and largest number.</param>
    private static SourceHelper OfPowers(string name, string formula, string[] shift, string[] result) =>
        new(
            name,
            $"{formula} along the middle axis of [outer, count, inner].",
            string.Join(
                '\n',
                [
                    $"private static void {name}(ReadOnlySpan<REAL> x, Span<REAL> y, int outer, int count, int inner)",
                    "{",
                    "    REAL[] row = new REAL[count];",
                    "    REAL[] powers = new REAL[count];",
                    "    for (int i = 0; i < outer * inner; i++)",
                    "    {",
                    "        int start = ((i / inner) * count * inner) + (i % inner);",
                    "        for (int c = 0; c < count; c++)",
                    "        {",
                    "            row[c] = x[start + (c * inner)];",
                    "        }",
                    "        REAL most = MaxOf(row);",
                    .. shift.Select(line => "        " + line),
                    "        for (int c = 0; c < count; c++)",
                    "        {",
                    "            row[c] -= most;",
                    "            powers[c] = Exp(row[c]);",
                    "        }",
                    "        REAL sum = SumOf(powers);",
                    .. result.Select(line => "        " + line),
                    "    }",
                    "}",
                ]
            )
        );
}
