namespace Functional;

public sealed partial class Dataset
{
    /// <summary>
    /// Shuffles the rows by a seed and gives ⌈test · n⌉ of them to the second part, the rest to the first, as scikit-learn counts:
    /// <c>var (train, test) = data.Split(test: 0.2, seed: 42)</c>.
    /// </summary>
    /// <param name="test">The share of the second part, between 0 and 1.</param>
    /// <param name="seed">The same seed gives the same split.</param>
    /// <param name="stratify">
    /// Whether every class keeps its share in both parts: of a class of c rows, c · n_train / n go to the first part, rounded so that
    /// the counts come out and the classes with the largest remainders get one more. The target must then hold labels.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1, or leaves a part without rows.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, or too few of a class.</exception>
    public (Dataset Train, Dataset Test) Split(double test = 0.25, long seed = 0, bool stratify = false)
    {
        DatasetRules.RequireShare("split", nameof(test), test, this);
        var testCount = (int)Math.Ceiling(test * Count);
        DatasetRules.RequireParts("split", nameof(test), test, Count - testCount, testCount);
        var order = Key.Of(seed).Permutation(Count);
        if (stratify)
        {
            order = Stratification.Order(order, Labels.AsLabels("split", Y), testCount);
        }
        return (Rows(order[testCount..]), Rows(order[..testCount]));
    }

    /// <summary>The first rows and the others, in order. Shares memory.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer rows.</exception>
    public (Dataset First, Dataset Second) SplitAt(int count) => (Take(count), Skip(count));

    /// <summary>
    /// All rows but a share at the end, and that share, in order: the first ⌊n · (1 − fraction)⌋ rows and the others, as Keras'
    /// <c>validation_split</c>. Shares memory.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1, or leaves a part without rows.</exception>
    /// <exception cref="InvalidOperationException">There are no rows.</exception>
    public (Dataset First, Dataset Last) SplitLast(double fraction)
    {
        DatasetRules.RequireShare("split last", nameof(fraction), fraction, this);
        var first = (int)Math.Floor(Count * (1.0 - fraction));
        DatasetRules.RequireParts("split last", nameof(fraction), fraction, first, Count - first);
        return SplitAt(first);
    }
}
