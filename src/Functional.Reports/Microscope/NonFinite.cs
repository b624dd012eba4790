namespace Functional;

/// <summary>Where the first NaN or infinite number came from.</summary>
/// <param name="Step">The step that made it.</param>
/// <param name="IsBackward">Whether in the backward pass; then the step passed it back.</param>
/// <param name="Value">The number.</param>
/// <param name="Position">Its place in the tensor, counted over all elements in a row.</param>
public sealed record NonFinite(ExplanationStep Step, bool IsBackward, double Value, int Position)
{
    /// <summary>A sentence with step, formula, layer and source line.</summary>
    public override string ToString()
    {
        var what =
            !Step.IsOperation ? $"the {Step.Operation} {Step.Name} holds it already"
            : IsBackward ? $"{Step.Name} = {Step.Formula} passes it back: ∂{Step.Name}/∂{Input} = {Edge.Formula}"
            : $"{Step.Name} = {Step.Formula} makes it of finite numbers";
        var place = string.Concat(
            Step.Layer.Length == 0 ? "" : $", in layer {Step.Layer}",
            Step.Source is null ? "" : $", at {Step.Source}"
        );
        return FormattableString.Invariant(
            $"{Numerals.Short(Value)} in the {(IsBackward ? "backward" : "forward")} pass, element {Position}: {what}{place}"
        );
    }

    private ExplanationEdge Edge => Step.Edges.First(edge => !edge.Product.IsFinite);

    private string Input => Step.Inputs.Count == 1 ? "x" : $"x{Step.Edges.ToList().IndexOf(Edge) + 1}";

    internal static NonFinite? Find(Explanation explanation)
    {
        foreach (var step in explanation.Steps)
        {
            if (!step.Value.IsFinite)
            {
                return At(step, false, step.Value);
            }
        }
        foreach (var step in explanation.Steps.Reverse())
        {
            if (step.Edges.FirstOrDefault(edge => !edge.Product.IsFinite) is { } edge)
            {
                return At(step, true, edge.Product);
            }
        }
        return null;
    }

    private static NonFinite At(ExplanationStep step, bool isBackward, Tensor x)
    {
        double[] values = Numerals.Values(x);
        var place = Array.FindIndex(values, v => !double.IsFinite(v));
        return new(step, isBackward, values[place], place);
    }
}
