namespace Functional;

/// <summary>
/// What scikit-learn's <c>train_test_split(stratify=…)</c> draws from a <see cref="NumpyRandom"/>: how many rows of every class go to
/// each part, which, and in which order.
/// </summary>
internal static class NumpyStratification
{
    public static (int[] Train, int[] Test) Split(Tensor labels, int trainCount, int testCount, NumpyRandom random)
    {
        var classes = labels.ToArray<int>().Index().GroupBy(row => row.Item, row => row.Index).OrderBy(rows => rows.Key).ToList();
        int[] sizes = [.. classes.Select(rows => rows.Count())];
        Stratification.RequireEnough(new(classes.Zip(sizes).ToDictionary(c => c.First.Key, c => c.Second)), trainCount, testCount);
        var train = Due(sizes, trainCount, random);
        var test = Due([.. sizes.Zip(train, (size, taken) => size - taken)], testCount, random);
        var (trainRows, testRows) = (new List<int>(trainCount), new List<int>(testCount));
        foreach (var (i, rows) in classes.Index())
        {
            var order = random.Shuffle(rows);
            trainRows.AddRange(order[..train[i]]);
            testRows.AddRange(order[train[i]..(train[i] + test[i])]);
        }
        return (random.Shuffle(trainRows), random.Shuffle(testRows));
    }

    /// <summary>
    /// How many of each class are drawn: its share rounded down, and one more for the largest remainders, chosen at random among
    /// equal ones.
    /// </summary>
    private static int[] Due(int[] sizes, int draws, NumpyRandom random)
    {
        var total = sizes.Sum();
        double[] shares = [.. sizes.Select(size => (double)size / total * draws)];
        int[] due = [.. shares.Select(share => (int)Math.Floor(share))];
        var missing = draws - due.Sum();
        var remainders = shares.Select((share, i) => (Remainder: share - due[i], Class: i)).GroupBy(r => r.Remainder, r => r.Class);
        foreach (var equal in remainders.OrderByDescending(group => group.Key))
        {
            if (missing == 0)
            {
                break; // Before it draws for those that get nothing.
            }
            int[] chosen = random.Shuffle(equal);
            foreach (var one in chosen.Take(missing))
            {
                due[one]++;
            }
            missing -= Math.Min(missing, chosen.Length);
        }
        return due;
    }
}
