using System.Buffers.Binary;
using Functional.Protobuf.TensorBoard;

namespace Functional.Tests;

/// <summary>Reads event files; every check must hold.</summary>
static class EventReader
{
    public static List<Event> Read(string path)
    {
        // As TensorBoard does: while another may be writing.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var events = new List<Event>();
        for (var at = 0; at < bytes.Length; )
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at));
            Assert.Equal(Masked(bytes.AsSpan(at, 8)), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 8)));
            var data = bytes.AsSpan(at + 12, length);
            Assert.Equal(Masked(data), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 12 + length)));
            events.Add(Event.Parser.ParseFrom(data));
            at += 16 + length;
        }
        return events;
    }

    /// <summary>What can be compared between two runs: tag, plugin, step, type, shape.</summary>
    public static string Structure(Event e) =>
        e.Summary?.Value is [var value]
            ? $"{value.Tag} {value.Metadata.PluginData.PluginName} {e.Step} {value.Tensor.Dtype} "
                + $"[{string.Join(", ", value.Tensor.TensorShape.Dim.Select(d => d.Size))}] {value.Tensor.TensorContent.Length}"
            : $"{e.WhatCase} {e.FileVersion} {e.Step}";

    public static IEnumerable<(long Step, float Value)> Scalars(IEnumerable<Event> events, string tag) =>
        events
            .Where(e => e.Summary?.Value[0].Tag == tag)
            .Select(e => (e.Step, BinaryPrimitives.ReadSingleLittleEndian(e.Summary.Value[0].Tensor.TensorContent.Span)));

    public static double[] Doubles(Event e)
    {
        var content = e.Summary.Value[0].Tensor.TensorContent.ToByteArray();
        return [.. content.Chunk(8).Select(chunk => BinaryPrimitives.ReadDoubleLittleEndian(chunk))];
    }

    // Bit by bit, with the reflected polynomial.
    static uint Masked(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0x82F63B78 : crc >> 1;
            }
        }
        crc = ~crc;
        return ((crc >> 15) | (crc << 17)) + 0xA282EAD8;
    }
}
