namespace Functional;

/// <summary>How a library takes the operands of a product.</summary>
internal enum ProductStyle
{
    /// <summary>C interface: row-major is an argument, numbers by value.</summary>
    Cblas,

    /// <summary>Fortran interface: column-major, every argument by address.</summary>
    Fortran,

    /// <summary>Math.NET's native provider: column-major, operands without gaps.</summary>
    MathNet,
}

/// <summary>The names of one style's two products.</summary>
internal readonly record struct ProductSymbols(ProductStyle Style, string Single, string Double);

/// <summary>The file names of one library on one system; a name without a folder is searched for by the system.</summary>
internal readonly record struct LibraryNames(BlasLibrary Library, string System, string[] Names);

/// <summary>Everything known about native libraries by name: the rest of the loader is the same for all.</summary>
internal static class BlasTable
{
    /// <summary>What users write for each library.</summary>
    public static readonly (string Word, BlasLibrary Library)[] Words =
    [
        ("managed", BlasLibrary.Managed),
        ("mkl", BlasLibrary.Mkl),
        ("mathnet", BlasLibrary.MathNet),
        ("openblas", BlasLibrary.OpenBlas),
        ("accelerate", BlasLibrary.Accelerate),
        ("auto", BlasLibrary.Auto),
    ];

    /// <summary>In the order in which <see cref="BlasLibrary.Auto"/> tries them.</summary>
    public static readonly LibraryNames[] Files =
    [
        new(BlasLibrary.Mkl, "linux", ["libmkl_rt.so.3", "libmkl_rt.so.2", "libmkl_rt.so.1", "libmkl_rt.so"]),
        new(BlasLibrary.Mkl, "windows", ["mkl_rt.3.dll", "mkl_rt.2.dll", "mkl_rt.1.dll", "mkl_rt.dll"]),
        new(BlasLibrary.Mkl, "macos", ["libmkl_rt.2.dylib", "libmkl_rt.1.dylib", "libmkl_rt.dylib"]),
        new(BlasLibrary.MathNet, "linux", ["libMathNetNumericsMKL.so", "MathNet.Numerics.MKL.so"]),
        new(BlasLibrary.MathNet, "windows", ["libMathNetNumericsMKL.dll", "MathNet.Numerics.MKL.dll"]),
        new(BlasLibrary.MathNet, "macos", ["libMathNetNumericsMKL.dylib", "MathNet.Numerics.MKL.dylib"]),
        new(BlasLibrary.OpenBlas, "linux", ["libopenblas.so.0", "libopenblas.so", "libopenblasp.so.0", "libopenblas64.so.0"]),
        new(BlasLibrary.OpenBlas, "windows", ["libopenblas.dll", "openblas.dll"]),
        new(BlasLibrary.OpenBlas, "macos", ["libopenblas.0.dylib", "libopenblas.dylib"]),
        new(BlasLibrary.Accelerate, "macos", ["/System/Library/Frameworks/Accelerate.framework/Accelerate"]),
    ];

    /// <summary>Where installers put libraries without telling the system; a word after $ is a variable of the environment.</summary>
    public static readonly (BlasLibrary Library, string System, string Folder)[] Folders =
    [
        (BlasLibrary.Mkl, "linux", "$MKLROOT/lib"),
        (BlasLibrary.Mkl, "linux", "$MKLROOT/lib/intel64"),
        (BlasLibrary.Mkl, "linux", "/opt/intel/oneapi/mkl/latest/lib"),
        (BlasLibrary.Mkl, "linux", "/opt/intel/oneapi/mkl/latest/lib/intel64"),
        (BlasLibrary.Mkl, "linux", "/opt/intel/mkl/lib/intel64"),
        (BlasLibrary.Mkl, "windows", "$MKLROOT/bin"),
        (BlasLibrary.Mkl, "windows", "$MKLROOT/redist/intel64"),
        (BlasLibrary.Mkl, "windows", "$ProgramFiles(x86)/Intel/oneAPI/mkl/latest/bin"),
        (BlasLibrary.Mkl, "windows", "$ProgramFiles(x86)/Intel/oneAPI/mkl/latest/redist/intel64"),
        (BlasLibrary.Mkl, "macos", "$MKLROOT/lib"),
        (BlasLibrary.Mkl, "macos", "/opt/intel/oneapi/mkl/latest/lib"),
        (BlasLibrary.OpenBlas, "macos", "/opt/homebrew/opt/openblas/lib"),
        (BlasLibrary.OpenBlas, "macos", "/usr/local/opt/openblas/lib"),
    ];

    /// <summary>
    /// Variables of the C library, set before anything is loaded. Work is split over our own threads, so every library gets one;
    /// and MKL's layer for OpenMP ends the process on its first call where OpenMP is not loaded.
    /// </summary>
    public static readonly (string Name, string Value)[] Variables =
    [
        ("MKL_THREADING_LAYER", "SEQUENTIAL"),
        ("OPENBLAS_NUM_THREADS", "1"),
        ("VECLIB_MAXIMUM_THREADS", "1"),
    ];

    /// <summary>Functions called with one number before the first product, where a library has them: one thread each.</summary>
    public static readonly (string Name, int Value)[] Settings =
    [
        ("MKL_Set_Threading_Layer", 1),
        ("MKL_Set_Num_Threads", 1),
        ("openblas_set_num_threads", 1),
        ("set_max_threads", 1),
        ("BLASSetThreading", 1),
        ("bli_thread_set_num_threads", 1),
    ];

    /// <summary>
    /// Products by name, in the order of preference. Names with 64 belong to libraries whose integers have 64 bits; those
    /// without may have either, which is why all integers are passed with 64 (see <see cref="CblasProducts"/>).
    /// </summary>
    public static readonly ProductSymbols[] Products =
    [
        new(ProductStyle.Cblas, "cblas_sgemm", "cblas_dgemm"),
        new(ProductStyle.Cblas, "cblas_sgemm64_", "cblas_dgemm64_"),
        new(ProductStyle.MathNet, "s_matrix_multiply", "d_matrix_multiply"),
        new(ProductStyle.Fortran, "sgemm_", "dgemm_"),
        new(ProductStyle.Fortran, "sgemm_64_", "dgemm_64_"),
    ];

    /// <summary>This system, as the tables name it.</summary>
    public static string System { get; } =
        OperatingSystem.IsWindows() ? "windows"
        : OperatingSystem.IsMacOS() ? "macos"
        : "linux";

    /// <summary>The native libraries that exist for this system, in the order in which they are tried.</summary>
    public static IEnumerable<BlasLibrary> Native => Files.Where(row => row.System == System).Select(row => row.Library);

    /// <summary>The word of a library.</summary>
    public static string WordOf(BlasLibrary library) => Words.First(row => row.Library == library).Word;
}
