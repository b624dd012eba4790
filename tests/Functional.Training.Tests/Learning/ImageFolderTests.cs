namespace Functional.Tests;

/// <summary>A network learns from folders of images, which are decoded while it trains.</summary>
public sealed class ImageFolderTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Colours_are_learnt_from_folders()
    {
        foreach (var (name, channel) in new[] { ("blue", 2), ("red", 0) })
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
            for (var i = 0; i < 8; i++)
            {
                var noise = Key.Of(i).Fold(name).Uniform([6, 6, 3], 0, 120);
                var pixels = noise + (Ops.OneHot(Tensor.Of(channel), 3) * 100);
                Image.Of(pixels, scale: false).Save(Path.Combine(folder, name, $"{i}.png"));
            }
        }
        var images = ImageFolder.Open(
            folder,
            new ImageFolderOptions
            {
                Height = 6,
                Width = 6,
                Rescale = 1 / 255.0,
                BatchSize = 4,
            }
        );
        var model = Sequential
            .Input([6, 6, 3])
            .Flatten()
            .Dense(2, Activation.Softmax)
            .Compile(Optimizer.Adam(0.05), Loss.CategoricalCrossentropy, Metric.Accuracy);

        var trained = model.Fit(images.Endless(), new FitOptions { Epochs = 8, StepsPerEpoch = images.Steps });

        Assert.Equal("Found 16 images belonging to 2 classes.", images.ToString());
        Assert.Equal(1, trained.History["accuracy"][^1]);
        Assert.Equal(
            trained.Fingerprint,
            model.Fit(images.Endless(), new FitOptions { Epochs = 8, StepsPerEpoch = images.Steps }).Fingerprint
        );
    }
}
