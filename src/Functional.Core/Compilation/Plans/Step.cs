namespace Functional;

/// <summary>Where a step of a fused loop finds an operand: at an operand of the loop, or in the result of an earlier step.</summary>
/// <param name="IsOperand">Whether it is an operand of the loop.</param>
/// <param name="Index">Which operand, or which step.</param>
internal readonly record struct StepSource(bool IsOperand, int Index);

/// <summary>One elementwise operation of a fused loop.</summary>
/// <param name="Op">The operation.</param>
/// <param name="Attributes">Its options.</param>
/// <param name="Type">The element type that it works on.</param>
/// <param name="Sources">Where its operands are.</param>
internal sealed record Step(Op Op, object? Attributes, DType Type, StepSource[] Sources);

/// <summary>
/// Elementwise operations that run together over tiles of n elements; what they hand to one another stays in the first cache.
/// </summary>
internal sealed class StepGroup(int count, DType type)
{
    private readonly Dictionary<GraphValue, int> operands = [];
    private readonly Dictionary<GraphValue, int> produced = [];

    /// <summary>Elements of the loop.</summary>
    public int Count => count;

    /// <summary>The element type of every step.</summary>
    public DType Type => type;

    public List<Step> Steps { get; } = [];

    /// <summary>What is read from outside, and how.</summary>
    public List<(GraphValue Value, Pattern Pattern)> Operands { get; } = [];

    /// <summary>
    /// The graph's values that the steps compute, by step; null for comparisons that a loop repeats beside its choices.
    /// </summary>
    public List<GraphValue?> Values { get; } = [];

    /// <summary>The path of the first step that has one.</summary>
    public string Path { get; set; } = "";

    /// <summary>The same steps over more elements: operands that were read in full are so again.</summary>
    public StepGroup Over(int elements, int[] full)
    {
        var group = new StepGroup(elements, type) { Path = Path };
        for (var i = 0; i < Operands.Count; i++)
        {
            group.Operands.Add((Operands[i].Value, full.Contains(i) ? new Pattern(1, elements) : Operands[i].Pattern));
        }
        group.Steps.AddRange(Steps);
        group.Values.AddRange(Values);
        return group;
    }

    /// <summary>The operands of which element i is read for element i alone.</summary>
    public IEnumerable<int> ReadInFull() => Enumerable.Range(0, Operands.Count).Where(i => Operands[i].Pattern.IsFull(count));

    public bool Produces(GraphValue value) => produced.ContainsKey(value);

    public IEnumerable<GraphValue> Produced => produced.Keys;

    public StepSource Operand(GraphValue value, Pattern pattern)
    {
        if (!operands.TryGetValue(value, out var index) || Operands[index].Pattern != pattern)
        {
            index = Operands.Count;
            operands[value] = index;
            Operands.Add((value, pattern));
        }
        return new(true, index);
    }

    public StepSource ResultOf(GraphValue value) => new(false, produced[value]);

    public StepSource Add(Step step, GraphValue? value)
    {
        Steps.Add(step);
        Values.Add(value);
        if (value is { } known)
        {
            produced[known] = Steps.Count - 1;
        }
        return new(false, Steps.Count - 1);
    }
}
