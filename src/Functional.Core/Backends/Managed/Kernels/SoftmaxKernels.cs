using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Functional;

/// <summary>
/// Softmax, its logarithm and the logarithm of the sum of exponentials along the middle axis of [outer, count, inner].
/// <para>With m the maximum of the row (NaN if any), e[i] = exp(x[i] − m) and s the sum of e in the order of
/// <see cref="Reductions"/> for a contiguous row, whatever inner is: softmax = e[i] / s, log softmax = (x[i] − m) − ln s,
/// log-sum-exp = ln s + m.</para>
/// <para>An infinite or NaN maximum follows scipy: the logarithmic forms then take m = 0, so that the log-sum-exp of −∞ alone
/// is −∞ and with any +∞ it is +∞; softmax gives NaN for the whole row. NaN in a row gives NaN.</para>
/// </summary>
internal static partial class SoftmaxKernels
{
    /// <summary>Softmax; target and source are [outer, count, inner] and may be the same.</summary>
    public static void Softmax<T>(ReadOnlySpan<T> source, Span<T> target, int outer, int count, int inner)
        where T : unmanaged => Dispatch<SoftmaxForm, T>(source, target, outer, count, inner);

    /// <summary>Logarithm of the softmax; target and source are [outer, count, inner] and may be the same.</summary>
    public static void LogSoftmax<T>(ReadOnlySpan<T> source, Span<T> target, int outer, int count, int inner)
        where T : unmanaged => Dispatch<LogSoftmaxForm, T>(source, target, outer, count, inner);

    /// <summary>Logarithm of the sum of exponentials; source [outer, count, inner], target [outer, inner].</summary>
    public static void LogSumExp<T>(ReadOnlySpan<T> source, Span<T> target, int outer, int count, int inner)
        where T : unmanaged => Dispatch<LogSumExpForm, T>(source, target, outer, count, inner);

    /// <summary><see cref="Softmax{T}"/> with a named register.</summary>
    public static void Softmax<V, T>(ReadOnlySpan<T> source, Span<T> target, int outer, int count, int inner)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => Run<SoftmaxForm, V, T>(source, target, outer, count, inner);

    /// <summary><see cref="LogSoftmax{T}"/> with a named register.</summary>
    public static void LogSoftmax<V, T>(ReadOnlySpan<T> source, Span<T> target, int outer, int count, int inner)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => Run<LogSoftmaxForm, V, T>(source, target, outer, count, inner);

    /// <summary><see cref="LogSumExp{T}"/> with a named register.</summary>
    public static void LogSumExp<V, T>(ReadOnlySpan<T> source, Span<T> target, int outer, int count, int inner)
        where V : unmanaged, IVector<V, T>
        where T : unmanaged => Run<LogSumExpForm, V, T>(source, target, outer, count, inner);

    private static void Dispatch<TForm, T>(ReadOnlySpan<T> source, Span<T> target, int outer, int count, int inner)
        where TForm : struct, ISoftmaxForm
        where T : unmanaged => Widest.Run<T, SoftmaxAction<TForm, T>>(new SoftmaxAction<TForm, T>(source, target, outer, count, inner));

    private static void Run<TForm, V, T>(ReadOnlySpan<T> source, Span<T> target, int outer, int count, int inner)
        where TForm : struct, ISoftmaxForm
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        Debug.Assert(count > 0 || source.IsEmpty, "A row has at least one number.");
        Debug.Assert((long)outer * count * inner == source.Length, "The source is [outer, count, inner].");
        if (inner == 1)
        {
            Rows<TForm, V, T>(source, target, count);
            return;
        }

        // Columns become rows and back: the same text and the same order of addition for every axis.
        int block = count * inner;
        int kept = TForm.IsReduction ? 1 : count;
        Span<T> rows = KernelScratch.Get<T>(ScratchSlot.SoftmaxRows, block);
        for (int i = 0; i < outer; i++)
        {
            ref readonly T from = ref MemoryMarshal.GetReference(source.Slice(i * block, block));
            BlockTranspose.Run(in from, inner, ref MemoryMarshal.GetReference(rows), count, count, inner);
            Span<T> to = target.Slice(i * kept * inner, kept * inner);
            if (TForm.IsReduction)
            {
                Rows<TForm, V, T>(rows, to, count);
            }
            else
            {
                Rows<TForm, V, T>(rows, rows, count);
                BlockTranspose.Run(in MemoryMarshal.GetReference(rows), count, ref MemoryMarshal.GetReference(to), inner, inner, count);
            }
        }
    }

    private readonly ref struct SoftmaxAction<TForm, T>(ReadOnlySpan<T> source, Span<T> target, int outer, int count, int inner)
        : IWidthAction
        where TForm : struct, ISoftmaxForm
        where T : unmanaged
    {
        private readonly ReadOnlySpan<T> source = source;
        private readonly Span<T> target = target;
        private readonly int outer = outer;
        private readonly int count = count;
        private readonly int inner = inner;

        public void Run<V, E>()
            where V : unmanaged, IVector<V, E>
            where E : unmanaged =>
            SoftmaxKernels.Run<TForm, V, E>(Reinterpret.As<T, E>(source), Reinterpret.As<T, E>(target), outer, count, inner);
    }
}
