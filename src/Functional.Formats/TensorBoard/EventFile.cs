using System.Buffers.Binary;
using System.Numerics;
using Functional.Protobuf.TensorBoard;
using Google.Protobuf;

namespace Functional;

/// <summary>
/// An event file in a folder, made when the first events come: records of length, its check, data and their check, appended. Between
/// two calls the file is closed.
/// </summary>
internal sealed class EventFile(string folder)
{
    private const string Version = "brain.Event:2";

    private string? path;

    /// <summary>Adds events at the end; for none, nothing happens.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Append(IEnumerable<Event> events)
    {
        using var records = new MemoryStream();
        foreach (var e in events)
        {
            Write(records, e.ToByteArray());
        }
        if (records.Length == 0)
        {
            return;
        }
        using var file = path is null ? Create() : Open(path, FileMode.Append);
        file.Write(records.GetBuffer().AsSpan(0, (int)records.Length));
    }

    /// <summary>A file under a name that is not taken, with the event of its version.</summary>
    private FileStream Create()
    {
        Directory.CreateDirectory(folder);
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        for (var number = 0; ; number++)
        {
            path = Path.Combine(
                folder,
                FormattableString.Invariant($"events.out.tfevents.{now:D10}.{Environment.MachineName}.{Environment.ProcessId}.{number}.v2")
            );
            if (!File.Exists(path))
            {
                var file = Open(path, FileMode.CreateNew);
                Write(file, new Event { WallTime = now, FileVersion = Version }.ToByteArray());
                return file;
            }
        }
    }

    private static FileStream Open(string path, FileMode mode) => new(path, mode, FileAccess.Write, FileShare.Read);

    private static void Write(Stream to, byte[] data)
    {
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        Span<byte> check = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)data.Length);
        to.Write(length);
        BinaryPrimitives.WriteUInt32LittleEndian(check, Check(length));
        to.Write(check);
        to.Write(data);
        BinaryPrimitives.WriteUInt32LittleEndian(check, Check(data));
        to.Write(check);
    }

    /// <summary>CRC-32C, turned and shifted so that the check of data that hold checks is another.</summary>
    internal static uint Check(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc = BitOperations.Crc32C(crc, value);
        }
        return BitOperations.RotateRight(~crc, 15) + 0xA282EAD8;
    }
}
