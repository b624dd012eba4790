namespace Functional.Tests;

public sealed class DTypeRulesTests
{
    [Fact]
    public void Numbers_take_the_type_of_what_they_meet()
    {
        foreach (var dtype in (DType[])[DType.Float32, DType.Float64, DType.Int32])
        {
            var x = Tensor.Ones(2, dtype);
            Assert.All([x + 1, 2 * x, x - 1, 1 - x, Ops.Maximum(x, 0)], y => Assert.Equal(dtype, y.DType));
        }

        // A third is not rounded to float on its way into a Float64 tensor.
        Assert.Equal(1 / 3.0, (Tensor.Ones(1, DType.Float64) * (1 / 3.0)).ToDouble());
        Assert.Equal(DType.Bool, (Tensor.Ones(2, DType.UInt8) == Tensor.Ones(2)) ? DType.Int32 : DType.Bool);
    }

    [Fact]
    public void Two_numbers_stay_a_number()
    {
        Tensor third = (Tensor)1.0 / 3.0;
        Assert.Equal(1 / 3.0, third.ToDouble());
        Assert.Equal(DType.Float64, (third + Tensor.Zeros(2, DType.Float64)).DType);
        Assert.Equal(1 / 3.0, (third + Tensor.Zeros(1, DType.Float64)).ToDouble());
        Assert.Equal(DType.Float32, Tensors.Of(third)[0].DType);
        Assert.Equal((double)(float)(1 / 3.0), Tensors.Of(third)[0].ToDouble());
        Assert.Equal(DType.Float32, Autodiff.Gradient<Tensor>(x => x * x, 3.0).DType);
    }

    [Fact]
    public void A_fraction_beside_whole_numbers_is_refused()
    {
        Messages.Are<DTypeException>(
            "add: the number 0.5 is not a value of type int32; got tensor int32. "
                + "Cast the tensor first: x.Cast(DType.Float32), or use a number that int32 holds.",
            () => Tensor.Arange(3) + 0.5
        );
        Assert.Throws<DTypeException>(() => Tensor.Arange(3) * 1e10);
        Assert.Equal(Tensor.Of(3, 4), Tensor.Of(1, 2) + 2.0);
    }

    [Fact]
    public void Types_never_mix_silently()
    {
        Messages.Are<DTypeException>(
            "multiply: element types differ, and types never mix silently; got left float32[2], right float64[2]. "
                + "Cast one side, for example x.Cast(DType.Float32).",
            () => Tensor.Ones(2) * Tensor.Ones(2, DType.Float64)
        );
        Assert.Throws<DTypeException>(() => Ops.MatMul(Tensor.Ones(2, 2), Tensor.Ones(Shape.Of(2, 2), DType.Int32)));
        Assert.Throws<DTypeException>(() => Ops.Concatenate([Tensor.Ones(2), Tensor.Arange(2)]));
        Assert.Throws<DTypeException>(() => Ops.Where(Tensor.Of(true), Tensor.Ones(1), Tensor.Arange(1)));
        Assert.Throws<DTypeException>(() => Ops.Equal(Tensor.Ones(1), Tensor.Arange(1)));
    }

    [Theory]
    [InlineData(DType.UInt8)]
    [InlineData(DType.Int64)]
    [InlineData(DType.Bool)]
    public void Storage_types_have_no_arithmetic_and_the_message_names_the_cast(DType dtype)
    {
        var x = Tensor.Ones(2, dtype);
        Func<object?>[] attempts = [() => x + x, () => -x, () => Ops.Sum(x), () => Ops.Exp(x), () => Ops.ArgMax(x), () => Ops.Sort(x)];
        foreach (var attempt in attempts)
        {
            var message = Assert.Throws<DTypeException>(() => attempt()).Message;
            Assert.Contains("Cast", message, StringComparison.Ordinal);
            Assert.Contains(dtype.Text(), message, StringComparison.Ordinal);
        }

        Assert.Equal(x, x.Reshape(1, 2).T.Reshape(2));
        Assert.Equal(Tensor.Of(true, true), Ops.Equal(x, x));
    }

    [Fact]
    public void Whole_numbers_are_not_divided_and_have_no_exponential()
    {
        foreach (
            var attempt in (Func<object?>[])
                [() => Tensor.Arange(3) / 2, () => Ops.Exp(Tensor.Arange(3)), () => Ops.Softmax(Tensor.Arange(3))]
        )
            Assert.Contains("Cast", Assert.Throws<DTypeException>(() => attempt()).Message, StringComparison.Ordinal);
        Assert.Equal(Tensor.Of(1, 0, 1), Tensor.Arange(1, 4) % 2);
    }

    [Fact]
    public void Casts_truncate_and_saturate()
    {
        var x = Tensor.Of([-1.9, 1.9, 3e9, -3e9, double.NaN, 300], DType.Float64);
        Assert.Equal([-1, 1, int.MaxValue, int.MinValue, 0, 300], x.ToArray<int>());
        Assert.Equal([0, 1, 255, 0, 0, 255], x.ToArray<byte>().Select(b => (int)b));
        Assert.Equal([true, true, true, true, true, true], x.ToArray<bool>());
        Assert.Equal(Tensor.Of(0f, 1f), Tensor.Of(false, true).Cast(DType.Float32));
        Assert.Same(x, x.Cast(DType.Float64));
    }

    [Fact]
    public void Positions_and_labels_are_checked_where_they_enter()
    {
        var table = Tensor.Ones(4, 2);
        Assert.Throws<DTypeException>(() => Ops.Gather(table, Tensor.Ones(2)));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Ops.Gather(table, Tensor.Of((int[])[0, 1, 2, 4], Shape.Of(2, 2))));
        Assert.Contains("gather: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("4 at [1, 1] is outside 0 … 3", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Ops.OneHot(Tensor.Of(-1), 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ops.ScatterAdd(Tensor.Ones(1, 2), Tensor.Of(7), 3));
    }
}
