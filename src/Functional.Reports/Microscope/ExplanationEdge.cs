namespace Functional;

/// <summary>What one step passes back to one of its inputs.</summary>
/// <param name="To">The number of the step that made the input.</param>
/// <param name="Formula">∂y/∂x of an operation on single elements; else the rule for the product.</param>
/// <param name="IsElementwise">Whether the derivative is one number per element of the output.</param>
/// <param name="Numbers">In numbers: of the output's shape, or the Jacobian [outputs, inputs]; null where it is too large.</param>
/// <param name="Product">Adjoint times derivative, of the shape of the input.</param>
public sealed record ExplanationEdge(int To, Formula Formula, bool IsElementwise, Tensor? Numbers, Tensor Product);
