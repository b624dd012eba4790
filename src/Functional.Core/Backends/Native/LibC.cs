using System.Runtime.InteropServices;

namespace Functional;

/// <summary>
/// The functions of Linux' C library that a trial in a child process needs. They are called without a transition of the garbage
/// collector, so that nothing of the runtime is asked for in the child, where its other threads no longer exist.
/// </summary>
internal static unsafe class LibC
{
    private static readonly nint Program = OperatingSystem.IsLinux() ? NativeLibrary.GetMainProgramHandle() : 0;

    /// <summary>int fork(void)</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<int> Fork = (delegate* unmanaged[Cdecl, SuppressGCTransition]<
        int>)Find("fork");

    /// <summary>void _exit(int status)</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<int, void> Exit =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<int, void>)Find("_exit");

    /// <summary>int waitpid(int process, int* status, int options)</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<int, int*, int, int> WaitPid =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<int, int*, int, int>)Find("waitpid");

    /// <summary>int kill(int process, int signal)</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<int, int, int> Kill =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<int, int, int>)Find("kill");

    /// <summary>void* signal(int signal, void* handler)</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<int, nint, nint> Signal =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<int, nint, nint>)Find("signal");

    /// <summary>int prctl(int option, unsigned long value, …)</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<int, nint, nint, nint, nint, int> Control =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<int, nint, nint, nint, nint, int>)Find("prctl");

    /// <summary>int pipe2(int ends[2], int flags)</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<int*, int, int> Pipe =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<int*, int, int>)Find("pipe2");

    /// <summary>int dup2(int from, int to)</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<int, int, int> Duplicate =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<int, int, int>)Find("dup2");

    /// <summary>int close(int file)</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<int, int> Close =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<int, int>)Find("close");

    /// <summary>ssize_t read(int file, void* room, size_t bytes)</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<int, byte*, nint, nint> Read =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<int, byte*, nint, nint>)Find("read");

    /// <summary>ssize_t write(int file, void* bytes, size_t count)</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<int, byte*, nint, nint> Write =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<int, byte*, nint, nint>)Find("write");

    /// <summary>size_t strlen(const char* text)</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<byte*, nint> Length =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<byte*, nint>)Find("strlen");

    /// <summary>int __cxa_atexit(void (*function)(void*), void* argument, void* owner)</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, nint, nint, int> AtExit =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, nint, nint, int>)Find("__cxa_atexit");

    /// <summary>int fflush(FILE* stream), as an address to hand on.</summary>
    public static readonly nint Flush = Find("fflush");

    /// <summary>void* dlopen(const char* name, int mode)</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<byte*, int, nint> Open =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<byte*, int, nint>)Find("dlopen");

    /// <summary>void* dlsym(void* library, const char* name)</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, byte*, nint> Symbol =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, byte*, nint>)Find("dlsym");

    /// <summary>char* dlerror(void)</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<byte*> Error =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<byte*>)Find("dlerror");

    /// <summary>Resolve every name a library needs when it is loaded: one that is missing is then an error, not the process' end.</summary>
    public const int ResolveNow = 2;

    /// <summary>Whether this is Linux and every function above was found.</summary>
    public static bool IsUsable { get; } =
        Program != 0
        && Fork != null
        && Exit != null
        && WaitPid != null
        && Kill != null
        && Signal != null
        && Control != null
        && Pipe != null
        && Duplicate != null
        && Close != null
        && Read != null
        && Write != null
        && Length != null
        && AtExit != null
        && Flush != 0
        && Open != null
        && Symbol != null
        && Error != null;

    private static nint Find(string name) => Program != 0 && NativeLibrary.TryGetExport(Program, name, out var address) ? address : 0;
}
