using System.Runtime.InteropServices;

namespace Functional;

/// <summary>
/// The functions of libjpeg-turbo that read JPEG, where the library is found; its interface is that of TurboJPEG 1.4 and later.
/// Source: turbojpeg.h, https://libjpeg-turbo.org.
/// </summary>
internal sealed class TurboJpeg
{
    private static readonly string[] Names =
    [
        "libturbojpeg.so.0",
        "libturbojpeg.so",
        "libturbojpeg.dylib",
        "/opt/homebrew/opt/jpeg-turbo/lib/libturbojpeg.dylib",
        "/usr/local/opt/jpeg-turbo/lib/libturbojpeg.dylib",
        "turbojpeg.dll",
        "libturbojpeg.dll",
    ];

    private static readonly Lazy<TurboJpeg?> Found = new(Find);

    private TurboJpeg(nint library)
    {
        InitDecompress = Function<Init>(library, "tjInitDecompress");
        DecompressHeader = Function<ReadHeader>(library, "tjDecompressHeader3");
        Decompress = Function<ReadPixels>(library, "tjDecompress2");
        Destroy = Function<Release>(library, "tjDestroy");
        ErrorText = Function<LastError>(library, "tjGetErrorStr2");
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nint Init();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate int ReadHeader(nint handle, byte[] file, CULong size, out int width, out int height, out int sampling, out int space);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate int ReadPixels(
        nint handle,
        byte[] file,
        CULong size,
        [Out] byte[] target,
        int width,
        int rowBytes,
        int height,
        int format,
        int flags
    );

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate int Release(nint handle);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nint LastError(nint handle);

    /// <summary>The library; null where it is not found.</summary>
    public static TurboJpeg? Library => Found.Value;

    public Init InitDecompress { get; }

    public ReadHeader DecompressHeader { get; }

    public ReadPixels Decompress { get; }

    public Release Destroy { get; }

    public LastError ErrorText { get; }

    private static TurboJpeg? Find()
    {
        foreach (var name in Names)
        {
            try
            {
                if (NativeLibrary.TryLoad(name, typeof(TurboJpeg).Assembly, null, out var library))
                {
                    return new(library);
                }
            }
            catch (EntryPointNotFoundException)
            {
                // An old or a foreign library of that name: the next one may do.
            }
        }
        return null;
    }

    private static T Function<T>(nint library, string name)
        where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(library, name));
}
