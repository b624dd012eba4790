using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Functional;

/// <summary>
/// Looks at a file's first bytes before the system is asked to load it: loaders are not kind to a file that is cut short or
/// built for another machine.
/// </summary>
internal static class LibraryFile
{
    private const int HeaderBytes = 4096;
    private const int ElfHeader = 64;
    private const int ElfSegment = 56;
    private const int ElfLoad = 1;
    private const int ElfDynamic = 3;

    /// <summary>A processor and its number in each of the three formats.</summary>
    private static readonly (Architecture Architecture, string Name, int Elf, int Pe, int Mach)[] Processors =
    [
        (Architecture.X64, "x86-64", 62, 0x8664, 0x01000007),
        (Architecture.Arm64, "arm64", 183, 0xAA64, 0x0100000C),
        (Architecture.X86, "x86 (32 bits)", 3, 0x014C, 7),
        (Architecture.Arm, "arm (32 bits)", 40, 0x01C4, 12),
        (Architecture.RiscV64, "riscv64", 243, 0x5064, -1),
        (Architecture.Ppc64le, "ppc64le", 21, -1, -1),
        (Architecture.S390x, "s390x", 22, -1, -1),
        (Architecture.LoongArch64, "loongarch64", 258, 0x6264, -1),
    ];

    /// <summary>A format, the system that loads it and the check of what follows its first bytes.</summary>
    private static readonly (string Name, string System, Func<byte[], bool> Is, Func<byte[], long, string?> Check)[] Formats =
    [
        ("ELF", "linux", head => Starts(head, [0x7F, (byte)'E', (byte)'L', (byte)'F']), CheckElf),
        ("PE", "windows", head => Starts(head, "MZ"u8), CheckPe),
        ("Mach-O", "macos", head => Starts(head, [0xCF, 0xFA, 0xED, 0xFE]), CheckMach),
        ("universal Mach-O", "macos", head => Starts(head, [0xCA, 0xFE, 0xBA, 0xBE]), CheckUniversal),
    ];

    /// <summary>Why the file cannot be a library of this system and processor, or null if nothing speaks against it.</summary>
    public static string? Refusal(string path)
    {
        if (Directory.Exists(path))
        {
            return "is a folder; name the file of the library inside it";
        }

        if (!File.Exists(path))
        {
            return "there is no such file";
        }

        try
        {
            // A pipe or a device, behind a link or not, has no length; reading one could wait for ever.
            FileSystemInfo? target = File.ResolveLinkTarget(path, returnFinalTarget: true);
            long length = (target as FileInfo ?? new FileInfo(path)).Length;
            return length == 0 ? "is empty, or no ordinary file" : Refusal(Head(path), length);
        }
        catch (FileNotFoundException)
        {
            return "there is no such file; a link leads to it";
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            return $"cannot be read: {reason.Message}";
        }
    }

    private static string? Refusal(byte[] head, long length)
    {
        foreach (var (name, system, isFormat, check) in Formats)
        {
            if (isFormat(head))
            {
                return system == BlasTable.System
                    ? check(head, length)
                    : $"is a library for {system} ({name}), and this is {BlasTable.System}";
            }
        }

        return $"is not a library: it starts with {Start(head)}";
    }

    private static byte[] Head(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] head = new byte[HeaderBytes];
        int read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head[..read];
    }

    private static bool Starts(byte[] head, ReadOnlySpan<byte> magic) => head.AsSpan().StartsWith(magic);

    private static string Start(byte[] head)
    {
        byte[] first = head[..Math.Min(head.Length, 8)];
        bool isText = first.All(value => value is >= 32 and < 127);
        return isText ? $"the text \"{Encoding.ASCII.GetString(first)}\"" : $"the bytes {Convert.ToHexString(first)}";
    }

    private static string? CheckElf(byte[] head, long length)
    {
        if (head.Length < ElfHeader)
        {
            return Short(length);
        }

        bool isWide = head[4] == 2;
        bool isLittle = head[5] == 1;
        int machine = isLittle ? Word(head, 18) : BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(18));
        string? processor = Processor(row => row.Elf, machine);
        if (processor is not null || isWide != Environment.Is64BitProcess || isLittle != BitConverter.IsLittleEndian)
        {
            return processor ?? "is built for a processor with another word size or byte order";
        }

        if (!isWide || !isLittle)
        {
            return null;
        }

        if (Word(head, 16) != ElfDynamic)
        {
            return "is an ELF file, but no shared library (a program or an object file)";
        }

        long table = BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(32));
        int segments = Word(head, 56);
        if (Word(head, 54) != ElfSegment || segments == 0 || table < 0 || table > length - ((long)segments * ElfSegment))
        {
            return Short(length);
        }

        for (int i = 0; i < segments && table + ((i + 1) * ElfSegment) <= head.Length; i++)
        {
            Span<byte> segment = head.AsSpan((int)table + (i * ElfSegment));
            ulong start = BinaryPrimitives.ReadUInt64LittleEndian(segment[8..]);
            ulong bytes = BinaryPrimitives.ReadUInt64LittleEndian(segment[32..]);
            bool isLoaded = BinaryPrimitives.ReadInt32LittleEndian(segment) == ElfLoad;
            if (isLoaded && (start > (ulong)length || bytes > (ulong)length - start))
            {
                return Short(length);
            }
        }

        return null;
    }

    private static string? CheckPe(byte[] head, long length)
    {
        if (head.Length < ElfHeader)
        {
            return Short(length);
        }

        int start = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(60));
        if (start < 0 || start > head.Length - 6)
        {
            return Short(length);
        }

        bool isPe = head.AsSpan(start).StartsWith("PE\0\0"u8);
        return isPe ? Processor(row => row.Pe, Word(head, start + 4)) : "is a program for DOS, not a library";
    }

    private static string? CheckMach(byte[] head, long length) =>
        head.Length < 8 ? Short(length) : Processor(row => row.Mach, BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(4)));

    private static string? CheckUniversal(byte[] head, long length)
    {
        const int Entry = 20;
        if (head.Length < 8)
        {
            return Short(length);
        }

        int count = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4));
        if (count < 1 || count > (head.Length - 8) / Entry)
        {
            return Short(length);
        }

        var refusals = Enumerable
            .Range(0, count)
            .Select(i => Processor(row => row.Mach, BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(8 + (i * Entry)))))
            .ToArray();
        return refusals.Contains(null) ? null : refusals[0];
    }

    private static string? Processor(Func<(Architecture Architecture, string Name, int Elf, int Pe, int Mach), int> number, int machine)
    {
        var found = Processors.FirstOrDefault(row => number(row) == machine);
        var own = Processors.FirstOrDefault(row => row.Architecture == RuntimeInformation.ProcessArchitecture);
        bool fits = found.Name is not null && found.Architecture == own.Architecture;
        return fits ? null : $"is built for {found.Name ?? $"processor {machine}"}, and this process runs on {own.Name ?? "another"}";
    }

    private static string Short(long length) => $"is cut short: its {length} bytes are fewer than its own header names";

    private static int Word(byte[] head, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(offset));
}
