namespace Functional;

/// <summary>
/// How much any two rows are neighbours: pᵢⱼ = (pⱼ|ᵢ + pᵢ|ⱼ) / 2n with pⱼ|ᵢ ∝ exp(−βᵢ ‖xᵢ − xⱼ‖²), βᵢ so that row i has as many neighbours
/// as the perplexity says.
/// </summary>
internal static class TSneAffinities
{
    /// <summary>[n · n], symmetric, 0 on the diagonal, of sum 1.</summary>
    public static double[] Of(Tensor x, double perplexity)
    {
        var (rows, columns) = (x.Shape[0], x.Shape[1]);
        var given = new double[rows * rows];
        Parallel.For(
            0,
            rows,
            i =>
            {
                var all = x.AsSpan<double>();
                var row = given.AsSpan(i * rows, rows);
                for (var j = 0; j < rows; j++)
                {
                    row[j] = NearestRows.SquaredDistance(all.Slice(i * columns, columns), all.Slice(j * columns, columns));
                }
                Weigh(row, i, Math.Log(perplexity));
            }
        );
        var result = new double[given.Length];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < rows; j++)
            {
                result[i * rows + j] = (given[i * rows + j] + given[j * rows + i]) / (2.0 * rows);
            }
        }
        return result;
    }

    /// <summary>Squared distances from row i become shares; β is halved and doubled until their entropy is the one wanted.</summary>
    private static void Weigh(Span<double> row, int self, double entropy)
    {
        // Distances from the nearest on: the shares are the same, and the greatest weight is 1 whatever β.
        var nearest = double.PositiveInfinity;
        for (var j = 0; j < row.Length; j++)
        {
            nearest = j == self ? nearest : Math.Min(nearest, row[j]);
        }
        var weights = new double[row.Length];
        var (low, beta, high, sum) = (0.0, 1.0, double.PositiveInfinity, 1.0);
        for (var step = 0; step < 200; step++)
        {
            sum = 0;
            var mean = 0.0;
            for (var j = 0; j < row.Length; j++)
            {
                var distance = row[j] - nearest;
                weights[j] = j == self ? 0 : Math.Exp(-beta * distance);
                sum += weights[j];
                mean += j == self ? 0 : weights[j] * distance;
            }
            var excess = Math.Log(sum) + beta * mean / sum - entropy;
            if (Math.Abs(excess) < 1e-5)
            {
                break;
            }
            (low, high) = excess > 0 ? (beta, high) : (low, beta);
            beta = double.IsInfinity(high) ? 2 * beta : (low + high) / 2;
        }
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = weights[j] / sum;
        }
    }
}
