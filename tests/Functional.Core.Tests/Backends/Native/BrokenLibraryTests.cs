using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Functional.Tests;

/// <summary>Files that are no libraries, and libraries that do harm: each is refused, with the reason, and nothing happens.</summary>
public sealed class BrokenLibraryTests : IDisposable
{
    static readonly string[] Cblas = ["cblas_sgemm", "cblas_dgemm"];

    readonly string folder = Directory.CreateTempSubdirectory("blas").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string, Deed> Deeds
    {
        get
        {
            var cases = new TheoryData<string, Deed>();
            foreach (var symbol in new[] { "cblas_sgemm", "sgemm_", "s_matrix_multiply" })
            {
                cases.Add(symbol, Deed.IllegalInstruction);
                cases.Add(symbol, Deed.WriteToNull);
                cases.Add(symbol, Deed.ExitWithZero);
            }

            return cases;
        }
    }

    [Fact]
    public void A_file_that_does_not_exist_is_refused() => Refused(Path.Combine(folder, "none.so"), "there is no such file");

    [Fact]
    public void A_folder_is_refused() => Refused(folder, "is a folder");

    [Fact]
    public void An_empty_file_is_refused() => Refused(File([]), "is empty");

    [Fact]
    public void A_text_is_refused() =>
        Refused(File("INPUT(libblas.so)"u8.ToArray()), "is not a library: it starts with the text \"INPUT(li\"");

    [Fact]
    public void Bytes_without_meaning_are_refused() =>
        Refused(File([1, 2, 3, 250, 251, 252]), "is not a library: it starts with the bytes 010203FAFBFC");

    [LinuxFact]
    public void A_library_of_another_system_is_refused()
    {
        byte[] windows = new byte[512];
        "MZ"u8.CopyTo(windows);
        Refused(File(windows), "is a library for windows (PE), and this is linux");
        Refused(File([0xCF, 0xFA, 0xED, 0xFE, 7, 0, 0, 1]), "is a library for macos (Mach-O)");
    }

    [LinuxFact]
    public void A_library_for_another_processor_is_refused() =>
        Refused(
            File(Changed(file => file[18] = (byte)(RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 183 : 62))),
            "is built for"
        );

    [LinuxFact]
    public void A_library_of_another_word_size_or_byte_order_is_refused()
    {
        Refused(File(Changed(file => file[4] = 1)), "another word size or byte order");
        Refused(File(Changed(file => (file[5], file[18], file[19]) = (2, file[19], file[18]))), "another word size or byte order");
    }

    [LinuxFact]
    public void A_program_is_refused() => Refused(File(Changed(file => file[16] = 2)), "no shared library");

    [LinuxFact]
    public void A_library_cut_short_is_refused_wherever_it_is_cut()
    {
        byte[] whole = new TinyLibrary { Exports = Cblas }.Bytes();
        foreach (var length in new[] { 5, 30, 63, 64, 200, 4096, 5000, whole.Length - 1 })
        {
            Refused(File(whole[..length]), "is cut short");
        }
    }

    [LinuxFact]
    public void A_library_with_its_second_half_lost_to_zeros_is_refused() =>
        Refused(File(Changed(file => Array.Clear(file, file.Length / 2, file.Length / 2))), "");

    [LinuxFact]
    public void A_library_with_a_damaged_table_of_symbols_is_refused() =>
        Refused(File(Changed(file => Array.Fill(file, (byte)0xA5, 352, 3000))), "");

