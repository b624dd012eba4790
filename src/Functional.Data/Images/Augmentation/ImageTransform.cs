namespace Functional;

/// <summary>
/// One change of an image: the pixel at p comes from R · T · S · Z · (p − c) + c, with rotation, shift, shear and zoom about the centre
/// c, bilinear between pixels; then mirrored. Source: Keras' <c>apply_affine_transform</c>.
/// </summary>
public sealed record ImageTransform
{
    /// <summary>Degrees of the rotation R; Keras: <c>theta</c>.</summary>
    public double Rotation { get; init; }

    /// <summary>Pixels of the shift T along the rows; Keras: <c>tx</c>.</summary>
    public double RowShift { get; init; }

    /// <summary>Pixels of the shift T along the columns; Keras: <c>ty</c>.</summary>
    public double ColumnShift { get; init; }

    /// <summary>Degrees of the shear S.</summary>
    public double Shear { get; init; }

    /// <summary>The zoom Z of the rows, 1 for none; Keras: <c>zx</c>.</summary>
    public double RowZoom { get; init; } = 1;

    /// <summary>The zoom Z of the columns, 1 for none; Keras: <c>zy</c>.</summary>
    public double ColumnZoom { get; init; } = 1;

    /// <summary>Whether left and right are exchanged, at the end.</summary>
    public bool HorizontalFlip { get; init; }

    /// <summary>Whether top and bottom are exchanged, at the end.</summary>
    public bool VerticalFlip { get; init; }

    /// <summary>What comes from beyond the edges; the pixel at the edge.</summary>
    public FillMode Fill { get; init; }

    /// <summary>The number beyond the edges where <see cref="Fill"/> is constant; 0. Keras: <c>cval</c>.</summary>
    public double FillValue { get; init; }

    /// <summary>The changed image: Float32 [height, width, channels].</summary>
    /// <param name="image">[height, width, channels].</param>
    /// <exception cref="ShapeException">The tensor has another rank.</exception>
    public Tensor Apply(Tensor image)
    {
        Require(image);
        var source = image.ToArray();
        return Tensor.Create<float>(image.Shape, target => Apply(source, target, image.Shape[0], image.Shape[1], image.Shape[2]));
    }

    internal static void Require(Tensor image)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Rank != 3)
        {
            throw new ShapeException(
                "image transform",
                "an image is [height, width, channels]",
                "Take one image of a batch by batch[i]; add a channel by image.Reshape(height, width, 1).",
                ("image", Messages.Describe(image))
            );
        }
    }

    /// <summary>The same from one memory into another one.</summary>
    internal void Apply(ReadOnlySpan<float> source, Span<float> target, int height, int width, int channels)
    {
        var (centerRow, centerColumn) = ((height / 2.0) - 0.5, (width / 2.0) - 0.5);
        var (rr, rc, r0, cr, cc, c0) = Matrix();
        for (int y = 0, at = 0; y < height; y++)
        {
            var fromRow = (VerticalFlip ? height - 1 - y : y) - centerRow;
            for (var x = 0; x < width; x++, at += channels)
            {
                var fromColumn = (HorizontalFlip ? width - 1 - x : x) - centerColumn;
                var row = (rr * fromRow) + (rc * fromColumn) + r0 + centerRow;
                var column = (cr * fromRow) + (cc * fromColumn) + c0 + centerColumn;
                if (Fill == FillMode.Constant && !(IsInside(row, height) && IsInside(column, width)))
                {
                    target.Slice(at, channels).Fill((float)FillValue);
                    continue;
                }
                (row, column) = (Inside(row, height), Inside(column, width));
                var (top, left) = ((int)row, (int)column);
                var (down, right) = (row - top, column - left);
                var (below, beside) = (Math.Min(top + 1, height - 1), Math.Min(left + 1, width - 1));
                for (var i = 0; i < channels; i++)
                {
                    var upper = Mix(
                        source[(((top * width) + left) * channels) + i],
                        source[(((top * width) + beside) * channels) + i],
                        right
                    );
                    var lower = Mix(
                        source[(((below * width) + left) * channels) + i],
                        source[(((below * width) + beside) * channels) + i],
                        right
                    );
                    target[at + i] = (float)Mix(upper, lower, down);
                }
            }
        }
    }

    private static bool IsInside(double place, int length) => place >= 0 && place <= length - 1;

    /// <summary>The place in the image that stands for one beyond its edges.</summary>
    private double Inside(double place, int length)
    {
        if (IsInside(place, length))
        {
            return place;
        }
        var inside = Fill switch
        {
            // Half a pixel beyond the last one the way turns.
            FillMode.Reflect => length - 0.5 - Math.Abs(length - Modulo(place + 0.5, 2.0 * length)),
            // The pixels at both ends are one.
            FillMode.Wrap when length > 1 => place < 0 ? length - 1 - Modulo(-place, length - 1) : Modulo(place, length - 1),
            _ => place,
        };
        return Math.Clamp(inside, 0, length - 1);
    }

    private static double Modulo(double number, double period) => number - (period * Math.Floor(number / period));

    private static double Mix(double from, double to, double share) => (from * (1 - share)) + (to * share);

    /// <summary>Rows of R · T · S · Z: what the row and the column of the source take from row, column and 1.</summary>
    private (double RowRow, double RowColumn, double Row, double ColumnRow, double ColumnColumn, double Column) Matrix()
    {
        var (sin, cos) = Rotation == 0 ? (0, 1) : Math.SinCos(double.DegreesToRadians(Rotation));
        var (slant, upright) = Shear == 0 ? (0, 1) : Math.SinCos(double.DegreesToRadians(Shear));
        return (
            cos * RowZoom,
            ((cos * -slant) - (sin * upright)) * ColumnZoom,
            (cos * RowShift) - (sin * ColumnShift),
            sin * RowZoom,
            ((sin * -slant) + (cos * upright)) * ColumnZoom,
            (sin * RowShift) + (cos * ColumnShift)
        );
    }
}
