namespace Functional.Tests;

public sealed class TensorPrintingTests
{
    [Fact]
    public void Shape_and_type_come_first_then_aligned_elements()
    {
        Tensor vector = [1, -2.5, 1000];
        Tensor matrix =
        [
            [1, -2.5],
            [1000, 0.125],
        ];
        Tensor cube =
        [
            [
                [1, 2],
                [3, 4],
            ],
            [
                [5, 6],
                [7, 8],
            ],
        ];
        Assert.Equal("float32[3] [   1, -2.5, 1000]", vector.ToString());
        Assert.Equal("float32[2, 2]\n[[    1,  -2.5],\n [ 1000, 0.125]]", matrix.ToString());
        Assert.Equal("float32[2, 2, 2]\n[[[1, 2],\n  [3, 4]],\n\n [[5, 6],\n  [7, 8]]]", cube.ToString());
        Assert.Equal("float32[] 3", Tensor.Scalar(3).ToString());
        Assert.Equal("0.1", ((Tensor)0.1).ToString());
        Assert.Equal("float32[0] []", Tensor.Zeros(0).ToString());
        Assert.Equal("float32[2, 0]\n[]", Tensor.Zeros(2, 0).ToString());
    }

    [Fact]
    public void Every_type_prints_as_its_own()
    {
        Assert.Equal("bool[2] [ true, false]", Tensor.Of(true, false).ToString());
        Assert.Equal("int32[2] [ -1, 123]", Tensor.Of(-1, 123).ToString());
        Assert.Equal("uint8[1] [255]", Tensor.Of(new byte[] { 255 }, 1).ToString());
        Assert.Equal("int64[1] [1099511627776]", Tensor.Of(new[] { 1L << 40 }, 1).ToString());
        Assert.Equal("float64[1] [0.3333]", (Tensor.Ones(1, DType.Float64) / 3).ToString());
    }

    [Fact]
    public void Small_large_and_special_numbers_read_well()
    {
        Tensor x = [double.NaN, double.PositiveInfinity, double.NegativeInfinity];
        Tensor sizes = [1e-5, 123456, 1.5e7, 0.01];
        Assert.Equal("float32[3] [ NaN,  Inf, -Inf]", x.ToString());
        Assert.Equal("float32[4] [  1e-5, 123456, 1.5e+7,   0.01]", sizes.ToString());
    }

    [Fact]
    public void Large_tensors_are_elided_at_every_axis()
    {
        Assert.Equal("int32[2000] [   0,    1,    2, …, 1997, 1998, 1999]", Tensor.Arange(2000).ToString());
        var lines = Tensor.Arange(2000).Reshape(40, 50).ToString().Split('\n');
        Assert.Equal("int32[40, 50]", lines[0]);
        Assert.Equal("[[   0,    1,    2, …,   47,   48,   49],", lines[1]);
        Assert.Equal(" …,", lines[4]);
        Assert.Equal(8, lines.Length);
    }

    [Fact]
    public void Printing_does_not_depend_on_the_culture()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            var commas = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();
            commas.NumberFormat.NumberDecimalSeparator = ",";
            Thread.CurrentThread.CurrentCulture = commas;
            Tensor x = [0.5];
            Assert.Equal("float32[1] [0.5]", x.ToString());
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_debugger_sees_the_range_and_what_is_not_finite()
    {
        Tensor x = [1, 3, double.NaN, double.PositiveInfinity];
        Assert.Equal("float32[4] min 1 max 3 mean 2 NaN: 1 Inf: 1", x.DebuggerText);
        Assert.Equal("float32[0] empty", Tensor.Zeros(0).DebuggerText);
    }
}
