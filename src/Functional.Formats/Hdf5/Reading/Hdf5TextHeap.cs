namespace Functional;

/// <summary>Global heaps, section III.E: where texts of variable length are.</summary>
internal sealed class Hdf5TextHeap(Hdf5Bytes file)
{
    private readonly Dictionary<ulong, Dictionary<int, ReadOnlyMemory<byte>>> collections = [];

    /// <summary>An object of the collection at an address.</summary>
    public ReadOnlyMemory<byte> Get(ulong address, uint index)
    {
        if (!collections.TryGetValue(address, out var collection))
        {
            collections.Add(address, collection = Read(address));
        }
        return index <= int.MaxValue && collection.TryGetValue((int)index, out var found)
            ? found
            : throw file.Fail($"global heap at {address}", $"there is no object {index}");
    }

    private Dictionary<int, ReadOnlyMemory<byte>> Read(ulong address)
    {
        const string Structure = "global heap";
        var start = file.At(address, Structure);
        start.Signature("GCOL");
        start.Version(1);
        start.Skip(3);
        var size = start.Length();
        var (header, heap) = (start.Position, file.At(address, size, Structure));
        heap.Skip(header);
        file.Spend(heap.Left, Structure);
        var objects = new Dictionary<int, ReadOnlyMemory<byte>>();
        while (heap.Left >= 8 + file.LengthSize)
        {
            var index = heap.U16();
            heap.Skip(6);
            var length = heap.Length();
            if (index == 0)
            {
                break;
            }
            objects[index] = heap.Bytes(length);
            heap.Align();
        }
        return objects;
    }
}
