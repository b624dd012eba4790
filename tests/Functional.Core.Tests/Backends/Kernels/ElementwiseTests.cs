using System.Numerics;

namespace Functional.Tests;

public sealed class ElementwiseTests
{
    static readonly (int[] Result, int[] Left, int[] Right)[] Shapes =
    [
        ([7], [7], [7]),
        ([200], [200], [1]),
        ([200], [1], [200]),
        ([], [], []),
        ([4, 5], [4, 5], [5]),
        ([3, 100], [3, 1], [3, 100]),
        ([300, 10], [300, 10], [10]),
        ([300, 10], [300, 1], [10]),
        ([7, 300, 3], [7, 300, 3], [300, 1]),
        ([5, 4, 3, 2], [5, 1, 3, 1], [4, 1, 2]),
        ([2, 3, 70], [3, 1], [2, 1, 70]),
        ([6, 2000, 2], [2000, 2], [6, 1, 2]),
        ([0, 3], [0, 3], [3]),
        ([3, 0], [3, 1], [3, 0]),
    ];

    [Fact]
    public void Map_applies_the_kernel_to_every_element_at_every_length_and_width()
    {
        foreach (var length in KernelCheck.Lengths)
        {
            MapCase<float>(length, x => (x * x) - (1 / x));
            MapCase<double>(length, x => (x * x) - (1 / x));
        }
    }

    [Fact]
    public void Map_may_write_over_its_source()
    {
        float[] numbers = KernelCheck.Samples<float>(77, 1);
        var expected = numbers.Select(x => (x * x) - (1 / x)).ToArray();

        Elementwise.Map<Bowl, float>(default, numbers, numbers);

        KernelCheck.SameBits<float>(expected, numbers);
    }

    [Fact]
    public void Map_works_on_integers()
    {
        int[] numbers = [5, -3, 1];
        var squares = new int[3];

        Elementwise.Map<Square, int>(default, numbers, squares);

        Assert.Equal([25, 9, 1], squares);
    }

    [Fact]
    public void Zip_and_Compare_broadcast_as_nested_loops_do_at_every_width()
    {
        foreach (var (result, left, right) in Shapes)
        {
            ZipCase<float>(result, left, right);
            ZipCase<double>(result, left, right);
            ZipCase<int>(result, left, right);
        }

        foreach (var length in KernelCheck.Lengths)
        {
            ZipCase<float>([length], [length], [length]);
            ZipCase<float>([length], [length], [1]);
        }
    }

    [Fact]
    public void Select_takes_one_operand_or_the_other()
    {
        foreach (var (result, left, right) in Shapes)
        {
            SelectCase(result, left, right, result, i => (float)i);
            SelectCase(result, result, left, right, i => (long)i);
            SelectCase(result, right, result, left, i => (byte)i);
        }
    }

    [Fact]
    public void A_plan_joins_the_axes_that_are_walked_as_one()
    {
        var same = BroadcastPlan.Of([2, 3, 4], [2, 3, 4], [2, 3, 4]);
        var bias = BroadcastPlan.Of([2, 3, 4], [2, 3, 4], [4]);
        var scalar = BroadcastPlan.Of([2, 3, 4], [], [2, 3, 4]);

        Assert.Equal([24], same.Sizes.ToArray());
        Assert.Equal([6, 4], bias.Sizes.ToArray());
        Assert.Equal([4, 1], bias.Strides(0).ToArray());
        Assert.Equal([0, 1], bias.Strides(1).ToArray());
        Assert.Equal([24], scalar.Sizes.ToArray());
        Assert.Equal([0], scalar.Strides(0).ToArray());
    }

    static void MapCase<T>(int length, Func<T, T> twin)
        where T : unmanaged, INumber<T>
    {
        var x = KernelCheck.Samples<T>(length, 2, special: true);
        var y = new T[length];
        KernelCheck.EveryWidth<T, MapAll<T>>(new(x, y), x.Select(twin).ToArray(), () => y, $"map of {length}");
    }

