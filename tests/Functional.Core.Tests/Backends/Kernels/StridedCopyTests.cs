namespace Functional.Tests;

public sealed class StridedCopyTests
{
    public static TheoryData<int[], int[], int> Layouts =>
        new()
        {
            { [], [], 5 },
            { [7], [1], 2 },
            { [7], [-1], 9 },
            { [40], [3], 0 },
            { [3, 4], [0, 1], 1 },
            { [3, 40], [1, 0], 1 },
            { [5, 6], [1, 5], 0 },
            { [70, 130], [1, 70], 0 },
            { [17, 33], [2, 40], 3 },
            { [4, 17, 19], [323, 1, 17], 0 },
            { [9, 4, 13], [1, 117, 9], 0 },
            { [3, 5, 7, 2], [2, 42, 6, 1], 0 },
            { [6, 5, 4], [-20, 4, -1], 119 },
            { [2, 1, 3], [100, 7, 1], 4 },
            { [3, 0, 2], [1, 1, 1], 0 },
        };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Gather_reads_what_the_strides_say(int[] sizes, int[] strides, int offset)
    {
        Gathers<byte>(sizes, strides, offset, i => (byte)(i * 7));
        Gathers<float>(sizes, strides, offset, i => i + 0.5f);
        Gathers<double>(sizes, strides, offset, i => i + 0.25);
        Gathers<(int, int, int)>(sizes, strides, offset, i => (i, -i, i * 2));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Scatter_writes_where_the_strides_say(int[] sizes, int[] strides, int offset)
    {
        var places = Places(sizes, strides, offset);
        var source = places.Select((_, i) => i + 1f).ToArray();
        var expected = new float[20000];
        for (var i = 0; i < places.Count; i++)
        {
            expected[places[i]] = source[i];
        }

        var target = new float[20000];
        StridedCopy.Scatter<float>(source, target, offset, sizes, strides);

        Assert.Equal(expected, target);
    }

    static void Gathers<T>(int[] sizes, int[] strides, int offset, Func<int, T> number)
        where T : unmanaged
    {
        var source = Enumerable.Range(0, 20000).Select(number).ToArray();
        var expected = Places(sizes, strides, offset).Select(place => source[place]).ToArray();
        var target = new T[expected.Length];

        StridedCopy.Gather<T>(source, offset, sizes, strides, target);

        Assert.Equal(expected, target);
    }

    static List<int> Places(int[] sizes, int[] strides, int offset)
    {
        List<int> places = [offset];
        for (var axis = 0; axis < sizes.Length; axis++)
        {
            var (size, stride) = (sizes[axis], strides[axis]);
            places = [.. places.SelectMany(place => Enumerable.Range(0, size).Select(i => place + (i * stride)))];
        }

        return places;
    }
}
