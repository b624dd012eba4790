using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Functional;

/// <content>
/// Contiguous rows, many at a time: the exponentials of a whole block of rows are one stretch of memory, so short rows do not
/// pay for tails of registers.
/// </content>
internal static partial class SoftmaxKernels
{
    /// <summary>Elements of one block of rows, unless a single row is longer.</summary>
    private const int BlockLength = 4096;

    /// <summary>Rows of one block at most.</summary>
    private const int BlockRows = 256;

    /// <summary>What the three functions do not share.</summary>
    private interface ISoftmaxForm
    {
        /// <summary>Whether a row gives one number.</summary>
        static abstract bool IsReduction { get; }

        /// <summary>Whether the exponentials are divided by their sum; otherwise its logarithm is used.</summary>
        static abstract bool Divides { get; }
    }

    [SkipLocalsInit]
    private static void Rows<TForm, V, T>(ReadOnlySpan<T> source, Span<T> target, int count)
        where TForm : struct, ISoftmaxForm
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        if (source.IsEmpty)
        {
            return;
        }

        int rows = source.Length / count;
        if (IsAcross<V, T>(rows, count))
        {
            Across<TForm, V, T>(source, target, count);
            return;
        }

        int most = Math.Clamp(BlockLength / count, 1, BlockRows);
        Span<T> shifts = stackalloc T[BlockRows];
        Span<T> sums = stackalloc T[BlockRows];
        for (int start = 0; start < rows; start += most)
        {
            int taken = Math.Min(most, rows - start);
            ReadOnlySpan<T> from = source.Slice(start * count, taken * count);
            Span<T> to = TForm.IsReduction ? target.Slice(start, taken) : target.Slice(start * count, taken * count);
            Block<TForm, V, T>(from, to, count, shifts[..taken], sums[..taken]);
        }
    }

    private static void Block<TForm, V, T>(ReadOnlySpan<T> source, Span<T> target, int count, Span<T> shifts, Span<T> sums)
        where TForm : struct, ISoftmaxForm
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        Span<T> shifted = TForm.IsReduction ? KernelScratch.Get<T>(ScratchSlot.SoftmaxExponentials, source.Length) : target;
        for (int row = 0; row < shifts.Length; row++)
        {
            ReadOnlySpan<T> from = source.Slice(row * count, count);
            T most = Reductions.Row<MaxKernel, V, T>(default, from);
            shifts[row] = TForm.Divides ? most : FiniteOrZero(most);
            WithRow<SubtractKernel, V, T>(from, shifts[row], shifted.Slice(row * count, count));
        }

        bool keepsShifted = !TForm.Divides && !TForm.IsReduction;
        Span<T> powers = keepsShifted ? KernelScratch.Get<T>(ScratchSlot.SoftmaxExponentials, source.Length) : shifted;
        Elementwise.Map<ExpKernel, V, T>(default, shifted, powers);
        for (int row = 0; row < sums.Length; row++)
        {
            sums[row] = Reductions.Row<SumKernel, V, T>(default, powers.Slice(row * count, count));
        }

        if (!TForm.Divides)
        {
            Elementwise.Map<LogKernel, V, T>(default, sums, sums);
        }

        for (int row = 0; row < sums.Length; row++)
        {
            if (TForm.IsReduction)
            {
                target[row] = (new Scalar<T>(sums[row]) + new Scalar<T>(shifts[row])).Value;
                continue;
            }

            Span<T> part = target.Slice(row * count, count);
            if (TForm.Divides)
            {
                WithRow<DivideKernel, V, T>(part, sums[row], part);
            }
            else
            {
                WithRow<SubtractKernel, V, T>(part, sums[row], part);
            }
        }
    }

    /// <summary>y[i] = f(x[i], number).</summary>
    private static void WithRow<TKernel, V, T>(ReadOnlySpan<T> x, T number, Span<T> y)
        where TKernel : struct, IBinaryKernel
        where V : unmanaged, IVector<V, T>
        where T : unmanaged
    {
        ref T from = ref MemoryMarshal.GetReference(x);
        ref T to = ref MemoryMarshal.GetReference(y);
        if (x.Length >= 4 * V.Count)
        {
            Elementwise.ZipStretch<TKernel, V, T>(default, ref from, 1, ref number, 0, ref to, x.Length);
            return;
        }

        nint i = 0;
        for (; i + V.Count <= x.Length; i += V.Count)
        {
            V.Store(default(TKernel).Apply<V, T>(V.Load(ref Unsafe.Add(ref from, i)), V.Broadcast(number)), ref Unsafe.Add(ref to, i));
        }

        for (; i < x.Length; i++)
        {
            Scalar<T> result = default(TKernel).Apply<Scalar<T>, T>(new(Unsafe.Add(ref from, i)), new(number));
            Unsafe.Add(ref to, i) = result.Value;
        }
    }

    private static T FiniteOrZero<T>(T number)
        where T : unmanaged
    {
        // The difference of a number with itself is 0 unless it is infinite or NaN.
        Scalar<T> difference = new Scalar<T>(number) - new Scalar<T>(number);
        return Scalar<T>.Bits(Scalar<T>.Equal(difference, default)) != 0 ? number : default;
    }

    private readonly struct SoftmaxForm : ISoftmaxForm
    {
        public static bool IsReduction => false;

        public static bool Divides => true;
    }

    private readonly struct LogSoftmaxForm : ISoftmaxForm
    {
        public static bool IsReduction => false;

        public static bool Divides => false;
    }

    private readonly struct LogSumExpForm : ISoftmaxForm
    {
        public static bool IsReduction => true;

        public static bool Divides => false;
    }

    private readonly struct ExpKernel : IUnaryKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Exp<V, T>(x);
    }

    private readonly struct LogKernel : IUnaryKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V, T>(V x)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => Elementary.Log<V, T>(x);
    }

    private readonly struct SubtractKernel : IBinaryKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V, T>(V x, V y)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => x - y;
    }

    private readonly struct DivideKernel : IBinaryKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V, T>(V x, V y)
            where V : unmanaged, IVector<V, T>
            where T : unmanaged => x / y;
    }
}
