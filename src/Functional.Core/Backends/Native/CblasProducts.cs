namespace Functional;

/// <summary>
/// Products through BLAS' interface for C: MKL, OpenBLAS, Accelerate and BLIS have it. Integers are passed with 64 bits: a library
/// built for 32 reads the lower half of the register or of the place on the stack, so both kinds understand them.
/// </summary>
internal sealed unsafe class CblasProducts(string name, nint single, nint twice) : ProductProvider(name, single, twice)
{
    private const nint RowMajor = 101;
    private const nint AsIs = 111;
    private const nint Transposed = 112;

    /// <inheritdoc/>
    protected override void Run(Factor<float> a, Factor<float> b, float* c, int ldc, int m, int k, int n)
    {
        var product = (delegate* unmanaged[Cdecl]<
            nint,
            nint,
            nint,
            nint,
            nint,
            nint,
            float,
            float*,
            nint,
            float*,
            nint,
            float,
            float*,
            nint,
            void>)Single;
        nint left = a.IsTransposed ? Transposed : AsIs;
        nint right = b.IsTransposed ? Transposed : AsIs;
        product(RowMajor, left, right, m, n, k, 1, a.Start, a.Leading, b.Start, b.Leading, 0, c, ldc);
    }

    /// <inheritdoc/>
    protected override void Run(Factor<double> a, Factor<double> b, double* c, int ldc, int m, int k, int n)
    {
        var product = (delegate* unmanaged[Cdecl]<
            nint,
            nint,
            nint,
            nint,
            nint,
            nint,
            double,
            double*,
            nint,
            double*,
            nint,
            double,
            double*,
            nint,
            void>)Double;
        nint left = a.IsTransposed ? Transposed : AsIs;
        nint right = b.IsTransposed ? Transposed : AsIs;
        product(RowMajor, left, right, m, n, k, 1, a.Start, a.Leading, b.Start, b.Leading, 0, c, ldc);
    }
}
