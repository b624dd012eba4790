namespace Functional;

/// <summary>
/// The shapes of points. The first eight classes differ by colour, the next eight are squares in the same colours, and so on: circle,
/// square, diamond, triangle.
/// </summary>
internal static class Marker
{
    private static readonly Func<double, double, double, SvgElement>[] Shapes =
    [
        (x, y, r) => Svg.Circle(x, y, r),
        (x, y, r) => Svg.Rectangle(x - (r * 0.89), y - (r * 0.89), r * 1.78, r * 1.78),
        (x, y, r) => Polygon(x, y, r * 1.25, 4, 0),
        (x, y, r) => Polygon(x, y, r * 1.3, 3, -90),
    ];

    /// <summary>The marker of a class around a point.</summary>
    public static SvgElement Of(int index, double x, double y, double radius) =>
        Shapes[index / Style.SeriesCount % Shapes.Length](x, y, radius);

    private static SvgElement Polygon(double x, double y, double radius, int corners, double turn) =>
        Svg.Path(
            new SvgPath()
                .Add([
                    .. Enumerable
                        .Range(0, corners)
                        .Select(i => (turn + (360.0 * i / corners)) * Math.PI / 180)
                        .Select(angle => (x + (radius * Math.Cos(angle)), y + (radius * Math.Sin(angle)))),
                ])
                .Close()
        );
}
