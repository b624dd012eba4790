using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>Data made from a formula: scikit-learn's numbers by numpy's stream, and the formula's laws by a seed.</summary>
public sealed class ToyTests
{
    public static TheoryData<string, int> Recorded
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var what in new[] { "make_blobs", "make_moons", "make_circles", "make_regression" })
            {
                for (var i = 0; i < Cases(what).Length; i++)
                {
                    data.Add(what, i);
                }
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Recorded))]
    public void By_numpys_stream_they_are_the_numbers_of_scikit_learn(string what, int index)
    {
        var recorded = Cases(what)[index];
        var args = recorded.GetProperty("args");
        double Number(string name, double usual) => args.TryGetProperty(name, out var value) ? value.GetDouble() : usual;
        int Integer(string name, int usual) => (int)Number(name, usual);
        var random = new NumpyRandom(recorded.GetProperty("random_state").GetInt64());
        var count = Integer("n_samples", 100);

        var data = what switch
        {
            "make_blobs" => Datasets.Blobs(
                count,
                Integer("n_features", 2),
                Integer("centers", 3),
                Number("cluster_std", 1),
                random,
                DType.Float64
            ),
            "make_moons" => Datasets.Moons(count, Number("noise", 0), random, DType.Float64),
            "make_circles" => Datasets.Circles(count, Number("noise", 0), Number("factor", 0.8), random, DType.Float64),
            _ => Datasets.Regression(
                count,
                Integer("n_features", 100),
                Integer("n_informative", 10),
                Number("noise", 0),
                Number("bias", 0),
                random,
                DType.Float64
            ),
        };

        Near(recorded.GetProperty("x"), data.X);
        Near(recorded.GetProperty("y"), data.Y.Cast(DType.Float64));
    }

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

    static JsonElement[] Cases(string what) => [.. Golden.Cases("sklearn.json").Where(c => c.GetProperty("what").GetString() == what)];

    static void Near(JsonElement expected, Tensor actual)
    {
        Assert.Equal(expected.Dimensions(), actual.Shape);
        Assert.All(
            expected.Numbers().Zip(actual.ToArray<double>()),
            p => Assert.Equal(p.First, p.Second, 1e-12 * Math.Max(1, Math.Abs(p.First)))
        );
    }
}
