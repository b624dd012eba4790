namespace Functional.Testing;

/// <summary>A number was further from the expected one than its tolerance allows.</summary>
public sealed class ToleranceException(string message) : Exception(message);
