using System.Globalization;

namespace Functional;

/// <summary>Matrix products as code.</summary>
internal static class SourceProducts
{
    public static SourceValue MatMul(SourceWriter writer, TraceNode node, SourceValue[] operands)
    {
        var (flags, type) = ((Transposed)node.Attributes!, operands[0].DType);
        SourceOps.RequireType(node, type);
        writer.Need("MatMul", type);
        var c = writer.New(node.Value.Shape, type);
        var (a, b) = (operands[0].Shape, operands[1].Shape);
        var (m, n, k) = (c.Shape[^2], c.Shape[^1], flags.Left ? a[^2] : a[^1]);
        var lead = c.Shape[..^2];
        if (b.Rank == 2 && !flags.Left)
        {
            // One matrix on the right serves all rows on the left.
            (m, lead) = (c.Shape.Size / Math.Max(1, n), Shape.Scalar);
        }
        var steps = string.Create(CultureInfo.InvariantCulture, $"{(flags.Left ? $"1, {m}" : $"{k}, 1")}");
        var right = string.Create(CultureInfo.InvariantCulture, $"{(flags.Right ? $"1, {k}" : $"{n}, 1")}");
        foreach (var position in Positions(lead))
        {
            var left = Part(writer, operands[0], Offset(a, position, lead), lead.Rank == 0);
            var by = Part(writer, operands[1], Offset(b, position, lead), lead.Rank == 0);
            var to = Part(writer, c, Offset(c.Shape, position, lead), lead.Rank == 0);
            writer.Line(string.Create(CultureInfo.InvariantCulture, $"MatMul({left}, {steps}, {by}, {right}, {to}, {m}, {k}, {n});"));
        }
        return c;
    }

    /// <summary>All positions along leading axes, in order.</summary>
    private static IEnumerable<int[]> Positions(Shape lead) =>
        lead.Aggregate(
            (IEnumerable<int[]>)
                [
                    [],
                ],
            (positions, size) => positions.SelectMany(p => Enumerable.Range(0, size).Select(i => (int[])[.. p, i]))
        );

    private static int Offset(Shape shape, int[] position, Shape lead)
    {
        var (strides, skipped) = (SourceValue.Strides(shape), lead.Rank + 2 - shape.Rank);
        return position.Select((p, axis) => axis < skipped || shape[axis - skipped] == 1 ? 0 : p * strides[axis - skipped]).Sum();
    }

    /// <summary>The matrix of a value that begins at an offset.</summary>
    private static string Part(SourceWriter writer, SourceValue value, int offset, bool isWhole)
    {
        var name = writer.Memory(value);
        return isWhole
            ? name
            : string.Create(CultureInfo.InvariantCulture, $"{Spanned(name)}.Slice({offset}, {value.Shape[^2] * value.Shape[^1]})");
    }

    private static string Spanned(string name) => name.StartsWith("input", StringComparison.Ordinal) ? name : $"{name}.AsSpan()";
}
