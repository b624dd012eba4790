using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Functional;

/// <summary>
/// The places of rows on their way to the map. Coordinates are kept one dimension after the other; each row sums its own forces, in an
/// order that does not depend on threads or the machine.
/// </summary>
internal sealed class TSneDescent
{
    private readonly double[] affinities;
    private readonly double rate;
    private readonly int rows;
    private readonly int dimensions;
    private readonly double[][] places;
    private readonly double[][] moves;
    private readonly double[][] gains;
    private readonly double[][] attraction;
    private readonly double[][] repulsion;
    private readonly double[] totals;

    public TSneDescent(double[] affinities, Tensor start, double rate)
    {
        (this.affinities, this.rate) = (affinities, rate);
        (rows, dimensions) = (start.Shape[0], start.Shape[1]);
        totals = new double[rows];
        places = [.. Enumerable.Range(0, dimensions).Select(d => start[.., d].ToArray<double>())];
        (moves, gains, attraction, repulsion) = (Fields(0), Fields(1), Fields(0), Fields(0));
    }

    public Tensor Places => Tensor.Of([.. places.SelectMany(place => place)], Shape.Of(dimensions, rows)).T;

    /// <summary>KL(P ‖ Q).</summary>
    public double Divergence
    {
        get
        {
            var nearness = new double[rows * rows];
            for (var i = 0; i < rows; i++)
            {
                for (var j = 0; j < rows; j++)
                {
                    nearness[i * rows + j] = i == j ? 0 : 1 / (1 + places.Sum(place => (place[i] - place[j]) * (place[i] - place[j])));
                }
            }
            var total = nearness.Sum();
            return affinities.Select((p, at) => p > 0 ? p * Math.Log(p / Math.Max(nearness[at] / total, 1e-300)) : 0).Sum();
        }
    }

    /// <summary>One step against the gradient 4 Σⱼ (e · pᵢⱼ − qᵢⱼ) (yᵢ − yⱼ) / (1 + ‖yᵢ − yⱼ‖²).</summary>
    public void Step(double exaggeration, double momentum)
    {
        Parallel.For(0, rows, Forces);
        var total = totals.Sum();
        for (var d = 0; d < dimensions; d++)
        {
            for (var i = 0; i < rows; i++)
            {
                var gradient = 4 * (exaggeration * attraction[d][i] - repulsion[d][i] / total);
                var onward = gradient * moves[d][i] < 0;
                gains[d][i] = Math.Max(0.01, onward ? gains[d][i] + 0.2 : gains[d][i] * 0.8);
                moves[d][i] = momentum * moves[d][i] - rate * gains[d][i] * gradient;
            }
            for (var i = 0; i < rows; i++)
            {
                places[d][i] += moves[d][i];
            }
        }
    }

    private double[][] Fields(double value) => [.. Enumerable.Range(0, dimensions).Select(_ => Enumerable.Repeat(value, rows).ToArray())];

    private void Forces(int i)
    {
        totals[i] = 0;
        for (var d = 0; d < dimensions; d++)
        {
            (attraction[d][i], repulsion[d][i]) = (0, 0);
        }
        var p = affinities.AsSpan(i * rows, rows);
        var j = dimensions == 2 ? PairForces(i, p) : 0;
        for (; j < rows; j++)
        {
            var squares = 0.0;
            foreach (var place in places)
            {
                squares += (place[i] - place[j]) * (place[i] - place[j]);
            }
            var near = 1 / (1 + squares);
            totals[i] += near;
            for (var d = 0; d < dimensions; d++)
            {
                var apart = places[d][i] - places[d][j];
                attraction[d][i] += near * p[j] * apart;
                repulsion[d][i] += near * near * apart;
            }
        }
        // A row is at distance 0 from itself, and no neighbour of its own.
        totals[i] -= 1;
    }

    /// <summary>The forces of two dimensions, four rows at a time; the first row that is left to do.</summary>
    private int PairForces(int i, ReadOnlySpan<double> p)
    {
        ReadOnlySpan<double> first = places[0];
        ReadOnlySpan<double> second = places[1];
        var (x, y) = (Vector256.Create(first[i]), Vector256.Create(second[i]));
        var (sums, pullX, pullY) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var (pushX, pushY) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var j = 0;
        for (; j <= p.Length - Vector256<double>.Count; j += Vector256<double>.Count)
        {
            var (apartX, apartY) = (x - At(first, j), y - At(second, j));
            var near = Vector256<double>.One / (Vector256<double>.One + (apartX * apartX + apartY * apartY));
            var (pull, push) = (near * At(p, j), near * near);
            sums += near;
            pullX += pull * apartX;
            pullY += pull * apartY;
            pushX += push * apartX;
            pushY += push * apartY;
        }
        totals[i] = Sum(sums);
        (attraction[0][i], attraction[1][i]) = (Sum(pullX), Sum(pullY));
        (repulsion[0][i], repulsion[1][i]) = (Sum(pushX), Sum(pushY));
        return j;
    }

    private static Vector256<double> At(ReadOnlySpan<double> values, int index) =>
        Vector256.LoadUnsafe(in MemoryMarshal.GetReference(values), (nuint)index);

    private static double Sum(Vector256<double> sums) => sums[0] + sums[1] + (sums[2] + sums[3]);
}
