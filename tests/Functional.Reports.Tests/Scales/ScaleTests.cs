using FsCheck;
using FsCheck.Fluent;

namespace Functional.Tests;

public sealed class ScaleTests
{
    // Numbers of every size, so that ranges are wide, narrow, far from zero or across it.
    static readonly Gen<double> Numbers =
        from mantissa in Gen.Choose(-99999, 99999)
        from exponent in Gen.Choose(-30, 30)
        select mantissa * Math.Pow(10, exponent);

    static readonly Arbitrary<(double A, double B)> Ranges = Gen.OneOf(
            from a in Numbers
            from b in Numbers
            select (a, b),
            from a in Numbers
            from share in Gen.Choose(-1000000, 1000000)
            select (a, a + (a * share / 1e9))
        )
        .ToArbitrary();

    static readonly Arbitrary<(double A, double B)> PositiveRanges = (
        from a in Numbers
        from b in Numbers
        where a != 0 && b != 0
        select (Math.Abs(a), Math.Abs(b))
    ).ToArbitrary();

    [Fact]
    public void Linear_ticks_are_few_round_distinct_and_inside() =>
        Prop.ForAll(Ranges, range => HasGoodTicks(new LinearScale(Domain.Of(range.A, range.B), 0, 100)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Logarithmic_ticks_are_few_distinct_and_inside() =>
        Prop.ForAll(PositiveRanges, range => HasGoodTicks(new LogarithmicScale(Domain.OfPositive([range.A, range.B]), 0, 100)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Scales_take_ends_to_ends_and_keep_order() =>
        Prop.ForAll(
                PositiveRanges,
                range =>
                {
                    var domain = Domain.OfPositive([range.A, range.B]);
                    return IsOrderly(new LinearScale(domain, 300, 20)) && IsOrderly(new LogarithmicScale(domain, 40, 600));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData(0, 1, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0, 50, "0 10 20 30 40 50")]
    [InlineData(-0.3, 0.3, "−0.3 −0.2 −0.1 0.0 0.1 0.2 0.3")]
    [InlineData(0.9712, 0.9784, "0.972 0.973 0.974 0.975 0.976 0.977 0.978")]
    [InlineData(0, 2.4e7, "0 0.5e7 1.0e7 1.5e7 2.0e7")]
    [InlineData(0, 3e-7, "0 0.5e-7 1.0e-7 1.5e-7 2.0e-7 2.5e-7 3.0e-7")]
    [InlineData(1e9, 1.00004e9, "1.00000e9 1.00001e9 1.00002e9 1.00003e9 1.00004e9")]
    [InlineData(-1e308, 1e308, "−1.0e300 −0.5e300 0 0.5e300 1.0e300")]
    public void Linear_labels_have_the_digits_they_need(double low, double high, string expected) =>
        Assert.Equal(expected, Labels(new LinearScale(Domain.Of(low, high), 0, 1)));

    [Theory]
    [InlineData(0.001, 1000, "0.001 0.01 0.1 1 10 100 1000")]
    [InlineData(0.3, 20, "0.5 1 2 5 10 20")]
    [InlineData(2, 3, "2.0 2.2 2.4 2.6 2.8 3.0")]
    [InlineData(1e-12, 1, "1e-12 1e-10 1e-8 1e-6 0.0001 0.01 1")]
    [InlineData(1e-280, 1e300, "1e-200 1e-100 1 1e100 1e200 1e300")]
    public void Logarithmic_labels_are_powers_of_ten_or_what_lies_between(double low, double high, string expected) =>
        Assert.Equal(expected, Labels(new LogarithmicScale(Domain.OfPositive([low, high]), 0, 1)));

    [Fact]
    public void A_range_of_one_number_or_none_is_a_range_around_it()
    {
        Assert.Equal(Domain.Of(0, 1), Domain.Of([]));
        Assert.Equal(Domain.Of(0, 1), Domain.Of([double.NaN, double.PositiveInfinity]));
        Assert.Equal(Domain.Of(2, 3), Domain.Of([3, double.NaN, 2, double.NegativeInfinity]));
        Assert.True(Domain.Of([5.0]).Low < 5 && Domain.Of([5.0]).High > 5);
        Assert.Equal(Domain.Of(-1, 1), Domain.Of([0.0]));
        Assert.Equal(Domain.Of(0.5, 50), Domain.OfPositive([5, 0, -3]));
        Assert.Equal(Domain.Of(0.1, 1), Domain.OfPositive([-1]));
    }

    [Fact]
    public void A_logarithmic_scale_accepts_positive_numbers_only()
    {
        var scale = new LogarithmicScale(Domain.Of(1, 10), 0, 1);

        Assert.Equal([false, false, false, true], new[] { double.NaN, 0, double.PositiveInfinity, 2 }.Select(scale.Accepts));
        Assert.False(new LinearScale(Domain.Of(1, 10), 0, 1).Accepts(double.NaN));
    }

    [Fact]
    public void Bands_share_the_room_equally()
    {
        var bands = new BandScale(4, 10, 50, 0.2);

        Assert.Equal([15, 25, 35, 45], Enumerable.Range(0, 4).Select(bands.Center));
        Assert.Equal(8, bands.Width, 9);
        Assert.Equal(11, bands.Start(0), 9);
    }

    [Theory]
    [InlineData(0.123456, "0.1235")]
    [InlineData(1234.56, "1235")]
    [InlineData(-0.5, "−0.5")]
    [InlineData(0, "0")]
    [InlineData(1.23456e-7, "1.235e-7")]
    [InlineData(123456789.0, "1.235e8")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void Single_numbers_are_written_short(double value, string expected) => Assert.Equal(expected, TickLabel.Short(value));

    static bool HasGoodTicks(IScale scale)
    {
        var ticks = scale.Ticks();
        return ticks.Count is >= 3 and <= 10
            && ticks.All(tick => scale.Domain.Contains(tick.Value))
            && ticks.Zip(ticks.Skip(1)).All(pair => pair.First.Value < pair.Second.Value)
            && ticks.Select(tick => tick.Label).Distinct().Count() == ticks.Count
            && !ticks.Any(tick => tick.Label is "−0" or "-0");
    }

    static bool IsOrderly(IScale scale)
    {
        var (low, high) = (scale.Domain.Low, scale.Domain.High);
        double[] places = [.. Enumerable.Range(0, 21).Select(i => scale.Map((low * (1 - (i / 20.0))) + (high * (i / 20.0))))];
        var direction = Math.Sign(scale.Map(high) - scale.Map(low));
        return direction != 0 && places.Zip(places.Skip(1)).All(pair => (pair.Second - pair.First) * direction >= 0);
    }

    static string Labels(IScale scale) => string.Join(' ', scale.Ticks().Select(tick => tick.Label));
}
