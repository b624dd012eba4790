using System.Runtime.InteropServices;

namespace Functional;

/// <summary>Tensors all of whose elements are one number.</summary>
internal static class Uniform
{
    /// <summary>The bits of the first element.</summary>
    public static long BitsOf(Tensor x)
    {
        Span<byte> room = stackalloc byte[sizeof(long)];
        room.Clear();
        x.Bytes[..(x.Bytes.Length / x.Size)].CopyTo(room);
        return MemoryMarshal.Read<long>(room);
    }

    /// <summary>The tensor as a scalar when all elements have the same bits; else null.</summary>
    public static Tensor? ScalarOf(Tensor x)
    {
        if (x.Size == 0)
        {
            return null;
        }
        var bytes = x.Bytes;
        var width = bytes.Length / x.Size;
        return bytes[width..].SequenceEqual(bytes[..^width]) ? x.View(Shape.Scalar) : null;
    }

    /// <summary>Whether a constant is the number 1 everywhere.</summary>
    public static bool IsOne(Tensor x) => x.Size > 0 && Elements.At(x, 0) == 1 && ScalarOf(x) is not null;
}