    static void ZipCase<T>(int[] result, int[] left, int[] right)
        where T : unmanaged, INumber<T>
    {
        var x = KernelCheck.Samples<T>(Count(left), 3, special: true);
        var y = KernelCheck.Samples<T>(Count(right), 4, special: true);
        var places = Enumerable.Range(0, Count(result)).ToArray();
        var z = new T[places.Length];
        var less = new bool[places.Length];
        var plan = BroadcastPlan.Of(result, left, right);
        var differences = places.Select(i => x[Place(i, result, left)] - y[Place(i, result, right)]).ToArray();
        var orders = places.Select(i => x[Place(i, result, left)] < y[Place(i, result, right)]).ToArray();
        var what = $"[{string.Join(',', result)}]";
        KernelCheck.EveryWidth<T, ZipAll<T>>(new(plan, x, y, z, less), differences, () => z, what);
        foreach (var bits in KernelCheck.Widths)
        {
            Array.Clear(less);
            Widest.Run<T, ZipAll<T>>(new ZipAll<T>(plan, x, y, z, less), bits);
            Assert.Equal(orders, less);
        }
    }

    static void SelectCase<T>(int[] result, int[] condition, int[] left, int[] right, Func<int, T> number)
        where T : unmanaged
    {
        var random = new Random(5);
        var choice = Enumerable.Range(0, Count(condition)).Select(_ => random.Next(2) == 1).ToArray();
        var x = Enumerable.Range(0, Count(left)).Select(number).ToArray();
        var y = Enumerable.Range(0, Count(right)).Select(i => number(i + 100)).ToArray();
        var expected = Enumerable
            .Range(0, Count(result))
            .Select(i => choice[Place(i, result, condition)] ? x[Place(i, result, left)] : y[Place(i, result, right)])
            .ToArray();
        var z = new T[expected.Length];

        Elementwise.Select<T>(BroadcastPlan.Of(result, condition, left, right), choice, x, y, z);

        Assert.Equal(expected, z);
    }

    static int Count(int[] shape) => shape.Aggregate(1, (count, size) => count * size);

    /// <summary>Where an operand's element for result element i lies.</summary>
    static int Place(int i, int[] result, int[] shape)
    {
        var place = 0;
        var stride = 1;
        for (var axis = result.Length - 1; axis >= 0; axis--)
        {
            var index = i % result[axis];
            i /= result[axis];
            var own = axis - (result.Length - shape.Length);
            if (own >= 0)
            {
                place += shape[own] == 1 ? 0 : index * stride;
                stride *= shape[own];
            }
        }

        return place;
    }

    readonly struct Bowl : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => (x * x) - (V.Constant(1) / x);
    }

    readonly struct Square : IUnaryKernel
    {
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => x * x;
    }

    readonly struct Difference : IBinaryKernel
    {
        public V Apply<V, T>(V x, V y)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => x - y;
    }

    readonly struct Order : IBinaryKernel
    {
        public V Apply<V, T>(V x, V y)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => V.Less(x, y);
    }

    readonly struct MapAll<TNumber>(TNumber[] x, TNumber[] y) : IWidthAction
        where TNumber : unmanaged
    {
        public void Run<V, E>()
            where V : unmanaged, IVector<V, E>
            where E : unmanaged => Elementwise.Map<Bowl, V, E>(default, (E[])(object)x, (E[])(object)y);
    }

    readonly struct ZipAll<TNumber>(BroadcastPlan plan, TNumber[] x, TNumber[] y, TNumber[] z, bool[] less) : IWidthAction
        where TNumber : unmanaged
    {
        public void Run<V, E>()
            where V : unmanaged, IVector<V, E>
            where E : unmanaged
        {
            Elementwise.Zip<Difference, V, E>(default, plan, (E[])(object)x, (E[])(object)y, (E[])(object)z);
            Elementwise.Compare<Order, V, E>(default, plan, (E[])(object)x, (E[])(object)y, less);
        }
    }
}
