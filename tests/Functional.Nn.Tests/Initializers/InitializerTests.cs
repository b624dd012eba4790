using FsCheck;
using FsCheck.Fluent;

namespace Functional.Tests;

public sealed class InitializerTests
{
    static readonly Shape Big = [400, 100];

    public static TheoryData<string, double> Uniform =>
        new()
        {
            { "glorot_uniform", Math.Sqrt(6.0 / 500) },
            { "he_uniform", Math.Sqrt(6.0 / 400) },
            { "lecun_uniform", Math.Sqrt(3.0 / 400) },
            { "random_uniform", 0.05 },
        };

    public static TheoryData<string, double, double> Normal =>
        new()
        {
            { "glorot_normal", Math.Sqrt(2.0 / 500), 2 / 0.87962566103423978 },
            { "he_normal", Math.Sqrt(2.0 / 400), 2 / 0.87962566103423978 },
            { "lecun_normal", Math.Sqrt(1.0 / 400), 2 / 0.87962566103423978 },
            { "truncated_normal", 0.05 * 0.87962566103423978, 2 / 0.87962566103423978 },
            { "random_normal", 0.05, 6 },
        };

    [Theory]
    [MemberData(nameof(Uniform))]
    public void Uniform_ones_fill_their_interval(string name, double limit)
    {
        var values = Initializer.Parse(name).Create(Key.Of(1), Big).ToArray<double>();
        Assert.InRange(values.Max(), 0.99 * limit, limit * (1 + 1e-6));
        Assert.InRange(values.Min(), -limit * (1 + 1e-6), -0.99 * limit);
        Assert.InRange(values.Average(), -0.02 * limit, 0.02 * limit);
        Assert.InRange(Math.Sqrt(values.Average(v => v * v)), 0.98 * limit / Math.Sqrt(3), 1.02 * limit / Math.Sqrt(3));
    }

    [Theory]
    [MemberData(nameof(Normal))]
    public void Normal_ones_have_their_spread_and_cut(string name, double stddev, double cut)
    {
        var values = Initializer.Parse(name).Create(Key.Of(2), Big).ToArray<double>();
        Assert.InRange(values.Average(), -0.02 * stddev, 0.02 * stddev);
        Assert.InRange(Math.Sqrt(values.Average(v => v * v)), 0.98 * stddev, 1.02 * stddev);
        Assert.True(values.Max(Math.Abs) <= cut * stddev * (1 + 1e-6), $"{values.Max(Math.Abs)} beyond the cut");
    }

    [Fact]
    public void Fans_follow_Keras_rule()
    {
        Assert.Equal((1, 1), Fans.Of(Shape.Scalar));
        Assert.Equal((7, 7), Fans.Of(7));
        Assert.Equal((3, 5), Fans.Of([3, 5]));
        Assert.Equal((2 * 3 * 4, 2 * 3 * 5), Fans.Of([2, 3, 4, 5]));
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(6, 3)]
    [InlineData(3, 6)]
    public void Orthogonal_rows_or_columns_are_at_right_angles(int rows, int columns)
    {
        var q = Initializer.Orthogonal(2).Create(Key.Of(3), [rows, columns], DType.Float64);
        var product = rows <= columns ? Ops.MatMul(q, q.T) : Ops.MatMul(q.T, q);
        var expected = 4 * Tensor.Eye(Math.Min(rows, columns), DType.Float64);
        Assert.True(Ops.Max(Ops.Abs(product - expected)).ToDouble() < 1e-12);
    }

    [Fact]
    public void Identity_and_constants_are_what_they_say()
    {
        Assert.Equal(
            [
                [2, 0, 0],
                [0, 2, 0],
            ],
            Initializer.Identity(2).Create(Key.Of(0), [2, 3])
        );
        Assert.Equal([0.5f, 0.5f], Initializer.Constant(0.5).Create(Key.Of(0), 2));
        Assert.Equal(Tensor.Ones(2, 2), Initializer.Ones.Create(Key.Of(0), [2, 2]));
        Assert.Throws<ShapeException>(() => Initializer.Identity().Create(Key.Of(0), 3));
        Assert.Throws<ShapeException>(() => Initializer.Orthogonal().Create(Key.Of(0), 3));
    }

