namespace Functional.Tests;

public sealed class RowsTests
{
    [Fact]
    public void Rows_are_taken_by_index()
    {
        float[] table = [1, 2, 3, 4, 5, 6];
        var taken = new float[6];
        Rows.Gather<float>(table, [2, 0, 2], taken);
        Assert.Equal([5, 6, 1, 2, 5, 6], taken);

        var single = new float[2];
        Rows.Gather<float>(table, [5, 1], single);
        Assert.Equal([6, 2], single);
    }

    [Fact]
    public void Rows_are_added_in_order_onto_zero_at_every_width()
    {
        foreach (var width in (int[])[1, 2, 3, 5, 8, 16, 17, 40])
        {
            int[] indices = [3, 1, 3, 0, 3, 1];
            var source = KernelCheck.Samples<float>(indices.Length * width, 11, special: true);
            var expected = new float[4 * width];
            for (var i = 0; i < source.Length; i++)
            {
                expected[(indices[i / width] * width) + (i % width)] += source[i];
            }

            var target = KernelCheck.Samples<float>(4 * width, 12);
            KernelCheck.EveryWidth<float, Add>(new(source, indices, target), expected, () => target, $"width {width}");
        }
    }

    [Fact]
    public void Labels_become_rows_with_a_single_one()
    {
        var floats = KernelCheck.Samples<float>(6, 13);
        OneHotKernel.Run<float>([2, 0], floats, 3);
        Assert.Equal([0, 0, 1, 1, 0, 0], floats);

        var bytes = new byte[3];
        OneHotKernel.Run<byte>([1], bytes, 3);
        Assert.Equal([0, 1, 0], bytes);
    }

    readonly struct Add(float[] source, int[] indices, float[] target) : IWidthAction
    {
        public void Run<V, E>()
            where V : unmanaged, IVector<V, E>
            where E : unmanaged => Rows.ScatterAdd<V, E>((E[])(object)source, indices, (E[])(object)target);
    }
}
