namespace Functional;

public sealed partial class Dataset
{
    /// <summary>
    /// The rows as k pairs of training and test set for cross-validation: every row is a test row once. Folds are blocks in order, the
    /// first n mod k of them one row longer, as scikit-learn's <c>KFold</c>; stratified, every class, a label of the only target, is
    /// spread evenly over them, as its <c>StratifiedKFold</c>. Shuffle before where the order of rows means something.
    /// </summary>
    /// <param name="count">k, from 2 to the number of rows.</param>
    /// <param name="stratify">Whether every fold has the classes' shares.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There are more folds than rows, or, stratified, than rows of any class, or fewer than 2. A class with fewer rows than there are
    /// folds is missing in some, as in scikit-learn.
    /// </exception>
    public Sequence<(Dataset Train, Dataset Test)> Folds(int count = 5, bool stratify = false) => Parts(count, null, stratify);

    /// <summary>
    /// The folds of scikit-learn's <c>KFold(count, shuffle=True, random_state=…)</c>, or of its <c>StratifiedKFold</c>, row by row:
    /// <c>data.Folds(5, new NumpyRandom(42))</c>. The rows of every part stay in their order.
    /// </summary>
    /// <param name="count">k, from 2 to the number of rows.</param>
    /// <param name="random">The stream of a <c>random_state</c>.</param>
    /// <param name="stratify">Whether every fold has the classes' shares.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There are more folds than rows, or, stratified, than rows of any class, or fewer than 2. A class with fewer rows than there are
    /// folds is missing in some, as in scikit-learn.
    /// </exception>
    public Sequence<(Dataset Train, Dataset Test)> Folds(int count, NumpyRandom random, bool stratify = false)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Parts(count, random, stratify);
    }

    private Sequence<(Dataset Train, Dataset Test)> Parts(int count, NumpyRandom? random, bool stratify)
    {
        if (count < 2 || count > Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count),
                Messages.Of(
                    "folds",
                    "there are from 2 folds to one for every row",
                    "5 or 10 are usual.",
                    ("folds", Messages.Number(count)),
                    ("rows", Messages.Number(Count))
                )
            );
        }
        int[] fold = stratify ? ByClass(count, random) : ByPlace(count, random);
        Dataset Part(Func<int, bool> belongs) => Rows(Tensor.Of([.. Enumerable.Range(0, Count).Where(row => belongs(fold[row]))]));
        return [.. Enumerable.Range(0, count).Select(k => (Part(f => f != k), Part(f => f == k)))];
    }

    /// <summary>Blocks of the rows in order, or in a random one.</summary>
    private int[] ByPlace(int count, NumpyRandom? random)
    {
        int[] order = random is null ? [.. Enumerable.Range(0, Count)] : random.Permutation(Count).ToArray<int>();
        var fold = new int[Count];
        foreach (var (place, row) in order.Index())
        {
            fold[row] = FoldOf(place, count);
        }
        return fold;
    }

    /// <summary>Blocks in order, the first ones a row longer where the count does not divide the rows.</summary>
    private int FoldOf(int place, int count)
    {
        var (size, longer) = (Count / count, Count % count);
        return place < longer * (size + 1) ? place / (size + 1) : longer + ((place - (longer * (size + 1))) / size);
    }

    /// <summary>
    /// The sorted labels are dealt out one by one, which says how many of a class every fold has; its rows then fill the folds in order,
    /// or in a random one. Classes count in the order in which they first appear.
    /// </summary>
    private int[] ByClass(int count, NumpyRandom? random)
    {
        int[] labels = Labels.AsLabels("folds", Y).ToArray<int>();
        int[] classes = [.. labels.Distinct()];
        int[] encoded = [.. labels.Select(l => Array.IndexOf(classes, l))];
        if (
            classes.Length > 0
            && encoded.CountBy(c => c).Min(c => c.Value) is var least
            && encoded.CountBy(c => c).Max(c => c.Value) < count
        )
        {
            throw new ArgumentOutOfRangeException(
                nameof(count),
                Messages.Of(
                    "folds",
                    "no class has as many rows as there are folds",
                    "Take fewer folds, or do not stratify.",
                    ("folds", Messages.Number(count)),
                    ("rows of the smallest class", Messages.Number(least))
                )
            );
        }
        var dealt = encoded.Order().Index().ToLookup(row => row.Item, row => row.Index % count);
        int[][] folds = [.. classes.Select((_, c) => dealt[c].Order()).Select(part => random is null ? [.. part] : random.Shuffle(part))];
        var next = new int[classes.Length];
        return [.. encoded.Select(c => folds[c][next[c]++])];
    }
}
