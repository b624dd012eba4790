using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Functional.Tests;

/// <summary>What a function of a tiny library does, in machine code.</summary>
public enum Deed
{
    ReturnAtOnce,
    IllegalInstruction,
    WriteToNull,
    LoopForEver,
    ExitWithZero,
}

/// <summary>
/// Shared libraries for Linux of a few kilobytes, written byte by byte, so that libraries that crash, hang or lie can be loaded
/// without a compiler.
/// </summary>
sealed record TinyLibrary
{
    const int Page = 4096;
    const int Header = 64;
    const int Segment = 56;

    /// <summary>Functions it exports.</summary>
    public string[] Exports { get; init; } = [];

    /// <summary>What each of them does.</summary>
    public Deed Deed { get; init; }

    /// <summary>What happens while it is loaded.</summary>
    public Deed? WhileLoading { get; init; }

    /// <summary>A function it calls that exists nowhere.</summary>
    public string? Calls { get; init; }

    /// <summary>A library it needs.</summary>
    public string? Needs { get; init; }

    public static bool CanBeBuilt => OperatingSystem.IsLinux() && Processor.Machine != 0;

    static (Architecture Architecture, ushort Machine, int JumpSlot) Processor =>
        new (Architecture, ushort Machine, int JumpSlot)[] { (Architecture.X64, 62, 7), (Architecture.Arm64, 183, 1026) }.FirstOrDefault(
            row => row.Item1 == RuntimeInformation.ProcessArchitecture
        );

    public byte[] Bytes()
    {
        var file = new byte[2 * Page];
        var names = new Names();
        var symbols = Exports.Concat(Calls is null ? [] : [Calls]).ToArray();
        int code = Header + (4 * Segment);
        int start = code + 64;
        Code(Deed).CopyTo(file, code);
        Code(WhileLoading ?? Deed.ReturnAtOnce).CopyTo(file, start);

        int table = start + 64;
        for (var i = 0; i < symbols.Length; i++)
        {
            var entry = file.AsSpan(table + (24 * (i + 1)));
            Put32(entry, names.Add(symbols[i]));
            entry[4] = 0x12; // global function
            if (symbols[i] != Calls)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(entry[6..], 1);
                Put64(entry[8..], code);
                Put64(entry[16..], 16);
            }
        }

        // One bucket: all symbols in a chain.
        int hash = table + (24 * (symbols.Length + 1));
        Put32(file.AsSpan(hash), 1);
        Put32(file.AsSpan(hash + 4), symbols.Length + 1);
        for (var i = 0; i <= symbols.Length; i++)
        {
            Put32(file.AsSpan(hash + 8 + (4 * i)), i < symbols.Length ? i + 1 : 0);
        }

        int needs = Needs is null ? 0 : names.Add(Needs);
        int relocation = (hash + 16 + (4 * symbols.Length) + 7) & -8;
        int slots = Page + 2048;
        Put64(file.AsSpan(relocation), slots + 24);
        Put64(file.AsSpan(relocation + 8), ((long)symbols.Length << 32) | (uint)Processor.JumpSlot);

        int text = relocation + 24;
        names.Bytes.CopyTo(file, text);
        (long, long)[] dynamic =
        [
            .. Needs is null ? Array.Empty<(long, long)>() : [(1, needs)],
            (4, hash),
            (5, text),
            (6, table),
            (10, names.Bytes.Length),
            (11, 24),
            .. WhileLoading is null ? Array.Empty<(long, long)>() : [(12, start)],
            .. Calls is null ? Array.Empty<(long, long)>() : [(3, slots), (2, 24), (20, 7), (23, relocation)],
            (0, 0),
        ];
        for (var i = 0; i < dynamic.Length; i++)
        {
            Put64(file.AsSpan(Page + (16 * i)), dynamic[i].Item1);
            Put64(file.AsSpan(Page + (16 * i) + 8), dynamic[i].Item2);
        }

        Head(file);
        Put(file, 0, type: 1, flags: 5, offset: 0, Page);
        Put(file, 1, type: 1, flags: 6, offset: Page, Page);
        Put(file, 2, type: 2, flags: 6, offset: Page, 16 * dynamic.Length);
        Put(file, 3, type: 0x6474E551, flags: 6, offset: 0, 0);
        return file;
    }

    static void Head(Span<byte> file)
    {
        new byte[] { 0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1 }.CopyTo(file);
        BinaryPrimitives.WriteUInt16LittleEndian(file[16..], 3);
        BinaryPrimitives.WriteUInt16LittleEndian(file[18..], Processor.Machine);
        Put32(file[20..], 1);
        Put64(file[32..], Header);
        BinaryPrimitives.WriteUInt16LittleEndian(file[52..], Header);
        BinaryPrimitives.WriteUInt16LittleEndian(file[54..], Segment);
        BinaryPrimitives.WriteUInt16LittleEndian(file[56..], 4);
        BinaryPrimitives.WriteUInt16LittleEndian(file[58..], 64);
    }

    static void Put(Span<byte> file, int index, int type, int flags, int offset, int bytes)
    {
        var entry = file[(Header + (index * Segment))..];
        Put32(entry, type);
        Put32(entry[4..], flags);
        Put64(entry[8..], offset);
        Put64(entry[16..], offset);
        Put64(entry[24..], offset);
        Put64(entry[32..], bytes);
        Put64(entry[40..], bytes);
        Put64(entry[48..], type == 1 ? Page : 8);
    }

    static byte[] Code(Deed deed)
    {
        var (x64, arm64) = deed switch
        {
            Deed.IllegalInstruction => ("0F0B", "00000000"),
            Deed.WriteToNull => ("31C0C60000C3", "000080D2000000F9"),
            Deed.LoopForEver => ("EBFE", "00000014"),
            Deed.ExitWithZero => ("BF00000000B8E70000000F05", "000080D2C80B80D2010000D4"),
            _ => ("31C0C3", "000080D2C0035FD6"),
        };
        return Convert.FromHexString(RuntimeInformation.ProcessArchitecture == Architecture.X64 ? x64 : arm64);
    }

    static void Put32(Span<byte> at, int value) => BinaryPrimitives.WriteInt32LittleEndian(at, value);

    static void Put64(Span<byte> at, long value) => BinaryPrimitives.WriteInt64LittleEndian(at, value);

    sealed class Names
    {
        readonly List<byte> bytes = [0];

        public byte[] Bytes => [.. bytes];

        public int Add(string name)
        {
            var place = bytes.Count;
            bytes.AddRange(Encoding.ASCII.GetBytes(name + "\0"));
            return place;
        }
    }
}