    [Fact]
    public void The_same_key_gives_the_same_values_and_another_key_others() =>
        Prop.ForAll<int>(seed =>
                Initializer.GlorotUniform.Create(Key.Of(seed), [3, 4]) == Initializer.GlorotUniform.Create(Key.Of(seed), [3, 4])
                && Initializer.GlorotUniform.Create(Key.Of(seed), [3, 4]) != Initializer.GlorotUniform.Create(Key.Of(seed + 1L), [3, 4])
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void One_of_one_s_own_must_return_the_shape()
    {
        var wrong = Initializer.Of("wrong", (_, _) => Tensor.Zeros(1));
        var error = Assert.Throws<ArgumentException>(() => wrong.Create(Key.Of(0), [2, 2]));
        Assert.Equal("the initializer wrong was asked for shape [2, 2] but returned [1].", error.Message);
    }

    [Fact]
    public void An_unknown_name_is_explained() =>
        Assert.Contains(
            "did you mean \"he_normal\"?",
            Assert.Throws<ArgumentException>(() => Initializer.Parse("henormal")).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(FanMode.In, ScalingDistribution.Uniform, 3.0 / 400)]
    [InlineData(FanMode.Out, ScalingDistribution.Uniform, 3.0 / 100)]
    [InlineData(FanMode.Average, ScalingDistribution.Uniform, 3.0 / 250)]
    [InlineData(FanMode.In, ScalingDistribution.TruncatedNormal, 3.0 / 400)]
    [InlineData(FanMode.Out, ScalingDistribution.TruncatedNormal, 3.0 / 100)]
    [InlineData(FanMode.Average, ScalingDistribution.Normal, 3.0 / 250)]
    public void Variance_scaling_has_its_mean_variance_and_bounds(FanMode mode, ScalingDistribution distribution, double variance)
    {
        var values = Initializer.VarianceScaling(3, mode, distribution).Create(Key.Of(4), Big).ToArray<double>();
        var stddev = Math.Sqrt(variance);
        var cut = distribution switch
        {
            ScalingDistribution.Uniform => Math.Sqrt(3),
            ScalingDistribution.TruncatedNormal => 2 / 0.87962566103423978,
            _ => 6,
        };
        Assert.InRange(values.Average(), -0.02 * stddev, 0.02 * stddev);
        Assert.InRange(values.Average(v => v * v), 0.96 * variance, 1.04 * variance);
        Assert.InRange(
            values.Max(Math.Abs),
            (distribution == ScalingDistribution.Normal ? 3 : 0.99 * cut) * stddev,
            cut * stddev * 1.00001
        );
    }

    [Fact]
    public void The_named_ones_are_members_of_the_family_to_the_bit()
    {
        Same(Initializer.GlorotUniform, 1, FanMode.Average, ScalingDistribution.Uniform);
        Same(Initializer.GlorotNormal, 1, FanMode.Average, ScalingDistribution.TruncatedNormal);
        Same(Initializer.HeUniform, 2, FanMode.In, ScalingDistribution.Uniform);
        Same(Initializer.HeNormal, 2, FanMode.In, ScalingDistribution.TruncatedNormal);
        Same(Initializer.LecunUniform, 1, FanMode.In, ScalingDistribution.Uniform);
        Same(Initializer.LecunNormal, 1, FanMode.In, ScalingDistribution.TruncatedNormal);

        static void Same(Initializer named, double scale, FanMode mode, ScalingDistribution distribution) =>
            Assert.Equal(
                named.Create(Key.Of(5), [3, 2, 4, 7]).ToArray<float>(),
                Initializer.VarianceScaling(scale, mode, distribution).Create(Key.Of(5), [3, 2, 4, 7]).ToArray<float>()
            );
    }

    [Fact]
    public void Variance_scaling_says_its_options_and_refuses_scales_that_are_not_positive()
    {
        Assert.Equal("variance_scaling(scale=1, mode=fan_in, distribution=truncated_normal)", Initializer.VarianceScaling().ToString());
        Assert.NotEqual(Initializer.VarianceScaling(), Initializer.VarianceScaling(mode: FanMode.Out));
        Assert.Throws<ArgumentOutOfRangeException>(() => Initializer.VarianceScaling(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Initializer.VarianceScaling(double.NaN));
    }

    [Theory]
    [InlineData("Zeros", "zeros")]
    [InlineData("GlorotUniform", "glorot_uniform")]
    [InlineData("LecunNormal", "lecun_normal")]
    [InlineData("VarianceScaling", "variance_scaling")]
    [InlineData("RandomNormal", "normal")]
    [InlineData("Orthogonal", "orthogonal")]
    public void Names_of_classes_lead_to_the_same_as_names_of_functions(string ofClass, string ofFunction) =>
        Assert.Equal(Initializer.Parse(ofFunction), Initializer.Parse(ofClass));

    [Fact]
    public void Orthogonal_ones_are_spread_evenly_over_all_directions()
    {
        var firsts = Enumerable
            .Range(0, 2000)
            .Select(seed => Initializer.Orthogonal().Create(Key.Of(seed), [3, 3], DType.Float64).ToArray<double>())
            .ToList();
        // Each entry of a random rotation of 3 dimensions is uniform between -1 and 1.
        for (var i = 0; i < 9; i++)
        {
            Assert.InRange(firsts.Average(q => q[i]), -0.06, 0.06);
            Assert.InRange(firsts.Average(q => q[i] * q[i]), 0.3, 0.367);
        }
    }
}
