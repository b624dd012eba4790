namespace Functional.Tests;

public sealed class TensorConstructionTests
{
    [Fact]
    public void Collection_expressions_nest_and_become_Float32()
    {
        Tensor vector = [1, 2.5, -3];
        Tensor matrix =
        [
            [1, 2.5],
            [3, 4],
        ];
        Tensor cube =
        [
            [
                [1],
                [2],
            ],
            [
                [3],
                [4],
            ],
            [
                [5],
                [6],
            ],
        ];
        Tensor empty = [];

        Check(vector, DType.Float32, [3], 1, 2.5, -3);
        Check(matrix, DType.Float32, [2, 2], 1, 2.5, 3, 4);
        Check(cube, DType.Float32, [3, 2, 1], 1, 2, 3, 4, 5, 6);
        Check(empty, DType.Float32, [0]);
    }

    [Fact]
    public void Arrays_of_any_rank_keep_their_type_and_doubles_become_Float32_unless_told()
    {
        Check(
            Tensor.Of(
                new float[,]
                {
                    { 1, 2, 3 },
                    { 4, 5, 6 },
                }
            ),
            DType.Float32,
            [2, 3],
            1,
            2,
            3,
            4,
            5,
            6
        );
        Check(
            Tensor.Of(
                new double[,]
                {
                    { 0.1 },
                }
            ),
            DType.Float32,
            [1, 1],
            0.1f
        );
        Check(
            Tensor.Of(
                new double[,]
                {
                    { 0.1 },
                },
                DType.Float64
            ),
            DType.Float64,
            [1, 1],
            0.1
        );
        Check(
            Tensor.Of(
                new byte[,,]
                {
                    {
                        { 7 },
                        { 255 },
                    },
                }
            ),
            DType.UInt8,
            [1, 2, 1],
            7,
            255
        );
        Check(Tensor.Of(new long[] { 1L << 40 }), DType.Int64, [1], 1L << 40);
        Check(Tensor.Of(1, 2, 3), DType.Int32, [3], 1, 2, 3);
        Check(Tensor.Of(1f, 2f), DType.Float32, [2], 1, 2);
        Check(Tensor.Of(true, false), DType.Bool, [2], 1, 0);
        Check(Tensor.Of([0.1, 0.2], DType.Float64), DType.Float64, [2], 0.1, 0.2);
        Check(Tensor.Of((Array)new int[0, 4]), DType.Int32, [0, 4]);
        Assert.Throws<NotSupportedException>(() => Tensor.Of((Array)new[] { "1" }));
        Messages.Are<NotSupportedException>(
            "an array of arrays has no shape: give a rectangular one (new float[2, 3]), or stack the rows with Ops.Stack.",
            () => Tensor.Of((Array)new int[][] { [1, 2], [3, 4] })
        );
    }

    [Fact]
    public void Constructors_copy()
    {
        float[] numbers = [1, 2, 3, 4];
        Tensor[] tensors =
        [
            Tensor.Of(numbers),
            Tensor.Of(numbers, Shape.Of(2, 2)),
            Tensor.Of((ReadOnlyMemory<float>)numbers, Shape.Of(4)),
            Tensor.Of((Array)numbers),
        ];
        numbers[0] = 99;
        Assert.All(tensors, x => Assert.Equal(1, x.ToArray()[0]));

        var copy = tensors[0].ToArray();
        copy[0] = 99;
        Assert.Equal(1, tensors[0].ToArray()[0]);
    }

    [Fact]
    public void Fillers_get_a_zeroed_span_whatever_memory_held_before()
    {
        foreach (var size in (int[])[0, 1, 63, 5000, 100_000])
        {
            var x = Tensor.Create(size, span => Assert.All(span.ToArray(), v => Assert.Equal(0, v)));
            Assert.Equal(Tensor.Zeros(size), x);
        }

        var filled = Tensor.Create<double>(
            Shape.Of(2, 2),
            span =>
            {
                for (var i = 0; i < span.Length; i++)
                    span[i] = i;
            }
        );
        Check(filled, DType.Float64, [2, 2], 0, 1, 2, 3);
    }

