namespace Functional;

/// <summary>Takes tensors apart into pictures.</summary>
internal static class ImageTensors
{
    private const int Rgb = 3;

    /// <summary>The pictures of a batch, all on one scale.</summary>
    public static IReadOnlyList<Image> Pictures(string operation, Tensor images, int most)
    {
        var shape = ShapeOf(images);
        if (shape is null || images.Shape[0] < 1 || images.Shape[0] > most)
        {
            throw new ShapeException(
                operation,
                $"images are 1 to {most} pictures [n, height, width], with 1 or 3 channels behind, or square ones in rows [n, pixels]",
                "Take some by images[..100]; give rows their shape by Ops.Reshape.",
                ("images", Messages.Describe(images))
            );
        }
        var (height, width, channels) = shape.Value;
        var bytes = Bytes(images);
        var mode = channels == Rgb ? ColorMode.Rgb : ColorMode.Grayscale;
        return [.. bytes.Chunk(height * width * channels).Select(pixels => Image.Of(width, height, mode, pixels))];
    }

    /// <summary>A picture of the weights of every unit of a kernel [pixels, units], all on one scale around 0.</summary>
    public static IReadOnlyList<Image> WeightPictures(string operation, Tensor kernel, Shape? shape, int most)
    {
        var (pixels, units) = (kernel.Shape[0], kernel.Shape[1]);
        var side = (int)Math.Round(Math.Sqrt(pixels));
        var (height, width) = shape is [var h, var w] ? (h, w) : (side, side);
        if (height * width != pixels || units > most || shape is not (null or [_, _]))
        {
            throw new ShapeException(
                operation,
                $"the first axis of the kernel holds the pixels of an image, height · width, and the second at most {most} units",
                "Give the shape of the images, such as Shape.Of(8, 8).",
                ("kernel", Messages.Describe(kernel)),
                ("shape", shape?.ToString() ?? $"a square of {pixels} pixels")
            );
        }
        var weights = ChartRules.Numbers(kernel);
        var strongest = weights.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        var scale = new HeatScale(Domain.Of(-strongest, strongest), ColorMap.BlueRed);
        return
        [
            .. Enumerable
                .Range(0, units)
                .Select(unit =>
                    Image.Of(
                        width,
                        height,
                        ColorMode.Rgb,
                        [
                            .. Enumerable
                                .Range(0, pixels)
                                .Select(pixel => scale.ColorOf(weights[(pixel * units) + unit]))
                                .SelectMany(color => new[] { color.R, color.G, color.B }),
                        ]
                    )
                ),
        ];
    }

    private static (int Height, int Width, int Channels)? ShapeOf(Tensor images)
    {
        switch (images.Shape)
        {
            case [_, > 0 and var height, > 0 and var width]:
                return (height, width, 1);
            case [_, > 0 and var height, > 0 and var width, (1 or Rgb) and var channels]:
                return (height, width, channels);
            case [_, > 0 and var pixels]:
                var side = (int)Math.Round(Math.Sqrt(pixels));
                return side * side == pixels ? (side, side, 1) : null;
            default:
                return null;
        }
    }

    private static byte[] Bytes(Tensor images)
    {
        if (images.DType == DType.UInt8)
        {
            return images.ToArray<byte>();
        }
        var numbers = ChartRules.Numbers(images);
        var domain = Domain.Of(numbers);
        var scale = new LinearScale(domain, 0, 255);
        return [.. numbers.Select(n => double.IsNaN(n) ? (byte)0 : (byte)Math.Clamp(Math.Round(scale.Map(n)), 0, 255))];
    }
}
