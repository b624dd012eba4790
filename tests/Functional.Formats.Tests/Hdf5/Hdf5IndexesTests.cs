using Functional.Testing;

namespace Functional.Tests;

/// <summary>What h5py makes with <c>libver="latest"</c> where datasets and objects grow; the script is beside the file.</summary>
public sealed class Hdf5IndexesTests
{
    private static readonly Hdf5Group Root = Hdf5.Read(Golden.PathOf("hdf5/indexes.h5"));

    [Theory]
    [InlineData("single", DType.Int32, 5, 6)]
    [InlineData("fixed", DType.Float32, 9, 7)]
    [InlineData("room", DType.Float32, 9, 7)]
    [InlineData("pages", DType.Int32, 3000)]
    [InlineData("rows", DType.Int32, 9, 7)]
    [InlineData("columns", DType.Int32, 9, 7)]
    [InlineData("both", DType.Int32, 9, 7)]
    public void Chunks_are_found_by_every_index(string name, DType type, params int[] shape)
    {
        var tensor = Value(Root, name).ToTensor();

        Assert.Equal(type, tensor.DType);
        Assert.Equal(Shape.Of(shape), tensor.Shape);
        Assert.Equal(Enumerable.Range(0, tensor.Size).Select(i => (double)i), tensor.ToArray<double>());
    }

    [Fact]
    public void Chunks_that_were_never_written_hold_the_fill_value()
    {
        var values = Value(Root, "holes").ToTensor().ToArray<int>();

        var expected = Enumerable.Repeat(7, 70000).ToArray();
        expected[3] = 1;
        for (var i = 0; i < 100; i++)
        {
            expected[60000 + i] = i;
        }
        Assert.Equal(expected, values);
    }

    [Theory]
    [InlineData("large", "a", 600)]
    [InlineData("two", "a", 600)]
    [InlineData("two", "b", 700)]
    public void Attributes_too_large_for_the_blocks_of_a_heap_are_read(string node, string name, int count)
    {
        var values = Root.Find(node)!.Attributes[name].ToTensor().ToArray<double>();

        Assert.Equal(Enumerable.Range(0, count).Select(i => (double)i), values);
    }

    [Fact]
    public void Soft_links_lead_anywhere_in_the_file_and_are_left_out_where_they_lead_nowhere()
    {
        Assert.Equal(63, Value(Root, "sub/fixed").ToTensor().Size);
        Assert.Equal(63, Value(Root, "again").ToTensor().Size);
        Assert.Null(Root.Find("sub/rows"));
        Assert.Null(Root.Find("link"));
    }

    [Theory]
    [InlineData("fixed")]
    [InlineData("room")]
    [InlineData("rows")]
    public void What_was_read_is_written_in_its_own_type_and_byte_order(string name)
    {
        var value = Value(Root, name);

        var again = Value(Hdf5.Read(Hdf5.ToBytes(Root), "written"), name);

        Assert.Equal(value.Type, again.Type);
        Assert.Equal(value.ToTensor(), again.ToTensor());
    }

    private static Hdf5Value Value(Hdf5Group root, string path) => ((Hdf5Dataset)root.Find(path)!).Value;
}
