using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Functional;

/// <summary>The users of scratch memory; each has its own buffer, so nested kernels never share one.</summary>
internal enum ScratchSlot
{
    PackedPanel,
    TurnedProduct,
    SoftmaxRows,
    SoftmaxExponentials,
    SoftmaxColumns,
    ReductionColumns,
    SortKeys,
    Tiles,
    ProductBlock,
    NativeLeft,
    NativeRight,
    NativeResult,
    Count,
}

/// <summary>
/// Scratch memory of one thread: grows to the largest request and stays, so kernels allocate nothing once warm. The memory
/// is pinned, starts on a cache line and is not cleared.
/// </summary>
internal static class KernelScratch
{
    private const int CacheLine = 64;

    [ThreadStatic]
    private static byte[]?[]? buffers;

    public static unsafe Span<T> Get<T>(ScratchSlot slot, int length)
        where T : unmanaged
    {
        buffers ??= new byte[]?[(int)ScratchSlot.Count];
        ref byte[]? buffer = ref buffers[(int)slot];
        long needed = ((long)length * Unsafe.SizeOf<T>()) + CacheLine;
        if (buffer is null || buffer.Length < needed)
        {
            buffer = GC.AllocateUninitializedArray<byte>(checked((int)needed), pinned: true);
        }

        byte* start = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(buffer));
        return new Span<T>((byte*)(((nint)start + CacheLine - 1) & -CacheLine), length);
    }
}
