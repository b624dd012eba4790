namespace Functional;

/// <summary>The type of a tensor's elements. Types never mix silently: <c>x.Cast(DType.Float64)</c> says it.</summary>
public enum DType
{
    /// <summary>32-bit floating point: the default, used for training.</summary>
    Float32,

    /// <summary>64-bit floating point, for gradient checks and teaching.</summary>
    Float64,

    /// <summary>32-bit integers, for labels, indices and counting.</summary>
    Int32,

    /// <summary>True or false, the result of comparisons.</summary>
    Bool,

    /// <summary>Bytes, for storage of images; cast before computing.</summary>
    UInt8,

    /// <summary>64-bit integers, for storage; cast before computing.</summary>
    Int64,
}

/// <summary>What the kernels and the printer need to know about element types.</summary>
internal static class DTypes
{
    public static bool IsFloating(this DType dtype) => dtype is DType.Float32 or DType.Float64;

    /// <summary>Types with arithmetic.</summary>
    public static bool IsNumeric(this DType dtype) => dtype is DType.Float32 or DType.Float64 or DType.Int32;

    /// <summary>Bytes of one element.</summary>
    public static int Width(this DType dtype) =>
        dtype switch
        {
            DType.Float32 or DType.Int32 => 4,
            DType.Float64 or DType.Int64 => 8,
            _ => 1,
        };

    /// <summary>The name as printed: <c>float32</c>.</summary>
    public static string Text(this DType dtype) => dtype.ToString().ToLowerInvariant();

    public static DType Of<T>() =>
        typeof(T) == typeof(float) ? DType.Float32
        : typeof(T) == typeof(double) ? DType.Float64
        : typeof(T) == typeof(int) ? DType.Int32
        : typeof(T) == typeof(bool) ? DType.Bool
        : typeof(T) == typeof(byte) ? DType.UInt8
        : typeof(T) == typeof(long) ? DType.Int64
        : throw new NotSupportedException($"tensors hold float, double, int, bool, byte or long, not {typeof(T).Name}");
}
