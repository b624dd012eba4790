namespace Functional;

/// <summary>What a classifier predicts everywhere, as a picture of pixels that lets the ground show through.</summary>
/// <param name="X">The range from left to right.</param>
/// <param name="Y">The range upwards.</param>
/// <param name="Pixels">The picture, its first row at the top.</param>
internal sealed record RegionRaster(RasterRange X, RasterRange Y, Image Pixels)
{
    private const double Faintest = 0.10;
    private const double Strongest = 0.42;

    /// <summary>The picture of classes and how sure the classifier is.</summary>
    /// <param name="x">The range from left to right.</param>
    /// <param name="y">The range upwards.</param>
    /// <param name="columns">Pixels from left to right.</param>
    /// <param name="rows">Pixels from top to bottom.</param>
    /// <param name="classes">(class, probability of it) of every pixel, row by row from the top.</param>
    /// <param name="classCount">How many classes there are.</param>
    public static RegionRaster Of(
        RasterRange x,
        RasterRange y,
        int columns,
        int rows,
        IReadOnlyList<(int Class, double Probability)> classes,
        int classCount
    )
    {
        var chance = 1.0 / Math.Max(classCount, 2);
        var bytes = new byte[classes.Count * 4];
        for (var i = 0; i < classes.Count; i++)
        {
            var color = Theme.Light.Series[classes[i].Class % Style.SeriesCount];
            // Eight strengths, whose borders are lines of equal probability; and a small file.
            var sure = Math.Clamp(Math.Round((classes[i].Probability - chance) / (1 - chance) * 8) / 8, 0, 1);
            (bytes[4 * i], bytes[(4 * i) + 1], bytes[(4 * i) + 2]) = (color.R, color.G, color.B);
            bytes[(4 * i) + 3] = (byte)Math.Round(255 * (Faintest + ((Strongest - Faintest) * sure)));
        }
        return new(x, y, Image.Of(columns, rows, ColorMode.Rgba, bytes));
    }

    /// <summary>The picture between its ends.</summary>
    public IEnumerable<SvgElement> Draw(IScale x, IScale y)
    {
        var (left, right) = (x.Map(X.From), x.Map(X.To));
        var (bottom, top) = (y.Map(Y.From), y.Map(Y.To));
        return [Svg.Image(left, top, right - left, bottom - top, Pixels, smooth: true)];
    }
}

/// <summary>A range of numbers.</summary>
internal readonly record struct RasterRange(double From, double To)
{
    /// <summary>Both ends.</summary>
    public IEnumerable<double> Ends => [From, To];

    /// <summary>The number in the middle of a pixel.</summary>
    public double At(int pixel, int count) => From + ((To - From) * ((pixel + 0.5) / count));

    /// <summary>Around numbers, with some room.</summary>
    public static RasterRange Around(IEnumerable<double> values)
    {
        var domain = Domain.Of(values).Padded(0.12);
        return new(domain.Low, domain.High);
    }
}
