namespace Functional;

/// <summary>One instruction of a plan before it has memory: what it reads and writes, and how it is bound to memory.</summary>
/// <param name="Name">What it does, for readers: <c>matmul</c>, or <c>loop(add, relu)</c>.</param>
/// <param name="Inputs">The values it reads.</param>
/// <param name="Outputs">The values it writes.</param>
/// <param name="Bind">(memory of inputs, memory of outputs, a native matrix product or null) ↦ work.</param>
/// <param name="Path">The user's layer that it came from.</param>
internal sealed record PlanUnit(
    string Name,
    GraphValue[] Inputs,
    GraphValue[] Outputs,
    Func<Tensor[], Tensor[], ProductProvider?, Work> Bind,
    string Path
)
{
    /// <summary>
    /// Which of the inputs an output may be written over: those of which the instruction reads element i for element i of its results
    /// alone, and before it writes that.
    /// </summary>
    public IReadOnlySet<int> InPlace { get; init; } = new HashSet<int>();

    /// <summary>The matrix product that it is, or begins with; null for others.</summary>
    public ProductSizes? Product { get; init; }
}

/// <summary>Sizes of a matrix product, [count, m, k] · [count, k, n].</summary>
/// <param name="Flags">How the factors lie in memory.</param>
/// <param name="Count">How many matrices there are.</param>
/// <param name="M">Rows of the result.</param>
/// <param name="K">Terms of every element.</param>
/// <param name="N">Columns of the result.</param>
internal sealed record ProductSizes(Transposed Flags, int Count, int M, int K, int N)
{
    public double MultiplyAdds => (double)Count * M * K * N;
}
