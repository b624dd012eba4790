namespace Functional;

public sealed partial class Image
{
    private const float Brightest = 255;

    /// <summary>The bytes as numbers from 0 to 255: Float32 [height, width, channels]. Keras: <c>img_to_array</c>.</summary>
    public Tensor ToTensor() =>
        Tensor.Create<float>(
            Shape.Of(Height, Width, Channels),
            target =>
            {
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = pixels[i];
                }
            }
        );

    /// <summary>
    /// The picture of a tensor. Keras: <c>array_to_img</c>. With scale the smallest number becomes 0 and the largest 255:
    /// x − min(x), divided by its maximum unless that is 0, times 255. Fractions are cut off. UInt8 without scale is copied.
    /// </summary>
    /// <param name="tensor">[height, width] or [height, width, channels] with 1 to 4 channels.</param>
    /// <param name="scale">Whether to spread the numbers over 0 to 255; if not, they must lie there.</param>
    /// <exception cref="ShapeException">The tensor has another shape.</exception>
    /// <exception cref="ArgumentException">A number is not finite or, without scale, outside of 0 to 255.</exception>
    public static Image Of(Tensor tensor, bool scale = true)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.Rank is not (2 or 3) || tensor.Size == 0 || (tensor.Rank == 3 && tensor.Shape[2] > (int)ColorMode.Rgba))
        {
            throw new ShapeException(
                "image",
                "a picture is [height, width] or [height, width, channels] with 1 to 4 channels, and not empty",
                "Take one picture of a batch by batch[i]; turn [channels, height, width] round by Ops.Transpose.",
                ("tensor", Messages.Describe(tensor))
            );
        }
        var (height, width) = (tensor.Shape[0], tensor.Shape[1]);
        var values = tensor.ToArray();
        RequireFinite(values);
        return new(width, height, tensor.Rank == 3 ? tensor.Shape[2] : 1, scale ? Scaled(values) : Cut(values));
    }

    private static byte[] Scaled(float[] values)
    {
        var least = values.Min();
        var most = values.Max() - least;
        return [.. values.Select(v => (byte)((most == 0 ? v - least : (v - least) / most) * Brightest))];
    }

    private static byte[] Cut(float[] values)
    {
        var wrong = Array.FindIndex(values, v => v is not (>= 0 and < Brightest + 1));
        return wrong < 0
            ? [.. values.Select(v => (byte)v)]
            : throw new ArgumentException(
                Messages.Of(
                    "image",
                    "without scale the numbers are from 0 to 255",
                    "Multiply numbers from 0 to 1 by 255, clip what lies outside, or use scale: true.",
                    ("number", Messages.Number(values[wrong]))
                )
            );
    }

    private static void RequireFinite(float[] values)
    {
        var wrong = Array.FindIndex(values, v => !float.IsFinite(v));
        if (wrong >= 0)
        {
            throw new ArgumentException(
                Messages.Of(
                    "image",
                    "the numbers must be finite",
                    "Look for what made it before.",
                    ("number", Messages.Number(values[wrong])),
                    ("at position", Messages.Number(wrong))
                )
            );
        }
    }
}
