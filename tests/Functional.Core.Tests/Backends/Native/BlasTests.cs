namespace Functional.Tests;

public sealed class BlasTests
{
    [Fact]
    public void Every_library_has_a_word_and_every_word_its_library()
    {
        foreach (var library in Enum.GetValues<BlasLibrary>())
        {
            Assert.Equal(library, Blas.Parse($" {BlasTable.WordOf(library).ToUpperInvariant()} "));
        }

        Assert.False(Blas.TryParse("fastest", out var other));
        Assert.False(Blas.TryParse("", out _));
        Assert.False(Blas.TryParse(null, out _));
        Assert.Equal(BlasLibrary.Managed, other);
        var error = Assert.Throws<ArgumentException>(() => Blas.Parse("mlk"));
        Assert.Contains("'mlk' names no BLAS library; try one of managed, mkl, mathnet", error.Message);
    }

    [Fact]
    public void Managed_needs_no_library()
    {
        Assert.Null(ProductProviders.Get(BlasLibrary.Managed));
        Assert.Equal("managed", Blas.Describe(BlasLibrary.Managed));
        Assert.Equal(BlasLibrary.Managed, new BlasSettings(null, null, null).Chosen);
    }

    [Fact]
    public void Every_system_has_candidates_and_no_name_occurs_twice_for_one_library()
    {
        foreach (var system in new[] { "linux", "windows", "macos" })
        {
            Assert.Contains(BlasTable.Files, row => row.System == system);
        }

        Assert.All(BlasTable.Files, row => Assert.Equal(row.Names.Distinct(), row.Names));
        Assert.All(BlasTable.Files, row => Assert.DoesNotContain(row.Library, new[] { BlasLibrary.Managed, BlasLibrary.Auto }));
        Assert.Equal(BlasTable.Files.Length, BlasTable.Files.Select(row => (row.Library, row.System)).Distinct().Count());
    }

    [Fact]
    public void A_library_of_another_system_says_so()
    {
        var foreign = Enum.GetValues<BlasLibrary>()
            .Except(BlasTable.Native)
            .Where(library => library is not (BlasLibrary.Managed or BlasLibrary.Auto));
        foreach (var library in foreign)
        {
            var finding = NativeLibraries.Search.Find(library);
            Assert.Null(finding.Provider);
            Assert.Contains($"there is none for {BlasTable.System}", finding.Lines);
            var settings = new BlasSettings(BlasTable.WordOf(library), null, null);
            Assert.Contains($"managed ({BlasTable.WordOf(library)} cannot be used", BlasDiagnosis.Text(settings, NativeLibraries.Search));
        }
    }

    [Fact]
    public void The_diagnosis_tells_every_name_tried_and_what_became_of_it()
    {
        var text = BlasDiagnosis.Text(new BlasSettings("auto", null, "3"), NativeLibraries.Search);
        Assert.Contains("FUNCTIONAL_BLAS asks for auto", text);
        Assert.Contains("FUNCTIONAL_THREADS asks for 3", text);
        foreach (var library in NativeLibraries.Search.Candidates)
        {
            var finding = NativeLibraries.Search.Find(library);
            var usable = finding.Provider is null ? "cannot be used" : "can be used";
            Assert.Contains($"{BlasTable.WordOf(library)}: {usable}", text);
            Assert.All(finding.Lines, line => Assert.Contains(line, text));
            Assert.Equal(finding.Provider is null, NativeLibraries.Search.Measure(library) is null);
        }
    }

    [Fact]
    public void Auto_takes_a_library_only_if_it_was_measured_to_be_faster()
    {
        var fastest = NativeLibraries.Search.Get(BlasLibrary.Auto);
        var expected = NativeLibraries
            .Search.Candidates.Where(library => NativeLibraries.Search.Measure(library) is { } speeds && ProductRace.IsFaster(speeds))
            .Select(NativeLibraries.Get)
            .FirstOrDefault();
        Assert.Same(expected, fastest);
        Assert.True(ProductRace.IsFaster([new(1, 1, 1, Managed: 10, Native: 9), new(2, 2, 2, Managed: 10, Native: 12)]));
        Assert.False(ProductRace.IsFaster([new(1, 1, 1, Managed: 10, Native: 9), new(2, 2, 2, Managed: 10, Native: 11)]));
    }

    [Fact]
    public void A_library_is_loaded_once_for_all_threads()
    {
        var search = new BlasSearch(path: null);
        var found = new BlasFinding[8];
        Parallel.For(0, found.Length, i => found[i] = search.Find(BlasLibrary.OpenBlas));
        Assert.All(found, finding => Assert.Same(found[0], finding));
    }

    [Fact]
    public void A_file_that_is_named_is_the_only_one_tried()
    {
        var path = Path.Combine(Path.GetTempPath(), "none", "libnone.so");
        var search = new BlasSearch(path);
        var finding = search.Find(BlasLibrary.Mkl);
        Assert.Equal([$"{path} there is no such file"], finding.Lines);
        Assert.Single(search.Candidates);
        Assert.Null(search.Get(BlasLibrary.Auto));
        var text = BlasDiagnosis.Text(new BlasSettings("openblas", path, null), search);
        Assert.Contains("in use: managed (openblas cannot be used, see below)", text);
        Assert.Contains($"FUNCTIONAL_BLAS_PATH names {path}", text);
        Assert.Contains("libnone.so there is no such file", text);
    }

    [NativeFact(BlasLibrary.OpenBlas)]
    public void OpenBlas_computes_where_the_environment_asks_for_it()
    {
        var said = BlasChild.Run(("FUNCTIONAL_BLAS", "openblas"), ("FUNCTIONAL_THREADS", "3"));
        Assert.Contains("computed by: OpenBLAS", said);
        Assert.Contains("execution: 3 threads, openblas", said);
        Assert.Contains("loaded and checked, cblas_sgemm: OpenBLAS", said);
    }

    [NativeFact(BlasLibrary.Mkl)]
    public void Mkl_computes_where_the_environment_asks_for_it_whatever_its_layer_for_threads_is_set_to()
    {
        var said = BlasChild.Run(("FUNCTIONAL_BLAS", "mkl"), ("MKL_THREADING_LAYER", "GNU"), ("MKL_INTERFACE_LAYER", "ILP64"));
        Assert.Contains("computed by: Intel", said);
    }
}
