using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Functional;

/// <summary>
/// SHA-256 over trees of tensors: for each tensor its path, type, shape and elements, numbers little-endian and texts in UTF-8 with
/// their length before them.
/// </summary>
internal static class ModelFingerprint
{
    public static string Of(params Parameters[] trees)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var tree in trees)
        {
            Add(hash, tree.Count);
            foreach (var (path, value) in tree)
            {
                Add(hash, path);
                Add(hash, value.DType.ToString());
                Add(hash, value.Rank);
                foreach (var size in value.Shape)
                {
                    Add(hash, size);
                }
                AddElements(hash, value);
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Add(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }

    /// <summary>Elements by their bits, so that a machine of the other byte order gives the same.</summary>
    private static void AddElements(IncrementalHash hash, Tensor value)
    {
        if (value.DType == DType.Float32)
        {
            foreach (var element in value.AsSpan<float>())
            {
                Add(hash, BitConverter.SingleToInt32Bits(element));
            }
        }
        else
        {
            foreach (var element in value.ToArray<double>())
            {
                Add(hash, BitConverter.DoubleToInt64Bits(element));
            }
        }
    }
}
