using System.Runtime.CompilerServices;

namespace Functional;

/// <summary>
/// Products through the native provider of Math.NET Numerics. Like Fortran's they are column-major, so cᵀ = bᵀ · aᵀ is asked for; but
/// the provider knows no leading dimension: operands with gaps between their rows are copied without them, and back.
/// </summary>
internal sealed unsafe class MathNetProducts(string name, nint single, nint twice) : ProductProvider(name, single, twice)
{
    private const nint AsIs = 111;
    private const nint Transposed = 112;

    /// <inheritdoc/>
    protected override void Run(Factor<float> a, Factor<float> b, float* c, int ldc, int m, int k, int n)
    {
        var product = (delegate* unmanaged[Cdecl]<nint, nint, nint, nint, nint, float, float*, float*, float, float*, void>)Single;
        nint left = a.IsTransposed ? Transposed : AsIs;
        nint right = b.IsTransposed ? Transposed : AsIs;
        float* x = Tight(a, m, k, ScratchSlot.NativeLeft);
        float* y = Tight(b, k, n, ScratchSlot.NativeRight);
        float* z = ldc == n ? c : Room<float>(ScratchSlot.NativeResult, m * n);
        product(right, left, n, m, k, 1, y, x, 0, z);
        Spread(z, c, ldc, m, n);
    }

    /// <inheritdoc/>
    protected override void Run(Factor<double> a, Factor<double> b, double* c, int ldc, int m, int k, int n)
    {
        var product = (delegate* unmanaged[Cdecl]<nint, nint, nint, nint, nint, double, double*, double*, double, double*, void>)Double;
        nint left = a.IsTransposed ? Transposed : AsIs;
        nint right = b.IsTransposed ? Transposed : AsIs;
        double* x = Tight(a, m, k, ScratchSlot.NativeLeft);
        double* y = Tight(b, k, n, ScratchSlot.NativeRight);
        double* z = ldc == n ? c : Room<double>(ScratchSlot.NativeResult, m * n);
        product(right, left, n, m, k, 1, y, x, 0, z);
        Spread(z, c, ldc, m, n);
    }

    /// <summary>The factor [rows, columns] without gaps: itself if it has none.</summary>
    private static T* Tight<T>(Factor<T> factor, int rows, int columns, ScratchSlot slot)
        where T : unmanaged
    {
        (int lines, int length) = factor.IsTransposed ? (columns, rows) : (rows, columns);
        if (factor.Leading == length || lines == 1)
        {
            return factor.Start;
        }

        T* room = Room<T>(slot, lines * length);
        for (nint i = 0; i < lines; i++)
        {
            new ReadOnlySpan<T>(factor.Start + (i * factor.Leading), length).CopyTo(new Span<T>(room + (i * length), length));
        }

        return room;
    }

    private static void Spread<T>(T* tight, T* c, int ldc, int m, int n)
        where T : unmanaged
    {
        for (nint i = 0; i < m && tight != c; i++)
        {
            new ReadOnlySpan<T>(tight + (i * n), n).CopyTo(new Span<T>(c + (i * ldc), n));
        }
    }

    private static T* Room<T>(ScratchSlot slot, int length)
        where T : unmanaged => (T*)Unsafe.AsPointer(ref KernelScratch.Get<T>(slot, length)[0]);
}
