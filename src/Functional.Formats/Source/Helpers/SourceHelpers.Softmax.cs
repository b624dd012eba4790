namespace Functional;

/// <content>Softmax and its logarithm, row by row.</content>
internal static partial class SourceHelpers
{
    private static SourceHelper[] Softmax =>
        [
            new(
                "Softmax",
                "eˣ / Σ eˣ along the middle axis of [outer, count, inner].",
                """
                private static void Softmax(ReadOnlySpan<REAL> x, Span<REAL> y, int outer, int count, int inner)
                {
                    REAL[] row = new REAL[count];
                    REAL[] powers = new REAL[count];
                    for (int i = 0; i < outer * inner; i++)
                    {
                        int start = ((i / inner) * count * inner) + (i % inner);
                        for (int c = 0; c < count; c++)
                        {
                            row[c] = x[start + (c * inner)];
                        }
                        REAL most = MaxOf(row);
                        for (int c = 0; c < count; c++)
                        {
                            row[c] -= most;
                            powers[c] = Exp(row[c]);
                        }
                        REAL sum = SumOf(powers);
                        for (int c = 0; c < count; c++)
                        {
                            y[start + (c * inner)] = powers[c] / sum;
                        }
                    }
                }
                """
            ),
            new(
                "LogSoftmax",
                "x − ln Σ eˣ along the middle axis of [outer, count, inner].",
                """
                private static void LogSoftmax(ReadOnlySpan<REAL> x, Span<REAL> y, int outer, int count, int inner)
                {
                    REAL[] row = new REAL[count];
                    REAL[] powers = new REAL[count];
                    for (int i = 0; i < outer * inner; i++)
                    {
                        int start = ((i / inner) * count * inner) + (i % inner);
                        for (int c = 0; c < count; c++)
                        {
                            row[c] = x[start + (c * inner)];
                        }
                        REAL most = MaxOf(row);
                        most = most - most == 0 ? most : 0;
                        for (int c = 0; c < count; c++)
                        {
                            row[c] -= most;
                            powers[c] = Exp(row[c]);
                        }
                        REAL sum = SumOf(powers);
                        REAL logarithm = Log(sum);
                        for (int c = 0; c < count; c++)
                        {
                            y[start + (c * inner)] = row[c] - logarithm;
                        }
                    }
                }
                """
            ),
            new(
                "LogSumExp",
                "ln Σ eˣ along the middle axis of [outer, count, inner].",
                """
                private static void LogSumExp(ReadOnlySpan<REAL> x, Span<REAL> y, int outer, int count, int inner)
                {
                    REAL[] row = new REAL[count];
                    REAL[] powers = new REAL[count];
                    for (int i = 0; i < outer * inner; i++)
                    {
                        int start = ((i / inner) * count * inner) + (i % inner);
                        for (int c = 0; c < count; c++)
                        {
                            row[c] = x[start + (c * inner)];
                        }
                        REAL most = MaxOf(row);
                        most = most - most == 0 ? most : 0;
                        for (int c = 0; c < count; c++)
                        {
                            row[c] -= most;
                            powers[c] = Exp(row[c]);
                        }
                        REAL sum = SumOf(powers);
                        y[i] = Log(sum) + most;
                    }
                }
                """
            ),
        ];
}
