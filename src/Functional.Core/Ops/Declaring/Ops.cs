namespace Functional;

/// <summary>
/// Every function of tensors, for <c>using static Functional.Ops</c>: each is declared in a file of its own, beside the operation
/// that it applies. The same names follow the dot: <c>x.Mean(axis: 0)</c>.
/// </summary>
public static partial class Ops;

/// <summary>The functions of <see cref="Ops"/> after the dot: <c>x.Mean(axis: 0)</c>.</summary>
public static partial class TensorExtensions;
