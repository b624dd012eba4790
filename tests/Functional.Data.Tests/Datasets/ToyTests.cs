namespace Functional.Tests;

/// <summary>Data made from a formula and a seed, and the formula's laws.</summary>
public sealed class ToyTests
{
    [Fact]
    public void The_same_seed_gives_the_same_points_and_another_gives_others()
    {
        Func<long, Dataset>[] all =
        [
            seed => Datasets.Blobs(seed: seed),
            seed => Datasets.Moons(noise: 0.1, seed: seed),
            seed => Datasets.Circles(noise: 0.1, seed: seed),
            seed => Datasets.Spirals(noise: 0.1, seed: seed),
            seed => Datasets.Xor(seed: seed),
            seed => Datasets.Regression(seed: seed),
        ];
        foreach (var make in all)
        {
            Assert.Equal(make(3).X, make(3).X);
            Assert.Equal(make(3).Y, make(3).Y);
            Assert.NotEqual(make(3).X, make(4).X);
            Assert.Equal(DType.Float32, make(3).X.DType);
        }
    }

    [Fact]
    public void Points_lie_where_the_formula_says()
    {
        var circles = Datasets.Circles(60, factor: 0.5);
        var radius = Ops.Sqrt(Ops.Sum(Ops.Square(circles.X), 1)).ToArray();
        Assert.All(radius.Zip(circles.Y.ToArray<int>()), p => Assert.Equal(p.Second == 0 ? 1 : 0.5, p.First, 1e-6));

        var spirals = Datasets.Spirals(90, arms: 3, turns: 1, dtype: DType.Float64);
        Assert.Equal([30, 30, 30], spirals.Y.ToArray<int>().CountBy(y => y).OrderBy(c => c.Key).Select(c => c.Value));
        foreach (var (row, label) in spirals.X.ToArray<double>().Chunk(2).Zip(spirals.Y.ToArray<int>()))
        {
            var r = Math.Sqrt((row[0] * row[0]) + (row[1] * row[1]));
            var turn = (Math.Atan2(row[1], row[0]) / (2 * Math.PI)) - r - (label / 3.0);
            Assert.Equal(0, turn - Math.Round(turn), 1e-9);
        }

        var xor = Datasets.Xor(50);
        Assert.All(xor.X.ToArray().Chunk(2).Zip(xor.Y.ToArray<int>()), p => Assert.Equal(p.First[0] * p.First[1] < 0 ? 1 : 0, p.Second));
    }

    [Fact]
    public void What_makes_no_sense_is_said()
    {
        Assert.Contains(
            "spread",
            Assert.Throws<ArgumentOutOfRangeException>(() => Datasets.Blobs(spread: -1)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "factor",
            Assert.Throws<ArgumentOutOfRangeException>(() => Datasets.Circles(factor: 1)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => Datasets.Spirals(arms: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Datasets.Xor(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Datasets.Regression(noise: double.NaN));
    }
}
