using System.Diagnostics;

namespace Functional;

/// <summary>Labels as rows of zeros with a single 1.</summary>
internal static class OneHotKernel
{
    /// <summary>target[i, labels[i]] = 1 and 0 elsewhere, for target [labels, classes].</summary>
    public static void Run<T>(ReadOnlySpan<int> labels, Span<T> target, int classes)
        where T : unmanaged
    {
        Debug.Assert((long)labels.Length * classes == target.Length, "The target is [labels, classes].");
        T one = default;
        Conversion.Convert<byte, T>([1], new Span<T>(ref one));
        target.Clear();
        for (int i = 0; i < labels.Length; i++)
        {
            Debug.Assert(labels[i] >= 0 && labels[i] < classes, "A label is below the number of classes.");
            target[(i * classes) + labels[i]] = one;
        }
    }
}
