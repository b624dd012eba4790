namespace Functional;

/// <summary>A message of an object header: its type, its flags and its content.</summary>
internal readonly record struct Hdf5Message(int Type, int Flags, ReadOnlyMemory<byte> Content, ulong Header)
{
    public const int Dataspace = 0x01;
    public const int LinkInfo = 0x02;
    public const int Datatype = 0x03;
    public const int OldFillValue = 0x04;
    public const int FillValue = 0x05;
    public const int Link = 0x06;
    public const int ExternalFiles = 0x07;
    public const int Layout = 0x08;
    public const int Filters = 0x0b;
    public const int Attribute = 0x0c;
    public const int Continuation = 0x10;
    public const int SymbolTable = 0x11;
    public const int AttributeInfo = 0x15;

    /// <summary>Whether the content is not here but where it says.</summary>
    public bool IsShared => (Flags & 2) != 0;
}

/// <summary>What is known of a group or dataset, section IV.A of the specification: a list of messages, in one block or several.</summary>
internal sealed class Hdf5ObjectHeader
{
    private readonly Hdf5Bytes file;
    private readonly ulong address;
    private readonly List<Hdf5Message> messages = [];
    private readonly Queue<(ulong Address, ulong Length)> continuations = [];

    private Hdf5ObjectHeader(Hdf5Bytes file, ulong address) => (this.file, this.address) = (file, address);

    public static Hdf5ObjectHeader Read(Hdf5Bytes file, ulong address)
    {
        var header = new Hdf5ObjectHeader(file, address);
        var cursor = file.At(address, "object header");
        if (cursor.Left >= 4 && file.At(address, 4, "object header").Bytes(4).Span.SequenceEqual("OHDR"u8))
        {
            header.ReadNew(cursor);
        }
        else
        {
            header.ReadOld(cursor);
        }
        return header;
    }

    public string Structure => $"object header at {address}";

    /// <summary>Whether there is a message of a type.</summary>
    public bool Has(int type) => messages.Exists(m => m.Type == type);

    /// <summary>The messages of a type, in order, those that are shared looked up.</summary>
    public IEnumerable<Hdf5Cursor> All(int type, string structure) => messages.Where(m => m.Type == type).Select(m => Open(m, structure));

    /// <summary>The message of a type.</summary>
    public Hdf5Cursor? Find(int type, string structure) => All(type, structure).FirstOrDefault();

    public Hdf5Cursor Require(int type, string structure) =>
        Find(type, structure) ?? throw file.Fail(Structure, $"the {structure} is missing");

    /// <summary>Content that is kept elsewhere, section IV.A.2 "Shared Message": here, in the header of a named type.</summary>
    public static Hdf5Cursor Shared(Hdf5Cursor cursor, int type, string structure)
    {
        var file = cursor.File;
        var version = cursor.Version(1, 2, 3);
        var place = cursor.U8();
        if (version == 3 && place == 1)
        {
            throw cursor.Fail($"a {structure} in the heap of shared messages is not supported");
        }
        cursor.Skip(version == 1 ? 6 : 0);
        var header = Read(file, cursor.RequiredAddress());
        var message = header.messages.Find(m => m.Type == type);
        return message.Type != type || message.IsShared
            ? throw cursor.Fail($"the shared {structure} is missing")
            : new(file, message.Content, $"{structure}, {header.Structure}");
    }

    private Hdf5Cursor Open(Hdf5Message message, string structure)
    {
        var cursor = new Hdf5Cursor(file, message.Content, $"{structure}, {Structure}");
        return message.IsShared ? Shared(cursor, message.Type, structure) : cursor;
    }

    private void ReadOld(Hdf5Cursor cursor)
    {
        cursor.Version(1);
        cursor.Skip(1);
        cursor.Skip(2);
        cursor.Skip(4);
        var size = cursor.U32();
        cursor.Skip(4);
        file.Spend(size, Structure);
        Messages(cursor.Part(size), OldMessage);
        Continue(block => Messages(block, OldMessage));
    }

    private void ReadNew(Hdf5Cursor cursor)
    {
        cursor.Signature("OHDR");
        cursor.Version(2);
        var flags = cursor.U8();
        cursor.Skip(((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0));
        var size = cursor.Unsigned(1 << (flags & 3));
        var start = (ulong)cursor.Position;
        file.Spend((long)Math.Min(size, long.MaxValue), Structure);
        var block = file.At(address, checked(start + Math.Min(size, int.MaxValue) + 4), "object header");
        block.VerifyChecksum();
        block.Bytes(start);
        Messages(block, c => NewMessage(c, flags));
        Continue(next =>
        {
            next.VerifyChecksum();
            next.Signature("OCHK");
            Messages(next, c => NewMessage(c, flags));
        });
    }

    private void Continue(Action<Hdf5Cursor> read)
    {
        var seen = new HashSet<ulong> { address };
        while (continuations.TryDequeue(out var next))
        {
            if (!seen.Add(next.Address))
            {
                throw file.Fail(Structure, $"its continuation at {next.Address} leads back to itself");
            }
            var block = file.At(next.Address, next.Length, "continuation of an object header");
            file.Spend(block.Left, Structure);
            read(block);
        }
    }

    private void Messages(Hdf5Cursor block, Func<Hdf5Cursor, Hdf5Message?> read)
    {
        while (read(block) is { } message)
        {
            if (message.Type == Hdf5Message.Continuation)
            {
                var cursor = new Hdf5Cursor(file, message.Content, block.Structure);
                continuations.Enqueue((cursor.RequiredAddress(), cursor.Length()));
            }
            else
            {
                messages.Add(message);
            }
        }
    }

    private Hdf5Message? OldMessage(Hdf5Cursor block)
    {
        if (block.Left < 8)
        {
            return null;
        }
        int type = block.U16(),
            size = block.U16(),
            flags = block.U8();
        block.Skip(3);
        return new(type, flags, block.Bytes((ulong)size), address);
    }

    private Hdf5Message? NewMessage(Hdf5Cursor block, int headerFlags)
    {
        var prefix = (headerFlags & 4) != 0 ? 6 : 4;
        if (block.Left < prefix)
        {
            return null;
        }
        int type = block.U8(),
            size = block.U16(),
            flags = block.U8();
        block.Skip(prefix - 4);
        return new(type, flags, block.Bytes((ulong)size), address);
    }
}
