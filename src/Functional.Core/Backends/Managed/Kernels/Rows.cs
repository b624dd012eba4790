using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Functional;

/// <summary>Rows of a table, taken and given back by index (embeddings, batches).</summary>
internal static class Rows
{
    /// <summary>target[i, :] = source[indices[i], :] for source [rows, width].</summary>
    public static void Gather<T>(ReadOnlySpan<T> source, ReadOnlySpan<int> indices, Span<T> target)
        where T : unmanaged
    {
        if (target.IsEmpty)
        {
            return;
        }

        int width = target.Length / indices.Length;
        Debug.Assert(width * indices.Length == target.Length, "The target is [indices, width].");
        if (width == 1)
        {
            for (int i = 0; i < indices.Length; i++)
            {
                target[i] = source[indices[i]];
            }

            return;
        }

        for (int i = 0; i < indices.Length; i++)
        {
            source.Slice(indices[i] * width, width).CopyTo(target.Slice(i * width, width));
        }
    }

    /// <summary>
    /// target [rows, width] starts from +0; then source[i, :] is added to target[indices[i], :] for i = 0, 1, … in order.
    /// </summary>
    public static void ScatterAdd<T>(ReadOnlySpan<T> source, ReadOnlySpan<int> indices, Span<T> target)
        where T : unmanaged => Widest.Run<T, ScatterAction<T>>(new ScatterAction<T>(source, indices, target));

    /// <summary><see cref="ScatterAdd{T}"/> with a named register.</summary>
    public static void ScatterAdd<V, T>(ReadOnlySpan<T> source, ReadOnlySpan<int> indices, Span<T> target)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        target.Clear();
        if (source.IsEmpty)
        {
            return;
        }

        int width = source.Length / indices.Length;
        Debug.Assert(width * indices.Length == source.Length, "The source is [indices, width].");
        for (int i = 0; i < indices.Length; i++)
        {
            Span<T> row = target.Slice(indices[i] * width, width);
            AddRow<V, T>(
                ref MemoryMarshal.GetReference(row),
                ref Unsafe.Add(ref MemoryMarshal.GetReference(source), (nint)i * width),
                width
            );
        }
    }

    private static void AddRow<V, T>(ref T row, ref T added, nint width)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        nint i = 0;
        for (; i + V.Count <= width; i += V.Count)
        {
            V.Store(V.Load(ref Unsafe.Add(ref row, i)) + V.Load(ref Unsafe.Add(ref added, i)), ref Unsafe.Add(ref row, i));
        }

        for (; i < width; i++)
        {
            Unsafe.Add(ref row, i) = (new Scalar<T>(Unsafe.Add(ref row, i)) + new Scalar<T>(Unsafe.Add(ref added, i))).Value;
        }
    }

    private readonly ref struct ScatterAction<T>(ReadOnlySpan<T> source, ReadOnlySpan<int> indices, Span<T> target) : IWidthAction
        where T : unmanaged
    {
        private readonly ReadOnlySpan<T> source = source;
        private readonly ReadOnlySpan<int> indices = indices;
        private readonly Span<T> target = target;

        public void Run<V, E>()
            where V : unmanaged, IVector<V, E>
            where E : unmanaged => ScatterAdd<V, E>(Reinterpret.As<T, E>(source), indices, Reinterpret.As<T, E>(target));
    }
}
