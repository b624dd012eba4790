namespace Functional;

/// <content>Reductions in the order that length alone decides.</content>
internal static partial class SourceHelpers
{
    private static SourceHelper[] Reductions =>
        [
            new(
                "SumOf",
                "Σ x in the order of lanes: number i joins lane i mod 64 of its block of 4096, and halves of lanes join.",
                """
                private static REAL SumOf(ReadOnlySpan<REAL> x)
                {
                    REAL total = 0;
                    Span<REAL> lanes = stackalloc REAL[64];
                    for (int start = 0; start < x.Length; start += 4096)
                    {
                        ReadOnlySpan<REAL> block = x.Slice(start, Math.Min(4096, x.Length - start));
                        lanes.Fill(-0‹f|d›);
                        for (int i = 0; i < block.Length; i++)
                        {
                            lanes[i % 64] = lanes[i % 64] + block[i];
                        }
                        for (int half = 32; half > 0; half /= 2)
                        {
                            for (int lane = 0; lane < half; lane++)
                            {
                                lanes[lane] = lanes[lane] + lanes[lane + half];
                            }
                        }
                        total = start == 0 ? lanes[0] : total + lanes[0];
                    }
                    return total;
                }
                """
            ),
            new(
                "ProductOf",
                "Π x in the order of lanes: number i joins lane i mod 64 of its block of 4096, and halves of lanes join.",
                """
                private static REAL ProductOf(ReadOnlySpan<REAL> x)
                {
                    REAL total = 1;
                    Span<REAL> lanes = stackalloc REAL[64];
                    for (int start = 0; start < x.Length; start += 4096)
                    {
                        ReadOnlySpan<REAL> block = x.Slice(start, Math.Min(4096, x.Length - start));
                        lanes.Fill(1);
                        for (int i = 0; i < block.Length; i++)
                        {
                            lanes[i % 64] = lanes[i % 64] * block[i];
                        }
                        for (int half = 32; half > 0; half /= 2)
                        {
                            for (int lane = 0; lane < half; lane++)
                            {
                                lanes[lane] = lanes[lane] * lanes[lane + half];
                            }
                        }
                        total = start == 0 ? lanes[0] : total * lanes[0];
                    }
                    return total;
                }
                """
            ),
            new(
                "MaxOf",
                "The largest number; NaN if any is NaN.",
                """
                private static REAL MaxOf(ReadOnlySpan<REAL> x)
                {
                    REAL most = x[0];
                    for (int i = 1; i < x.Length; i++)
                    {
                        most = MATH.Max(most, x[i]);
                    }
                    return most;
                }
                """
            ),
            new(
                "MinOf",
                "The smallest number; NaN if any is NaN.",
                """
                private static REAL MinOf(ReadOnlySpan<REAL> x)
                {
                    REAL most = x[0];
                    for (int i = 1; i < x.Length; i++)
                    {
                        most = MATH.Min(most, x[i]);
                    }
                    return most;
                }
                """
            ),
            new(
                "Sum",
                "Joins the middle axis of [outer, count, inner]: a row in the order of lanes, columns row by row.",
                """
                private static void Sum(ReadOnlySpan<REAL> x, Span<REAL> y, int outer, int count, int inner)
                {
                    for (int i = 0; i < outer; i++)
                    {
                        ReadOnlySpan<REAL> part = x.Slice(i * count * inner, count * inner);
                        if (inner == 1)
                        {
                            y[i] = SumOf(part);
                            continue;
                        }
                        Span<REAL> to = y.Slice(i * inner, inner);
                        part.Slice(0, inner).CopyTo(to);
                        for (int c = 1; c < count; c++)
                        {
                            ReadOnlySpan<REAL> row = part.Slice(c * inner, inner);
                            for (int j = 0; j < inner; j++)
                            {
                                to[j] = to[j] + row[j];
                            }
                        }
                    }
                }
                """
            ),
            new(
                "Product",
                "Joins the middle axis of [outer, count, inner]: a row in the order of lanes, columns row by row.",
                """
                private static void Product(ReadOnlySpan<REAL> x, Span<REAL> y, int outer, int count, int inner)
                {
                    for (int i = 0; i < outer; i++)
                    {
                        ReadOnlySpan<REAL> part = x.Slice(i * count * inner, count * inner);
                        if (inner == 1)
                        {
                            y[i] = ProductOf(part);
                            continue;
                        }
                        Span<REAL> to = y.Slice(i * inner, inner);
                        part.Slice(0, inner).CopyTo(to);
                        for (int c = 1; c < count; c++)
                        {
                            ReadOnlySpan<REAL> row = part.Slice(c * inner, inner);
                            for (int j = 0; j < inner; j++)
                            {
                                to[j] = to[j] * row[j];
                            }
                        }
                    }
                }
                """
            ),
            new(
                "Max",
                "Joins the middle axis of [outer, count, inner]: a row in the order of lanes, columns row by row.",
                """
                private static void Max(ReadOnlySpan<REAL> x, Span<REAL> y, int outer, int count, int inner)
                {
                    for (int i = 0; i < outer; i++)
                    {
                        ReadOnlySpan<REAL> part = x.Slice(i * count * inner, count * inner);
                        if (inner == 1)
                        {
                            y[i] = MaxOf(part);
                            continue;
                        }
                        Span<REAL> to = y.Slice(i * inner, inner);
                        part.Slice(0, inner).CopyTo(to);
                        for (int c = 1; c < count; c++)
                        {
                            ReadOnlySpan<REAL> row = part.Slice(c * inner, inner);
                            for (int j = 0; j < inner; j++)
                            {
                                to[j] = MATH.Max(to[j], row[j]);
                            }
                        }
                    }
                }
                """
            ),
            new(
                "Min",
                "Joins the middle axis of [outer, count, inner]: a row in the order of lanes, columns row by row.",
                """
                private static void Min(ReadOnlySpan<REAL> x, Span<REAL> y, int outer, int count, int inner)
                {
                    for (int i = 0; i < outer; i++)
                    {
                        ReadOnlySpan<REAL> part = x.Slice(i * count * inner, count * inner);
                        if (inner == 1)
                        {
                            y[i] = MinOf(part);
                            continue;
                        }
                        Span<REAL> to = y.Slice(i * inner, inner);
                        part.Slice(0, inner).CopyTo(to);
                        for (int c = 1; c < count; c++)
                        {
                            ReadOnlySpan<REAL> row = part.Slice(c * inner, inner);
                            for (int j = 0; j < inner; j++)
                            {
                                to[j] = MATH.Min(to[j], row[j]);
                            }
                        }
                    }
                }
                """
            ),
        ];
}
