namespace Functional;

/// <summary>Data sets to begin with: two small classics that the library carries, and points made from a formula.</summary>
public static partial class Datasets;
