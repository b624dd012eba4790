using System.Runtime.InteropServices;

namespace Functional;

public sealed partial class Tensor
{
    /// <summary>The only element as a double.</summary>
    /// <exception cref="ShapeException">There is not exactly one element.</exception>
    public double ToDouble()
    {
        if (Weak is { } value)
        {
            return value;
        }
        if (Size != 1)
        {
            throw new ShapeException(
                "to a number",
                $"{Size} elements are not one number",
                "Reduce first (Sum, Mean, Max), or index one element: x[0].",
                ("tensor", Shape.ToString())
            );
        }
        return Elements.At(this, 0);
    }

    /// <summary>The only element as a float.</summary>
    /// <exception cref="ShapeException">There is not exactly one element.</exception>
    public float ToSingle() => (float)ToDouble();

    /// <summary>The only element as an int.</summary>
    /// <exception cref="ShapeException">There is not exactly one element.</exception>
    /// <exception cref="DTypeException">The element is not a whole number that an int holds.</exception>
    public int ToInt32()
    {
        var value = ToDouble();
        Scalars.RequireFits("to an int", value, DType.Int32);
        return (int)value;
    }

    /// <summary>A copy of the elements, row-major, as floats.</summary>
    public float[] ToArray() => ToArray<float>();

    /// <summary>A copy of the elements, row-major, converted to <typeparamref name="T"/> as <see cref="Ops.Cast"/> does.</summary>
    /// <typeparam name="T">float, double, int, bool, byte or long.</typeparam>
    public T[] ToArray<T>()
        where T : unmanaged => Cast(DTypes.Of<T>()).Span<T>().ToArray();

    /// <summary>The elements without a copy, row-major.</summary>
    /// <typeparam name="T">The tensor's own element type.</typeparam>
    /// <exception cref="DTypeException">The tensor holds elements of another type.</exception>
    public ReadOnlySpan<T> AsSpan<T>()
        where T : unmanaged
    {
        RequireType<T>();
        return Span<T>();
    }

    /// <summary>The elements as the machine stores them, row-major, without a copy, whatever their type.</summary>
    public ReadOnlySpan<byte> AsBytes()
    {
        static ReadOnlySpan<byte> Bytes<T>(ReadOnlySpan<T> elements)
            where T : unmanaged => System.Runtime.InteropServices.MemoryMarshal.AsBytes(elements);

        return DType switch
        {
            DType.Float32 => Bytes(AsSpan<float>()),
            DType.Float64 => Bytes(AsSpan<double>()),
            DType.Int32 => Bytes(AsSpan<int>()),
            DType.Int64 => Bytes(AsSpan<long>()),
            DType.Bool => Bytes(AsSpan<bool>()),
            _ => Bytes(AsSpan<byte>()),
        };
    }

    /// <summary>The elements without a copy, row-major, as memory that can be kept.</summary>
    /// <typeparam name="T">The tensor's own element type.</typeparam>
    /// <exception cref="DTypeException">The tensor holds elements of another type.</exception>
    public ReadOnlyMemory<T> AsMemory<T>()
        where T : unmanaged
    {
        RequireType<T>();
        return new ReadOnlyMemory<T>((T[])Data, offset, Size);
    }

    /// <summary>Copies the elements, row-major, to a span of the same element type.</summary>
    /// <exception cref="DTypeException">The tensor holds elements of another type.</exception>
    /// <exception cref="ArgumentException">The target is shorter than the tensor.</exception>
    public void CopyTo<T>(Span<T> target)
        where T : unmanaged => AsSpan<T>().CopyTo(target);

    /// <summary>The only element; the conversion is written because it can fail.</summary>
    public static explicit operator double(Tensor x) => x.ToDouble();

    /// <summary>The only element; the conversion is written because it can fail.</summary>
    public static explicit operator float(Tensor x) => x.ToSingle();

    /// <summary>The only element; the conversion is written because it can fail.</summary>
    public static explicit operator int(Tensor x) => x.ToInt32();

    /// <summary>The elements' bytes, for fingerprints and comparison of bits.</summary>
    internal ReadOnlySpan<byte> Bytes =>
        DType switch
        {
            DType.Float32 => MemoryMarshal.AsBytes(Span<float>()),
            DType.Float64 => MemoryMarshal.AsBytes(Span<double>()),
            DType.Int32 => MemoryMarshal.AsBytes(Span<int>()),
            DType.Bool => MemoryMarshal.AsBytes(Span<bool>()),
            DType.UInt8 => Span<byte>(),
            _ => MemoryMarshal.AsBytes(Span<long>()),
        };

    private void RequireType<T>()
        where T : unmanaged
    {
        if (DTypes.Of<T>() != DType)
        {
            throw new DTypeException(
                "read elements",
                $"a tensor of {DType.Text()} has no {typeof(T).Name} elements",
                $"Read it as its own type, cast it, or use ToArray<{typeof(T).Name}>(), which converts.",
                ("tensor", DType.Text() + Shape)
            );
        }
    }
}

/// <summary>Single elements of any type as doubles: for printing, checks and messages, not for kernels.</summary>
internal static class Elements
{
    public static double At(Tensor x, int index) =>
        x.DType switch
        {
            DType.Float32 => x.Span<float>()[index],
            DType.Float64 => x.Span<double>()[index],
            DType.Int32 => x.Span<int>()[index],
            DType.Bool => x.Span<bool>()[index] ? 1 : 0,
            DType.UInt8 => x.Span<byte>()[index],
            _ => x.Span<long>()[index],
        };

    /// <summary>The first element that is NaN or infinite, or −1.</summary>
    public static int FirstNotFinite(Tensor x) =>
        x.DType switch
        {
            DType.Float32 => FirstNotFinite(x.Span<float>()),
            DType.Float64 => FirstNotFinite(x.Span<double>()),
            _ => -1,
        };

    private static int FirstNotFinite<T>(ReadOnlySpan<T> values)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!T.IsFinite(values[i]))
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>The index along every axis of an element given by its row-major position.</summary>
    public static int[] Position(Shape shape, int element)
    {
        var position = new int[shape.Rank];
        for (var axis = shape.Rank - 1; axis >= 0; axis--)
        {
            (element, position[axis]) = Math.DivRem(element, shape[axis]);
        }
        return position;
    }
}
