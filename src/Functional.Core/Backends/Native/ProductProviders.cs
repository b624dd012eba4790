namespace Functional;

/// <summary>The native matrix products of this process.</summary>
internal static class ProductProviders
{
    /// <summary>The search that FUNCTIONAL_BLAS_PATH governs.</summary>
    public static BlasSearch Search { get; } = new(BlasSettings.Process.File);

    /// <summary>
    /// The products of a library, loaded once, from any thread; null for <see cref="BlasLibrary.Managed"/>, for a library that
    /// cannot be used and for <see cref="BlasLibrary.Auto"/> where the managed product is faster: then that one computes.
    /// </summary>
    public static ProductProvider? Get(BlasLibrary library) => library == BlasLibrary.Managed ? null : Search.Get(library);
}
