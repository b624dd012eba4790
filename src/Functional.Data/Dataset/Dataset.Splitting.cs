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

    /// <summary>
    /// The split of scikit-learn's <c>train_test_split(test_size=…, random_state=…)</c>, row by row: ⌈test · n⌉ rows in the second
    /// part, all others in the first. <c>data.Split(test: 0.2, new NumpyRandom(42))</c>.
    /// </summary>
    /// <param name="test">The share of the second part, between 0 and 1.</param>
    /// <param name="random">The stream of a <c>random_state</c>.</param>
    /// <param name="stratify">Whether every class keeps its share in both parts; the target must then hold labels.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1, or leaves a part without rows.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, or too few of a class.</exception>
    public (Dataset Train, Dataset Test) Split(double test, NumpyRandom random, bool stratify = false)
    {
        DatasetRules.RequireShare("split", nameof(test), test, this);
        var testCount = (int)Math.Ceiling(test * Count);
        return Split(Count - testCount, testCount, random, stratify);
    }

    /// <summary>As scikit-learn's <c>train_test_split</c> with a number of rows for the second part; all others are in the first.</summary>
    /// <param name="test">The number of rows in the second part.</param>
    /// <param name="random">The stream of a <c>random_state</c>.</param>
    /// <param name="stratify">Whether every class keeps its share in both parts; the target must then hold labels.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part would have no rows.</exception>
    /// <exception cref="InvalidOperationException">There are too few rows of a class.</exception>
    public (Dataset Train, Dataset Test) Split(int test, NumpyRandom random, bool stratify = false) =>
        Split(Count - test, test, random, stratify);

    /// <summary>As scikit-learn's <c>train_test_split</c> with two shares: ⌊train · n⌋ and ⌈test · n⌉ rows; others are left out.</summary>
    /// <param name="train">The share of the first part, between 0 and 1.</param>
    /// <param name="test">The share of the second part, between 0 and 1.</param>
    /// <param name="random">The stream of a <c>random_state</c>.</param>
    /// <param name="stratify">Whether every class keeps its share in both parts; the target must then hold labels.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A share is not between 0 and 1, leaves a part without rows, or both are more than all rows.
    /// </exception>
    /// <exception cref="InvalidOperationException">There are no rows, or too few of a class.</exception>
    public (Dataset Train, Dataset Test) Split(double train, double test, NumpyRandom random, bool stratify = false)
    {
        DatasetRules.RequireShare("split", nameof(train), train, this);
        DatasetRules.RequireShare("split", nameof(test), test, this);
        return Split((int)Math.Floor(train * Count), (int)Math.Ceiling(test * Count), random, stratify);
    }

    /// <summary>As scikit-learn's <c>train_test_split</c> with two numbers of rows; the others are left out.</summary>
    /// <param name="train">The number of rows in the first part.</param>
    /// <param name="test">The number of rows in the second part.</param>
    /// <param name="random">The stream of a <c>random_state</c>.</param>
    /// <param name="stratify">Whether every class keeps its share in both parts; the target must then hold labels.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part would have no rows, or both have more than there are.</exception>
    /// <exception cref="InvalidOperationException">There are too few rows of a class.</exception>
    public (Dataset Train, Dataset Test) Split(int train, int test, NumpyRandom random, bool stratify = false)
    {
        ArgumentNullException.ThrowIfNull(random);
        DatasetRules.RequireCounts("split", train, test, this);
        if (stratify)
        {
            var rows = NumpyStratification.Split(Labels.AsLabels("split", Y), train, test, random);
            return (Rows(Tensor.Of(rows.Train)), Rows(Tensor.Of(rows.Test)));
        }
        var order = random.Permutation(Count);
        return (Rows(order[test..(test + train)]), Rows(order[..test]));
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
