namespace Functional;

/// <content>Reductions in the order that length alone decides.</content>
internal static partial class SourceHelpers
{
    private static SourceHelper[] Reductions =>
        [
            Lanes("SumOf", "Σ", '+', start: "0", nothing: "-0‹f|d›"),
            Lanes("ProductOf", "Π", '*', start: "1", nothing: "1"),
            Extreme("MaxOf", "largest", "MATH.Max"),
            Extreme("MinOf", "smallest", "MATH.Min"),
            Joined("Sum", "to[j] + row[j]"),
            Joined("Product", "to[j] * row[j]"),
            Joined("Max", "MATH.Max(to[j], row[j])"),
            Joined("Min", "MATH.Min(to[j], row[j])"),
        ];

    /// <summary>A row joined by an operation that has an order.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="sign">How mathematics writes it.</param>
    /// <param name="operation">How code does.</param>
    /// <param name="start">The result for no numbers.</param>
    /// <param name="nothing">What a lane holds that no number has joined.</param>
    private static SourceHelper Lanes(string name, string sign, char operation, string start, string nothing) =>
        new(
            name,
            $"{sign} x in the order of lanes: number i joins lane i mod 64 of its block of 4096, and halves of lanes join.",
            $$"""
            private static REAL {{name}}(ReadOnlySpan<REAL> x)
            {
                REAL total = {{start}};
                Span<REAL> lanes = stackalloc REAL[64];
                for (int start = 0; start < x.Length; start += 4096)
                {
                    ReadOnlySpan<REAL> block = x.Slice(start, Math.Min(4096, x.Length - start));
                    lanes.Fill({{nothing}});
                    for (int i = 0; i < block.Length; i++)
                    {
                        lanes[i % 64] = lanes[i % 64] {{operation}} block[i];
                    }
                    for (int half = 32; half > 0; half /= 2)
                    {
                        for (int lane = 0; lane < half; lane++)
                        {
                            lanes[lane] = lanes[lane] {{operation}} lanes[lane + half];
                        }
                    }
                    total = start == 0 ? lanes[0] : total {{operation}} lanes[0];
                }
                return total;
            }
            """
        );

    /// <summary>A row joined by an operation whose order does not matter.</summary>
    private static SourceHelper Extreme(string name, string which, string function) =>
        new(
            name,
            $"The {which} number; NaN if any is NaN.",
            $$"""
            private static REAL {{name}}(ReadOnlySpan<REAL> x)
            {
                REAL most = x[0];
                for (int i = 1; i < x.Length; i++)
                {
                    most = {{function}}(most, x[i]);
                }
                return most;
            }
            """
        );

    /// <summary>The middle axis of three, joined: rows as the function of that name does, columns by an expression.</summary>
    private static SourceHelper Joined(string name, string expression) =>
        new(
            name,
            "Joins the middle axis of [outer, count, inner]: a row in the order of lanes, columns row by row.",
            $$"""
            private static void {{name}}(ReadOnlySpan<REAL> x, Span<REAL> y, int outer, int count, int inner)
            {
                for (int i = 0; i < outer; i++)
                {
                    ReadOnlySpan<REAL> part = x.Slice(i * count * inner, count * inner);
                    if (inner == 1)
                    {
                        y[i] = {{name}}Of(part);
                        continue;
                    }
                    Span<REAL> to = y.Slice(i * inner, inner);
                    part.Slice(0, inner).CopyTo(to);
                    for (int c = 1; c < count; c++)
                    {
                        ReadOnlySpan<REAL> row = part.Slice(c * inner, inner);
                        for (int j = 0; j < inner; j++)
                        {
                            to[j] = {{expression}};
                        }
                    }
                }
            }
            """
        );
}
