namespace Functional.Testing;

/// <summary>A damaged file was not refused as it should be.</summary>
public sealed class FuzzException(string message) : Exception(message);
