using Functional.Testing;

namespace Functional.Tests;

public sealed class MoonsTests
{
    [Fact]
    public void Without_noise_the_points_lie_on_two_half_circles()
    {
        var data = Datasets.Moons(101, seed: 3);
        var points = data.X.ToArray<double>().Chunk(2).Zip(data.Y.ToArray<int>()).ToList();

        Assert.Equal((50, 51), (points.Count(p => p.Second == 0), points.Count(p => p.Second == 1)));
        foreach (var ((x, y), label) in points.Select(p => ((p.First[0], p.First[1]), p.Second)))
        {
            var (fromX, fromY) = label == 0 ? (x, y) : (1 - x, 0.5 - y);
            Tolerance.Float32.Check(1, Math.Sqrt((fromX * fromX) + (fromY * fromY)));
            Assert.True(fromY > -1e-6);
        }
    }

    // scikit-learn: make_moons(6, shuffle=False).
    [Fact]
    public void The_points_are_those_of_scikit_learn()
    {
        var data = Datasets.Moons(6);
        double[][] upper =
        [
            [-1, 0],
            [0, 1],
            [1, 0],
        ];
        double[][] lower =
        [
            [0, 0.5],
            [1, -0.5],
            [2, 0.5],
        ];

        Tolerance.Float32.Check([.. upper.SelectMany(p => p)], Points(data, 0));
        Tolerance.Float32.Check([.. lower.SelectMany(p => p)], Points(data, 1));
    }

    [Fact]
    public void Noise_has_the_deviation_asked_for()
    {
        var (clean, noisy) = (Datasets.Moons(4000, seed: 1), Datasets.Moons(4000, 0.2, seed: 1));
        var noise = noisy.X - clean.X;

        Assert.Equal(clean.Y, noisy.Y);
        new Tolerance(0.01, 0).Check(0, noise.Mean().ToDouble());
        new Tolerance(0.005, 0).Check(0.2, Math.Sqrt((noise * noise).Mean().ToDouble()));
    }

    [Fact]
    public void The_seed_decides()
    {
        Assert.Equal(Datasets.Moons(50, 0.1, 7), Datasets.Moons(50, 0.1, 7));
        Assert.NotEqual(Datasets.Moons(50, 0.1, 7), Datasets.Moons(50, 0.1, 8));
        Assert.NotEqual(Datasets.Moons(50).Y, Datasets.Moons(50, seed: 1).Y);
    }

    [Fact]
    public void Impossible_wishes_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Datasets.Moons(0));
        Assert.Contains(
            "noise is a standard deviation",
            Samples.MessageOf<ArgumentOutOfRangeException>(() => Datasets.Moons(10, -1)),
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => Datasets.Moons(10, double.NaN));
        Assert.Equal(1, Datasets.Moons(1).Count);
    }

    static double[] Points(Dataset data, int label) =>
        [
            .. data
                .X.ToArray<double>()
                .Chunk(2)
                .Zip(data.Y.ToArray<int>())
                .Where(p => p.Second == label)
                .Select(p => p.First)
                .OrderBy(p => p[0])
                .SelectMany(p => p),
        ];
}
