namespace Functional;

/// <summary>A file that is being read: its bytes, how wide its addresses and lengths are, and what it may still cost.</summary>
internal sealed class Hdf5Bytes(ReadOnlyMemory<byte> bytes, string name)
{
    /// <summary>Deflate makes at most 1032 bytes of one; small files may hold more, such as arrays that were never written.</summary>
    private const long Expansion = 1100;
    private const long Allowance = 1 << 24;

    private long budget = checked((bytes.Length * Expansion) + Allowance);

    public string Name => name;

    public int Length => bytes.Length;

    /// <summary>Where address 0 is: after a user block.</summary>
    public int Base { get; init; }

    /// <summary>Bytes of an address.</summary>
    public int OffsetSize { get; init; } = 8;

    /// <summary>Bytes of a length.</summary>
    public int LengthSize { get; init; } = 8;

    /// <summary>The group or dataset that is being read, for messages.</summary>
    public string Path { get; set; } = "";

    /// <summary>The same file from its superblock on.</summary>
    public Hdf5Bytes With(int start, int offsetSize, int lengthSize) =>
        new(bytes, name)
        {
            Base = start,
            OffsetSize = offsetSize,
            LengthSize = lengthSize,
        };

    /// <summary>The bytes from an address to the end of the file.</summary>
    public Hdf5Cursor At(ulong address, string structure)
    {
        if (address >= (ulong)(bytes.Length - Base))
        {
            throw Fail($"{structure} at {address}", $"the file has only {bytes.Length} bytes");
        }
        return new(this, bytes[(Base + (int)address)..], $"{structure} at {address}");
    }

    /// <summary>So many bytes at an address.</summary>
    public Hdf5Cursor At(ulong address, ulong length, string structure) => At(address, structure).Part(length);

    /// <summary>A structure that begins with a signature and ends with a checksum, which is verified.</summary>
    public Hdf5Cursor Checked(ulong address, ulong length, string signature, string structure)
    {
        var block = At(address, length, structure);
        block.VerifyChecksum();
        block.Signature(signature);
        return block;
    }

    /// <summary>Takes note of work or memory; more than a fixed multiple of the file's length is refused.</summary>
    public void Spend(long cost, string structure)
    {
        if (cost < 0 || cost > budget)
        {
            throw Fail(structure, $"what is stored decodes to far more than a file of {bytes.Length} bytes should hold");
        }
        budget -= cost;
    }

    public InvalidFileException Fail(string place, string cause, string? advice = null) =>
        new(
            Name,
            Path.Length == 0 ? place
                : place.Length == 0 ? Path
                : $"{Path}, {place}",
            cause,
            advice
        );
}
