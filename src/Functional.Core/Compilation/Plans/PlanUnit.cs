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
    /// <summary>Inputs whose memory an output may take over: the instruction reads each element before it writes it.</summary>
    public bool WorksInPlace { get; init; }
}
