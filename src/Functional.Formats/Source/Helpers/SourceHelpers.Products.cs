namespace Functional;

/// <content>Matrix products, running sums, positions.</content>
internal static partial class SourceHelpers
{
    private static SourceHelper[] Products =>
        [
            new(
                "MatMul",
                "c [m, n] = a · b, read with steps: every number is one chain of fused multiply-adds, ascending from 0.",
                """
                private static void MatMul(
                    ReadOnlySpan<REAL> a, int aRow, int aColumn, ReadOnlySpan<REAL> b,
                    int bRow, int bColumn, Span<REAL> c, int m, int k, int n)
                {
                    for (int i = 0; i < m; i++)
                    {
                        Span<REAL> to = c.Slice(i * n, n);
                        to.Clear();
                        for (int p = 0; p < k; p++)
                        {
                            REAL left = a[(i * aRow) + (p * aColumn)];
                            ReadOnlySpan<REAL> right = b.Slice(p * bRow);
                            if (bColumn == 1)
                            {
                                right = right.Slice(0, to.Length);
                                for (int j = 0; j < to.Length; j++)
                                {
                                    to[j] = Fma(left, right[j], to[j]);
                                }
                                continue;
                            }
                            for (int j = 0; j < to.Length; j++)
                            {
                                to[j] = Fma(left, right[j * bColumn], to[j]);
                            }
                        }
                    }
                }
                """
            ),
            new(
                "CumulativeSum",
                "Running sums along the middle axis of [outer, count, inner].",
                """
                private static void CumulativeSum(ReadOnlySpan<REAL> x, Span<REAL> y, int outer, int count, int inner, bool reverse)
                {
                    for (int i = 0; i < outer * inner; i++)
                    {
                        int step = reverse ? -inner : inner;
                        int at = ((i / inner) * count * inner) + (i % inner) + (reverse ? (count - 1) * inner : 0);
                        REAL sum = x[at];
                        y[at] = sum;
                        for (int c = 1; c < count; c++)
                        {
                            at += step;
                            sum += x[at];
                            y[at] = sum;
                        }
                    }
                }
                """
            ),
            Position("ArgMax", "largest", '>'),
            Position("ArgMin", "smallest", '<'),
        ];

    private static SourceHelper Position(string name, string which, char comparison) =>
        new(
            name,
            $"The position of the {which} number along the middle axis of [outer, count, inner]; the first of equals, NaN before all.",
            $$"""
            private static void {{name}}(ReadOnlySpan<REAL> x, Span<int> y, int outer, int count, int inner)
            {
                for (int i = 0; i < outer * inner; i++)
                {
                    int start = ((i / inner) * count * inner) + (i % inner);
                    int best = 0;
                    for (int c = 1; c < count; c++)
                    {
                        REAL most = x[start + (best * inner)];
                        REAL next = x[start + (c * inner)];
                        best = !REAL.IsNaN(most) && (next {{comparison}} most || REAL.IsNaN(next)) ? c : best;
                    }
                    y[i] = best;
                }
            }
            """
        );
}