    [Fact]
    public void A_file_that_cannot_be_read_is_refused()
    {
        // Held open by somebody else; and with permission taken away, which stops everybody but the administrator.
        string locked = File(new byte[100]);
        using (new FileStream(locked, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Refused(locked, "cannot be read");
        }

        if (!OperatingSystem.IsWindows())
        {
            string hidden = File("not a library"u8.ToArray());
            System.IO.File.SetUnixFileMode(hidden, UnixFileMode.None);
            Refused(hidden, Environment.IsPrivilegedProcess ? "is not a library" : "cannot be read");
        }
    }

    [LinuxFact]
    public void A_link_to_nowhere_or_to_itself_is_refused()
    {
        string dangling = Path.Combine(folder, "dangling.so");
        string loop = Path.Combine(folder, "loop.so");
        System.IO.File.CreateSymbolicLink(dangling, Path.Combine(folder, "none.so"));
        System.IO.File.CreateSymbolicLink(loop, loop);
        Refused(dangling, "there is no such file");
        Refused(loop, "");
    }

    [LinuxFact]
    public void A_pipe_and_a_device_are_refused_without_waiting_for_them()
    {
        string pipe = Path.Combine(folder, "pipe.so");
        Process.Start("mkfifo", [pipe]).WaitForExit();
        Refused(pipe, "no ordinary file");
        string link = Path.Combine(folder, "link.so");
        System.IO.File.CreateSymbolicLink(link, pipe);
        Refused(link, "no ordinary file");
        Refused("/dev/zero", "no ordinary file");
    }

    [LinuxFact]
    public void A_library_without_a_matrix_product_is_refused()
    {
        Refused(File(new TinyLibrary { Exports = ["cblas_saxpy"] }.Bytes()), "has no function for matrix products");
        Refused("libc.so.6", "has no function for matrix products");
    }

    [LinuxFact]
    public void A_library_that_calls_what_exists_nowhere_is_refused() =>
        Refused(File(new TinyLibrary { Exports = Cblas, Calls = "omp_get_num_procs" }.Bytes()), "undefined symbol: omp_get_num_procs");

    [LinuxFact]
    public void A_library_that_needs_one_that_is_missing_is_refused() =>
        Refused(File(new TinyLibrary { Exports = Cblas, Needs = "libmissing.so.7" }.Bytes()), "libmissing.so.7");

    [LinuxFact]
    public void A_library_that_crashes_while_it_is_loaded_is_refused() =>
        Refused(
            File(new TinyLibrary { Exports = Cblas, WhileLoading = Deed.IllegalInstruction }.Bytes()),
            "ends the process with signal 4"
        );

    [LinuxTheory]
    [MemberData(nameof(Deeds))]
    public void A_library_that_ends_the_process_on_its_first_product_is_refused(string symbol, Deed deed) =>
        Refused(File(new TinyLibrary { Exports = [symbol], Deed = deed }.Bytes()), "ends the process");

    [LinuxFact]
    public void A_library_that_never_returns_is_refused() =>
        Refused(
            File(new TinyLibrary { Exports = Cblas, Deed = Deed.LoopForEver }.Bytes()),
            "did not return from its first product within 0.4 s"
        );

    [LinuxFact]
    public void A_library_that_multiplies_wrongly_is_refused()
    {
        foreach (var symbol in new[] { "cblas_sgemm", "sgemm_", "s_matrix_multiply" })
        {
            Refused(File(new TinyLibrary { Exports = [symbol] }.Bytes()), "multiplies wrongly: element [0, 0] of 1×1×1, float32 is");
        }
    }

    [LinuxFact]
    public void Trials_in_children_succeed_while_other_threads_keep_the_collector_running()
    {
        string harmless = File(new TinyLibrary { Exports = Cblas }.Bytes());
        using var end = new CancellationTokenSource();
        var collecting = Task.Run(() =>
        {
            while (!end.IsCancellationRequested)
            {
                _ = Enumerable.Range(0, 1000).Select(_ => new byte[1000]).ToList();
                GC.Collect(0);
                Thread.Sleep(5);
            }
        });
        for (var trial = 0; trial < 30; trial++)
        {
            Assert.Null(Trial.Refusal(harmless, TimeSpan.FromSeconds(15)));
        }

        end.Cancel();
        collecting.Wait();
    }

    [Fact]
    public void A_name_that_the_system_does_not_find_is_refused() => Refused("libnobody.so.9", "libnobody");

    [LinuxFact]
    public void A_broken_library_named_by_the_environment_leaves_the_managed_bits_and_a_line_in_the_diagnosis()
    {
        string crashing = File(new TinyLibrary { Exports = Cblas, Deed = Deed.WriteToNull }.Bytes());
        string said = BlasChild.Run(("FUNCTIONAL_BLAS", "openblas"), ("FUNCTIONAL_BLAS_PATH", crashing));
        Assert.Contains("same bits: True", said);
        Assert.Contains("computed by: managed", said);
        Assert.Contains("in use: managed (openblas cannot be used, see below)", said);
        Assert.Contains($"{crashing} ends the process with signal 11 on its first product", said);
    }

    [Fact]
    public void An_unknown_word_in_the_environment_leaves_managed_and_a_line_in_the_diagnosis()
    {
        string said = BlasChild.Run(("FUNCTIONAL_BLAS", "fastest"), ("FUNCTIONAL_THREADS", "two"), ("FUNCTIONAL_BLAS_PATH", folder));
        Assert.Contains("same bits: True", said);
        Assert.Contains("FUNCTIONAL_BLAS is 'fastest', which is none of managed, mkl, mathnet, openblas, accelerate, auto: managed", said);
        Assert.Contains("FUNCTIONAL_THREADS is 'two', which is no whole number from 1 to 1024", said);
        Assert.Contains("is a folder", said);
    }

    static void Refused(string name, string reason)
    {
        LoadResult result = LibraryLoader.Load(name, TimeSpan.FromSeconds(reason.Contains("0.4 s") ? 0.4 : 15));
        Assert.Null(result.Provider);
        Assert.Contains(reason, result.Story);
        Assert.NotEmpty(result.Story);
    }

    static byte[] Changed(Action<byte[]> change)
    {
        byte[] bytes = new TinyLibrary { Exports = Cblas }.Bytes();
        change(bytes);
        return bytes;
    }

    string File(byte[] bytes)
    {
        string path = Path.Combine(folder, $"{Guid.NewGuid():N}.so");
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }
}
