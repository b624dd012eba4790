using Functional.Testing;

namespace Functional.Tests;

public sealed class ScalerTests
{
    [Fact]
    public void Ends_of_the_range_are_met_exactly()
    {
        Tensor data =
        [
            [0.1, 5, -3],
            [0.7, 5, -1],
            [0.4, 5, 2],
        ];
        var scaled = Scaler.MinMax(-1, 1).Fit(data).Transform(data);

        Assert.Equal([-1, -1, -1], scaled[0].ToArray());
        Assert.Equal([1, -1], scaled[1].ToArray()[..2]);
        Assert.Equal(1, scaled[2].ToArray()[2]);
    }

    [Fact]
    public void A_column_of_equal_numbers_becomes_the_center_and_comes_back()
    {
        var data = Tensor.Of(
            new double[,]
            {
                { 0.1, 1 },
                { 0.1, 2 },
                { 0.1, 3 },
            },
            DType.Float64
        );
        var fitted = Scaler.Standard.Fit(data);

        Assert.Equal([1.0, Math.Sqrt(2 / 3.0)], fitted.Spread.ToArray<double>());
        Tolerance.Float64.Check([0, 0, 0], fitted.Transform(data)[.., 0].ToArray<double>(), "equal numbers");
        Tolerance.Float64.Check(data.ToArray<double>(), fitted.Inverse(fitted.Transform(data)).ToArray<double>(), "back");
    }

    [Fact]
    public void Every_pixel_is_a_column_and_bytes_become_float32_row_by_row()
    {
        var images = Key.Of(1).Uniform(Shape.Of(300, 20, 20), 0, 255).Cast(DType.UInt8);
        var fitted = Scaler.MinMax().Fit(images);

        var scaled = fitted.Transform(images);

        var (x, least) = (images.Cast(DType.Float64), Ops.Min(images.Cast(DType.Float64), 0));
        var expected = ((x - least) / (Ops.Max(x, 0) - least)).Cast(DType.Float32);
        Assert.Equal(DType.Float32, scaled.DType);
        Assert.Equal(Shape.Of(20, 20), fitted.Center.Shape);
        Assert.Equal(expected, scaled);
    }

    [Fact]
    public void The_statistics_of_many_rows_are_those_of_all_at_once()
    {
        var data = Key.Of(2).Normal(Shape.Of(5000, 40), 1000, 3, DType.Float64);
        var fitted = Scaler.Standard.Fit(data);
        var mean = Ops.Mean(data, 0);

        Tolerance.Float64.Check(mean.ToArray<double>(), fitted.Center.ToArray<double>(), "mean");
        var deviation = Ops.Sqrt(Ops.Mean(Ops.Square(data - mean), 0));
        Tolerance.Float64.Check(deviation.ToArray<double>(), fitted.Spread.ToArray<double>(), "deviation");
    }

    [Fact]
    public void A_data_set_keeps_what_is_not_its_input()
    {
        var data = Datasets.Iris();
        var fitted = Scaler.Standard.Fit(data);

        var scaled = fitted.Transform(data);

        Assert.Equal(fitted.Transform(data.X), scaled.X);
        Assert.Equal((data.Y, data.ClassNames, data.FeatureNames), (scaled.Y, scaled.ClassNames, scaled.FeatureNames));
        Tolerance.Float32.Check(data.X.ToArray<double>(), fitted.Inverse(scaled).X.ToArray<double>(), "back");
        Assert.Equal("Standard, fitted to 4 columns", fitted.ToString());
    }

    [Fact]
    public void A_vector_is_one_column()
    {
        var fitted = Scaler.MinMax(0, 10).Fit(Tensor.Of(1f, 2, 3));

        Assert.Equal([0f, 5, 10, 15], fitted.Transform(Tensor.Of(1f, 2, 3, 4)).ToArray());
    }

    [Fact]
    public void Equal_data_give_equal_scalers() =>
        Assert.Equal(Scaler.MinMax(0, 2).Fit(Tensor.Of(1f, 2)), Scaler.MinMax(0, 2).Fit(Tensor.Of(1f, 2)));

    [Fact]
    public void Mistakes_are_named()
    {
        var fitted = Scaler.Standard.Fit(Tensor.Ones(4, 3));
        var columns = Samples.MessageOf<ShapeException>(() => fitted.Transform(Tensor.Ones(4, 2)));
        var missing = Samples.MessageOf<ArgumentException>(() => Scaler.Standard.Fit(Tensor.Of(1f, float.NaN)));

        Assert.Contains("float32[4, 2]", columns, StringComparison.Ordinal);
        Assert.Contains("row measured [3]", columns, StringComparison.Ordinal);
        Assert.Contains("NaN", missing, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => Scaler.Standard.Fit(Tensor.Zeros(0, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scaler.MinMax(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scaler.MinMax(0, double.PositiveInfinity));
    }
}
