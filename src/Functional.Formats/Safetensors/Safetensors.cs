namespace Functional;

/// <summary>
/// The safetensors format: a length, a header in JSON, then the elements of all tensors, little-endian and row-major. It holds nothing
/// that could be run, so files of strangers may be read. Source: https://github.com/huggingface/safetensors.
/// </summary>
public static class Safetensors
{
    /// <summary>
    /// The tensors of a file. F32, F64, I32, I64, U8 and BOOL are read as they are; F16 and BF16 become Float32, which holds all their
    /// values.
    /// </summary>
    /// <param name="path">The name of the file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidFileException">The file is damaged, or holds elements of another type; the message says what.</exception>
    public static SafetensorsFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = File.OpenRead(path);
        return Read(stream, path);
    }

    /// <summary>The same from a stream that can seek; the file reaches from its position to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="InvalidFileException">The content is damaged, or holds elements of another type.</exception>
    public static SafetensorsFile Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Read(stream, "safetensors");
    }

    private static SafetensorsFile Read(Stream stream, string name)
    {
        try
        {
            return Content(stream);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidFileException(name, "", ContentErrors.TextOf(e), inner: e);
        }
    }

    private static SafetensorsFile Content(Stream stream)
    {
        var header = SafetensorsHeader.Read(stream);
        return new(Parameters.From([.. header.Entries.Select(e => KeyValuePair.Create(e.Name, Tensor(e)))]), header.Metadata);

        Tensor Tensor(SafetensorsHeader.Entry entry)
        {
            stream.Position = header.DataStart + entry.Start;
            try
            {
                return entry.Type.Read(stream, entry.Shape);
            }
            catch (InvalidDataException e)
            {
                throw new InvalidDataException($"\"{entry.Name}\": {e.Message}.", e);
            }
        }
    }

    /// <summary>
    /// Writes tensors to a file, which appears when it is complete and not before. A reader finds them in this order, whatever order
    /// their elements are stored in: the widest first, so that all are aligned.
    /// </summary>
    /// <param name="path">The name of the file.</param>
    /// <param name="tensors">The tensors by name.</param>
    /// <param name="metadata">Texts to add, by name; none unless given.</param>
    /// <exception cref="ArgumentException">A tensor is called <c>__metadata__</c>.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, Parameters tensors, IReadOnlyDictionary<string, string>? metadata = null) =>
        AtomicFile.Write(path, stream => Write(stream, tensors, metadata));

    /// <summary>The same to a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="tensors">The tensors by name.</param>
    /// <param name="metadata">Texts to add, by name; none unless given.</param>
    /// <exception cref="ArgumentException">A tensor is called <c>__metadata__</c>.</exception>
    public static void Write(Stream stream, Parameters tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(tensors);
        if (tensors.Contains("__metadata__"))
        {
            throw new ArgumentException(
                "safetensors: \"__metadata__\" is the name of the texts; give the tensor another.",
                nameof(tensors)
            );
        }
        var places = new Dictionary<string, SafetensorsHeader.Entry>(StringComparer.Ordinal);
        var end = 0L;
        foreach (var path in tensors.Paths.OrderByDescending(p => SafetensorsType.Of(tensors[p]).Width))
        {
            var (tensor, type, start) = (tensors[path], SafetensorsType.Of(tensors[path]), end);
            end += (long)tensor.Size * type.Width;
            places.Add(path, new(path, type, tensor.Shape, start, end));
        }
        stream.Write(SafetensorsHeader.Write(tensors.Paths.Select(p => places[p]), metadata ?? new Dictionary<string, string>()));
        foreach (var path in places.Keys)
        {
            stream.Write(tensors[path].AsBytes());
        }
    }
}
