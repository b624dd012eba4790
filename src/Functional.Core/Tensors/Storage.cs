using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Functional;

/// <summary>
/// The memory behind tensors: an array and an offset. Large arrays are pinned and start on a 64-byte boundary, which is
/// what the vector kernels like best; small ones stay in the youngest generation, where they cost nothing to forget.
/// </summary>
internal static class Storage
{
    private const int LargeBytes = 85_000;
    private const int Alignment = 64;

    /// <summary>Uninitialised memory: every kernel writes all of its output.</summary>
    public static (Array Data, int Offset) Allocate(DType dtype, int size) =>
        dtype switch
        {
            DType.Float32 => Allocate<float>(size),
            DType.Float64 => Allocate<double>(size),
            DType.Int32 => Allocate<int>(size),
            DType.Bool => Allocate<bool>(size),
            DType.UInt8 => Allocate<byte>(size),
            DType.Int64 => Allocate<long>(size),
            _ => throw new ArgumentOutOfRangeException(nameof(dtype), dtype, "not an element type"),
        };

    /// <summary>Whether an array was allocated here as a large one.</summary>
    public static bool IsPinned(Array data, DType dtype) => (long)data.Length * dtype.Width() >= LargeBytes;

    /// <summary>Zeros at an address that does not change, on a 64-byte boundary.</summary>
    public static (Array Data, int Offset) AllocatePinned(DType dtype, int size) =>
        dtype switch
        {
            DType.Float32 => AllocatePinned<float>(size),
            DType.Float64 => AllocatePinned<double>(size),
            DType.Int32 => AllocatePinned<int>(size),
            DType.Bool => AllocatePinned<bool>(size),
            DType.UInt8 => AllocatePinned<byte>(size),
            DType.Int64 => AllocatePinned<long>(size),
            _ => throw new ArgumentOutOfRangeException(nameof(dtype), dtype, "not an element type"),
        };

    private static unsafe (Array Data, int Offset) AllocatePinned<T>(int size)
        where T : unmanaged
    {
        var array = GC.AllocateArray<T>(checked(size + (Alignment / sizeof(T)) + Tiles.Whole), pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
        return (array, (int)((Alignment - (address % Alignment)) % Alignment) / sizeof(T));
    }

    private static unsafe (Array Data, int Offset) Allocate<T>(int size)
        where T : unmanaged
    {
        if ((long)size * sizeof(T) < LargeBytes)
        {
            return (GC.AllocateUninitializedArray<T>(size), 0);
        }
        var spare = (Alignment / sizeof(T)) + Tiles.Whole;
        if (size > Array.MaxLength - spare)
        {
            return (GC.AllocateUninitializedArray<T>(size, pinned: true), 0);
        }
        var array = GC.AllocateUninitializedArray<T>(size + spare, pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
        return (array, (int)((Alignment - (address % Alignment)) % Alignment) / sizeof(T));
    }
}
