namespace Functional;

/// <summary>One step of a forward and backward pass: an argument, a constant, or an operation.</summary>
/// <param name="Index">Its number, from 0; inputs have lower numbers.</param>
/// <param name="Name">
/// The argument's name; <c>v1</c>, <c>v2</c>, … for operations, <c>L</c> for the result, <c>c1</c>, … for constants.
/// </param>
/// <param name="Operation">The operation; "argument" or "constant" where there is none.</param>
/// <param name="Inputs">The numbers of the steps that went in; constants that are one number have none.</param>
/// <param name="Formula">What is computed, from the names of the inputs.</param>
/// <param name="Value">What came out.</param>
/// <param name="Adjoint">∂L/∂value, in the backward pass; null where the result does not depend on the step.</param>
/// <param name="Edges">What is passed back, input by input.</param>
/// <param name="Layer">The layer that applied the operation, such as <c>encoder/dense_1</c>; empty outside of layers.</param>
/// <param name="Source">File and line that asked for the operation; null where nobody knows.</param>
public sealed record ExplanationStep(
    int Index,
    string Name,
    string Operation,
    Sequence<int> Inputs,
    Formula Formula,
    Tensor Value,
    Tensor? Adjoint,
    Sequence<ExplanationEdge> Edges,
    string Layer,
    string? Source
)
{
    /// <summary>Whether an operation made it.</summary>
    public bool IsOperation => !IsArgument && !IsConstant;

    /// <summary>Whether it is one of the arguments, such as a parameter.</summary>
    public bool IsArgument => Operation == Argument;

    /// <summary>Whether it is a tensor that the function took from elsewhere, such as data.</summary>
    public bool IsConstant => Operation == Constant;

    /// <summary>The name of its adjoint in formulas: a bar over the first letter.</summary>
    public string AdjointName => Name[..1] + "\u0304" + Name[1..];

    /// <summary>Name, formula and value.</summary>
    public override string ToString() =>
        IsOperation ? $"{Name} = {Formula} = {Numerals.Short(Value)}" : $"{Name} = {Numerals.Short(Value)}";

    internal const string Argument = "argument";
    internal const string Constant = "constant";
}
