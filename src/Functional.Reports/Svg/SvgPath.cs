using System.Text;

namespace Functional;

/// <summary>The data of a path: <c>new SvgPath().MoveTo(0, 0).LineTo(10, 5).Close()</c>. Coordinates are absolute.</summary>
internal sealed class SvgPath
{
    private readonly StringBuilder data = new();

    /// <summary>Starts a stroke.</summary>
    public SvgPath MoveTo(double x, double y) => Add('M', (x, y));

    /// <summary>A straight line.</summary>
    public SvgPath LineTo(double x, double y) => Add('L', (x, y));

    /// <summary>A cubic Bézier curve by two control points and its end.</summary>
    public SvgPath CurveTo(double x1, double y1, double x2, double y2, double x, double y) => Add('C', (x1, y1), (x2, y2), (x, y));

    /// <summary>A stroke without length: a dot where ends of strokes are round.</summary>
    public SvgPath Dot(double x, double y)
    {
        MoveTo(x, y);
        data.Append("h0");
        return this;
    }

    /// <summary>Back to where the stroke started.</summary>
    public SvgPath Close()
    {
        data.Append('Z');
        return this;
    }

    /// <summary>Another stroke through points.</summary>
    public SvgPath Add(IReadOnlyList<(double X, double Y)> points)
    {
        for (var i = 0; i < points.Count; i++)
        {
            Add(i == 0 ? 'M' : 'L', points[i]);
        }
        return this;
    }

    /// <summary>As the attribute <c>d</c> wants it.</summary>
    public override string ToString() => data.ToString();

    private SvgPath Add(char command, params ReadOnlySpan<(double X, double Y)> points)
    {
        data.Append(command);
        for (var i = 0; i < points.Length; i++)
        {
            (i == 0 ? data : data.Append(' ')).AppendPoint(points[i].X, points[i].Y);
        }
        return this;
    }
}
