namespace Functional;

/// <summary>Splits in which every class keeps its share.</summary>
internal static class Stratification
{
    /// <summary>
    /// A random order of the rows, rearranged so that its first <paramref name="testCount"/> rows hold as many of every class as is
    /// due to them; within both parts the random order stays.
    /// </summary>
    public static Tensor Order(Tensor order, Tensor labels, int testCount)
    {
        int[] rows = order.ToArray<int>();
        int[] classes = labels.ToArray<int>();
        var sizes = new SortedDictionary<int, int>();
        foreach (var label in classes)
        {
            sizes[label] = sizes.GetValueOrDefault(label) + 1;
        }
        RequireEnough(sizes, rows.Length - testCount, testCount);
        var due = TestCounts(sizes, rows.Length, testCount);
        var (test, train) = (new List<int>(testCount), new List<int>(rows.Length - testCount));
        foreach (var row in rows)
        {
            var takes = due[classes[row]]-- > 0;
            (takes ? test : train).Add(row);
        }
        return Tensor.Of([.. test, .. train]);
    }

    /// <summary>
    /// Class by class what goes to the second part: a class of c rows leaves c · n_train / n in the first, rounded down, and the
    /// classes with the largest remainders one more, until the first part is full; of equal remainders the lower label is first.
    /// </summary>
    private static Dictionary<int, int> TestCounts(SortedDictionary<int, int> sizes, int count, int testCount)
    {
        long trainCount = count - testCount;
        var train = sizes.ToDictionary(s => s.Key, s => (int)(s.Value * trainCount / count));
        var missing = (int)trainCount - train.Values.Sum();
        foreach (var (label, _) in sizes.OrderByDescending(s => s.Value * trainCount % count).Take(missing))
        {
            train[label]++;
        }
        return sizes.ToDictionary(s => s.Key, s => s.Value - train[s.Key]);
    }

    public static void RequireEnough(SortedDictionary<int, int> sizes, int train, int test)
    {
        var (label, least) = sizes.MinBy(s => s.Value);
        if (least < 2 || Math.Min(train, test) < sizes.Count)
        {
            throw new InvalidOperationException(
                Messages.Of(
                    "split",
                    least < 2
                        ? $"label {label} has a single row, which cannot be in both parts"
                        : $"{train} and {test} rows cannot both hold all {sizes.Count} classes",
                    "Split without stratify, take other shares, or drop rare classes."
                )
            );
        }
    }
}
