namespace Functional;

/// <summary>
/// Products through BLAS' interface for Fortran, which every BLAS has. It is column-major, and a row-major matrix read by columns
/// is its transpose: so it computes cᵀ = bᵀ · aᵀ, and no factor is copied. Integers lie in memory with 64 bits, of which a library
/// built for 32 reads the lower half; the lengths of the two letters follow the named arguments, as Fortran compilers pass them.
/// </summary>
internal sealed unsafe class FortranProducts(string name, nint single, nint twice) : ProductProvider(name, single, twice)
{
    private const byte AsIs = (byte)'N';
    private const byte Transposed = (byte)'T';

    /// <inheritdoc/>
    protected override void Run(Factor<float> a, Factor<float> b, float* c, int ldc, int m, int k, int n)
    {
        var product = (delegate* unmanaged[Cdecl]<
            byte*,
            byte*,
            nint*,
            nint*,
            nint*,
            float*,
            float*,
            nint*,
            float*,
            nint*,
            float*,
            float*,
            nint*,
            nint,
            nint,
            void>)Single;
        Sizes sizes = new(m, k, n, a.Leading, b.Leading, ldc);
        byte left = a.IsTransposed ? Transposed : AsIs;
        byte right = b.IsTransposed ? Transposed : AsIs;
        float one = 1;
        float zero = 0;
        product(&right, &left, &sizes.N, &sizes.M, &sizes.K, &one, b.Start, &sizes.Ldb, a.Start, &sizes.Lda, &zero, c, &sizes.Ldc, 1, 1);
    }

    /// <inheritdoc/>
    protected override void Run(Factor<double> a, Factor<double> b, double* c, int ldc, int m, int k, int n)
    {
        var product = (delegate* unmanaged[Cdecl]<
            byte*,
            byte*,
            nint*,
            nint*,
            nint*,
            double*,
            double*,
            nint*,
            double*,
            nint*,
            double*,
            double*,
            nint*,
            nint,
            nint,
            void>)Double;
        Sizes sizes = new(m, k, n, a.Leading, b.Leading, ldc);
        byte left = a.IsTransposed ? Transposed : AsIs;
        byte right = b.IsTransposed ? Transposed : AsIs;
        double one = 1;
        double zero = 0;
        product(&right, &left, &sizes.N, &sizes.M, &sizes.K, &one, b.Start, &sizes.Ldb, a.Start, &sizes.Lda, &zero, c, &sizes.Ldc, 1, 1);
    }

    private struct Sizes(nint m, nint k, nint n, nint lda, nint ldb, nint ldc)
    {
        public nint M = m;
        public nint K = k;
        public nint N = n;
        public nint Lda = lda;
        public nint Ldb = ldb;
        public nint Ldc = ldc;
    }
}
