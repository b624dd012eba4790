using System.Globalization;
using System.Text.RegularExpressions;

namespace Functional;

/// <summary>
/// Errors found while building, put into words that hold for a batch of any size: numbers that differ between the same error of two
/// batches are None, or a multiple of it, as in <see cref="BatchShape"/>.
/// </summary>
internal sealed partial class AnyBatch(int small, int large)
{
    /// <summary>Whether an error may speak of shapes.</summary>
    public static bool Covers(Exception e) => e is ShapeException or DTypeException || e.GetType() == typeof(InvalidOperationException);

    /// <summary>The error of the smaller batch in words for any, after a look at the error of the larger one.</summary>
    public Exception Error(Exception first, Action again)
    {
        try
        {
            again();
        }
        catch (Exception second) when (Covers(second) && second.GetType() == first.GetType())
        {
            return (first, second) switch
            {
                (ShapeException s, ShapeException l) => new ShapeException(
                    s.Path,
                    s.Operation,
                    Join(s.Rule, l.Rule),
                    Join(s.Hint, l.Hint),
                    Join(s.Shapes, l.Shapes),
                    s
                ),
                (DTypeException s, DTypeException l) => new DTypeException(
                    s.Path,
                    s.Operation,
                    Join(s.Rule, l.Rule),
                    Join(s.Hint, l.Hint),
                    Join(s.Types, l.Types),
                    s
                ),
                _ => new InvalidOperationException(Join(first.Message, second.Message), first),
            };
        }
        return new InvalidOperationException(
            $"whether the shapes fit depends on the size of the batch. With {small} examples: {first.Message}",
            first
        );
    }

    private (string Role, string Value)[] Join(
        IReadOnlyList<(string Role, string Value)> first,
        IReadOnlyList<(string Role, string Value)> second
    ) => [.. first.Zip(second, (s, l) => (s.Role, Join(s.Value, l.Value)))];

    private string Join(string first, string second)
    {
        var others = new Queue<string>(Numbers().Matches(second).Select(m => m.Value));
        return Numbers().Count(first) == others.Count && Numbers().Replace(first, "") == Numbers().Replace(second, "")
            ? Numbers().Replace(first, m => Number(m.Value, others.Dequeue()))
            : first;
    }

    private string Number(string first, string second)
    {
        var (s, l) = (long.Parse(first, CultureInfo.InvariantCulture), long.Parse(second, CultureInfo.InvariantCulture));
        var times = s / small;
        return s == l ? first
            : s != times * small || l != times * large ? "?"
            : times == 1 ? "None"
            : string.Create(CultureInfo.InvariantCulture, $"None·{times}");
    }

    [GeneratedRegex("[0-9]{1,18}")]
    private static partial Regex Numbers();
}
