namespace Functional.Tests;

/// <summary>Small data sets in which every number says where it stands.</summary>
static class Samples
{
    /// <summary>Row i holds [10 i, 10 i + 1] and has the label i % classes.</summary>
    public static Dataset Numbered(int count, int classes = 3) =>
        Dataset.Of(
            Tensor.Create(
                Shape.Of(count, 2),
                target =>
                {
                    for (var i = 0; i < target.Length; i++)
                    {
                        target[i] = (10 * (i / 2)) + (i % 2);
                    }
                }
            ),
            Tensor.Of([.. Enumerable.Range(0, count).Select(i => i % classes)])
        );

    /// <summary>Which rows of <see cref="Numbered"/> these are.</summary>
    public static int[] RowsOf(Dataset data) => [.. data.X[.., 0].ToArray().Select(v => (int)v / 10)];

    public static string MessageOf<T>(Action action)
        where T : Exception => Assert.Throws<T>(action).Message;
}
