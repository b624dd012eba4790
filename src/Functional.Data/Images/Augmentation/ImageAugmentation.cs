namespace Functional;

/// <summary>
/// Random changes of images, drawn anew for every image: the options of Keras' <c>ImageDataGenerator</c>, by key. All are off unless
/// given.
/// </summary>
public sealed record ImageAugmentation
{
    private const int Draws = 8;

    /// <summary>Rotation by up to so many degrees, either way.</summary>
    public double Rotation { get; init; }

    /// <summary>A shift to the left or right by up to this share of the width.</summary>
    public double WidthShift { get; init; }

    /// <summary>A shift up or down by up to this share of the height.</summary>
    public double HeightShift { get; init; }

    /// <summary>A shear by up to so many degrees, either way.</summary>
    public double Shear { get; init; }

    /// <summary>Rows and columns are each zoomed by a factor from 1 − zoom to 1 + zoom; below 1 things become larger.</summary>
    public double Zoom { get; init; }

    /// <summary>Whether every other image is mirrored left to right.</summary>
    public bool HorizontalFlip { get; init; }

    /// <summary>Whether every other image is turned upside down.</summary>
    public bool VerticalFlip { get; init; }

    /// <summary>What comes from beyond the edges; the pixel at the edge.</summary>
    public FillMode Fill { get; init; }

    /// <summary>The number beyond the edges where <see cref="Fill"/> is constant; 0. Keras: <c>cval</c>.</summary>
    public double FillValue { get; init; }

    /// <summary>The changes that a key gives for an image of a size: the same key, the same changes.</summary>
    /// <param name="key">The key of the image.</param>
    /// <param name="height">Rows of pixels.</param>
    /// <param name="width">Columns of pixels.</param>
    /// <exception cref="InvalidOperationException">An option is not finite, or the zoom not from 0 to below 1.</exception>
    public ImageTransform Draw(Key key, int height, int width)
    {
        if (!(Zoom is >= 0 and < 1) || !double.IsFinite(Rotation + WidthShift + HeightShift + Shear))
        {
            throw new InvalidOperationException(
                Messages.Of(
                    "augmentation",
                    "zoom is from 0 to below 1 and all ranges are finite",
                    "A zoom of 0.2 gives factors from 0.8 to 1.2.",
                    ("augmentation", ToString())
                )
            );
        }
        var unit = key.Uniform(Draws, dtype: DType.Float64).ToArray<double>();
        double Within(int draw, double range) => ((2 * unit[draw]) - 1) * range;
        return new()
        {
            Rotation = Within(0, Rotation),
            RowShift = Within(1, HeightShift) * height,
            ColumnShift = Within(2, WidthShift) * width,
            Shear = Within(3, Shear),
            RowZoom = 1 + Within(4, Zoom),
            ColumnZoom = 1 + Within(5, Zoom),
            HorizontalFlip = HorizontalFlip && unit[6] < 0.5,
            VerticalFlip = VerticalFlip && unit[7] < 0.5,
            Fill = Fill,
            FillValue = FillValue,
        };
    }

    /// <summary>An image with the changes that a key gives: Float32 [height, width, channels].</summary>
    /// <param name="image">[height, width, channels].</param>
    /// <param name="key">The key of the image.</param>
    /// <exception cref="ShapeException">The tensor has another rank.</exception>
    public Tensor Apply(Tensor image, Key key)
    {
        ImageTransform.Require(image);
        return Draw(key, image.Shape[0], image.Shape[1]).Apply(image);
    }
}
