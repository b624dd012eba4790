namespace Functional;

/// <summary>
/// One forward and one backward pass, step by step: prints as a table, writes gradients as products of the chain rule, saves as a page
/// that is gone through with keys, and finds where a NaN came from. Made by <see cref="Explain"/>. Immutable.
/// </summary>
public sealed class Explanation
{
    internal Explanation(Trace trace, Sequence<ExplanationStep> steps) => (Trace, Steps) = (trace, steps);

    /// <summary>The steps, inputs before what is made of them.</summary>
    public Sequence<ExplanationStep> Steps { get; }

    /// <summary>The result, as a number.</summary>
    public double Loss => (double)Result.Value;

    /// <summary>The trace that this was read from.</summary>
    public Trace Trace { get; }

    /// <summary>The arguments of the function, each with its gradient as the adjoint.</summary>
    public IEnumerable<ExplanationStep> Arguments => Steps.Where(step => step.IsArgument);

    /// <summary>A step by its name: <c>explanation["v3"]</c>, <c>explanation["hidden/kernel"]</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message lists those there are.</exception>
    public ExplanationStep this[string name] =>
        Steps.FirstOrDefault(step => step.Name == name)
        ?? throw new KeyNotFoundException(
            $"no step is called \"{name}\"; there are: {string.Join(", ", Steps.Select(step => step.Name))}."
        );

    /// <summary>
    /// The gradient with respect to an argument by the chain rule: as a product of local derivatives, a sum of products where there are
    /// several ways, and equation by equation from the loss to the argument.
    /// </summary>
    /// <exception cref="KeyNotFoundException">There is no such step.</exception>
    public Formula Gradient(string argument) => ChainRule.Of(this, this[argument]);

    /// <summary>
    /// The first step of the forward pass, or else of the backward pass, that made a NaN or an infinite number out of finite ones; null
    /// where all numbers are finite.
    /// </summary>
    public NonFinite? FirstNonFinite => NonFinite.Find(this);

    /// <summary>The steps as a graph: values, adjoints, and the derivative on every edge where it is one number.</summary>
    public Picture Graph => new ExplanationGraph(this);

    /// <summary>The pass as one page: the graph, and every step with its numbers, gone through with the arrow keys or a slider.</summary>
    /// <param name="title">What stands at the top.</param>
    public HtmlPage ToPage(string title = "Backpropagation, step by step") => ExplanationPage.Of(this, title);

    /// <summary>Writes the page into a file, which is there whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveHtml(string path) => ToPage().SaveHtml(path);

    /// <summary>Opens the page in the browser; prints where it is when no browser opens.</summary>
    public void Show() => ToPage().Show();

    /// <summary>
    /// Forward, a line for every step: name, operation, formula, shape, value, place in the code; then backward, a line for everything that
    /// is passed back: adjoint, local derivative, their product.
    /// </summary>
    public override string ToString() => ExplanationTable.Of(this);

    /// <summary>The network neuron by neuron, where it is a small one.</summary>
    internal Picture? Network { get; init; }

    internal ExplanationStep Result => Steps[^1];
}