    [Fact]
    public void Constants_ranges_and_identities()
    {
        Check(Tensor.Zeros(2, 0), DType.Float32, [2, 0]);
        Check(Tensor.Ones(0, 3), DType.Float32, [0, 3]);
        Check(Tensor.Zeros(2, DType.Float32), DType.Float32, [2], 0, 0);
        Check(Tensor.Zeros(2, 2), DType.Float32, [2, 2], 0, 0, 0, 0);
        Check(Tensor.Ones(Shape.Of(2), DType.Float64), DType.Float64, [2], 1, 1);
        Check(Tensor.Full(Shape.Of(2), 7, DType.UInt8), DType.UInt8, [2], 7, 7);
        Check(Tensor.Scalar(3), DType.Float32, [], 3);
        Check(Tensor.Eye(2, DType.Float64), DType.Float64, [2, 2], 1, 0, 0, 1);
        Assert.Equal("size", Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Eye(-1)).ParamName);
        Check(Tensor.Arange(3), DType.Int32, [3], 0, 1, 2);
        Check(Tensor.Arange(2, 9, 3), DType.Int32, [3], 2, 5, 8);
        Check(Tensor.Arange(2, 8, 3), DType.Int32, [2], 2, 5);
        Check(Tensor.Arange(5, 0, -2), DType.Int32, [3], 5, 3, 1);
        Check(Tensor.Arange(5, 1, -2), DType.Int32, [2], 5, 3);
        Check(Tensor.Arange(3, 3), DType.Int32, [0]);
        Check(Tensor.Arange(3, 0), DType.Int32, [0]);
        Check(Tensor.Linspace(0, 1, 5), DType.Float32, [5], 0, 0.25, 0.5, 0.75, 1);
        Check(Tensor.Linspace(3, 9, 1), DType.Float32, [1], 3);
        Check(Tensor.Linspace(3, 9, 0), DType.Float32, [0]);
        Assert.Equal(0.3, Tensor.Linspace(0.1, 0.3, 7, DType.Float64).ToArray<double>()[^1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Arange(0, 3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Linspace(0, 1, -1));
    }

    [Fact]
    public void Stacking_tensors_keeps_their_type_and_numbers_take_it()
    {
        var x = Tensor.Of([1.0, 2.0], DType.Float64);
        Tensor stacked = [x, x * 2];
        Check(stacked, DType.Float64, [2, 2], 1, 2, 2, 4);
        Tensor mixed = [x[0], 7];
        Check(mixed, DType.Float64, [2], 1, 7);
    }

    [Fact]
    public void What_does_not_fill_a_shape_is_refused()
    {
        Messages.Are<ShapeException>(
            "tensor: 3 values do not fill a shape of 4 elements; got shape [2, 2]. Give as many values as the product of the sizes.",
            () => Tensor.Of((float[])[1, 2, 3], Shape.Of(2, 2))
        );
        Messages.Are<ShapeException>(
            "stack: the tensors must have the same shape; got part 0 [2], part 1 [3]. "
                + "In a literal, give every row as many numbers; otherwise use Concatenate.",
            () =>
            {
                Tensor ragged =
                [
                    [1, 2],
                    [1, 2, 3],
                ];
                return ragged;
            }
        );
        Messages.Are<DTypeException>(
            "full: the number 0.5 is not a value of type int32; got tensor int32. "
                + "Cast the tensor first: x.Cast(DType.Float32), or use a number that int32 holds.",
            () => Tensor.Full(2, 0.5, DType.Int32)
        );
        Assert.Throws<DTypeException>(() => Tensor.Full(2, 256, DType.UInt8));
        Assert.Throws<DTypeException>(() => Tensor.Full(2, 2, DType.Bool));
        Assert.Throws<DTypeException>(() => Tensor.Full(2, double.NaN, DType.Int64));
    }

    [Fact]
    public void Reading_gives_numbers_spans_and_arrays()
    {
        var x = Tensor.Of([1.5, -2.5], DType.Float64);
        Assert.Equal([1.5f, -2.5f], x.ToArray());
        Assert.Equal([1, -2], x.ToArray<int>());
        Assert.Equal(-2.5, x.AsSpan<double>()[1]);
        Assert.Equal(-2.5, x.AsMemory<double>().Span[1]);
        var target = new double[2];
        x.CopyTo<double>(target);
        Assert.Equal([1.5, -2.5], target);
        Assert.Equal(1.5, x[0].ToDouble());
        Assert.Equal(1.5f, (float)x[0]);
        Assert.Equal(4, (int)Tensor.Scalar(4));
        Assert.Equal(0.1, ((Tensor)0.1).ToDouble());
        Messages.Are<DTypeException>(
            "read elements: a tensor of float64 has no Single elements; got tensor float64[2]. "
                + "Read it as its own type, cast it, or use ToArray<Single>(), which converts.",
            () => x.AsMemory<float>()
        );
        Messages.Are<ShapeException>(
            "to a number: 2 elements are not one number; got tensor [2]. Reduce first (Sum, Mean, Max), or index one element: x[0].",
            () => x.ToDouble()
        );
        Assert.Throws<DTypeException>(() => x[0].ToInt32());
        Assert.Throws<ArgumentException>(() => x.CopyTo<double>(new double[1]));
    }

    [Fact]
    public void A_symbolic_tensor_has_a_shape_and_refuses_to_be_read()
    {
        var x = Tensor.Symbolic(Shape.Of(3, 4));
        Assert.True(x.IsSymbolic);
        Assert.Equal(Shape.Of(3), Ops.Sum(x, 1).Shape);
        Messages.Are<InvalidOperationException>(
            "the value of a tensor float32[3, 4] was read while a function was traced on shapes, where no values exist yet. "
                + "Write a choice between values with Ops.Where, and keep comparisons, printing and conversions to numbers outside.",
            () => x.ToArray()
        );
        Assert.Throws<InvalidOperationException>(() => x == Tensor.Zeros(3, 4));
        Assert.Equal("float32[3, 4] (no values: traced on shapes)", x.ToString());
    }

    static void Check(Tensor x, DType dtype, int[] shape, params double[] elements)
    {
        Assert.Equal(dtype, x.DType);
        Assert.Equal(Shape.Of(shape), x.Shape);
        Assert.Equal(elements, x.ToArray<double>());
    }
}
