using System.Globalization;
using System.Text;

namespace Functional;

public sealed partial class Tensor
{
    /// <summary>
    /// Shape and type first, then the elements in nested brackets, aligned; large tensors are elided to three elements at
    /// either end of every axis. Four significant digits; NaN and infinities are spelled out.
    /// </summary>
    public override string ToString() =>
        IsAbstract ? $"{DType.Text()}{Shape} (no values: traced on shapes)"
        : Weak is { } value ? value.ToString("R", CultureInfo.InvariantCulture)
        : DType.Text() + Shape + (Rank < 2 ? " " : "\n") + TensorPrinter.Print(this);

    /// <summary>One line: type, shape, min, max, mean, and how many elements are NaN or infinite.</summary>
    internal string DebuggerText => TensorPrinter.Describe(this);
}

internal static class TensorPrinter
{
    private const int MostElements = 1000;
    private const int Edge = 3;

    public static string Print(Tensor x)
    {
        if (x.Size == 0)
        {
            return "[]";
        }
        var elide = x.Size > MostElements;
        var shown = new List<int>();
        Visit(x.Shape, 0, 0, elide, shown);
        var texts = shown.ToDictionary(i => i, i => Text(x, i));
        var width = x.Rank == 0 ? 0 : texts.Values.Max(t => t.Length);
        var builder = new StringBuilder();
        Write(builder, x.Shape, 0, 0, elide, i => texts[i].PadLeft(width));
        return builder.ToString();
    }

    public static string Describe(Tensor x)
    {
        var head = x.DType.Text() + x.Shape;
        if (x.IsAbstract || x.Size == 0)
        {
            return head + (x.IsAbstract ? " without values" : " empty");
        }
        var (min, max, sum, nan, infinite) = (double.PositiveInfinity, double.NegativeInfinity, 0.0, 0, 0);
        for (var i = 0; i < x.Size; i++)
        {
            var value = Elements.At(x, i);
            nan += double.IsNaN(value) ? 1 : 0;
            infinite += double.IsInfinity(value) ? 1 : 0;
            if (double.IsFinite(value))
            {
                (min, max, sum) = (Math.Min(min, value), Math.Max(max, value), sum + value);
            }
        }
        var finite = x.Size - nan - infinite;
        var range = finite == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" min {min:G4} max {max:G4} mean {sum / finite:G4}");
        return head + range + (nan > 0 ? $" NaN: {nan}" : "") + (infinite > 0 ? $" Inf: {infinite}" : "");
    }

    private static void Visit(Shape shape, int axis, int first, bool elide, List<int> shown)
    {
        if (axis == shape.Rank)
        {
            shown.Add(first);
            return;
        }
        var stride = Stride(shape, axis);
        foreach (var i in Indices(shape[axis], elide))
        {
            if (i >= 0)
            {
                Visit(shape, axis + 1, first + (i * stride), elide, shown);
            }
        }
    }

    private static void Write(StringBuilder builder, Shape shape, int axis, int first, bool elide, Func<int, string> text)
    {
        if (axis == shape.Rank)
        {
            builder.Append(text(first));
            return;
        }
        var stride = Stride(shape, axis);
        var separator = axis == shape.Rank - 1 ? ", " : "," + new string('\n', shape.Rank - 1 - axis) + new string(' ', axis + 1);
        builder.Append('[');
        var start = true;
        foreach (var i in Indices(shape[axis], elide))
        {
            builder.Append(start ? "" : separator);
            start = false;
            if (i < 0)
            {
                builder.Append('…');
            }
            else
            {
                Write(builder, shape, axis + 1, first + (i * stride), elide, text);
            }
        }
        builder.Append(']');
    }

    /// <summary>The positions shown along an axis; −1 stands for those left out.</summary>
    private static IEnumerable<int> Indices(int size, bool elide) =>
        elide && size > 2 * Edge ? [.. Enumerable.Range(0, Edge), -1, .. Enumerable.Range(size - Edge, Edge)] : Enumerable.Range(0, size);

    private static int Stride(Shape shape, int axis) => shape[(axis + 1)..].Size;

    private static string Text(Tensor x, int index)
    {
        var value = Elements.At(x, index);
        return x.DType switch
        {
            DType.Bool => value != 0 ? "true" : "false",
            DType.Float32 or DType.Float64 => Number(value),
            _ => value.ToString("F0", CultureInfo.InvariantCulture),
        };
    }

    private static string Number(double value) =>
        double.IsNaN(value) ? "NaN"
        : double.IsInfinity(value) ? (value > 0 ? "Inf" : "-Inf")
        : value.ToString(Math.Abs(value) is >= 1e6 or (> 0 and < 1e-4) ? "0.###e+0" : "G4", CultureInfo.InvariantCulture) switch
        {
            // G4 turns 12345 into 1.234E+04; whole numbers below a million read better in full.
            var text when text.Contains('E') => value.ToString("F0", CultureInfo.InvariantCulture),
            var text => text,
        };
}
