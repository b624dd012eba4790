namespace Functional;

/// <summary>
/// How an operand is read by a loop over n elements: element i of the loop reads element (i / Block) mod Period of the operand.
/// </summary>
/// <param name="Block">How many neighbouring elements of the loop read one element.</param>
/// <param name="Period">How many elements the operand has.</param>
internal readonly record struct Pattern(int Block, int Period)
{
    /// <summary>One element serves all.</summary>
    public bool IsScalar => Period == 1;

    /// <summary>Every element reads its own.</summary>
    public bool IsFull(int count) => Block == 1 && Period == count;

    /// <summary>The pattern of an operand broadcast to a shape; null when repeated and own axes alternate.</summary>
    public static Pattern? Of(Shape operand, Shape result)
    {
        var lead = result.Rank - operand.Rank;
        var (block, period, inner) = (1, 1, true);
        var outer = false;
        for (var axis = result.Rank - 1; axis >= 0; axis--)
        {
            if (result[axis] == 1)
            {
                continue;
            }
            if (axis < lead || operand[axis - lead] == 1)
            {
                // Repeated axes below the operand's own make blocks; above them they make repetitions.
                block *= inner ? result[axis] : 1;
                outer = !inner;
                continue;
            }
            if (outer)
            {
                return null;
            }
            inner = false;
            period *= result[axis];
        }
        return new(period == 1 ? 1 : block, period);
    }
}
