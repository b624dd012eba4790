using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Functional;

/// <summary>
/// Loads a library and multiplies with it in a child process first (Linux). Some libraries end the process that loads them or
/// calls them once: MKL does when a file that it needs is missing, and so does any library with a broken start. A child that
/// dies, or does not return, says so to its parent and harms nobody.
/// </summary>
internal static unsafe class Trial
{
    /// <summary>How long a library may take to load and to multiply twice.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Children that may fail to start before that counts; each is given more time than the one before.</summary>
    private const int Attempts = 10;

    private const int StartMilliseconds = 100;
    private const int Multiplied = 40;
    private const int NotLoaded = 41;
    private const int NoProduct = 42;
    private const int Exited = 43;

    /// <summary>Rows and columns of the trial's square factors: enough to reach the kernels for this processor.</summary>
    private const int Size = 64;

    private const int Signals = 31;
    private const int KillSignal = 9;
    private const int ReturnAtOnce = 1;
    private const int SetDumpable = 4;
    private const int CloseOnExecuteAndNeverWait = 0x80800;
    private const int MessageBytes = 8192;

    /// <summary>What each way of ending says; a signal and running out of time are told apart by their numbers.</summary>
    private static readonly (int Code, string Text)[] Endings =
    [
        (NotLoaded, "cannot be loaded"),
        (NoProduct, "has no function for matrix products"),
        (Exited, "ends the process on its first product"),
    ];

    /// <summary>Why the library must not be loaded here, or null if it multiplied in a child or no child can be had.</summary>
    public static string? Refusal(string name, TimeSpan patience)
    {
        if (!LibC.IsUsable)
        {
            return null;
        }

        using NativeTexts texts = new();
        double* room = (double*)NativeMemory.AllocZeroed(3 * Size * Size, sizeof(double));
        try
        {
            for (int attempt = 1; attempt <= Attempts; attempt++)
            {
                if (IsOver(texts, name, room, attempt * StartMilliseconds, patience, out string? refusal))
                {
                    return refusal;
                }
            }

            return "could not be tried in a child process, since none got started";
        }
        finally
        {
            NativeMemory.Free(room);
        }
    }

    /// <summary>One attempt and its outcome; false if the child was born waiting for the garbage collector.</summary>
    private static bool IsOver(NativeTexts texts, string name, double* room, int startTime, TimeSpan patience, out string? refusal)
    {
        refusal = null;
        int* ends = stackalloc int[2];
        if (LibC.Pipe(ends, CloseOnExecuteAndNeverWait) != 0)
        {
            return true;
        }

        try
        {
            int child = Start(new TrialTask(texts, name, room, ends[1]));
            bool hasStarted = child < 0 || HasStarted(ends[0], startTime);
            refusal = child < 0 || !hasStarted ? null : Ending(child, ends[0], patience);
            if (!hasStarted)
            {
                End(child);
            }

            return hasStarted;
        }
        finally
        {
            _ = LibC.Close(ends[0]);
            _ = LibC.Close(ends[1]);
        }
    }

    /// <summary>
    /// Whether the child sends its first byte. A child that was forked while the collector was stopping all threads sees it stopping
    /// them for ever; any other child never meets it.
    /// </summary>
    private static bool HasStarted(int messages, int milliseconds)
    {
        long start = Stopwatch.GetTimestamp();
        byte first;
        while (LibC.Read(messages, &first, 1) != 1)
        {
            if (Stopwatch.GetElapsedTime(start).TotalMilliseconds > milliseconds)
            {
                return false;
            }

            Thread.Sleep(1);
        }

        return true;
    }

    private static void End(int child)
    {
        int status;
        _ = LibC.Kill(child, KillSignal);
        _ = LibC.WaitPid(child, &status, 0);
    }

    private static string? Ending(int child, int messages, TimeSpan patience)
    {
        long start = Stopwatch.GetTimestamp();
        int status;
        int ended;
        while ((ended = LibC.WaitPid(child, &status, ReturnAtOnce)) == 0)
        {
            if (Stopwatch.GetElapsedTime(start) > patience)
            {
                End(child);
                return $"did not return from its first product within {patience.TotalSeconds:0.#} s, in a child process";
            }

            Thread.Sleep(1);
        }

        int signal = status & 0x7F;
        int code = (status >> 8) & 0xFF;
        if (ended == child && signal == 0 && code == Multiplied)
        {
            return null;
        }

        string text =
            ended != child ? "was tried in a child process, and the end of that one could not be seen"
            : signal != 0 ? $"ends the process with signal {signal} on its first product"
            : Endings.FirstOrDefault(row => row.Code == code).Text ?? Endings[^1].Text;
        string said = Said(messages);
        return said.Length == 0 ? text : $"{text}: {said}";
    }

