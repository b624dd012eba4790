namespace Functional;

/// <summary>What backpropagation does at one edge: how an application passes the adjoint of its output back to one of its inputs.</summary>
/// <param name="Input">Which input.</param>
/// <param name="Formula">
/// For an operation on single elements ∂y/∂x; for any other the rule for the product itself. Written from the operation's own derivative,
/// with the names asked for.
/// </param>
/// <param name="IsElementwise">Whether the derivative is one number per element of the output.</param>
/// <param name="Numbers">
/// The derivative in numbers: of the shape of the output for operations on single elements, else the Jacobian [outputs, inputs] of all
/// elements in a row; null where that would be too large.
/// </param>
/// <param name="Product">What is passed back: adjoint times derivative, summed over what was broadcast; of the shape of the input.</param>
public sealed record LocalDerivative(int Input, Formula Formula, bool IsElementwise, Tensor? Numbers, Tensor Product);
