namespace Functional.Tests;

public sealed class TSneTests
{
    const int Rows = 300;

    static readonly Tensor Digits = Datasets.Digits().X[..Rows];

    // The five nearest rows of each, without itself.
    static int[][] NearestOf(Tensor x)
    {
        var positions = KNearestNeighbors.Regression(x, x, 6).Nearest(x).Positions;
        return [.. positions[.., 1..].ToArray<int>().Chunk(5)];
    }

    [Fact]
    public void Neighbors_stay_together_while_the_divergence_falls()
    {
        var drawn = TSne.Fit(Digits, perplexity: 20, iterations: 500, key: Key.Of(1));
        var (before, after) = (NearestOf(Digits), NearestOf(drawn.Embedding));
        var kept = Enumerable.Range(0, Rows).Average(row => before[row].Intersect(after[row]).Count() / 5.0);

        Assert.True(kept > 0.4, $"{kept:P0} of the five nearest neighbours stayed");
        Assert.True(drawn.Divergences[^1] < 0.25 * drawn.Divergences[0], drawn.Divergences.ToString());
        Assert.Equal(Shape.Of(Rows, 2), drawn.Embedding.Shape);
    }

    [Fact]
    public void The_digits_are_told_apart_on_the_map()
    {
        int[] labels = Datasets.Digits().Y[..Rows].ToArray<int>();
        var near = NearestOf(TSne.Fit(Digits, iterations: 500).Embedding);
        var same = Enumerable.Range(0, Rows).Average(row => near[row].Count(other => labels[other] == labels[row]) / 5.0);

        Assert.True(same > 0.85, $"{same:P0} of the neighbours on the map show the same digit");
    }

    [Fact]
    public void The_same_key_draws_the_same_map()
    {
        var first = TSne.Fit(Digits[..60], iterations: 60, perplexity: 8);

        Assert.Equal(first.Embedding, TSne.Fit(Digits[..60], iterations: 60, perplexity: 8).Embedding);
        Assert.NotEqual(first.Embedding, TSne.Fit(Digits[..60], iterations: 60, perplexity: 8, key: Key.Of(5)).Embedding);
        Assert.Equal(Shape.Of(60, 3), TSne.Fit(Digits[..60], 3, perplexity: 8, iterations: 5).Embedding.Shape);
    }

    [Fact]
    public void Rows_that_are_equal_do_no_harm() =>
        Assert.True(TSne.Fit(Tensor.Ones(20, 3), perplexity: 5, iterations: 20).Embedding.IsFinite);

    [Fact]
    public void There_are_more_rows_than_neighbors() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TSne.Fit(Digits[..20], perplexity: 20));

    [Fact]
    public void More_rows_than_pairs_can_be_kept_of_are_refused_at_once() =>
        Assert.Contains(
            "there can be 20000 rows",
            Assert.Throws<ArgumentOutOfRangeException>(() => TSne.Fit(Tensor.Zeros(50_000, 1))).Message,
            StringComparison.Ordinal
        );
}
