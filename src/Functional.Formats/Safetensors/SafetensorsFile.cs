namespace Functional;

/// <summary>What a safetensors file holds.</summary>
public sealed class SafetensorsFile
{
    internal SafetensorsFile(Parameters tensors, IReadOnlyDictionary<string, string> metadata) => (Tensors, Metadata) = (tensors, metadata);

    /// <summary>The tensors by name, in the order of the header.</summary>
    public Parameters Tensors { get; }

    /// <summary>Texts that the writer added, by name; empty where there are none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>How many tensors there are.</summary>
    public override string ToString() => $"safetensors, {Tensors.Count} tensor{(Tensors.Count == 1 ? "" : "s")}";
}
