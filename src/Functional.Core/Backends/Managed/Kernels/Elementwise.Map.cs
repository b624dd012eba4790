using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Functional;

/// <summary>
/// Drivers that apply a kernel to every element by itself. Two registers are in flight; the last elements run through the
/// same text on a padded pair of registers, so each result depends on its own operands alone, never on its place.
/// </summary>
internal static partial class Elementwise
{
    /// <summary>y[i] = f(x[i]). The spans may be the same, but must not overlap otherwise.</summary>
    public static void Map<TKernel, T>(TKernel kernel, ReadOnlySpan<T> x, Span<T> y)
        where TKernel : struct, IUnaryKernel
        where T : unmanaged => Widest.Run<T, MapAction<TKernel, T>>(new MapAction<TKernel, T>(kernel, x, y));

    /// <summary><see cref="Map{TKernel, T}"/> with a named register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Map<TKernel, V, T>(TKernel kernel, ReadOnlySpan<T> x, Span<T> y)
        where TKernel : struct, IUnaryKernel
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        Debug.Assert(x.Length == y.Length, "Source and target have one length.");
        RegisterPair<V> scratch = default;
        ref T lanes = ref Unsafe.As<RegisterPair<V>, T>(ref scratch);
        scoped ref T from = ref MemoryMarshal.GetReference(x);
        scoped ref T to = ref MemoryMarshal.GetReference(y);
        nint step = 2 * V.Count;
        nint rest = x.Length % (int)step;
        nint whole = x.Length - rest;

        // The kernel stands here once only: a second copy for the tail would double its code and starve the inliner.
        while (true)
        {
            for (nint i = 0; i < whole; i += step)
            {
                V first = V.Load(ref Unsafe.Add(ref from, i));
                V second = V.Load(ref Unsafe.Add(ref from, i + V.Count));
                first = kernel.Apply<V, T>(first);
                second = kernel.Apply<V, T>(second);
                V.Store(first, ref Unsafe.Add(ref to, i));
                V.Store(second, ref Unsafe.Add(ref to, i + V.Count));
            }

            if (rest == 0)
            {
                return;
            }

            if (rest < 0)
            {
                Copy(ref lanes, ref Unsafe.Add(ref MemoryMarshal.GetReference(y), y.Length + rest), -rest);
                return;
            }

            Copy(ref Unsafe.Add(ref from, whole), ref lanes, rest);
            from = ref lanes;
            to = ref lanes;
            whole = step;
            rest = -rest;
        }
    }

    /// <summary>Moves a few elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy<T>(ref T from, ref T to, nint count)
        where T : unmanaged =>
        Unsafe.CopyBlockUnaligned(ref Unsafe.As<T, byte>(ref to), ref Unsafe.As<T, byte>(ref from), (uint)(count * Unsafe.SizeOf<T>()));

    private readonly ref struct MapAction<TKernel, T>(TKernel kernel, ReadOnlySpan<T> x, Span<T> y) : IWidthAction
        where TKernel : struct, IUnaryKernel
        where T : unmanaged
    {
        private readonly TKernel kernel = kernel;
        private readonly ReadOnlySpan<T> x = x;
        private readonly Span<T> y = y;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V, E>()
            where V : unmanaged, IVector<V, E>
            where E : unmanaged => Map<TKernel, V, E>(kernel, Reinterpret.As<T, E>(x), Reinterpret.As<T, E>(y));
    }

    /// <summary>Two registers of memory: room for a tail, or one element repeated.</summary>
    private struct RegisterPair<V>(V first, V second)
        where V : unmanaged
    {
        public V First = first;
        public V Second = second;
    }
}