    /// <summary>What the child, or the library in it, wrote: on one line, shortened.</summary>
    private static string Said(int messages)
    {
        byte* bytes = stackalloc byte[MessageBytes];
        nint count = LibC.Read(messages, bytes, MessageBytes);
        string text = count > 0 ? Encoding.UTF8.GetString(bytes, (int)count) : "";
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 300 ? line[..300] + "…" : line;
    }

    /// <summary>
    /// Forks. The child leaves this method only by ending: it runs nothing that is not compiled into it, takes no lock of the
    /// runtime and allocates nothing, since the other threads of the process do not exist in it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int Start(in TrialTask task)
    {
        int child = LibC.Fork();
        if (child != 0)
        {
            return child;
        }

        byte first = 1;
        _ = LibC.Write(task.Messages, &first, 1);
        _ = LibC.Control(SetDumpable, 0, 0, 0, 0);
        for (int signal = 1; signal <= Signals; signal++)
        {
            _ = LibC.Signal(signal, 0);
        }

        _ = LibC.Duplicate(task.Messages, 1);
        _ = LibC.Duplicate(task.Messages, 2);
        _ = LibC.AtExit((nint)LibC.Exit, Exited, 0);
        _ = LibC.AtExit(LibC.Flush, 0, 0);

        nint library = LibC.Open(task.Name, LibC.ResolveNow);
        if (library == 0)
        {
            byte* error = LibC.Error();
            if (error != null)
            {
                _ = LibC.Write(1, error, LibC.Length(error));
            }

            LibC.Exit(NotLoaded);
        }

        for (int i = 0; i < task.SettingCount; i++)
        {
            nint setting = LibC.Symbol(library, task.Settings[i].Name);
            if (setting != 0)
            {
                _ = ((delegate* unmanaged[Cdecl, SuppressGCTransition]<int, int>)setting)(task.Settings[i].Value);
            }
        }

        for (int i = 0; i < task.ProductCount; i++)
        {
            nint single = LibC.Symbol(library, task.Products[i].Single);
            if (single == 0)
            {
                continue;
            }

            nint twice = LibC.Symbol(library, task.Products[i].Double);
            double* x = task.Room;
            double* y = x + (Size * Size);
            double* z = y + (Size * Size);
            float* u = (float*)x;
            float* v = (float*)y;
            float* w = (float*)z;
            nint n = Size;
            switch (task.Products[i].Style)
            {
                case ProductStyle.Cblas:
                    (
                        (delegate* unmanaged[Cdecl, SuppressGCTransition]<
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
                            void>)single
                    )(101, 111, 111, n, n, n, 1, u, n, v, n, 0, w, n);
                    if (twice != 0)
                    {
                        (
                            (delegate* unmanaged[Cdecl, SuppressGCTransition]<
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
                                void>)twice
                        )(101, 111, 111, n, n, n, 1, x, n, y, n, 0, z, n);
                    }

                    break;
                case ProductStyle.Fortran:
                    byte no = (byte)'N';
                    float one = 1;
                    float zero = 0;
                    double oneTwice = 1;
                    double zeroTwice = 0;
                    (
                        (delegate* unmanaged[Cdecl, SuppressGCTransition]<
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
                            void>)single
                    )(&no, &no, &n, &n, &n, &one, u, &n, v, &n, &zero, w, &n, 1, 1);
                    if (twice != 0)
                    {
                        (
                            (delegate* unmanaged[Cdecl, SuppressGCTransition]<
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
                                void>)twice
                        )(&no, &no, &n, &n, &n, &oneTwice, x, &n, y, &n, &zeroTwice, z, &n, 1, 1);
                    }

                    break;
                default:
                    (
                        (delegate* unmanaged[Cdecl, SuppressGCTransition]<
                            nint,
                            nint,
                            nint,
                            nint,
                            nint,
                            float,
                            float*,
                            float*,
                            float,
                            float*,
                            void>)single
                    )(111, 111, n, n, n, 1, u, v, 0, w);
                    if (twice != 0)
                    {
                        (
                            (delegate* unmanaged[Cdecl, SuppressGCTransition]<
                                nint,
                                nint,
                                nint,
                                nint,
                                nint,
                                double,
                                double*,
                                double*,
                                double,
                                double*,
                                void>)twice
                        )(111, 111, n, n, n, 1, x, y, 0, z);
                    }

                    break;
            }

            LibC.Exit(Multiplied);
        }

        LibC.Exit(NoProduct);
        return child;
    }
}
