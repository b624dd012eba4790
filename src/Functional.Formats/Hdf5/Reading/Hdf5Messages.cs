namespace Functional;

/// <summary>One message of an object's header.</summary>
/// <param name="Type">Its number in the specification.</param>
/// <param name="IsShared">Whether the body says where the message stands instead.</param>
/// <param name="Body">The bytes.</param>
internal readonly record struct Hdf5Message(int Type, bool IsShared, ReadOnlyMemory<byte> Body);

/// <summary>The messages of an object, with continuations (specification IV.A).</summary>
internal static class Hdf5Messages
{
    public const int Dataspace = 1;
    public const int LinkInfo = 2;
    public const int Datatype = 3;
    public const int OldFillValue = 4;
    public const int FillValue = 5;
    public const int Link = 6;
    public const int Layout = 8;
    public const int Filters = 11;
    public const int Attribute = 12;
    public const int SymbolTable = 17;
    public const int AttributeInfo = 21;
    private const int Continuation = 16;

    public static List<Hdf5Message> Read(Hdf5Source source, long address, string place)
    {
        var found = new List<Hdf5Message>();
        var open = new Queue<(long Address, long Size)>();
        var seen = new HashSet<long>();
        var start = source.Open(address, place);
        var isNew = start.Left >= 4 && start.Take(4).SequenceEqual("OHDR"u8);
        var hasOrder = false;
        if (isNew)
        {
            start.Version(2);
            var flags = start.Byte();
            hasOrder = (flags & 4) != 0;
            start.Skip(((flags & 32) != 0 ? 16 : 0) + ((flags & 16) != 0 ? 4 : 0));
            var size = start.Number(1 << (flags & 3));
            if (size > (ulong)start.Left)
            {
                throw source.Error(place, "the header is longer than the file");
            }
            source.Check(source.At(address, start.At + (long)size + 4, place), place);
            Messages(address + start.At, (long)size);
        }
        else
        {
            start = source.Open(address, place);
            start.Version(1);
            start.Skip(7);
            var size = start.UInt32();
            Messages(address + 16, size);
        }
        while (open.TryDequeue(out var next))
        {
            if (!seen.Add(next.Address))
            {
                throw source.Error(place, "the continuations of the header go round in a circle");
            }
            if (isNew)
            {
                source.Check(source.At(next.Address, next.Size, place), place);
                source.Open(next.Address, next.Size, place).Require("OCHK"u8);
                Messages(next.Address + 4, next.Size - 8);
            }
            else
            {
                Messages(next.Address, next.Size);
            }
        }
        return found;

        void Messages(long from, long size)
        {
            var cursor = source.Open(from, size, place);
            while (
                cursor.Left
                >= (
                    isNew
                        ? hasOrder
                            ? 6
                            : 4
                        : 8
                )
            )
            {
                var type = isNew ? cursor.Byte() : cursor.UInt16();
                var length = cursor.UInt16();
                var flags = cursor.Byte();
                cursor.Skip(
                    isNew
                        ? hasOrder
                            ? 2
                            : 0
                        : 3
                );
                var body = cursor.Take(length).ToArray();
                if (type == Continuation)
                {
                    var inside = new Hdf5Cursor(source, body, place);
                    open.Enqueue((inside.Target("a continuation of the header"), inside.Length()));
                }
                else
                {
                    found.Add(new(type, (flags & 2) != 0, body));
                }
            }
        }
    }
}
