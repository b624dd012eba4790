using System.Text;

namespace Functional;

/// <summary>Values from their type, their dataspace and the bytes of their elements.</summary>
internal sealed class Hdf5ValueReader(Hdf5Bytes file)
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private const int NullTerminated = 0;
    private const int SpacePadded = 2;

    private readonly Hdf5TextHeap heap = new(file);

    /// <summary>A value; one of a type that is not read, or with texts that are none, is there and says so when it is asked for.</summary>
    /// <param name="type">The type of the elements.</param>
    /// <param name="space">How many there are.</param>
    /// <param name="place">What messages call it.</param>
    /// <param name="data">So many bytes of elements.</param>
    public Hdf5Value Read(Hdf5Type type, Hdf5Dataspace space, string place, Func<long, ReadOnlyMemory<byte>> data)
    {
        var name =
            file.Path.Length == 0 ? place
            : place.Length == 0 ? file.Path
            : $"{file.Path}, {place}";
        if (type.Class == Hdf5Class.Other)
        {
            return new(type, space.Dimensions, [], null, name);
        }
        var bytes = space.Count == 0 ? default : data((long)space.Count * type.Size);
        if (type.Class is not (Hdf5Class.FixedText or Hdf5Class.VariableText))
        {
            return new(type, space.Dimensions, bytes.ToArray(), null, name);
        }
        try
        {
            return new(type, space.Dimensions, [], Texts(type, space.Count, bytes), name);
        }
        catch (DecoderFallbackException)
        {
            return new(new(Hdf5Class.Other, type.Size, Name: "bytes that are not UTF-8"), space.Dimensions, [], null, name);
        }
    }

    private string[] Texts(Hdf5Type type, int count, ReadOnlyMemory<byte> bytes)
    {
        file.Spend(count * 8L, "texts");
        var texts = new string[count];
        for (var i = 0; i < count; i++)
        {
            var element = bytes.Slice(i * type.Size, type.Size);
            texts[i] = type.Class == Hdf5Class.FixedText ? Fixed(element.Span, type.Padding) : Variable(element);
        }
        return texts;
    }

    private static string Fixed(ReadOnlySpan<byte> bytes, int padding) =>
        Utf8.GetString(
            padding switch
            {
                NullTerminated when bytes.IndexOf((byte)0) is >= 0 and var end => bytes[..end],
                SpacePadded => bytes.TrimEnd((byte)' '),
                _ => bytes.TrimEnd((byte)0),
            }
        );

    private string Variable(ReadOnlyMemory<byte> reference)
    {
        var cursor = new Hdf5Cursor(file, reference, "reference to a text");
        var length = cursor.U32();
        var address = cursor.Address();
        var index = cursor.U32();
        if (length == 0 || address is null or 0)
        {
            return "";
        }
        var text = heap.Get(address.Value, index);
        if (length > text.Length)
        {
            throw cursor.Fail($"a text of {length} bytes is kept in {text.Length}");
        }
        file.Spend(length, cursor.Structure);
        return Utf8.GetString(text.Span[..(int)length].TrimEnd((byte)0));
    }
}
