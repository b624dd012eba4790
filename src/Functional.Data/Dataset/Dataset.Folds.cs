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
    /// <exception cref="ArgumentOutOfRangeException">There are more folds than rows, or than rows of a class, or fewer than 2.</exception>
    public Sequence<(Dataset Train, Dataset Test)> Folds(int count = 5, bool stratify = false)
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
        int[] fold = stratify ? ByClass(count) : [.. Enumerable.Range(0, Count).Select(row => FoldOf(row, count))];
        Dataset Part(Func<int, bool> belongs) => Rows(Tensor.Of([.. Enumerable.Range(0, Count).Where(row => belongs(fold[row]))]));
        return [.. Enumerable.Range(0, count).Select(k => (Part(f => f != k), Part(f => f == k)))];
    }

    /// <summary>Blocks in order, the first ones a row longer where the count does not divide the rows.</summary>
    private int FoldOf(int row, int count)
    {
        var (size, longer) = (Count / count, Count % count);
        return row < longer * (size + 1) ? row / (size + 1) : longer + ((row - (longer * (size + 1))) / size);
    }

    /// <summary>
    /// The sorted labels are dealt out one by one, which says how many of a class every fold has; its rows then fill the folds in order.
    /// Classes count in the order in which they first appear.
    /// </summary>
    private int[] ByClass(int count)
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
        int[] sorted = [.. encoded.Order()];
        var share = new int[count, classes.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            share[i % count, sorted[i]]++;
        }
        var fold = new int[Count];
        var current = new int[classes.Length];
        for (var row = 0; row < Count; row++)
        {
            var c = encoded[row];
            while (share[current[c], c] == 0)
            {
                current[c]++;
            }
            share[current[c], c]--;
            fold[row] = current[c];
        }
        return fold;
    }
}
