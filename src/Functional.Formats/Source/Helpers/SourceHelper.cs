namespace Functional;

/// <summary>A function that generated code may need.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">What it computes.</param>
/// <param name="Text">
/// Its code for both precisions: REAL, INT, MATH, TOBITS and OFBITS stand for types and functions, <c>C(1.5)</c> for a constant, and
/// <c>‹a|b›</c> for a in Float32 and b in Float64.
/// </param>
/// <param name="DoubleText">Its code for Float64, where that is another.</param>
internal sealed record SourceHelper(string Name, string Summary, string Text, string? DoubleText = null);
