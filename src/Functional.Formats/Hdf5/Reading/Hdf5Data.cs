using System.Text;

namespace Functional;

/// <summary>The elements of a data set or attribute.</summary>
internal static class Hdf5Data
{
    private const int HardestLinks = 16;

    public static Hdf5Value Read(Hdf5Source source, List<Hdf5Message> messages, string path)
    {
        var space = Find(Hdf5Messages.Dataspace, "a dataspace");
        var typeMessage = Find(Hdf5Messages.Datatype, "a type");
        var dimensions = Hdf5Types.ReadDimensions(source, space.Body.Span, path);
        var type = typeMessage.IsShared
            ? SharedType(source, typeMessage.Body.Span, path)
            : Hdf5Types.ReadType(source, typeMessage.Body.Span, path);
        int[] sizes = dimensions ?? [0];
        var bytes = Hdf5Count(sizes) == 0 ? [] : Hdf5Layout.Read(source, messages, sizes, type.Size, path);
        return Decode(source, type, sizes, bytes, path);

        Hdf5Message Find(int kind, string what) =>
            messages.Where(m => m.Type == kind).Select(m => (Hdf5Message?)m).FirstOrDefault()
            ?? throw source.Error(path, $"the data set has no message for {what}");

        long Hdf5Count(int[] each) => Hdf5Types.Count(source, each, path);
    }

    /// <summary>A type that stands in the header of another object.</summary>
    public static Hdf5Type SharedType(Hdf5Source source, ReadOnlySpan<byte> body, string path, int depth = 0)
    {
        var cursor = new Hdf5Cursor(source, body, path);
        var version = cursor.Version(1, 2, 3);
        var kind = cursor.Byte();
        cursor.Skip(version == 1 ? 6 : 0);
        if (version == 3 && kind == 1)
        {
            throw source.Error(path, "a type in the table of shared messages is not read");
        }
        var shared = Hdf5Messages
            .Read(source, cursor.Target("a type"), path)
            .Where(m => m.Type == Hdf5Messages.Datatype)
            .Select(m => (Hdf5Message?)m)
            .FirstOrDefault();
        return shared is not { } message ? throw source.Error(path, "where the type should stand there is none")
            : !message.IsShared ? Hdf5Types.ReadType(source, message.Body.Span, path)
            : depth < HardestLinks ? SharedType(source, message.Body.Span, path, depth + 1)
            : throw source.Error(path, "types refer to each other in a circle");
    }

    /// <summary>Numbers stay bytes until they are asked for; texts are read.</summary>
    public static Hdf5Value Decode(Hdf5Source source, Hdf5Type type, int[] dimensions, ReadOnlySpan<byte> bytes, string place)
    {
        var count = (int)(bytes.Length / type.Size);
        if (type.Class is not (Hdf5Class.FixedText or Hdf5Class.VariableText))
        {
            return new(type, dimensions, bytes.ToArray(), null, place);
        }
        var texts = new string[count];
        for (var i = 0; i < count; i++)
        {
            var element = bytes.Slice(i * type.Size, type.Size);
            texts[i] = type.Class == Hdf5Class.FixedText ? Fixed(element, type.Padding) : Variable(source, element, place);
        }
        return new(type, dimensions, [], texts, place);
    }

    private static string Fixed(ReadOnlySpan<byte> bytes, int padding) =>
        padding == 2 ? Encoding.UTF8.GetString(bytes.TrimEnd((byte)' '))
        : padding == 0 ? Hdf5Source.Text(bytes)
        : Encoding.UTF8.GetString(bytes.TrimEnd((byte)0));

    /// <summary>A text in a collection of the global heap (specification III.E).</summary>
    private static string Variable(Hdf5Source source, ReadOnlySpan<byte> element, string place)
    {
        var cursor = new Hdf5Cursor(source, element, place);
        var length = cursor.UInt32();
        var address = cursor.Number(source.OffsetSize);
        var index = cursor.UInt32();
        if (length == 0 || address == 0)
        {
            return "";
        }
        if (address > long.MaxValue)
        {
            throw source.Error(place, "a text has an address beyond any file");
        }
        var head = source.Open((long)address, place);
        head.Require("GCOL"u8);
        head.Version(1);
        head.Skip(3);
        var size = head.Length();
        var heap = source.Open((long)address, size, place);
        heap.Skip(head.At);
        while (heap.Left >= 8 + source.LengthSize)
        {
            var found = heap.UInt16();
            heap.Skip(6);
            var each = heap.Length();
            if (found == 0)
            {
                break;
            }
            if (found == index)
            {
                var text = heap.Take(Math.Min(each, length));
                source.Allocate(text.Length, place);
                return Hdf5Source.Text(text);
            }
            heap.Skip(Math.Min(heap.Left, (each + 7) & ~7L));
        }
        throw source.Error(place, $"the heap at {address} has no object {index}");
    }
}
