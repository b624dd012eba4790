using Functional.Testing;

namespace Functional.Tests;

public sealed class DigitsTests
{
    // csharpier-ignore
    static readonly float[] First =
    [
        0, 0, 5, 13, 9, 1, 0, 0,
        0, 0, 13, 15, 10, 15, 5, 0,
        0, 3, 15, 2, 0, 11, 8, 0,
        0, 4, 12, 0, 0, 8, 8, 0,
        0, 5, 8, 0, 0, 9, 8, 0,
        0, 4, 11, 0, 1, 12, 7, 0,
        0, 2, 14, 5, 10, 12, 0, 0,
        0, 0, 6, 13, 10, 0, 0, 0,
    ];

    [Fact]
    public void Digits_are_those_of_scikit_learn()
    {
        var data = Datasets.Digits();

        Assert.Equal("digits, 1797 rows: float32[1797, 64] → int32[1797]", data.ToString());
        Assert.Equal(First, data.X[0].ToArray());
        Assert.Equal(561718.0, data.X.ToArray<double>().Sum());
        Assert.Equal((0f, 16f), (data.X.Min().ToSingle(), data.X.Max().ToSingle()));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], data.Y[..10].ToArray<int>());
        Assert.Equal(
            [178, 182, 177, 183, 181, 182, 181, 179, 174, 180],
            data.Y.ToArray<int>().CountBy(l => l).OrderBy(c => c.Key).Select(c => c.Value)
        );
    }

    // Sums that weigh every value by its place, as computed from scikit-learn's file.
    [Fact]
    public void Every_value_is_in_its_place()
    {
        var data = Datasets.Digits();
        var (x, y) = (data.X.ToArray<double>(), data.Y.ToArray<double>());

        Assert.Equal(283139404.0, x.Select((v, i) => v * (i % 1009)).Sum());
        Assert.Equal(7264791.0, y.Select((v, i) => v * i).Sum());
    }

    [Fact]
    public void Digits_have_names_and_say_where_they_come_from()
    {
        var data = Datasets.Digits();

        Assert.Equal("pixel_0_0", data.FeatureNames[0]);
        Assert.Equal("pixel_7_6", data.FeatureNames[62]);
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], data.ClassNames);
        Assert.Contains("CC BY 4.0", data.Description, StringComparison.Ordinal);
        Assert.Same(data, Datasets.Digits());
    }

    [Fact]
    public void Digits_read_as_the_first_lines_of_a_program()
    {
        var (train, test) = Datasets.Digits().Scale(1 / 16.0).Split(test: 0.2, seed: 42);

        Assert.Equal((1437, 360), (train.Count, test.Count));
        Assert.Equal(1, train.X.Max().ToSingle());
        Assert.Equal([10, 10], Datasets.Digits().Take(20).Batches(10).Select(b => b.Count));
        Tolerance.Float32.Check(561718.0 / 16, train.X.ToArray<double>().Sum() + test.X.ToArray<double>().Sum());
    }
}
