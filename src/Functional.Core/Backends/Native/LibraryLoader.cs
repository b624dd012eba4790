using System.Runtime.InteropServices;

namespace Functional;

/// <summary>A library that can be used, or the reason why not.</summary>
internal readonly record struct LoadResult(ProductProvider? Provider, string Story);

/// <summary>
/// Loads one library by name or path: its file is looked at, then it multiplies in a child process, then it is loaded here and its
/// products are held against the managed ones. Whatever speaks against it is told; nothing throws.
/// </summary>
internal static unsafe class LibraryLoader
{
    private const int VersionBytes = 256;

    private static readonly Lazy<bool> Prepared = new(() =>
    {
        foreach (var (name, value) in BlasTable.Variables)
        {
            SetVariable(name, value);
        }

        return true;
    });

    /// <summary>The library of that name or path.</summary>
    public static LoadResult Load(string name) => Load(name, Trial.Patience);

    /// <summary>The same with another patience for a library that does not return.</summary>
    public static LoadResult Load(string name, TimeSpan patience)
    {
        try
        {
            _ = Prepared.Value;
            string? refusal = Path.IsPathRooted(name) && !IsOfSystem(name) ? LibraryFile.Refusal(name) : null;
            refusal ??= Trial.Refusal(name, patience);
            return refusal is null ? LoadHere(name) : new LoadResult(null, refusal);
        }
        catch (Exception reason) when (reason is not OutOfMemoryException)
        {
            return new LoadResult(null, $"could not be tried: {reason.Message}");
        }
    }

    /// <summary>A product by its address, in one of the three styles.</summary>
    public static ProductProvider Create(ProductStyle style, string name, nint single, nint twice) =>
        style switch
        {
            ProductStyle.Cblas => new CblasProducts(name, single, twice),
            ProductStyle.Fortran => new FortranProducts(name, single, twice),
            _ => new MathNetProducts(name, single, twice),
        };

    /// <summary>macOS' own frameworks have paths, but no files.</summary>
    private static bool IsOfSystem(string path) => OperatingSystem.IsMacOS() && path.StartsWith("/System/", StringComparison.Ordinal);

    private static LoadResult LoadHere(string name)
    {
        nint library = Open(name, out string error);
        if (library == 0)
        {
            return new LoadResult(null, $"cannot be loaded: {error}");
        }

        foreach (var (setting, value) in BlasTable.Settings)
        {
            if (NativeLibrary.TryGetExport(library, setting, out nint function))
            {
                _ = ((delegate* unmanaged[Cdecl]<int, int>)function)(value);
            }
        }

        foreach (ProductSymbols symbols in BlasTable.Products)
        {
            if (NativeLibrary.TryGetExport(library, symbols.Single, out nint single))
            {
                _ = NativeLibrary.TryGetExport(library, symbols.Double, out nint twice);
                ProductProvider provider = Create(symbols.Style, Describe(library, name), single, twice);
                string? refusal = ProductCheck.Refusal(provider);
                return refusal is null
                    ? new LoadResult(provider, $"loaded and checked, {symbols.Single}{(twice == 0 ? " only" : "")}: {provider.Name}")
                    : new LoadResult(null, refusal);
            }
        }

        return new LoadResult(
            null,
            $"has no function for matrix products ({string.Join(", ", BlasTable.Products.Select(row => row.Single))})"
        );
    }

    private static nint Open(string name, out string error)
    {
        error = "";
        if (LibC.IsUsable)
        {
            using NativeTexts texts = new();
            nint opened = ((delegate* unmanaged[Cdecl]<byte*, int, nint>)LibC.Open)(texts.Of(name), LibC.ResolveNow);
            error = opened == 0 ? Text(LibC.Error()) : "";
            return opened;
        }

        try
        {
            return NativeLibrary.Load(name);
        }
        catch (Exception reason) when (reason is DllNotFoundException or BadImageFormatException)
        {
            error = reason.Message;
            return 0;
        }
    }

    /// <summary>What the library calls itself, and its file.</summary>
    private static string Describe(nint library, string name)
    {
        string version = "";
        if (NativeLibrary.TryGetExport(library, "MKL_Get_Version_String", out nint mkl))
        {
            byte* room = stackalloc byte[VersionBytes];
            new Span<byte>(room, VersionBytes).Clear();
            ((delegate* unmanaged[Cdecl]<byte*, int, void>)mkl)(room, VersionBytes - 1);
            version = Text(room);
        }
        else if (NativeLibrary.TryGetExport(library, "openblas_get_config", out nint openBlas))
        {
            version = Text(((delegate* unmanaged[Cdecl]<byte*>)openBlas)());
        }

        return version.Length == 0 ? name : $"{version} ({name})";
    }

    private static string Text(byte* text) => text == null ? "" : (Marshal.PtrToStringUTF8((nint)text) ?? "").Trim();

    /// <summary>Native code reads the C library's variables, which are not those that .NET shows.</summary>
    private static void SetVariable(string name, string value)
    {
        using NativeTexts texts = new();
        if (OperatingSystem.IsWindows())
        {
            if (
                NativeLibrary.TryLoad("ucrtbase.dll", out nint runtime)
                && NativeLibrary.TryGetExport(runtime, "_putenv_s", out nint function)
            )
            {
                _ = ((delegate* unmanaged[Cdecl]<byte*, byte*, int>)function)(texts.Of(name), texts.Of(value));
            }
        }
        else if (NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "setenv", out nint function))
        {
            _ = ((delegate* unmanaged[Cdecl]<byte*, byte*, int, int>)function)(texts.Of(name), texts.Of(value), 1);
        }
    }
}
