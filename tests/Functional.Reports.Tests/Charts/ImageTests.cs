namespace Functional.Tests;

public sealed class ImageTests
{
    [Fact]
    public void Images_of_every_form_are_shown_on_one_scale()
    {
        Tensor rows =
        [
            [0, 1, 2, 4],
            [4, 4, 4, 4],
        ];

        var pixels = Chart.Images(rows).Tiles[0].Pixels;

        Assert.Equal(Image.Of(2, 2, ColorMode.Grayscale, [0, 64, 128, 255]), pixels);
        Assert.Equal(2, Chart.Images(Tensor.Zeros(2, 3, 5)).Tiles.Count);
        Assert.Equal(1, Chart.Images(Tensor.Zeros(2, 3, 5, 1)).Tiles[0].Pixels.Channels);
        var colors = Tensor.Of([1, 2, 3]).Cast(DType.UInt8).Reshape(1, 1, 1, 3);
        Assert.Equal(Image.Of(1, 1, ColorMode.Rgb, [1, 2, 3]), Chart.Images(colors).Tiles[0].Pixels);
    }

    [Fact]
    public void Right_and_wrong_predictions_are_marked_by_sign_and_colour()
    {
        var grid = Chart.Images(Tensor.Zeros(2, 2, 2), Tensor.Of(0, 1), Tensor.Of(0, 0), ["cat", "dog"]);

        Assert.Equal(["✓ cat", "✗ cat, is dog"], grid.Tiles.Select(t => t.Label));
        Assert.Equal([true, false], grid.Tiles.Select(t => t.IsRight));
        Assert.Equal("image 1: predicted cat, true dog", grid.Tiles[1].Tooltip);
        Assert.Equal(
            ["dog", "cat"],
            Chart.Images(Tensor.Zeros(2, 2, 2), Tensor.Of(1, 0), classNames: ["cat", "dog"]).Tiles.Select(t => t.Label)
        );
    }

    [Fact]
    public void Weights_become_a_picture_for_each_unit()
    {
        var model = Sequential.Input(6).Dense(2, name: "first").Dense(1).Compile(Optimizer.Sgd(), Loss.Mse);
        var kernel = Tensor
            .Of(
                new double[,]
                {
                    { 1, 0 },
                    { -1, 0 },
                    { 0, 0 },
                    { 0, 0 },
                    { 0, 0 },
                    { 0, 0 },
                }
            )
            .Cast(DType.Float32);

        var tiles = Chart.Weights(model.WithParameters(model.Parameters.With("first/kernel", kernel)), Shape.Of(2, 3)).Tiles;

        Assert.Equal((3, 2), (tiles[0].Pixels.Width, tiles[0].Pixels.Height));
        Assert.Equal([0x67, 0, 0x1F, 0x05, 0x30, 0x61, 255, 255, 255], tiles[0].Pixels.Pixels[..9].ToArray());
    }

    [Fact]
    public void Wrong_input_is_explained()
    {
        Assert.Contains(
            "square ones in rows [n, pixels]; got images float32[2, 5]",
            Assert
                .Throws<ShapeException>(() => Chart.Images(Tensor.Zeros(2, 5)))
                .Message.Replace(", images", "; got images", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => Chart.Images(Tensor.Zeros(2, 4), Tensor.Of(1)));
        Assert.Throws<ArgumentException>(() => Chart.Images(Tensor.Zeros(1, 4), predicted: Tensor.Of(1)));
        var model = Sequential.Input(6).Dense(2).Compile(Optimizer.Sgd(), Loss.Mse);
        Assert.Contains("height · width", Assert.Throws<ShapeException>(() => Chart.Weights(model)).Message, StringComparison.Ordinal);
    }
}
