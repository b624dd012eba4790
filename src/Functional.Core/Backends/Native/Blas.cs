namespace Functional;

/// <summary>
/// Who computes matrix products: the product's own kernels, or a native library of the machine that a user turns on with
/// <c>FUNCTIONAL_BLAS=managed|mkl|mathnet|openblas|accelerate|auto</c> or <c>Execution.Default.WithBlas(BlasLibrary.Mkl)</c>.
/// <c>FUNCTIONAL_BLAS_PATH</c> names the library's file where it is not one that the system finds by name.
/// </summary>
/// <remarks>
/// A library that is missing, damaged, built for another machine, without the function needed, wrong in its first products, or one
/// that would end the process on its first call (on Linux that is tried in a child process) is refused: the managed product computes,
/// and <see cref="Diagnose"/> says why. Results agree with the managed ones up to rounding; only those are the same bits everywhere.
/// Every library is told to use one thread, since the work is split over the threads of <see cref="Execution"/>.
/// </remarks>
public static class Blas
{
    /// <summary>
    /// What <c>FUNCTIONAL_BLAS</c> asks for; <see cref="BlasLibrary.Managed"/> where it is not set or says nothing known
    /// (<see cref="Diagnose"/> then names what may be said).
    /// </summary>
    public static BlasLibrary Default => BlasSettings.Process.Chosen;

    /// <summary>
    /// Reads the words that <c>FUNCTIONAL_BLAS</c> takes, in any case: <c>"openblas"</c> is <see cref="BlasLibrary.OpenBlas"/>.
    /// </summary>
    /// <param name="text">managed, mkl, mathnet, openblas, accelerate or auto; spaces around it do not matter.</param>
    /// <param name="library">The library, or <see cref="BlasLibrary.Managed"/> for any other text.</param>
    /// <returns>Whether the text is one of the words.</returns>
    public static bool TryParse(string? text, out BlasLibrary library)
    {
        var found = BlasTable.Words.FirstOrDefault(row => row.Word.Equals(text?.Trim(), StringComparison.OrdinalIgnoreCase));
        library = found.Library;
        return found.Word is not null;
    }

    /// <summary>Reads the words that <c>FUNCTIONAL_BLAS</c> takes, in any case.</summary>
    /// <param name="text">managed, mkl, mathnet, openblas, accelerate or auto.</param>
    /// <exception cref="ArgumentException">The text is another one.</exception>
    public static BlasLibrary Parse(string text) =>
        TryParse(text, out BlasLibrary library)
            ? library
            : throw new ArgumentException(
                $"'{text}' names no BLAS library; try one of {string.Join(", ", BlasTable.Words.Select(row => row.Word))}.",
                nameof(text)
            );

    /// <summary>
    /// What really computes when a library is asked for: its name and version, or <c>managed</c>. The library is loaded, and for
    /// <see cref="BlasLibrary.Auto"/> measured, unless that was done before.
    /// </summary>
    /// <param name="library">The library asked for.</param>
    public static string Describe(BlasLibrary library) => ProductProviders.Get(library)?.Name ?? "managed";

    /// <summary>
    /// The whole story, to read or to send along with a question: what the environment asks for, what computes, each library and
    /// file name tried and what happened, and how fast those that can be used are beside the managed product. Every library found is
    /// loaded and measured for this, which takes some hundredths of a second each; what computes does not change by it.
    /// </summary>
    public static string Diagnose() => BlasDiagnosis.Text(BlasSettings.Process, ProductProviders.Search);
}
