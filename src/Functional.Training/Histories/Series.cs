using System.Collections;

namespace Functional;

/// <summary>One number of the history, epoch by epoch: <c>trained.History["val_accuracy"].Best</c>.</summary>
public sealed class Series : IReadOnlyList<double>
{
    private readonly Sequence<(int Epoch, double Value)> points;

    internal Series(string name, Sequence<(int Epoch, double Value)> points, bool isHigherBetter) =>
        (Name, this.points, IsHigherBetter) = (name, points, isHigherBetter);

    /// <summary>The key.</summary>
    public string Name { get; }

    /// <summary>Whether a higher number is the better one: the metric says so; false for losses.</summary>
    public bool IsHigherBetter { get; }

    /// <summary>The epochs, from 0, that have this number.</summary>
    public IEnumerable<int> Epochs => points.Select(p => p.Epoch);

    /// <summary>How many epochs have this number.</summary>
    public int Count => points.Count;

    /// <summary>The number at a position, from 0.</summary>
    public double this[int index] => points[index].Value;

    /// <summary>The newest number.</summary>
    /// <exception cref="InvalidOperationException">There is none yet.</exception>
    public double Last => Count > 0 ? points[^1].Value : throw Empty();

    /// <summary>The best number: the highest or lowest, whichever the metric calls better. NaN is never best.</summary>
    /// <exception cref="InvalidOperationException">There is none yet.</exception>
    public double Best => BestPoint.Value;

    /// <summary>The epoch, from 0, of the best number; the first of equal ones.</summary>
    /// <exception cref="InvalidOperationException">There is none yet.</exception>
    public int BestEpoch => BestPoint.Epoch;

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator() => points.Select(p => p.Value).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The name and the numbers.</summary>
    public override string ToString() => $"{Name}: [{string.Join(", ", points.Select(p => Logs.Number(p.Value)))}]";

    private (int Epoch, double Value) BestPoint
    {
        get
        {
            if (Count == 0)
            {
                throw Empty();
            }
            var best = points[0];
            foreach (var point in points)
            {
                var better = IsHigherBetter ? point.Value > best.Value : point.Value < best.Value;
                best = better || (double.IsNaN(best.Value) && !double.IsNaN(point.Value)) ? point : best;
            }
            return best;
        }
    }

    private InvalidOperationException Empty() => new($"\"{Name}\" has no numbers: no epoch has been trained.");
}
