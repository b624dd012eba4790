using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Functional;

/// <summary>
/// Access to fewer elements than a register holds. The last elements of an array go through a padded register and the same
/// kernel as all others, so a result does not depend on where an array ends.
/// </summary>
internal static class Tail
{
    /// <summary>Reads the first <paramref name="count"/> elements; the other lanes hold the padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LoadPartial<V, T>(ref readonly T source, int count, T padding)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        Debug.Assert(count >= 0 && count <= V.Count, "A tail is at most one register.");
        V scratch = V.Broadcast(padding);
        ref T lanes = ref Unsafe.As<V, T>(ref scratch);
        for (int i = 0; i < count; i++)
        {
            Unsafe.Add(ref lanes, i) = Unsafe.Add(ref Unsafe.AsRef(in source), i);
        }

        return scratch;
    }

    /// <summary>Writes the first <paramref name="count"/> lanes and leaves what follows in memory untouched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePartial<V, T>(V value, ref T target, int count)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        Debug.Assert(count >= 0 && count <= V.Count, "A tail is at most one register.");
        V scratch = value;
        ref T lanes = ref Unsafe.As<V, T>(ref scratch);
        for (int i = 0; i < count; i++)
        {
            Unsafe.Add(ref target, i) = Unsafe.Add(ref lanes, i);
        }
    }
}
