namespace Functional;

/// <summary>
/// An operation that is linear in its one differentiable input: forwards, a tangent passes through the operation itself;
/// backwards, an adjoint passes through its transpose.
/// </summary>
internal abstract class LinearOp(string name) : Op(name)
{
    /// <summary>The adjoint of the input from that of the output: the transposed map.</summary>
    private protected abstract Tensor Transpose(Application application, Tensor adjoint);

    internal override Tensor?[] Vjp(Application application, Tensor?[] adjoints, bool[] wanted)
    {
        var result = new Tensor?[application.Inputs.Length];
        result[0] = adjoints[0] is { } d && wanted[0] ? Transpose(application, d) : null;
        return result;
    }

    internal override Tensor?[] Jvp(Application application, Tensor?[] tangents) =>
        tangents[0] is { } d ? Run(application.Attributes, [d, .. application.Inputs[1..]]) : new Tensor?[1];
}

/// <summary>An operation whose output carries no derivative: positions, masks, random numbers.</summary>
internal abstract class ConstantOp(string name) : Op(name)
{
    internal override Tensor?[] Vjp(Application application, Tensor?[] adjoints, bool[] wanted) => new Tensor?[application.Inputs.Length];

    internal override Tensor?[] Jvp(Application application, Tensor?[] tangents) => new Tensor?[application.Outputs.Length];
}
