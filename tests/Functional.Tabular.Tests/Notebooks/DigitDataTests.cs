namespace Functional.Tests;

/// <summary>The data calls of a notebook that tells digits apart, with scikit-learn's numbers.</summary>
public sealed class DigitDataTests
{
    static readonly Dataset Digits = Datasets.Digits();

    [Fact]
    public void Load_digits_gives_1797_rows_of_64_numbers()
    {
        var (data, target) = Digits;

        Assert.Equal([1797, 64], data.Shape);
        Assert.Equal([1797], target.Shape);
        Assert.Equal(561718, data.ToArray<double>().Sum());
    }

    [Fact]
    public void Data_divided_by_16_lie_between_0_and_1()
    {
        var scaled = Digits.Scale(1 / 16.0).X;

        Assert.Equal((0f, 1f), (scaled.Min().ToSingle(), scaled.Max().ToSingle()));
        Assert.Equal(scaled, Digits.X / 16);
    }

    [Fact]
    public void Target_modulo_2_is_1_for_odd_digits() =>
        Assert.Equal(RecordedCalls.Of("digits_split").GetProperty("odd").GetInt32(), (Digits.Y % 2).ToArray<int>().Sum());

    [Fact]
    public void Train_test_split_of_0_2_with_random_state_42()
    {
        var recorded = RecordedCalls.Of("digits_split");

        var (train, test) = Digits.Scale(1 / 16.0).Split(test: 0.2, new NumpyRandom(42));

        Assert.Equal((1437, 360), (train.Count, test.Count));
        Assert.Equal(recorded.Integers("y_train"), train.Y[..20].ToArray<int>());
        Assert.Equal(recorded.Integers("y_test"), test.Y[..20].ToArray<int>());
        recorded.Check("first_train", train.X[0], 0);
        Assert.Equal(recorded.GetProperty("sum_test").GetDouble(), test.X.ToArray<double>().Sum());
    }

    [Fact]
    public void Np_random_seed_42_draws_the_same_labels()
    {
        var recorded = RecordedCalls.Of("labels");
        var random = new NumpyRandom(42);
        int[] Draw() => [.. Enumerable.Range(0, 60).Select(_ => random.NextInteger(0, 4))];

        Assert.Equal(recorded.Integers("truth"), Draw());
        Assert.Equal(recorded.Integers("predicted"), Draw());
    }

    [Fact]
    public void One_hot_encoder_fit_transform_and_inverse()
    {
        var recorded = RecordedCalls.Of("one_hot");

        var encoder = new OneHotEncoder().Fit(recorded.Numbers("x"));

        recorded.Check("fitted", encoder.Transform(recorded.Numbers("x")));
        recorded.Check("transformed", encoder.Transform(recorded.Numbers("other")));
        recorded.Check("inverse", encoder.Inverse(encoder.Transform(recorded.Numbers("other"))));
    }

    [Fact]
    public void Accuracy_score()
    {
        var recorded = RecordedCalls.Of("labels");

        var matrix = ConfusionMatrix.Of(recorded.Numbers("truth"), recorded.Numbers("predicted"));

        Assert.Equal(recorded.GetProperty("accuracy").GetDouble(), matrix.Accuracy, 1e-15);
    }

    [Fact]
    public void Confusion_matrix()
    {
        var recorded = RecordedCalls.Of("labels");

        recorded.Check("matrix", ConfusionMatrix.Of(recorded.Numbers("truth"), recorded.Numbers("predicted")).Counts);
    }
}
