using Functional.Testing;

namespace Functional.Tests;

public sealed class ImageAugmentationTests
{
    static readonly ImageAugmentation Everything = new()
    {
        Rotation = 30,
        WidthShift = 0.1,
        HeightShift = 0.2,
        Shear = 10,
        Zoom = 0.3,
        HorizontalFlip = true,
        VerticalFlip = true,
    };

    [Fact]
    public void Transforms_as_Keras_does()
    {
        foreach (var recorded in Recorded.Root.GetProperty("transforms").EnumerateArray())
        {
            double Of(string name) => recorded.GetProperty(name).GetDouble();
            var transform = new ImageTransform
            {
                Rotation = Of("theta"),
                RowShift = Of("tx"),
                ColumnShift = Of("ty"),
                Shear = Of("shear"),
                RowZoom = Of("zx"),
                ColumnZoom = Of("zy"),
            };

            var actual = transform.Apply(Recorded.Noise(3).ToTensor()).ToArray();

            var expected = recorded.GetProperty("pixels").Numbers();
            Assert.Equal(expected.Length, actual.Length);
            Assert.True(expected.Zip(actual, (e, a) => Math.Abs(e - a)).Max() < 2e-5, transform.ToString());
        }
    }

    [Fact]
    public void Beyond_the_edges_is_what_scipy_shows_there()
    {
        var recorded = Golden.Load("images/fill_modes.json");
        var image = Tensor.Of(recorded.GetProperty("image").Numbers(), Shape.Of(5, 7, 2));
        foreach (var one in recorded.GetProperty("cases").EnumerateArray())
        {
            double Of(string name) => one.GetProperty(name).GetDouble();
            var transform = new ImageTransform
            {
                Rotation = Of("theta"),
                RowShift = Of("tx"),
                ColumnShift = Of("ty"),
                RowZoom = Of("zx"),
                ColumnZoom = Of("zy"),
                Fill = Enum.Parse<FillMode>(one.GetProperty("mode").GetString()!, ignoreCase: true),
                FillValue = 12.5,
            };

            var actual = transform.Apply(image).ToArray();

            var distance = one.GetProperty("pixels").Numbers().Zip(actual, (e, a) => Math.Abs(e - a)).Max();
            Assert.True(distance < 2e-4, $"{transform}: {distance}");
        }
        var drawn = new ImageAugmentation { Fill = FillMode.Constant, FillValue = 3 }.Draw(Key.Of(1), 5, 7);
        Assert.Equal((FillMode.Constant, 3), (drawn.Fill, drawn.FillValue));
    }

    [Fact]
    public void Flips_exchange_the_sides()
    {
        var x = Tensor.Of([1f, 2, 3, 4, 5, 6], Shape.Of(2, 3, 1));

        Assert.Equal(
            [3f, 2, 1, 6, 5, 4],
            new ImageTransform { HorizontalFlip = true }
                .Apply(x)
                .ToArray()
        );
        Assert.Equal(
            [4f, 5, 6, 1, 2, 3],
            new ImageTransform { VerticalFlip = true }
                .Apply(x)
                .ToArray()
        );
        Assert.Equal(x, new ImageTransform().Apply(x));
    }

    [Fact]
    public void Draws_lie_in_their_ranges_and_are_the_keys()
    {
        ImageTransform[] drawn = [.. Enumerable.Range(0, 200).Select(i => Everything.Draw(Key.Of(i), 100, 50))];

        Assert.All(drawn, d => Assert.True(Math.Abs(d.Rotation) <= 30 && Math.Abs(d.RowShift) <= 20 && Math.Abs(d.ColumnShift) <= 5));
        Assert.All(drawn, d => Assert.InRange(d.RowZoom, 0.7, 1.3));
        Assert.InRange(drawn.Max(d => d.Rotation), 25, 30);
        Assert.InRange(drawn.Min(d => d.ColumnZoom), 0.7, 0.75);
        Assert.InRange(drawn.Count(d => d.HorizontalFlip), 70, 130);
        Assert.InRange(drawn.Count(d => d.VerticalFlip), 70, 130);
        Assert.Equal(drawn[7], Everything.Draw(Key.Of(7), 100, 50));
        Assert.Equal(200, drawn.Distinct().Count());
        Assert.Equal(new ImageTransform(), new ImageAugmentation().Draw(Key.Of(1), 9, 9));
    }

    [Fact]
    public void A_key_changes_an_image_always_the_same_way()
    {
        var x = Recorded.Noise(3).ToTensor();

        Assert.Equal(Everything.Apply(x, Key.Of(1)), Everything.Apply(x, Key.Of(1)));
        Assert.NotEqual(Everything.Apply(x, Key.Of(1)), Everything.Apply(x, Key.Of(2)));
    }

    [Fact]
    public void Wrong_options_and_shapes_are_named()
    {
        var x = Tensor.Of(new float[4], Shape.Of(2, 2));

        Assert.Contains("[height, width, channels]", Samples.MessageOf<ShapeException>(() => Everything.Apply(x, Key.Of(1))));
        Assert.Throws<ShapeException>(() => new ImageTransform().Apply(x));
        Assert.Throws<InvalidOperationException>(() => new ImageAugmentation { Zoom = 1 }.Draw(Key.Of(1), 2, 2));
        Assert.Throws<InvalidOperationException>(() => new ImageAugmentation { Shear = double.NaN }.Draw(Key.Of(1), 2, 2));
    }
}
